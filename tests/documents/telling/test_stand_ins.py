"""Who is away or in mourning is named with who takes it for him: on the page, on slips, in letters."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Absence, Membership, Person
from congress.people.services.absences import delegate
from congress.people.services.news import choose_way
from documents.models import UrgingLetter
from documents.packages.answers.values import Return
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.telling.test_on_paper import DAY, LETTERS, SLIPS, pages, word
from workflows import clock
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

AWAY = "vắng đến hết ngày 31/03/2022"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def away(cast, make_package):
    """The head of Tiểu ban Văn kiện is in mourning; the report came back to it, until the end of 24/03."""
    package = make_package("BCCT", "standing")
    answers = {"return": Return(until=clock.today())}
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    choose_way(cast.truong, way=Person.PAPER, email="", by=cast.vanphong)
    Person.objects.filter(pk=cast.thuky.pk).update(phone="0912 345 678")
    mourning = {"reason": "có tang", "recorded_by": cast.vanphong}
    return Absence.objects.create(
        person=cast.truong, start=date(2022, 3, 18), end=date(2022, 3, 31), **mourning
    )


def test_the_page_names_who_stands_in_and_his_telephone(cast, office, away):
    with clock.frozen(DAY):
        line = office.client.get(f"/bao-tin/{cast.truong.pk}/").context["line"]
        page = office.read(f"/bao-tin/{cast.truong.pk}/")

    who = "Ông Người thuky, Thư ký Tiểu ban Văn kiện"
    assert (line.away.until, line.away.who, line.away.telephone) == (away.end, who, "0912 345 678")
    assert f"Người nhận thay: {who}" in page
    assert "có tang" not in page


def test_a_slip_names_him_too(cast, office, away):
    with clock.frozen(DAY):
        printed = pages(office.client.get(f"{SLIPS}.pdf"))[0]
        written = word(office.client.get(f"{SLIPS}.docx"))

    for said in (AWAY, "Ông Người thuky", "nhận thay, điện thoại 0912 345 678"):
        assert (said in printed, said in written) == (True, True), said
    assert "có tang" not in printed + written


def test_a_letter_names_who_stands_in_for_the_head_and_keeps_it(cast, office, away):
    with clock.frozen(DAY):
        office.client.post(LETTERS, {"bodies": [cast.bodies.TBVK.pk]})
        letter = UrgingLetter.objects.get()
        away.delete()
        printed = pages(office.client.get(f"{LETTERS}{letter.pk}.pdf"))[0]
        written = word(office.client.get(f"{LETTERS}{letter.pk}.docx"))

    for said in (f"Ông Người truong {AWAY}", "Ông Người thuky", "điện thoại 0912 345 678"):
        assert (said in printed, said in written) == (True, True), said


def test_to_whom_he_lent_his_rights_comes_first(cast, office, away):
    seat = Membership.objects.get(person=cast.truong, body=cast.bodies.TBVK)
    delegate(
        seat,
        cast.bch10,
        start=date(2022, 3, 18),
        end=date(2022, 3, 31),
        rights={"draft"},
        ground="Giấy ủy quyền số 1 ngày 17/03/2022",
        by=cast.vanphong,
    )
    with clock.frozen(DAY):
        line = office.client.get(f"/bao-tin/{cast.truong.pk}/").context["line"]

    assert line.away.who.startswith("Ông Người bch10")


def test_where_all_are_away_the_page_says_that_nobody_stands_in(cast, office, away):
    for seat in Membership.objects.filter(body=cast.bodies.TBVK).exclude(person=cast.truong):
        told = {"start": away.start, "end": away.end, "recorded_by": cast.vanphong}
        Absence.objects.create(person=seat.person, **told)
    with clock.frozen(DAY):
        page = office.read(f"/bao-tin/{cast.truong.pk}/")

    assert "Chưa có người nhận thay." in page
