"""A body is called together: its agenda, the drafts that lie before it, the invitation, what is changed."""

from __future__ import annotations

from datetime import date, time

import pytest

from congress.people.services.seats import end_membership
from documents.convening.services.changing import call_off
from documents.convening.services.inviting import convene
from documents.models import AgendaPaper, ConvenedMeeting, RegisterLine
from tests.demo_world import HIDDEN, Visitor
from tests.documents.examined import faults
from tests.documents.summoned import PAGE, said, sent, summons, text_of, typed
from workflows.errors import Forbidden, Unmet

pytestmark = pytest.mark.one_database


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
        "3. Việc khác.",
        "TM. BAN CHẤP HÀNH KHÓA II",
    ):
        assert words in after
    assert f"Số: 01/GM-{cast.congress.symbol}" in after
