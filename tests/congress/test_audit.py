"""What `doctor` says about rights."""

from __future__ import annotations

from datetime import date

import pytest

from congress import roles
from congress.models import BodyGrant, Person
from congress.people.audit import grant_faults
from congress.people.services.seats import appoint, settle_grants
from congress.roles import Right
from tests.congress.conftest import START, TODAY
from workflows import clock


def test_grants_that_follow_memberships_have_no_fault(head, clerk, stranger):
    assert grant_faults() == []


def test_a_grant_nobody_gave_is_found(head, stranger, drafters, dh3):
    roles.grant(stranger, Right.SIGN, drafters)
    roles.grant(head, Right.VIEW, dh3)

    assert sorted(grant_faults()) == [
        "Thừa quyền “ký duyệt” của Ông Người Lạ tại Tiểu ban Văn kiện: không còn nhiệm vụ nào kèm quyền này.",
        "Thừa quyền “xem” của Bà Nguyễn Thị An tại Đại hội III: không còn nhiệm vụ nào kèm quyền này.",
    ]


def test_a_missing_grant_is_found(head):
    BodyGrant.objects.filter(user=head, permission__codename="submit").delete()

    assert grant_faults() == ["Thiếu quyền “trình” của Bà Nguyễn Thị An tại Tiểu ban Văn kiện."]


def test_grants_of_a_closed_account_are_found_and_settled(person, drafters):
    ba = person("Lê Ba")
    appoint(ba, drafters, role="observer", start=START)
    Person.objects.filter(pk=ba.pk).update(is_active=False)

    assert grant_faults() == [
        "Tài khoản đã ngừng hoạt động của Ông Lê Ba còn quyền “xem” tại Tiểu ban Văn kiện."
    ]

    settle_grants()

    assert grant_faults() == []


def test_what_ended_by_its_date_is_left_over_until_settled(person, drafters):
    appoint(person("Lê Ba"), drafters, role="observer", start=START, end=TODAY)

    with clock.frozen(date(2022, 3, 19)):
        assert len(grant_faults()) == 1

        settle_grants()

        assert grant_faults() == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_audit_costs_the_same_for_few_and_many(person, drafters, count, django_assert_num_queries):
    for _number in range(count):
        appoint(person("Lê Ba"), drafters, role="deputy", start=START)
    BodyGrant.objects.filter(permission__codename="submit").delete()
    stored, derived, people, bodies, congresses = 2, 1, 1, 1, 1

    with django_assert_num_queries(stored + derived + people + bodies + congresses):
        faults = grant_faults()

    assert len(faults) == count
