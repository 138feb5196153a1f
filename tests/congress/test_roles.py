"""The table of roles, and grants that follow it whatever changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from congress import roles
from congress.models import BodyGrant, CongressGrant, Membership
from congress.people.services.seats import appoint, end_membership, settle_grants
from congress.roles import KINDS, ROLES, Right
from tests.congress.conftest import START, TODAY
from workflows import clock

pytestmark = pytest.mark.one_database


def on_body(person, body):
    held = BodyGrant.objects.filter(user=person, content_object=body)
    return set(held.values_list("permission__codename", flat=True))


def on_congress(person):
    return set(CongressGrant.objects.filter(user=person).values_list("permission__codename", flat=True))


ALL = {"draft", "submit", "review", "verify", "decide", "record", "sign", "view", "view_confidential"}


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        ("head", ALL),
        ("deputy", ALL - {"sign"}),
        ("secretary", ALL - {"sign"}),
        ("editor", {"draft", "decide", "view", "view_confidential"}),
        ("member", {"decide", "view", "view_confidential"}),
        ("clerk", {"record", "review", "view", "view_confidential"}),
        ("observer", {"view"}),
    ],
)
def test_a_role_grants_its_row_of_the_table(person, drafters, role, rights):
    ba = person("Lê Ba")

    appoint(ba, drafters, role=role, start=START)

    assert on_body(ba, drafters) == rights == {right.value for right in ROLES[role].rights}
    assert on_congress(ba) == set()
    assert ba.has_perm("view", drafters)


def test_the_table_of_the_test_above_is_complete():
    roles_of_their_own = {"head", "deputy", "secretary", "editor", "member", "clerk", "observer"}
    assert set(ROLES) == {*roles_of_their_own, "delegate"}
    assert [role for role, row in ROLES.items() if not row.votes] == ["delegate", "clerk", "observer"]


@pytest.mark.parametrize(
    ("kind", "role", "rights"),
    [
        ("organising", "head", {"coordinate"}),
        ("organising", "secretary", {"coordinate"}),
        ("organising", "member", set()),
        ("office", "head", {"record"}),
        ("office", "secretary", {"record"}),
        ("office", "clerk", set()),
        ("subcommittee", "head", set()),
        ("collective", "head", set()),
    ],
)
def test_some_kinds_of_bodies_bring_rights_on_the_congress(person, drafters, kind, role, rights):
    ba = person("Lê Ba")
    drafters.kind = kind
    drafters.save()

    appoint(ba, drafters, role=role, start=START)

    assert on_congress(ba) == rights


def test_every_right_can_be_had_somewhere():
    on_bodies = frozenset().union(*(row.rights for row in ROLES.values()))
    on_congresses = [rights for kind in KINDS.values() for rights in kind.congress_rights.values()]

    assert on_bodies.union(*on_congresses) == set(Right)


@pytest.mark.parametrize("model", ["body", "congress"])
def test_migrate_leaves_a_permission_for_every_right(db, model):
    names = Permission.objects.filter(content_type__app_label="congress", content_type__model=model)

    assert set(Right.values) <= set(names.values_list("codename", flat=True))


def test_a_changed_role_changes_the_grants(head, drafters):
    seat = head.memberships.get()
    seat.role = "observer"

    seat.save()

    assert on_body(head, drafters) == {"view"}


def test_a_seat_moved_to_another_body_leaves_nothing_behind(head, drafters, board):
    seat = head.memberships.get()
    seat.body = board

    seat.save()

    assert on_body(head, drafters) == set()
    assert on_body(head, board) == ALL


def test_a_seat_given_to_another_person_leaves_nothing_behind(head, drafters, stranger):
    seat = Membership.objects.get(person=head)
    seat.person = stranger

    seat.save()

    assert on_body(head, drafters) == set()
    assert on_body(stranger, drafters) == ALL


def test_grants_outlive_neither_the_seat_nor_another_seat_in_the_body(person, drafters):
    ba = person("Lê Ba")
    appoint(ba, drafters, role="head", start=START, end=date(2022, 2, 28))
    later = appoint(ba, drafters, role="member", start=date(2022, 3, 1))

    assert on_body(ba, drafters) == {"decide", "view", "view_confidential"}

    end_membership(later, on=date(2022, 3, 17), ground="đơn xin nghỉ")

    assert on_body(ba, drafters) == set()


def test_a_seat_that_has_not_begun_is_granted_already(person, drafters):
    ba = person("Lê Ba")

    appoint(ba, drafters, role="observer", start=date(2022, 4, 1))

    assert on_body(ba, drafters) == {"view"}


def test_a_closed_account_loses_its_grants_and_gets_them_back(clerk, office):
    clerk.is_active = False
    clerk.save()

    assert (on_body(clerk, office), on_congress(clerk)) == (set(), set())

    clerk.is_active = True
    clerk.save(update_fields=["is_active"])

    assert (on_body(clerk, office), on_congress(clerk)) == (ALL, {"record"})


def test_grant_and_revoke_are_safe_to_repeat(stranger, drafters):
    roles.grant(stranger, Right.VIEW, drafters)
    roles.grant(stranger, Right.VIEW, drafters)

    assert on_body(stranger, drafters) == {"view"}

    roles.revoke(stranger, Right.VIEW, drafters)
    roles.revoke(stranger, Right.VIEW, drafters)

    assert on_body(stranger, drafters) == set()


def test_a_right_that_does_not_exist_is_an_error_and_not_silence(stranger, drafters):
    with pytest.raises(LookupError):
        roles.grant(stranger, "veiw", drafters)


def test_settling_takes_away_what_ended_by_its_date_and_what_nobody_gave(person, clerk, drafters, dh3):
    ba = person("Lê Ba")
    appoint(ba, drafters, role="head", start=START, end=TODAY)
    roles.grant(clerk, Right.COORDINATE, dh3)

    with clock.frozen(date(2022, 3, 19)):
        settle_grants()

    assert on_body(ba, drafters) == set()
    assert on_congress(clerk) == {"record"}


def test_a_settled_person_costs_no_write(head, drafters, django_assert_num_queries):
    seats, names, on_the_congress, savepoint, release = 1, 1, 1, 1, 1

    with django_assert_num_queries(seats + names + on_the_congress + savepoint + release):
        roles.sync(head, drafters)
