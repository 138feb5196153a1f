"""Votes through their pages: opened, given, said back, entered for others, looked at, closed."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from documents.models import OpenBallot, Package, Poll, PollEnd
from tests.demo_world import HIDDEN, Visitor, at, text_of

pytestmark = pytest.mark.one_database


@pytest.fixture
def package(make_package):
    """It waits for Thường trực: five members."""
    return make_package("BCCT", "standing")


@pytest.fixture
def clerk(cast):
    """Writes down what Thường trực decides."""
    return Visitor(cast.thuongtruc)


def send(visitor, url, **told):
    form = dict(HIDDEN.findall(visitor.get(url).content.decode()))
    return visitor.client.post(url, form | told)


@pytest.fixture
def poll(package, clerk):
    """Opened in writing until 22/03/2022."""
    url = f"/ho-so/{package.code}/mo-bieu-quyet/TT/"
    done = send(clerk, url, manner="writing", way="open", until="22/03/2022", asked="Gửi lấy ý kiến lần hai")
    assert done.status_code == 302
    return Poll.objects.get()


def test_the_rule_stands_in_words_before_anybody_votes(package, clerk):
    page = clerk.read(f"/ho-so/{package.code}/")
    form = clerk.read(f"/ho-so/{package.code}/mo-bieu-quyet/TT/")

    assert "Mở biểu quyết của Thường trực Hội" in page
    assert "Có 5 người biểu quyết; hợp lệ khi có từ 3 người tham gia (quá nửa)." in form
    assert "Thông qua khi số tán thành đạt quá nửa, tính trên số người tham gia." in form


def test_a_member_is_asked_at_home_and_hears_back_what_he_chose(cast, poll):
    member = Visitor(cast.bch01)
    url = f"/cuoc-bieu-quyet/{poll.pk}/bo-phieu/"
    asked = member.read("/")
    half = send(member, url, question_1="for")
    done = send(member, url, question_1="for", question_2="other", words="Chưa rõ thời gian.")
    page = member.read(f"/cuoc-bieu-quyet/{poll.pk}/")

    assert "Trong tư cách: Thường trực Hội" in asked
    assert (half.status_code, done.status_code) == (422, 302)
    assert "Ý kiến đã ghi: 1. Tán thành; 2. Ý kiến khác." in page
    assert "Chưa rõ thời gian." in page
    assert "Người có quyền biểu quyết" not in page
    assert 'value="for"' in member.get(url).content.decode()
    assert f"/cuoc-bieu-quyet/{poll.pk}/bo-phieu/" not in member.get("/").content.decode()


def test_others_are_entered_in_one_go_and_it_is_looked_at_before_it_closes(cast, clerk, poll, package):
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    people = [getattr(cast, name).pk for name in ("chutich", "bch01", "bch02", "bch03")]
    said = {"question_1": "for", "question_2": "against", "ground": "post"}
    entered = send(clerk, f"{url}nhap-thay/", people=people, **said)
    own = send(clerk, f"{url}bo-phieu/", question_1="for", question_2="for")

    looked = send(clerk, f"{url}ket-thuc/")
    before = PollEnd.objects.count()
    done = send(clerk, f"{url}ket-thuc/", **{"ket-thuc": "1"})
    again = send(clerk, f"{url}huy/", reason="Bấm nhầm.")

    assert (entered.status_code, own.status_code, looked.status_code) == (302, 302, 200)
    assert "Kiểm tra trước khi kết thúc" in text_of(looked)
    assert (before, done.status_code, again.status_code) == (0, 302, 409)
    assert "Cuộc biểu quyết đã kết thúc: Ông Người thuongtruc" in text_of(again)
    assert OpenBallot.objects.count() == 5
    page = clerk.read(url)
    assert f"Thông qua {package.title}, dự thảo lần 1" in page
    assert "Không thông qua" in page
    assert Package.objects.get(pk=package.pk).state == "executive"
    history = clerk.read(f"/ho-so/{package.code}/")
    assert "có mặt 5/5, tán thành 5, không tán thành 0" in history


def test_who_opens_which_page(cast, poll, package):
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    pages = (url, f"{url}bo-phieu/", f"{url}nhap-thay/", f"{url}ket-thuc/", f"{url}huy/")

    def seen(name):
        return [Visitor(getattr(cast, name)).get(page).status_code for page in pages]

    assert seen("thuongtruc") == [200, 200, 200, 200, 200]
    assert seen("bch01") == [200, 200, 404, 404, 404]
    assert seen("bch10") == [404, 404, 404, 404, 404]
    assert Visitor(cast.bch01).get(f"/ho-so/{package.code}/mo-bieu-quyet/TT/").status_code == 404
    assert f"/cuoc-bieu-quyet/{poll.pk}/" in Visitor(cast.bch01).get("/cuoc-bieu-quyet/").content.decode()


def test_after_the_last_day_the_page_says_so(cast, poll):
    with at(23, hour=9):
        page = Visitor(cast.bch01).read("/cuoc-bieu-quyet/")
        late = Visitor(cast.bch01).client.post(
            f"/cuoc-bieu-quyet/{poll.pk}/bo-phieu/", {"question_1": "for", "question_2": "for"}
        )

    assert "Hết hạn, chờ kết thúc" in page
    assert late.status_code == 409
    assert "Đã hết hạn nhận phiếu: hết ngày 22/03/2022." in text_of(late)


def test_what_a_body_resolved_is_written_with_its_ground(cast, clerk):
    url = "/cuoc-bieu-quyet/quy-dinh/TT/"
    told = {"named": "own", "few_tellers": "1", "many_tellers": "3", "takes_slips": "on"}

    bare = send(clerk, url, **told, reason="")
    done = send(clerk, url, **told, reason="Quy chế 04/QC-BCH")

    assert (bare.status_code, done.status_code) == (422, 302)
    assert 'value="Quy chế 04/QC-BCH"' in clerk.get(url).content.decode()
    assert Visitor(cast.bch10).get(url).status_code == 404


def test_ballots_and_the_record_of_the_count_are_printed(cast, clerk, poll):
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    people = [getattr(cast, name).pk for name in ("chutich", "thuongtruc", "bch01", "bch02", "bch03")]
    said = {"question_1": "for", "question_2": "against", "ground": "post", "words": "Cần thêm số liệu."}
    before = clerk.get(f"{url}kiem-phieu.pdf").status_code
    ballots = words_of(clerk.get(f"{url}phieu.pdf").content)
    send(clerk, f"{url}nhap-thay/", people=people, **said)
    send(clerk, f"{url}ket-thuc/", **{"ket-thuc": "1"})

    paper = words_of(clerk.get(f"{url}kiem-phieu.pdf").content)
    file = clerk.get(f"{url}kiem-phieu.docx").content
    word = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml").decode()

    assert before == 404
    assert ballots.count("Gửi lấy ý kiến lần hai") == 2
    assert "Đánh dấu X vào một ô." in ballots
    for told in (
        "BIÊN BẢN KIỂM PHIẾU",
        "Gửi phiếu 5/5 người có quyền biểu quyết (cần từ 3).",
        "tham gia 5/5; tán thành 5, không tán thành 0",
        "Ông Người bch01: Cần thêm số liệu.",
    ):
        assert told in paper
        assert told in word
    assert Visitor(cast.bch01).get(f"{url}phieu.pdf").status_code == 404
    assert Visitor(cast.bch01).get(f"{url}kiem-phieu.pdf").status_code == 200


def words_of(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_has_ended_shows_no_ballot_any_more(cast, clerk, poll):
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    send(clerk, f"{url}huy/", reason="Mở nhầm dự thảo.")

    page = Visitor(cast.bch01).get(f"{url}bo-phieu/")

    assert page.status_code == 409
    assert "Cuộc biểu quyết đã kết thúc" in text_of(page)
