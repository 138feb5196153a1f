"""A body is called together: its agenda, the drafts that lie before it, the invitation, what is changed."""

from __future__ import annotations

import io
from datetime import date, time

import pytest
from pypdf import PdfReader

from congress.people.queries.hats import hats
from congress.people.services.seats import end_membership
from documents.convening.services.changing import call_off, replace_paper
from documents.convening.services.inviting import Summons, convene
from documents.models import AgendaPaper, ConvenedMeeting, ConveningEnd, RegisterLine
from documents.packages.dated import days_beside
from tests.cast import draft, perform
from tests.demo_world import HIDDEN, Visitor
from tests.documents.examined import faults
from workflows.errors import Forbidden, NotNow, Stale, Unmet

pytestmark = pytest.mark.one_database

PAGE = "/cuoc-hop/trieu-tap/BCH/"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def report(make_package):
    return make_package("BCCT", "board")


def typed(cast, **more):
    """Everything that the form asks, filled in."""
    told = {"meets_on": "21/03/2022", "starts_at": "08:30", "half": "", "manner": "mixed"}
    told |= {"place": "Hội trường tầng 2", "chair": cast.chutich.pk, "packages": []}
    told |= {"business": "Công tác tổ chức\n\nViệc khác", "guests": "Ban Kiểm tra"}
    return told | {"to_prepare": "Đọc trước dự thảo"} | more


def sent(clerk, told, url=PAGE):
    hidden = dict(HIDDEN.findall(clerk.get(url).content.decode()))
    return clerk.client.post(url, hidden | told)


def said(response, name):
    return response.context["form"].errors.get(name)


def summons(cast, *packages, **more):
    facts = {"meets_on": date(2022, 3, 21), "starts_at": time(8, 30), "manner": "in_person"}
    facts |= {"place": "Hội trường", "chair": cast.chutich.pk, "packages": tuple(one.pk for one in packages)}
    return Summons(**facts | more)


@pytest.fixture
def meeting(cast, report):
    return convene(cast.bodies.BCH, summons(cast, report), by=cast.vanphong)


def text_of(response):
    data = b"".join(response) if response.streaming else response.content
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_every_field_is_kept_and_everybody_told_once(cast, clerk, report):
    form = dict(HIDDEN.findall(clerk.get(PAGE).content.decode())) | typed(cast, packages=[report.pk])

    done, again = (clerk.client.post(PAGE, form) for _click in range(2))

    one = ConvenedMeeting.objects.get()
    assert (done.status_code, again.status_code) == (302, 302)
    assert done["Location"] == f"/cuoc-hop/sap-toi/{one.pk}/"
    assert (one.meets_on, one.starts_at, one.half, one.manner) == (
        date(2022, 3, 21),
        time(8, 30),
        "",
        "mixed",
    )
    assert (one.place, one.chair, one.guests, one.to_prepare) == (
        "Hội trường tầng 2",
        cast.chutich,
        "Ban Kiểm tra",
        "Đọc trước dự thảo",
    )
    assert [(item.place, item.package, item.words) for item in one.items.all()] == [
        (1, report, ""),
        (2, None, "Công tác tổ chức"),
        (3, None, "Việc khác"),
    ]
    assert AgendaPaper.objects.get().version == report.current
    heard = "Kính mời dự họp Ban Chấp hành khóa II, 08:30 ngày 21/03/2022, tại Hội trường tầng 2."
    assert [row.words for row in cast.bch01.news.said()] == [heard]
    assert faults() == []


def test_what_waits_for_the_body_is_offered_and_nothing_else(cast, clerk, report, make_package):
    make_package("DANS", "drafting")

    offered = clerk.get(PAGE).context["form"].fields["packages"].choices
    inspected = clerk.get("/cuoc-hop/trieu-tap/BKT/").context["form"].fields

    assert offered == [(report.pk, f"{report.title} ({report.code}), dự thảo lần {report.current.number}")]
    assert "packages" not in inspected


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        (
            {"meets_on": "17/03/2022"},
            "meets_on",
            "Ngày họp đã qua. Cuộc họp đã diễn ra thì ghi ở mục Cuộc họp.",
        ),
        ({"meets_on": "31/02/2022"}, "meets_on", None),
        ({"starts_at": "25:00"}, "starts_at", "Giờ họp ghi dạng giờ:phút, ví dụ 08:30."),
        ({"place": ""}, "place", "Chưa nhập mục này."),
        ({"place": " \u200b "}, "place", "Ghi địa điểm, hoặc phòng họp trực tuyến."),
        ({"chair": ""}, "chair", "Chưa nhập mục này."),
        ({"business": "x" * 301}, "business", "Mỗi nội dung tối đa 300 ký tự."),
        ({"business": "\n".join(["Việc"] * 41)}, "business", "Một cuộc họp tối đa 40 nội dung."),
        ({"business": ""}, "packages", "Chưa có nội dung nào: chọn hồ sơ hoặc ghi nội dung khác."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(cast, clerk, more, field, words):
    response = sent(clerk, typed(cast, **more))

    assert (response.status_code, ConvenedMeeting.objects.count()) == (422, 0)
    assert said(response, field) == [words] if words else said(response, field)
    assert response.context["form"]["guests"].value() == "Ban Kiểm tra"


@pytest.mark.parametrize("hour", ["8h30", "08 giờ 30", "8:30"])
def test_the_hour_is_read_as_people_write_it(cast, clerk, report, hour):
    sent(clerk, typed(cast, starts_at=hour))

    assert ConvenedMeeting.objects.get().starts_at == time(8, 30)


def test_who_left_the_body_cannot_be_in_the_chair(cast, report):
    seat = cast.bch01.memberships.get(body=cast.bodies.BCH)
    end_membership(seat, on=date(2022, 3, 18), ground="Quyết định số 5", by=cast.vanphong)

    with pytest.raises(Unmet) as told:
        convene(cast.bodies.BCH, summons(cast, report, chair=cast.bch01.pk), by=cast.vanphong)

    assert {name: why for name, why in told.value.by_field.items() if why} == {
        "chair": ["Người chủ trì phải là thành viên của cơ quan vào ngày họp."]
    }


def test_a_stranger_neither_calls_nor_sees(cast, meeting, report):
    with pytest.raises(Forbidden):
        convene(cast.bodies.BCH, summons(cast, report), by=cast.bch01)
    with pytest.raises(Forbidden):
        call_off(meeting, reason="Không thích họp", by=cast.bch01)

    outsider, member = Visitor(cast.nguoila), Visitor(cast.bch01)
    own = f"/cuoc-hop/sap-toi/{meeting.pk}/"
    asked = [outsider.get(f"{own}{rest}").status_code for rest in ("", "giay-moi.pdf", "tai-lieu.pdf")]
    seen = [member.get(f"{own}{rest}").status_code for rest in ("", "giay-moi.pdf", "chuyen-ngay/")]
    assert (asked, seen) == ([404, 404, 404], [200, 200, 404])


def test_the_invitation_says_what_was_recorded(cast, clerk, report):
    sent(clerk, typed(cast, packages=[report.pk]))
    own = f"/cuoc-hop/sap-toi/{ConvenedMeeting.objects.get().pk}/"

    before = text_of(clerk.get(f"{own}giay-moi.pdf"))
    number = sent(clerk, {"number": ""}, f"{own}so-giay-moi/")
    after = text_of(clerk.get(f"{own}giay-moi.pdf"))

    line = RegisterLine.objects.get(kind="GM")
    assert (number.status_code, str(line), line.about) == (
        302,
        f"01/GM-{cast.congress.symbol}",
        "Mời họp Ban Chấp hành khóa II ngày 21/03/2022",
    )
    assert "GIẤY MỜI Họp Ban Chấp hành khóa II" in before
    assert "Số: 01" not in before
    for words in (
        "Thời gian: 08:30 ngày 21/03/2022.",
        "Địa điểm: Hội trường tầng 2 (trực tiếp kết hợp trực tuyến).",
        f"tài liệu: dự thảo lần 1, mã kiểm tra {report.current.check_code}",
        "3. Việc khác",
        "TM. BAN CHẤP HÀNH KHÓA II",
    ):
        assert words in after
    assert f"Số: 01/GM-{cast.congress.symbol}" in after


@pytest.fixture
def revised(cast, make_package):
    """The subcommittee is called together about one draft, and its lead writes another."""
    package = make_package("BCCT", "subcommittee")
    lead = package.lead
    head = lead.memberships.get(role="head").person
    meeting = convene(lead, summons(cast, package, chair=head.pk), by=cast.vanphong)
    perform(package, "revise", cast.truong, version=draft(package, "Bản sửa"))
    return meeting


def test_the_paper_that_was_sent_is_replaced_with_a_reason(cast, clerk, revised):
    own = f"/cuoc-hop/sap-toi/{revised.pk}/"
    assert "Hồ sơ đã có dự thảo mới hơn." in clerk.get(own).content.decode()
    url = f"{own}thay-tai-lieu/1/"
    form = dict(HIDDEN.findall(clerk.get(url).content.decode()))

    silent = clerk.client.post(url, form | {"reason": "sửa"})
    done, again = (clerk.client.post(url, form | {"reason": "Sửa số liệu mục II"}) for _click in range(2))
    late = clerk.client.post(url, form | {"reason": "Bản khác", "request_id": "x" * 32})

    papers = revised.items.get().papers
    assert (silent.status_code, said(silent, "reason")) == (422, ["Phải nêu rõ lý do, tối đa 300 ký tự."])
    assert (done.status_code, again.status_code, late.status_code) == (302, 302, 409)
    assert [(row.version.number, row.reason) for row in papers.all()] == [(1, ""), (2, "Sửa số liệu mục II")]
    assert "Hồ sơ đã có dự thảo mới hơn." not in clerk.get(own).content.decode()
    heard = "Đã thay tài liệu cuộc họp Tiểu ban Văn kiện, 08:30 ngày 21/03/2022: "
    assert (
        cast.truong.news.said().order_by("-id")[0].words
        == f"{heard}{papers.last().item.package.title}, dự thảo lần 2."
    )
    assert "Bản sửa" in text_of(clerk.get(f"{own}tai-lieu.pdf"))
    assert faults() == []


def test_nothing_newer_is_not_sent_again(cast, meeting):
    with pytest.raises(NotNow) as told:
        replace_paper(meeting.items.get(), reason="Có bản mới", seen=1, by=cast.vanphong)
    with pytest.raises(Stale):
        replace_paper(meeting.items.get(), reason="Có bản mới", seen=0, by=cast.vanphong)

    assert told.value.reasons == ["Tài liệu đã gửi là dự thảo mới nhất, không có gì để thay."]


def test_moved_it_keeps_agenda_and_papers(cast, clerk, report, meeting):
    url = f"/cuoc-hop/sap-toi/{meeting.pk}/chuyen-ngay/"
    told = typed(cast, meets_on="23/03/2022", starts_at="", half="afternoon", reason="Chủ trì đi công tác")

    same = sent(clerk, told | {"meets_on": "21/03/2022", "starts_at": "08:30", "place": "Hội trường"}, url)
    silent = sent(clerk, told | {"reason": "bận"}, url)
    done = sent(clerk, told, url)

    later = ConvenedMeeting.objects.get(instead_of=meeting)
    assert (same.status_code, said(same, "meets_on")) == (422, ["Ngày, giờ, địa điểm vẫn như cũ."])
    assert said(silent, "reason") == ["Phải nêu rõ lý do, tối đa 300 ký tự."]
    assert (done["Location"], later.when) == (f"/cuoc-hop/sap-toi/{later.pk}/", "chiều ngày 23/03/2022")
    assert [item.papers.get().version for item in later.items.all()] == [report.current]
    assert cast.bch01.news.said().order_by("-id")[0].words == (
        "Cuộc họp Ban Chấp hành khóa II ngày 21/03/2022 chuyển sang chiều ngày 23/03/2022, "
        "tại Hội trường tầng 2. Lý do: Chủ trì đi công tác"
    )
    assert clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/").context["standing"] == "Chuyển sang 23/03/2022"
    assert clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/giay-moi.pdf").status_code == 404
    assert sent(clerk, told, url).status_code == 409


def test_called_off_it_is_in_nobodys_calendar(cast, clerk, meeting):
    own = f"/cuoc-hop/sap-toi/{meeting.pk}/"
    days = [one.title for one in days_beside(cast.bch01, hats(cast.bch01)) if one.kind == "meeting"]

    sent(clerk, {"reason": "Trùng lịch của Trung ương"}, f"{own}khong-to-chuc/")

    assert days == ["Họp Ban Chấp hành khóa II, 08:30 ngày 21/03/2022, tại Hội trường"]
    assert [one for one in days_beside(cast.bch01, hats(cast.bch01)) if one.kind == "meeting"] == []
    assert ConveningEnd.objects.get().reason == "Trùng lịch của Trung ương"
    with pytest.raises(NotNow):
        call_off(meeting, reason="Lần nữa cho chắc", by=cast.vanphong)


def test_the_pack_holds_the_drafts_that_were_sent(cast, clerk, report, meeting):
    words = text_of(clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/tai-lieu.pdf"))

    assert words.startswith(" ".join([*cast.congress.org_lines, "TÀI LIỆU HỌP"]))
    assert f"dự thảo lần 1, mã kiểm tra {report.current.check_code}" in words
    assert "Dự thảo" in words


def test_the_package_says_where_it_is_on_the_agenda(cast, clerk, report, meeting):
    shown = clerk.get(f"/ho-so/{report.code}/").context["agendas"]

    assert [one.meeting for one in shown] == [meeting]
