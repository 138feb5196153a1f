"""Who may what today: midnights, superusers, closed accounts, and acting for others."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from congress.models import BodyGrant, CongressGrant, Person
from congress.people.queries.hats import capacity, hats
from congress.people.queries.seats import (
    contact,
    contacts,
    electorate,
    held_right,
    holders_of,
    members_of_congress,
    people_who_may,
    people_who_may_on_congress,
)
from congress.people.services.seats import appoint, end_membership
from congress.roles import Right
from tests.congress.conftest import START
from workflows import clock


@pytest.fixture
def bodies(drafters, board, organisers):
    """Three bodies to sit in."""
    return [drafters, board, organisers]


def test_the_head_of_a_subcommittee_may_submit_and_sign_there(head, drafters, board, dh3):
    worn = hats(head)

    assert {"submit", "sign"} <= worn.rights(drafters.pk)
    assert worn.rights(board.pk) == frozenset()
    assert worn.bodies_with("sign") == {drafters.pk}
    assert worn.congresses == {dh3.pk}
    assert (drafters.pk, "submit") in worn.pairs()


def test_a_stranger_may_nothing(stranger, drafters):
    worn = hats(stranger)

    assert (worn.pairs(), worn.congresses, worn.congress_rights) == ([], frozenset(), {})
    assert capacity(stranger, Right.VIEW, [drafters.pk]) is None


@pytest.mark.parametrize("seats", [1, 3])
def test_hats_are_one_query_however_many_are_worn(clerk, bodies, office, seats, django_assert_num_queries):
    for body in bodies[: seats - 1]:
        appoint(clerk, body, role="secretary", start=START)

    with django_assert_num_queries(1):
        worn = hats(clerk)

    assert len(worn.worn) == seats
    assert Right.RECORD in worn.rights_on_congress(office.congress_id)


# Between 00:00 and 07:00 in Hà Nội the UTC date is a day behind.
@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (datetime(2022, 2, 28, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2022, 2, 28, 17, 0, tzinfo=UTC), True),
        (datetime(2022, 3, 29, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2022, 3, 29, 17, 0, tzinfo=UTC), False),
    ],
)
def test_rights_begin_and_end_at_midnight_in_hanoi(person, drafters, moment, may):
    ba = person("Lê Ba")
    appoint(ba, drafters, role="head", start=date(2022, 3, 1), end=date(2022, 3, 29))

    with clock.frozen(moment):
        assert bool(capacity(ba, Right.SUBMIT, [drafters.pk])) == may
        assert people_who_may(Right.SUBMIT, [drafters.pk]).exists() == may


def test_who_leaves_keeps_his_rights_to_the_end_of_the_day(head, drafters):
    end_membership(head.memberships.get(), on=date(2022, 3, 18), ground="QĐ 12/QĐ-HTS")

    assert capacity(head, Right.SUBMIT, [drafters.pk])

    with clock.frozen(date(2022, 3, 19)):
        assert capacity(head, Right.SUBMIT, [drafters.pk]) is None


def test_a_superuser_has_no_right_of_his_own(person, drafters):
    root = person("Quản Trị", is_superuser=True, is_staff=True)

    assert hats(root).pairs() == []
    assert capacity(root, Right.SIGN, [drafters.pk]) is None
    assert list(people_who_may(Right.SIGN, [drafters.pk])) == []


def test_a_superuser_in_a_body_has_the_rights_of_his_role_only(person, drafters):
    root = person("Quản Trị", is_superuser=True)
    appoint(root, drafters, role="observer", start=START)

    assert hats(root).rights(drafters.pk) == {Right.VIEW}


def test_a_closed_account_has_no_right_but_stays_a_member(head, drafters):
    head.is_active = False
    head.save()

    assert hats(head).pairs() == []
    assert list(people_who_may(Right.SUBMIT, [drafters.pk])) == []
    assert [seat.person for seat in electorate(drafters)] == [head]


def test_an_account_closed_behind_our_back_has_no_right_either(head, drafters):
    Person.objects.filter(pk=head.pk).update(is_active=False)

    assert hats(head).pairs() == []
    assert list(people_who_may(Right.SUBMIT, [drafters.pk])) == []


def test_a_grant_without_a_membership_is_worth_nothing(head, drafters):
    head.memberships.update(end=date(2022, 3, 17))

    assert BodyGrant.objects.filter(user=head).exists()
    assert hats(head).pairs() == []


def test_a_membership_without_its_grant_is_worth_nothing(head, drafters):
    BodyGrant.objects.filter(user=head, permission__codename="submit").delete()

    assert "submit" not in hats(head).rights(drafters.pk)
    assert list(people_who_may(Right.SUBMIT, [drafters.pk])) == []


def test_a_grant_the_role_does_not_bring_is_worth_nothing(person, head, drafters):
    member = person("Lê Ba")
    appoint(member, drafters, role="member", start=START)
    BodyGrant.objects.filter(user=head, permission__codename="sign").update(user=member)

    assert "sign" not in hats(member).rights(drafters.pk)


def test_the_office_records_on_the_congress_and_the_organisers_coordinate(clerk, person, organisers, dh3):
    chief = person("Phạm Trưởng")
    appoint(chief, organisers, role="head", start=START)

    assert hats(clerk).rights_on_congress(dh3.pk) == {Right.RECORD}
    assert hats(chief).congresses_with(Right.COORDINATE) == {dh3.pk}
    assert list(people_who_may_on_congress(Right.COORDINATE, dh3)) == [chief]
    assert list(people_who_may_on_congress(Right.RECORD, dh3)) == [clerk]
    assert [hats(one).enters_for(dh3.pk) for one in (clerk, chief)] == [True, False]
    assert [hats(one).coordinates(dh3.pk) for one in (clerk, chief)] == [False, True]


def test_a_right_on_the_congress_ends_with_its_grant(clerk, dh3):
    CongressGrant.objects.all().delete()

    assert hats(clerk).rights_on_congress(dh3.pk) == frozenset()
    assert list(people_who_may_on_congress(Right.RECORD, dh3)) == []


def test_who_wears_two_hats_chooses(head, drafters, board):
    appoint(head, board, role="member", start=START)

    first = capacity(head, Right.DECIDE, [board.pk, drafters.pk])
    chosen = capacity(head, Right.DECIDE, [board.pk, drafters.pk], prefer=drafters.pk)
    forced = capacity(head, Right.SUBMIT, [board.pk, drafters.pk], prefer=board.pk)

    assert (first.body_id, chosen.body_id, forced) == (board.pk, drafters.pk, None)
    assert first.body_name == "Ban Chấp hành khóa II"


def test_the_office_enters_for_a_person_who_has_the_right(clerk, head, stranger, drafters):
    entered = capacity(clerk, Right.SUBMIT, [drafters.pk], acting_for=head)

    assert (entered.body_id, entered.name) == (drafters.pk, "Tiểu ban Văn kiện")
    assert capacity(clerk, Right.SUBMIT, [drafters.pk], acting_for=stranger) is None
    assert capacity(clerk, Right.SUBMIT, [drafters.pk]) is None


def test_nobody_else_enters_for_another(head, person, drafters):
    member = person("Lê Ba")
    appoint(member, drafters, role="secretary", start=START)

    assert capacity(member, Right.SIGN, [drafters.pk], acting_for=head) is None


def test_acting_for_oneself_is_acting(head, drafters):
    assert capacity(head, Right.SUBMIT, [drafters.pk], acting_for=head)


def test_the_office_enters_for_a_body_where_somebody_has_the_right(clerk, head, drafters, board):
    bodies = [drafters.pk, board.pk]

    entered = capacity(clerk, Right.REVIEW, bodies, acting_for=drafters)

    assert (entered.body_id, entered.name) == (drafters.pk, "Tiểu ban Văn kiện")
    assert capacity(clerk, Right.REVIEW, bodies, acting_for=board) is None
    assert capacity(clerk, Right.REVIEW, [board.pk], acting_for=drafters) is None
    assert capacity(head, Right.REVIEW, bodies, acting_for=drafters) is None


def test_a_body_of_another_congress_does_not_count(head, drafters, dh3):
    assert capacity(head, Right.SUBMIT, [drafters.pk], congress_id=dh3.pk)
    assert capacity(head, Right.SUBMIT, [drafters.pk], congress_id=dh3.pk + 1) is None


def test_known_hats_are_not_asked_for_again(head, drafters, django_assert_num_queries):
    worn = hats(head)

    with django_assert_num_queries(0):
        assert capacity(head, Right.SUBMIT, [drafters.pk], worn=worn)


def test_a_person_in_two_of_the_bodies_is_counted_once(head, board, drafters):
    appoint(head, board, role="head", start=START)

    assert list(people_who_may(Right.SIGN, [board.pk, drafters.pk])) == [head]


def test_all_members_are_listed_to_and_strangers_are_not(head, clerk, stranger, dh3):
    assert list(members_of_congress(dh3)) == [head, clerk]
    assert list(members_of_congress(dh3, date(2022, 1, 3))) == []


def test_the_electorate_are_those_who_decide(head, person, drafters):
    for name, role in (("Lê Ba", "member"), ("Lê Tư", "clerk"), ("Lê Năm", "observer"), ("Lê Sáu", "editor")):
        appoint(person(name), drafters, role=role, start=START)

    assert [seat.role for seat in electorate(drafters)] == ["head", "editor", "member"]
    assert len(holders_of(drafters)) == 5


def test_the_one_to_telephone_is_the_first_in_rank_with_a_number(person, drafters, board):
    chief = appoint(person("Lê Ba"), drafters, role="head", start=START)
    aide = appoint(person("Lê Tư"), drafters, role="secretary", start=START, phone="0243 000 002")

    assert contact(drafters, Right.SUBMIT) == aide
    assert contact(drafters, Right.SIGN) == chief
    assert contact(board, Right.DECIDE) is None


@pytest.mark.parametrize("count", [1, 3])
def test_contacts_of_many_bodies_are_one_query(person, bodies, count, django_assert_num_queries):
    asked = bodies[:count]
    for body in asked:
        appoint(person("Lê Ba", phone="0912 000 003"), body, role="head", start=START)

    with django_assert_num_queries(1):
        found = contacts([body.pk for body in asked], Right.DECIDE)

    assert [found[body.pk].telephone for body in asked] == ["0912 000 003"] * count


def test_what_somebody_could_do_then_is_asked_of_memberships_alone(head, drafters):
    end_membership(head.memberships.get(), on=date(2022, 3, 17), ground="QĐ 12/QĐ-HTS")

    assert held_right(head.pk, Right.SIGN, drafters.pk, date(2022, 3, 17))
    assert not held_right(head.pk, Right.SIGN, drafters.pk, date(2022, 3, 18))
    assert not held_right(head.pk, Right.COORDINATE, drafters.pk, date(2022, 3, 17))
