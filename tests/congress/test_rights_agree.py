"""Over random dated memberships the three ways to ask about a right give one answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.models import Body, BodyGrant, Congress, Membership, Person
from congress.people.audit import grant_faults
from congress.people.queries.hats import capacity, hats
from congress.people.queries.seats import electorate, held_right, members_of_congress, people_who_may
from congress.people.services.seats import settle_grants
from congress.roles import DELEGATE, LENDABLE, ROLES, Right, body_rights
from workflows import clock
from workflows.clock import HANOI, frozen

EPOCH = date(2022, 3, 1)
PEOPLE, BODIES = 4, 3

days = st.integers(0, 20).map(lambda number: EPOCH + timedelta(days=number))
seats = st.tuples(
    st.integers(0, PEOPLE - 1),
    st.integers(0, BODIES - 1),
    st.sampled_from(sorted(ROLES.keys() - {DELEGATE})),
    days,
    st.none() | st.integers(0, 15),
)
worlds = st.lists(seats, max_size=8)
# Who lends, to whom, in which body, what, and when.
loans = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.integers(0, PEOPLE - 1),
        st.integers(0, BODIES - 1),
        st.lists(st.sampled_from(sorted(Right)), max_size=5),
        days,
        st.none() | st.integers(0, 15),
    ).filter(lambda loan: loan[0] != loan[1]),
    max_size=4,
)
moments = st.datetimes(
    min_value=clock.datetime(2022, 2, 27),
    max_value=clock.datetime(2022, 4, 8),
    timezones=st.just(HANOI),
)


def settle(world, closed, lent=()):
    congress = Congress.objects.create(
        code="DH3", name="Đại hội III", short_name="Đại hội III", term="2022–2027", opening=date(2022, 5, 17)
    )
    bodies = [
        Body.objects.create(congress=congress, code=f"B{number}", name=f"Ban {number}", kind="office")
        for number in range(BODIES)
    ]
    people = [
        Person.objects.create(username=f"p{number}", full_name=f"Người {number}", is_superuser=number == 0)
        for number in range(PEOPLE)
    ]
    for who, where, role, start, length in world:
        Membership.objects.create(
            person=people[who], body=bodies[where], role=role, start=start, end=last_day(start, length)
        )
    for lender, who, where, scope, start, length in lent:
        Membership.objects.create(
            person=people[who],
            body=bodies[where],
            role="delegate",
            delegator=people[lender],
            scope=[str(right) for right in scope],
            start=start,
            end=last_day(start, length),
        )
    if closed:
        people[1].is_active = False
        people[1].save()
    return congress, people, bodies


def last_day(start, length):
    return None if length is None else start + timedelta(days=length)


def covers(start, length, day):
    return start <= day and (length is None or day <= start + timedelta(days=length))


def derived(world, closed, who, where, day, *, lent=()):
    """Rights by the definition, without the database."""
    if closed and who == 1:
        return set()
    found = {
        right
        for person, body, role, start, length in world
        if (person, body) == (who, where) and covers(start, length, day)
        for right in body_rights(role)
    }
    for lender, person, body, scope, start, length in lent:
        if (person, body) == (who, where) and covers(start, length, day):
            found |= derived(world, closed, lender, where, day) & set(scope) & LENDABLE
    return found


@pytest.mark.django_db
@settings(max_examples=40)
@given(worlds, loans, st.booleans(), days, st.tuples(moments, st.sampled_from(Right)))
@pytest.mark.slow
def test_hats_capacity_and_people_who_may_agree(world, lent, closed, entered_on, question):
    moment, asked = question
    with transaction.atomic():
        with frozen(entered_on):
            congress, people, bodies = settle(world, closed, lent)
        with frozen(moment):
            settle_grants()
            for where, body in enumerate(bodies):
                may = {right: set(people_who_may(right, [body.pk])) for right in Right}
                for who, one in enumerate(people):
                    rights = hats(one).rights(body.pk)
                    assert rights == derived(world, closed, who, where, moment.date(), lent=lent)
                    assert rights == {right for right in Right if one in may[right]}
                    assert (capacity(one, asked, [body.pk]) is not None) == (asked in rights)
                    assert all(seat.role != DELEGATE for seat in electorate(body))
                    for right, lender in hats(one).worn[body.pk].lent if rights else ():
                        other = Person.objects.get(pk=lender)
                        assert capacity(one, right, [body.pk], acting_for=other)
                        assert held_right(one.pk, right, body.pk, moment.date(), lent_by=lender)
            listed = set(members_of_congress(congress))
            assert listed == {one for one in people if congress.pk in hats(one).congresses}
            assert grant_faults() == []
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=20)
@given(worlds, loans, days, moments, st.integers(0, 99))
def test_they_agree_even_where_grants_are_broken(world, lent, entered_on, moment, lost):
    with transaction.atomic():
        with frozen(entered_on):
            _congress, people, bodies = settle(world, closed=False, lent=lent)
        BodyGrant.objects.filter(pk__in=BodyGrant.objects.values("pk")[lost : lost + 3]).delete()
        with frozen(moment):
            for body in bodies:
                for right in (Right.DECIDE, Right.SIGN, Right.VIEW):
                    may = set(people_who_may(right, [body.pk]))
                    assert may == {one for one in people if right in hats(one).rights(body.pk)}
                    assert may == {one for one in people if capacity(one, right, [body.pk])}
        transaction.set_rollback(True)
