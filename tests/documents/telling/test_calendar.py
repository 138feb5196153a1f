"""A person's calendar: whole days, nothing secret, and nothing at all for who left or took it back."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest
from django.test import Client

from congress.models import CalendarLink, Congress, Membership
from congress.people.queries.unit_links import token_of
from congress.people.services.calendar_links import end_calendar_link, renew_calendar
from congress.people.services.seats import end_membership
from documents.telling.papers.calendar_facts import calendar_entries
from documents.telling.papers.calendar_feed import CalendarEntry, calendar_text
from tests.cast import TODAY
from tests.demo_world import Visitor
from tests.documents.canaries import plant
from workflows import clock
from workflows.errors import NotNow

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DECISION = "QĐ 12/QĐ-HTS ngày 16/03/2022"


def unfolded(text):
    """The lines of a calendar as a program reads them."""
    return text.replace("\r\n ", "").split("\r\n")


def feed(token):
    return Client().get(f"/lich/{token}.ics")


@pytest.fixture
def drafter(cast, make_package):
    """Trưởng Tiểu ban Văn kiện, with a report in the making and an address of his calendar."""
    make_package("BCCT", "drafting")
    return cast.truong


def test_the_days_that_wait_for_him_and_the_opening_stand_in_it(cast, drafter):
    answer = feed(token_of(renew_calendar(drafter, by=drafter)))
    lines = unfolded(answer.content.decode())

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (
        "SUMMARY:Thời hạn: hoàn thiện và trình Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)"
        in lines
    )
    assert f"SUMMARY:Khai mạc {cast.congress.name}" in lines
    assert "DTSTART;VALUE=DATE:20220517" in lines
    assert "DTEND;VALUE=DATE:20220518" in lines
    assert answer.cookies == {}
    assert "no-store" in answer["Cache-Control"]


def test_an_hour_of_ha_noi_stands_in_utc(cast, drafter):
    Congress.objects.update(hour=time(8), venue="Hội trường; tầng 2, nhà A")
    lines = unfolded(calendar_text("Lịch", calendar_entries(drafter)))

    assert "DTSTART:20220517T010000Z" in lines
    assert "LOCATION:Hội trường\\; tầng 2\\, nhà A" in lines


def test_lines_are_folded_at_75_bytes_between_letters():
    title = "Ký, duyệt; \\ " + "Đề án tổ chức nhân sự " * 20 + "\nhết"
    entry = CalendarEntry("1@lich", date(2022, 3, 30), title, datetime(2022, 3, 1, tzinfo=clock.HANOI))
    text = calendar_text("Lịch", [entry])

    lines = text.encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines if line] != []
    said = next(line for line in unfolded(text) if line.startswith("SUMMARY:"))
    assert said.startswith("SUMMARY:Ký\\, duyệt\\; \\\\ Đề án")
    assert said.endswith("\\nhết")


@pytest.mark.parametrize("token", ["x", "a" * 32, "..", "%00", "A" * 500])
def test_a_guessed_address_opens_nothing(drafter, token):
    renew_calendar(drafter, by=drafter)

    assert feed(token).status_code == 404


def test_another_address_ends_the_one_before_and_the_last_can_be_taken_back(drafter):
    own, path = Visitor(drafter), "/thong-bao/lich/"
    own.client.post(path, {"request_id": "a"})
    own.client.post(path, {"request_id": "a"})
    first = CalendarLink.objects.get()
    page = own.client.get(path).content.decode()
    second = renew_calendar(drafter, by=drafter)
    codes = [feed(token_of(one)).status_code for one in (first, second)]
    own.client.post(path, {"request_id": "c", "outcome": "thu-hoi"})

    assert f"/lich/{token_of(first)}.ics" in page
    assert codes == [404, 200]
    assert feed(token_of(second)).status_code == 404
    with pytest.raises(NotNow):
        end_calendar_link(drafter, by=drafter)


def test_one_who_left_has_no_calendar(cast, drafter):
    token = token_of(renew_calendar(drafter, by=drafter))
    for seat in Membership.objects.filter(person=drafter):
        end_membership(seat, on=TODAY, ground=DECISION, by=cast.vanphong)
    with clock.frozen(date(2022, 3, 21)):
        left = feed(token).status_code

    assert left == 404


def test_a_closed_account_has_no_calendar(drafter):
    token = token_of(renew_calendar(drafter, by=drafter))
    drafter.is_active = False
    drafter.save()

    assert feed(token).status_code == 404


@pytest.mark.slow
def test_no_canary_is_in_any_calendar(cast):
    dossiers = plant(cast)
    people = [one for one in vars(cast).values() if hasattr(one, "username")]
    texts = [calendar_text("Lịch", calendar_entries(person)) for person in people]

    assert dossiers.canaries.caught("\n".join("\n".join(unfolded(text)) for text in texts)) == set()
    assert sum(text.count("DH3-HSNS") for text in texts) > 0


def test_the_same_thing_keeps_its_uid_when_its_day_stays(drafter):
    uids = [[entry.uid for entry in calendar_entries(drafter)] for _time in range(2)]

    assert uids[0] == uids[1]
    assert all(one != other for one, other in pairwise(sorted(uids[0])))
