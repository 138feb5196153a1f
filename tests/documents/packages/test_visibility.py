"""Over random dated seats, confidentiality and midnights, the ways to ask who may see a package agree."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from congress.models import Body, Congress, Membership, Person
from congress.roles import ROLES, Right, body_rights
from documents.models import Package, PackageBody
from documents.packages.queries.visible import listed_to, people_who_may_view, visible_to
from workflows import clock
from workflows.procedures import store

EPOCH = date(2022, 3, 1)
PEOPLE, BODIES, PACKAGES = 4, 3, 3
ELSEWHERE = BODIES - 1  # the last body works for another congress

days = st.integers(0, 12).map(lambda number: EPOCH + timedelta(days=number))
seats = st.tuples(
    st.integers(0, PEOPLE - 1),
    st.integers(0, BODIES - 1),
    st.sampled_from(sorted(ROLES)),
    days,
    st.none() | st.integers(0, 8),
)
bindings = st.tuples(
    st.integers(0, PACKAGES - 1),
    # A package is bound to bodies of its own congress only (services.assign_package).
    st.integers(0, ELSEWHERE - 1),
    st.sampled_from(["lead", "board"]),
    st.booleans(),
)
# Both sides of a midnight in Hà Nội, and the hours in which UTC is still a day behind.
hours = st.sampled_from([(0, 0, 0), (0, 0, 1), (6, 59, 59), (7, 0, 0), (12, 0, 0), (23, 59, 59)])
moments = st.builds(
    lambda day, hour: datetime(day.year, day.month, day.day, *hour, tzinfo=clock.HANOI), days, hours
)


def settle(world, bound, hidden):
    """Two congresses; the packages belong to the first."""
    congresses = [
        Congress.objects.create(code=code, name=code, short_name=code, term="", opening=date(2022, 5, 17))
        for code in ("DH3", "DH4")
    ]
    bodies = [
        Body.objects.create(
            congress=congresses[number == ELSEWHERE], code=f"B{number}", name=f"Ban {number}", kind="office"
        )
        for number in range(BODIES)
    ]
    people = [
        Person.objects.create(username=f"p{number}", full_name=f"Người {number}", is_superuser=number == 0)
        for number in range(PEOPLE)
    ]
    for who, where, role, start, length in world:
        end = None if length is None else start + timedelta(days=length)
        Membership.objects.create(person=people[who], body=bodies[where], role=role, start=start, end=end)
    version = store.pin("DANS")
    packages = [
        Package.objects.create(
            congress=congresses[0],
            procedure=version,
            code=f"P{number}",
            kind_code="DANS",
            title="Đề án",
            confidential=confidential,
            lead=bodies[0],
        )
        for number, confidential in enumerate(hidden)
    ]
    PackageBody.objects.bulk_create(
        PackageBody(
            package=packages[what], body=bodies[where], role=role, joined=clock.now() if joined else None
        )
        for what, where, role, joined in bound
    )
    return people, packages


def sees(case, who, what, day):
    """The definition, without the database."""
    world, bound, hidden = case
    held = [
        (body, role)
        for person, body, role, start, length in world
        if person == who and start <= day and (length is None or day <= start + timedelta(days=length))
    ]
    if not hidden[what]:
        return any(body != ELSEWHERE for body, _role in held)
    taking_part = {where for number, where, _role, joined in bound if number == what and joined}
    return any(body in taking_part and Right.VIEW_CONFIDENTIAL in body_rights(role) for body, role in held)


@pytest.mark.django_db
@settings(max_examples=40)
@given(
    st.lists(seats, max_size=8),
    st.lists(bindings, max_size=6, unique_by=lambda one: one[:3]),
    st.lists(st.booleans(), min_size=PACKAGES, max_size=PACKAGES),
    days,
    moments,
)
def test_visible_to_and_people_who_may_view_agree(world, bound, hidden, entered_on, moment):
    # What a seat grants is settled when it is entered: nobody looks before that day.
    assume(moment.date() >= entered_on)
    with transaction.atomic():
        with clock.frozen(entered_on):
            people, packages = settle(world, bound, hidden)
        with clock.frozen(moment):
            viewers = [set(people_who_may_view(Package.objects.get(pk=one.pk))) for one in packages]
            for who, person in enumerate(people):
                seen = set(visible_to(person))
                assert seen <= set(listed_to(person))
                for what, package in enumerate(packages):
                    expected = sees((world, bound, hidden), who, what, moment.date())
                    fresh = Package.objects.get(pk=package.pk)
                    answers = (fresh.is_visible(person), package in seen, person in viewers[what])
                    assert answers == (expected,) * 3
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_seat_counts_from_the_first_midnight_to_the_last(cast, make_package):
    package = make_package("DANS")
    Membership.objects.create(
        person=cast.nguoila,
        body=cast.bodies.TBNS,
        role="member",
        start=date(2022, 3, 20),
        end=date(2022, 3, 21),
    )
    answers = {}

    for text in ("19 23:59:59", "20 00:00:00", "21 23:59:59", "22 00:00:00"):
        with clock.frozen(datetime.fromisoformat(f"2022-03-{text}+07:00")):
            fresh = Package.objects.get(pk=package.pk)
            answers[text] = (
                fresh.is_visible(cast.nguoila),
                visible_to(cast.nguoila).exists(),
                people_who_may_view(fresh).filter(pk=cast.nguoila.pk).exists(),
            )

    assert answers == {
        "19 23:59:59": (False,) * 3,
        "20 00:00:00": (True,) * 3,
        "21 23:59:59": (True,) * 3,
        "22 00:00:00": (False,) * 3,
    }


def test_each_body_sees_a_confidential_package_from_its_own_stage_on(cast, make_package):
    first_seen = {}
    for state in ("drafting", "subcommittee", "standing", "executive", "board", "signing", "signed"):
        package = make_package("DANS", state)
        for name in (
            "tbns",
            "bch06",
            "thuongtruc",
            "bch01",
            "bch43",
            "vanphong",
            "chutich",
            "btc",
            "truong",
            "nguoila",
        ):
            if package.is_visible(getattr(cast, name)):
                first_seen.setdefault(name, state)

    # vanphong helps all three collectives; chutich and bch01 sit in Thường trực.
    assert first_seen == {
        "tbns": "drafting",
        "bch06": "drafting",
        "thuongtruc": "standing",
        "bch01": "standing",
        "vanphong": "standing",
        "chutich": "standing",
        "bch43": "board",
    }
