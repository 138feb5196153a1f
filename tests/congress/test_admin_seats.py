"""The administrator is asked about seats what the office is asked, and whom it concerns hears of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from congress.models import Body, Membership, Person
from tests.cast import perform
from tests.congress.test_admin import body_form
from tests.demo_world import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

GROUND = "QĐ 09/QĐ-HTS ngày 28/02/2022"


@pytest.fixture
def keeper(cast):
    return Person.objects.create(username="quantri", full_name="Quản Trị", is_staff=True, is_superuser=True)


@pytest.fixture
def admin(keeper, client):
    """A browser of the administrator."""
    client.force_login(keeper, BACKEND)
    return client


def seated(admin, **fields):
    """What comes of a seat typed on its own page: the status, and everything that is said of it."""
    seat = {"role": "member", "title": "", "phone": "", "start": "2022-03-18", "end": "", "ground": GROUND}
    seat |= {"end_ground": "", "delegator": "", "scope": "[]"} | fields
    answer = admin.post(reverse("admin:congress_membership_add"), seat)
    return answer.status_code, answer.content.decode()


def test_he_puts_himself_into_no_seat(cast, admin, keeper):
    status, page = seated(admin, person=keeper.pk, body=cast.bodies.TBNS.pk)
    row = {"person": keeper.pk, "role": "observer", "start": "2022-03-18", "ground": GROUND}
    among = admin.post(
        reverse("admin:congress_body_change", args=[cast.bodies.TBNS.pk]), body_form(cast.bodies.TBNS, [row])
    )

    assert (status, among.status_code, keeper.memberships.count()) == (200, 200, 0)
    assert "Người ghi không tự ghi nhiệm vụ cho mình" in page


def test_a_body_with_one_head_gets_no_second(cast, admin):
    status, page = seated(admin, person=cast.bch10.pk, body=cast.bodies.CT.pk, role="head")

    assert (status, cast.bodies.CT.memberships.count()) == (200, 1)
    assert "Cơ quan đã có người đứng đầu vào thời gian đó: Ông Người chutich." in page


def test_a_seat_of_the_past_rests_on_a_paper(cast, admin):
    where = {"person": cast.bch10.pk, "body": cast.bodies.TBNS.pk, "start": "2016-01-01"}

    status, page = seated(admin, **where, ground="theo chỉ đạo")
    done, _page = seated(admin, **where)

    assert (status, done) == (200, 302)
    assert "Căn cứ phải ghi đủ số và ngày văn bản" in page


@pytest.mark.parametrize(("start", "end"), [("2022-01-04", "2022-03-17"), ("2022-03-19", "")])
def test_a_seat_covers_what_was_done_in_it(cast, admin, make_package, start, end):
    package = make_package("BCCT", "subcommittee")
    perform(package, "send_back", cast.truong, note="Thiếu phụ lục số liệu.")
    seat = Membership.objects.get(person=cast.truong)
    typed = {"person": cast.truong.pk, "body": seat.body_id, "role": "head", "start": start, "end": end}
    rest = {"title": "", "phone": "", "ground": GROUND, "end_ground": "", "delegator": "", "scope": "[]"}

    answer = admin.post(reverse("admin:congress_membership_change", args=[seat.pk]), typed | rest)

    seat.refresh_from_db()
    assert (answer.status_code, seat.start, seat.end) == (200, date(2022, 1, 4), None)
    assert "Đã có việc thực hiện trong nhiệm vụ này ngày 18/03/2022" in answer.content.decode()


@pytest.mark.parametrize(
    "rule", [{"quorum_num": 0}, {"majority_num": 0}, {"quorum_num": 3}, {"majority_num": 3}]
)
def test_a_rule_that_asks_nobody_or_more_than_all_is_refused(cast, admin, rule):
    body = cast.bodies.BCH

    answer = admin.post(reverse("admin:congress_body_change", args=[body.pk]), body_form(body, []) | rule)

    after = Body.objects.get(pk=body.pk)
    assert (answer.status_code, after.quorum_num, after.majority_num) == (200, 1, 1)


def test_the_person_and_the_office_hear_of_a_seat_given_and_of_its_end(cast, admin):
    seated(admin, person=cast.bch10.pk, body=cast.bodies.TBNS.pk)
    seat = Membership.objects.get(person=cast.bch10, body=cast.bodies.TBNS)
    typed = {"person": cast.bch10.pk, "body": seat.body_id, "role": "member", "start": "2022-03-18"}
    rest = {"title": "", "phone": "", "ground": GROUND, "end_ground": "", "delegator": "", "scope": "[]"}
    admin.post(
        reverse("admin:congress_membership_change", args=[seat.pk]), typed | rest | {"end": "2022-03-20"}
    )

    for one, called in ((cast.bch10, "ông"), (cast.vanphong, "Ông Người bch10")):
        seat = f"{called} giữ nhiệm vụ Ủy viên Tiểu ban Nhân sự, từ ngày 18/03/2022"
        assert [row.words for row in one.news.said().order_by("id")] == [
            f"Quản Trị ghi tại trang quản trị: {seat}.",
            f"Quản Trị sửa tại trang quản trị: {seat} đến hết ngày 20/03/2022.",
        ]
