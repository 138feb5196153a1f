"""The frame of the pages: whose congress, and to whom the signers' desk is offered."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.test import Client

from congress.models import Body, Congress, Membership, Person
from congress.site.context import Site, long_day
from congress.site.requests import person_of
from workflows import clock
from workflows.errors import Forbidden
from workflows.models import Duty

pytestmark = pytest.mark.django_db

TODAY = date(2022, 3, 18)


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def congress() -> Congress:
    return Congress.objects.create(
        code="DH3",
        name="Đại hội III",
        short_name="Đại hội III",
        opening=date(2022, 5, 17),
        office_phone="024 3733 1959",
    )


@pytest.fixture
def person() -> Person:
    return Person.objects.create_user("an", full_name="Trần Văn An", honorific="Ông")


def seat(person, congress, kind, role, **dates):
    body = Body.objects.create(congress=congress, code=kind, name=kind, kind=kind)
    Membership.objects.create(person=person, body=body, role=role, **({"start": date(2022, 1, 1)} | dates))
    return body


def wait_for_signature(body, **fields):
    row = {
        "item_type": "documents.package",
        "item_id": 1,
        "stage": "signing",
        "role": "signer",
        "right": "sign",
    }
    Duty.objects.create(holder=body.pk, opened=clock.now(), **(row | fields))


def frame(rf, person, path="/"):
    request = rf.get(path)
    request.user = person
    return Site(request)


def test_the_chairman_is_offered_the_signers_desk(rf, congress, person):
    seat(person, congress, "chair", "head")

    assert frame(rf, person).signs is True


def test_a_chairman_out_of_office_is_not(rf, congress, person):
    seat(person, congress, "chair", "head", end=date(2022, 3, 17))

    assert frame(rf, person).signs is False


def test_another_head_is_offered_it_while_a_signature_waits_for_his_body(rf, congress, person):
    body = seat(person, congress, "inspection", "head")
    before = frame(rf, person).signs

    wait_for_signature(body)

    assert (before, frame(rf, person).signs) == (False, True)


def test_a_member_of_that_body_is_not(rf, congress, person):
    wait_for_signature(seat(person, congress, "inspection", "member"))

    assert frame(rf, person).signs is False


def test_a_signature_given_no_longer_offers_it(rf, congress, person):
    wait_for_signature(seat(person, congress, "inspection", "head"), closed=clock.now())

    assert frame(rf, person).signs is False


def test_a_stranger_sees_whose_site_it_is_and_whom_to_call(rf, congress):
    shown = frame(rf, AnonymousUser())

    assert (shown.congress, shown.office_phone, shown.office_tel) == (
        "Đại hội III",
        "024 3733 1959",
        "02437331959",
    )
    assert shown.signs is False


def test_before_a_congress_is_set_up_the_frame_still_stands(rf):
    shown = frame(rf, AnonymousUser())

    assert (shown.congress, shown.term, shown.organisation, shown.office_phone) == ("Đại hội", "", [], "")


def test_a_stranger_among_several_congresses_is_told_of_none(rf, congress):
    Congress.objects.create(code="DH4", name="Đại hội IV", short_name="Đại hội IV", opening=date(2027, 5, 18))

    shown = frame(rf, AnonymousUser())

    assert (shown.congress, shown.organisation, shown.office_phone) == ("Đại hội", [], "")


def test_each_reads_the_name_of_his_own_congress(rf, congress, person):
    seat(person, congress, "subcommittee", "head")
    fourth = Congress.objects.create(
        code="DH4", name="Đại hội IV", short_name="Đại hội IV", opening=date(2027, 5, 18)
    )
    binh = Person.objects.create_user("binh", full_name="Lê Bình", honorific="Bà")
    seat(binh, fourth, "office", "head")
    nobody = Person.objects.create_user("la", full_name="Người Lạ")

    told = [(one.congress, one.of_office) for one in (frame(rf, who) for who in (person, binh, nobody))]

    assert told == [("Đại hội III", False), ("Đại hội IV", True), ("Đại hội", False)]


def test_who_sits_in_two_reads_of_the_one_that_opens_next(rf, congress, person):
    seat(person, congress, "subcommittee", "head")
    later = Congress.objects.create(code="DH4", name="x", short_name="Đại hội IV", opening=date(2027, 5, 18))
    Congress.objects.create(code="DH2", name="x", short_name="Đại hội II", opening=date(2017, 5, 18))
    seat(person, later, "office", "head")

    told = []
    for day in (TODAY, date(2022, 5, 17), date(2022, 5, 18), date(2027, 6, 1)):
        with clock.frozen(day):
            told.append(frame(rf, person).congress)

    assert told == ["Đại hội III", "Đại hội III", "Đại hội IV", "Đại hội IV"]


def test_it_knows_who_is_in_and_which_part_is_open(rf, person):
    shown = frame(rf, person, "/ho-so/DH3-BCCT/")

    assert (shown.person, shown.section) == ("Ông Trần Văn An", "ho-so")


def test_the_day_is_written_as_on_paper():
    assert [long_day(date(2022, 3, 18)), long_day(date(2022, 3, 20))] == [
        "Thứ Sáu, 18/03/2022",
        "Chủ nhật, 20/03/2022",
    ]


@pytest.fixture
def visitor(person, congress) -> Client:
    """A browser that is already in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_frame_asks_the_database_once(visitor, django_assert_num_queries):
    # Session and person, then the congress together with the right to the signers' desk.
    with django_assert_num_queries(3):
        visitor.get("/khong-co/")


def test_the_day_bar_says_which_day_it_is(visitor):
    frozen = visitor.get("/khong-co/")

    assert "<strong>Thứ Sáu, 18/03/2022</strong>" in frozen.text


def test_nothing_in_the_frame_comes_from_elsewhere_or_runs(visitor):
    shown = visitor.get("/khong-co/")

    assert re.findall("https?://", shown.text) == []
    assert re.findall(r"<script|<style|\sstyle=|\son[a-z]+=", shown.text) == []
    assert "default-src 'self'" in shown.headers["Content-Security-Policy"]
    assert list(get_messages(shown.wsgi_request)) == []


def test_a_stranger_is_no_person_and_is_told_so_as_of_any_refusal(rf, person):
    request = rf.get("/")
    request.user = AnonymousUser()

    with pytest.raises(Forbidden):
        person_of(request)
    request.user = person
    assert person_of(request) == person
