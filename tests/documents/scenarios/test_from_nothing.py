"""Each template, from an empty database to a signed package: set up, seated, drafted, decided, signed."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.seats import appoint
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.assigning.services import assign_package
from documents.models import Package
from documents.paper.language import on_paper
from documents.signing.papers.sign_sheet import render_sign_sheet
from documents.signing.papers.sign_sheet_facts import sheet_of
from tests.cast import count, draft, perform
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TODAY = date(2026, 11, 2)
# What the chairman's line of the sheet calls him, and whom he signs for.
SIGNERS = {
    "hoi": ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
    "cong-doan": ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
    "hop-tac-xa": ("TM. HỘI ĐỒNG QUẢN TRỊ", "CHỦ TỊCH"),
    "doan-thanh-nien": ("TM. BAN CHẤP HÀNH", "BÍ THƯ"),
    "chi-hoi": ("TM. BAN CHẤP HÀNH CHI HỘI", "CHI HỘI TRƯỞNG"),
}


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


def founded(template):
    association = NewAssociation("Tổ chức Hòa Bình", "Tổ chức HB", "TCHB", place="Hòa Bình")
    return set_up(NewCongress(template, date(2027, 5, 15), association, number=5), by=None)


def seated(congress):
    """(body code, role) -> who holds it: a head, a secretary and a member in each body."""
    seats = {}
    for body in congress.bodies.all():
        for role in ("head", "secretary", "member"):
            person = create_account(NewPerson(f"Người {role} {body.code}"), by=None)
            appoint(person, body, role=role, start=TODAY)
            seats[body.code, role] = person
    return seats


def heads(package, role, seats, *, which="head"):
    """Who holds that seat in each of the bodies of a role."""
    return [seats[one.body.code, which] for one in package.bindings if one.role == role]


def led_to_its_signature(package, seats):
    """Every step from the assignment to the signature; a body's secretary records what it decided."""
    (lead,), (signer,) = heads(package, "lead", seats), heads(package, "signer", seats)
    perform(package, "accept", lead)
    perform(package, "revise", lead, version=draft(package))
    perform(package, "consult", lead)
    for reviewer in heads(package, "reviewers", seats):
        perform(package, "comment", reviewer, verdict="pass")
    perform(package, "close_consultation", lead)
    perform(package, "to_subcommittee", lead)
    deciding = {one.role: one for one in package.bindings}
    # Levels that one body fills are one level.
    for role in filter(deciding.get, ("lead", "standing", "executive", "board")):
        bound = deciding[role]
        action = "decide_subcommittee" if role == "lead" else f"decide_{role}"
        perform(package, action, seats[bound.body.code, "secretary"], decision=count(bound.body))
    perform(package, "sign", signer, signature=package.fingerprint())


@pytest.mark.parametrize("template", SIGNERS)
def test_from_nothing_to_a_signed_package(template):
    congress = founded(template)
    seats = seated(congress)
    organiser = seats[congress.bodies.get(kind="organising").code, "head"]
    package = assign_package(congress, "BCCT", by=organiser, due=date(2027, 3, 30), due_exclusive=True)

    led_to_its_signature(package, seats)

    signed = Package.objects.get(pk=package.pk)
    with on_paper():
        said = words(render_sign_sheet(sheet_of(signed)))
    assert (signed.code, signed.state) == ("TCHB5-BCCT", "signed")
    in_whose_name, title = SIGNERS[template]
    expected = [title, *congress.org_lines, "Hòa Bình", "Người head"]
    # The form of the document, which an internal sheet does not bear.
    assert signed.called(signed.kind.sign_form) == in_whose_name
    assert [one for one in expected if solid(one) not in said] == []


@pytest.mark.parametrize("template", SIGNERS)
def test_every_kind_that_it_has_can_be_assigned(template):
    congress = founded(template)
    organiser = congress.bodies.get(kind="organising")
    head = create_account(NewPerson("Trưởng ban"), by=None)
    appoint(head, organiser, role="head", start=TODAY)

    made = [
        assign_package(congress, kind.code, by=head, due=date(2027, 3, 30)) for kind in congress.kinds.all()
    ]

    assert {package.state for package in made} == {"assigned"}
    assert {one.body.congress for package in made for one in package.bindings} == {congress}
