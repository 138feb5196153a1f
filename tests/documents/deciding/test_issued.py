"""What comes of a meeting: its conclusions become tasks, its notice and its resolution get their numbers."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from documents.models import ConclusionTask, Meeting, MeetingPaper, RegisterLine, Task
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

PAGE = "/cuoc-hop/ghi/BCH/"
CONCLUSIONS = "Giao sửa phụ lục.\nGửi dự thảo cho 95 đầu mối."


@pytest.fixture(autouse=True)
def that_evening(cast):
    with at(19, hour=20):
        yield


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


def send(visitor, url, **told):
    form = dict(HIDDEN.findall(visitor.get(url).content.decode()))
    return visitor.client.post(url, form | told)


def held(clerk, cast, *packages, at_=PAGE, **more):
    """A meeting, of the board where nothing else is said, at which each of these passed; its address."""
    page = clerk.get(at_)
    form = dict(HIDDEN.findall(page.content.decode()))
    for line in page.context.get("lines") or []:
        form |= {line.form.add_prefix(name): line.form[name].value() for name in ("seen", "request_id")}
    told = {"met_on": "19/03/2022", "manner": "in_person", "chair": cast.chutich.pk, "present": ""}
    told |= {"secretary": cast.vanphong.pk, "conclusions": CONCLUSIONS}
    done = clerk.client.post(at_, form | told | {f"{one.code}-agreed": "on" for one in packages} | more)
    assert done.status_code == 302
    return done["Location"]


def words_of(clerk, url, paper):
    bytes_, word = (clerk.get(f"{url}{paper}.{kind}").content for kind in ("pdf", "docx"))
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes_)).pages)
    xml = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    return " ".join(words.replace("\xa0", " ").split()), xml


def test_a_conclusion_becomes_a_task_with_its_source(cast, clerk):
    url = held(clerk, cast)
    lead = cast.bodies.TBVK
    told = {"title_1": "Giao sửa phụ lục.", "lead_1": lead.pk, "due_1": "25/03/2022"}
    form = dict(HIDDEN.findall(clerk.get(f"{url}nhiem-vu/").content.decode())) | told

    done, again = (clerk.client.post(f"{url}nhiem-vu/", form) for _click in range(2))

    task = Task.objects.get()
    page = clerk.read(url)
    assert (done.status_code, again.status_code, ConclusionTask.objects.count()) == (302, 302, 1)
    assert (task.title, task.lead, task.giver) == ("Giao sửa phụ lục.", lead, cast.bodies.BCH)
    assert f"{task.due:%d/%m/%Y}" == "25/03/2022"
    assert task.source == f"Kết luận cuộc họp {cast.bodies.BCH.name} ngày 19/03/2022"
    assert f"{task.code} : {lead.name}, hết ngày 25/03/2022. Đang thực hiện." in page
    assert "Giao sửa phụ lục" not in clerk.read(f"{url}nhiem-vu/").partition("<h1>")[2]
    assert faults() == []


def test_a_conclusion_is_numbered_once_whatever_was_typed_before_it(cast, clerk):
    typed = {
        "1. Giao sửa phụ lục.": "Giao sửa phụ lục.",
        "2) “Điều lệ” giữ nguyên.": "“Điều lệ” giữ nguyên.",
        "(3) Họp lại.": "Họp lại.",
        "4.Gửi dự thảo.": "Gửi dự thảo.",
        "a) In tài liệu.": "In tài liệu.",
        "- 5 người cùng soát.": "5 người cùng soát.",
        "• Mời khách.": "Mời khách.",
        "3.383 đại biểu được mời.": "3.383 đại biểu được mời.",
        "1/3 số phiếu không đồng ý.": "1/3 số phiếu không đồng ý.",
        "25 người dự.": "25 người dự.",
        "-": "-",
    }
    url = held(clerk, cast, conclusions="\n".join(typed))

    minutes, _xml = words_of(clerk, url, "bien-ban")

    assert Meeting.objects.get().concluded == list(typed.values())
    assert "1. Giao sửa phụ lục. 2. “Điều lệ” giữ nguyên." in minutes
    assert 'value="Giao sửa phụ lục."' in clerk.get(f"{url}nhiem-vu/").content.decode()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Chưa chọn cơ quan chủ trì cho kết luận nào."),
        ({"lead_1": "TBVK"}, "Chưa nhập mục này."),
        ({"due_1": "25/03/2022"}, "Chưa nhập mục này."),
        ({"lead_1": "TBVK", "due_1": "18/03/2022"}, "Thời hạn không được trước hôm nay."),
        ({"lead_1": "TBVK", "due_1": "31/02/2022"}, "Ngày phải ghi dạng ngày/tháng/năm"),
        ({"lead_1": "99999", "due_1": "25/03/2022"}, "Đại hội này không có cơ quan ấy."),
        ({"lead_1": "TBVK", "due_1": "25/03/2022", "title_1": ""}, "Chưa nhập mục này."),
    ],
)
def test_a_conclusion_without_a_body_or_a_day_is_asked_for(cast, clerk, told, words):
    url = held(clerk, cast)
    if told.get("lead_1") == "TBVK":
        told = told | {"lead_1": cast.bodies.TBVK.pk}

    answer = send(clerk, f"{url}nhiem-vu/", **{"title_1": "Giao sửa phụ lục."} | told)

    assert (answer.status_code, Task.objects.count()) == (422, 0)
    assert words in text_of(answer)


def test_one_wrong_row_gives_none(cast, clerk):
    url = held(clerk, cast)
    told = {"title_1": "A là một", "lead_1": cast.bodies.TBVK.pk, "due_1": "25/03/2022"}
    told |= {"title_2": "B là hai", "lead_2": cast.bodies.TBVK.pk, "due_2": "01/03/2022"}

    answer = send(clerk, f"{url}nhiem-vu/", **told)

    assert (answer.status_code, Task.objects.count(), ConclusionTask.objects.count()) == (422, 0, 0)


def test_two_who_give_the_same_conclusion_are_told_of_each_other(cast, clerk):
    url = held(clerk, cast)
    told = {"title_1": "Giao sửa phụ lục.", "lead_1": cast.bodies.TBVK.pk, "due_1": "25/03/2022"}
    forms = [dict(HIDDEN.findall(clerk.get(f"{url}nhiem-vu/").content.decode())) | told for _one in range(2)]

    answers = [clerk.client.post(f"{url}nhiem-vu/", form).status_code for form in forms]

    assert (answers, Task.objects.count()) == ([302, 409], 1)


def test_the_notice_says_conclusions_leads_and_days(cast, clerk):
    url = held(clerk, cast)
    told = {"title_1": "Giao sửa phụ lục.", "lead_1": cast.bodies.TBVK.pk, "due_1": "25/03/2022"}
    send(clerk, f"{url}nhiem-vu/", **told)
    before, _xml = words_of(clerk, url, "thong-bao-ket-luan")
    numbered = send(clerk, f"{url}so-thong-bao-ket-luan/", number="", mark="")
    words, xml = words_of(clerk, url, "thong-bao-ket-luan")

    line, symbol = RegisterLine.objects.get(), cast.congress.symbol
    assert (numbered.status_code, str(line), line.kind) == (302, f"01/TB-{symbol}", "TB")
    assert line.about == f"Thông báo kết luận cuộc họp {cast.bodies.BCH.name} ngày 19/03/2022"
    assert f"Số: /TB-{symbol}" in " ".join(before.split())
    assert f"Số: 01/TB-{symbol}" in words
    for told_ in (
        "1. Giao sửa phụ lục.",
        f"Cơ quan chủ trì: {cast.bodies.TBVK.name}; hoàn thành chậm nhất hết ngày 25/03/2022",
        "2. Gửi dự thảo cho 95 đầu mối.",
        f"Ngày 19/03/2022, {cast.bodies.BCH.name} đã họp;",
        "Có mặt 45/45 thành viên.",
    ):
        assert told_ in words
        assert told_ in xml


def test_the_resolution_states_what_was_passed_and_nothing_else(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    url = held(clerk, cast, report)
    send(clerk, f"{url}so-bien-ban/", number="", mark="")
    send(clerk, f"{url}so-nghi-quyet/", number="7", mark="NQ-BCH")
    words, xml = words_of(clerk, url, "nghi-quyet")

    for told in (
        f"Căn cứ Biên bản họp số 01/BB-{cast.congress.symbol} ngày 19/03/2022 của {cast.bodies.BCH.name};",
        "QUYẾT NGHỊ",
        f"Điều 1. Thông qua {report.title}, dự thảo lần 1, mã kiểm tra",
        "tán thành 45",
        "07/NQ-BCH",
    ):
        assert told in words
        assert told in xml
    assert "Giao sửa phụ lục" not in words
    # His seat there has no title of its own; he is the chairman of the whole.
    assert "CHỦ TỊCH HỘI Người chutich" in words
    assert [str(one) for one in MeetingPaper.objects.all()] == ["07/NQ-BCH"]


def test_who_was_asked_for_an_opinion_passes_nothing(cast, clerk, make_package):
    report = make_package("BCCT", "executive")
    url = held(clerk, cast, report, at_="/cuoc-hop/ghi/BTV/", chair=cast.thuongtruc.pk)
    words, _xml = words_of(clerk, url, "nghi-quyet")

    assert f"Điều 1. Nhất trí với {report.title}, dự thảo lần 1" in words
    assert "Thông qua" not in words


def test_where_nothing_was_passed_there_is_no_resolution(cast, clerk):
    url = held(clerk, cast, conclusions="")

    codes = {
        page: clerk.get(f"{url}{page}").status_code
        for page in ("nghi-quyet.pdf", "so-nghi-quyet/", "thong-bao-ket-luan.docx", "so-thong-bao-ket-luan/")
    }

    assert set(codes.values()) == {404}


def test_a_member_reads_and_does_not_give(cast, clerk, make_package):
    url = held(clerk, cast, make_package("BCCT", "board"))
    member = Visitor(cast.bch01)

    codes = {
        page: member.get(f"{url}{page}").status_code
        for page in ("", "nghi-quyet.pdf", "thong-bao-ket-luan.docx", "nhiem-vu/", "so-nghi-quyet/")
    }

    assert list(codes.values()) == [200, 200, 200, 404, 404]
