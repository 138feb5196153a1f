"""What the issue names as bad input, each through the pages: refused with a reason, or told as it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.models import Membership, PassedOn, Person, Urging
from congress.people.queries.unit_links import token_of
from congress.people.services.calendar_links import renew_calendar
from congress.people.services.seats import end_membership
from tests.cast import START, TODAY, replan
from tests.demo_world import Visitor, text_of
from tests.documents.telling.test_news import heard
from tests.documents.telling.test_urging import PAGE, at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MANY = 700


@pytest.fixture
def drafting(cast, make_package):
    """The political report is with Tiểu ban Văn kiện until the end of Thursday 24 March."""
    package = make_package("BCCT", "drafting")
    replan(package, cast.btc, drafting=date(2022, 3, 24))
    return package


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "%0a", "\u2028"])
def test_an_address_with_a_line_break_is_refused_and_stays_in_the_field(cast, break_):
    typed = f"a@example.vn{break_}Bcc: b@example.vn"
    answer = Visitor(cast.truong).client.post("/thong-bao/cach-nhan/", {"way": "mail", "email": typed})

    assert answer.status_code == 422
    assert Person.objects.get(pk=cast.truong.pk).email == ""


def test_a_guessed_calendar_and_that_of_one_who_left_open_nothing(cast):
    token = token_of(renew_calendar(cast.thuky, by=cast.thuky))
    before = Client().get(f"/lich/{token}.ics").status_code
    for seat in Membership.objects.filter(person=cast.thuky):
        end_membership(seat, on=TODAY, ground="QĐ 12/QĐ-HTS ngày 16/03/2022", by=cast.vanphong)
    with at(21):
        left = Client().get(f"/lich/{token}.ics").status_code
        guessed = Client().get(f"/lich/{token[:-1]}{'a' if token[-1] != 'a' else 'b'}.ics").status_code

    assert (before, left, guessed) == (200, 404, 404)


def test_a_person_without_any_way_stands_on_the_page_and_gets_a_slip(cast, drafting):
    Person.objects.exclude(pk=cast.truong.pk).update(way=Person.SCREEN)
    Person.objects.filter(pk=cast.truong.pk).update(way="", phone="", second_phone="", last_login=None)
    office = Visitor(cast.vanphong)
    page, slips = office.read("/bao-tin/"), office.client.get("/bao-tin/phieu.pdf")

    assert "Chưa có cách báo tin, chưa có điện thoại" in page
    assert slips.status_code == 200


@pytest.mark.slow
def test_seven_hundred_who_are_due_stand_on_pages_that_open_and_are_reminded_forty_at_a_time(cast, drafting):
    names = [f"ts{number:03d}" for number in range(MANY)]
    rows = [Person(username=one, full_name=f"Người {one}", phone="0912") for one in names]
    people = Person.objects.bulk_create(rows)
    Membership.objects.bulk_create(
        Membership(person=one, body=cast.bodies.TBVK, role="secretary", start=START) for one in people
    )
    with at(24):
        committee = Visitor(cast.btc)
        page = committee.client.get(PAGE)
        fields = {f"chosen-{line.person.pk}": "on" for line in page.context["form"].lines}
        answer = committee.client.post(PAGE, fields)
        after = committee.client.get(PAGE)
        telling = Visitor(cast.vanphong).client.get("/bao-tin/")

    assert page.context["number"] == MANY + 1
    assert (answer.status_code, Urging.objects.count()) == (302, len(fields))
    assert after.context["number"] == MANY + 1 - len(fields)
    assert (telling.status_code, telling.context["number"] >= len(fields)) == (200, True)


def test_a_text_of_5000_letters_is_refused_and_kept_on_both_pages(cast, drafting):
    long = "Kính gửi đồng chí. " * 263 + "Hết."
    with at(24):
        office = Visitor(cast.vanphong)
        urged = office.client.post(PAGE, {f"chosen-{cast.thuky.pk}": "on", f"words-{cast.thuky.pk}": long})
        where = f"/bao-tin/{cast.thuky.pk}/"
        fields = {"words": long, "way": "phone", "news": "1", "outcome": "told", "request_id": "a"}
        passed = office.client.post(where, fields)

    assert (len(long) > 5000, urged.status_code, passed.status_code) == (True, 422, 422)
    assert (long in text_of(urged), long in text_of(passed)) == (True, True)
    assert (Urging.objects.count(), PassedOn.objects.count()) == (0, 0)


def as_the_browser_sends(page, **changed):
    """Every field of the page as it stands there, ticked or not, and what somebody wrote instead."""
    form = page.context["form"]
    sent = {name: form[name].initial or "" for name in form.fields}
    return {name: value for name, value in (sent | changed).items() if value not in {"", False}}


def test_words_that_were_left_as_they_stood_are_those_of_the_moment(cast, drafting):
    with at(24):
        committee = Visitor(cast.btc)
        fields = as_the_browser_sends(committee.client.get(PAGE))
        replan(drafting, cast.btc, drafting=date(2022, 3, 25))
        answer = committee.client.post(PAGE, fields)

    assert answer.status_code == 302
    assert "trước khi hết ngày 25/03/2022" in heard(cast.thuky)[0]
    assert [text for text in heard(cast.thuky) if "24/03/2022" in text] == []
    assert {one.words for one in Urging.objects.all()} == {""}


def test_words_of_ones_own_about_work_that_was_moved_meanwhile_are_looked_at_again(cast, drafting):
    own = "Đề nghị gửi dự thảo trong ngày 24/03."
    with at(24):
        committee = Visitor(cast.btc)
        changed = {f"words-{cast.thuky.pk}": own}
        fields = as_the_browser_sends(committee.client.get(PAGE), **changed)
        replan(drafting, cast.btc, drafting=date(2022, 3, 25))
        answer = committee.client.post(PAGE, fields)
        again = committee.client.post(PAGE, as_the_browser_sends(committee.client.get(PAGE), **changed))

    assert (answer.status_code, again.status_code) == (422, 302)
    assert (own in text_of(answer), "25/03/2022" in text_of(answer)) == (True, True)
    assert [one.words for one in Urging.objects.filter(person=cast.thuky)] == [own]


def test_a_day_that_was_changed_while_the_page_was_open_is_urged_upon_as_it_is_now(cast, drafting):
    with at(24):
        committee = Visitor(cast.btc)
        page = committee.client.get(PAGE)
        chosen = {f"chosen-{line.person.pk}": "on" for line in page.context["form"].lines}
        replan(drafting, cast.btc, drafting=date(2022, 3, 25))
        answer = committee.client.post(PAGE, chosen)

    assert answer.status_code == 302
    assert "trước khi hết ngày 25/03/2022" in heard(cast.thuky)[0]
    assert [text for text in heard(cast.thuky) if "24/03/2022" in text] == []
