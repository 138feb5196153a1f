"""Papers and lists name people as their association does: address, rank first or not, order of precedence."""

from __future__ import annotations

import pytest

from congress.people.words.addressed import addressed, in_precedence, with_rank
from documents.deciding.papers.attendance_facts import sign_in_sheet
from tests.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def association(cast):
    cast.thuky.rank, cast.thuky.full_name = "Đại tá", "Nguyễn Văn An"
    cast.thuky.save()
    return cast.congress.association


def listed(cast):
    body = type(cast.bodies.TBVK).objects.get(code="TBVK")
    return [member.name for member in sign_in_sheet(body, TODAY).members]


def test_by_office_with_ong_and_ba(cast, association):
    assert listed(cast) == ["Ông Người truong", "Ông Nguyễn Văn An", "Ông Người bch04"]


def test_by_name_with_the_rank_first_among_comrades(cast, association):
    association.address, association.rank_first, association.precedence = "comrade", True, "name"
    association.save()

    assert listed(cast) == ["Đồng chí Đại tá Nguyễn Văn An", "Đồng chí Người bch04", "Đồng chí Người truong"]


@pytest.mark.parametrize(
    ("address", "own", "expected"),
    [
        ("mr_mrs", "", "Ông Nguyễn Văn An"),
        ("comrade", "", "Đồng chí Nguyễn Văn An"),
        ("mr_mrs", "Cụ", "Cụ Nguyễn Văn An"),
        ("comrade", "Cụ", "Cụ Nguyễn Văn An"),
    ],
)
def test_a_form_of_address_of_his_own_goes_first(cast, association, address, own, expected):
    association.address, cast.thuky.form_of_address = address, own

    assert addressed(cast.thuky, association) == expected


def test_under_a_signature_stands_the_name_with_its_rank_or_without(cast, association):
    bare = with_rank(cast.thuky, association)
    association.rank_first = True

    assert (bare, with_rank(cast.thuky, association)) == ("Nguyễn Văn An", "Đại tá Nguyễn Văn An")


def test_a_congress_without_an_association_names_people_as_before(cast):
    seats = list(cast.bodies.TBVK.memberships.select_related("person").order_by("pk"))

    assert addressed(cast.thuky, None) == "Ông Người thuky"
    assert in_precedence(seats, None) == seats
