"""Names as they are stored, sorted and found; memberships that end but never go."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from congress.models import Body, Membership, NeverDeleted, Person, Unit
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.seats import appoint, end_membership, replace_head
from tests.congress.conftest import START, TODAY
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database


def test_a_name_is_stored_composed_and_found_without_marks(person):
    typed = unicodedata.normalize("NFD", "  Đặng Thị\u202e  Ước ")

    uoc = person(typed, honorific="Bà")

    assert uoc.full_name == "Đặng Thị Ước"
    assert str(uoc) == "Bà Đặng Thị Ước"
    assert uoc.get_short_name() == "Ước"
    assert list(Person.objects.filter(folded__contains="dang thi uoc")) == [uoc]


def test_people_sort_by_given_name(person):
    for name in ("Trần Văn Đức", "Vũ Ân", "Lê Thị Dung", "Bùi An", "Phạm Thị An"):
        person(name)

    names = [one.full_name for one in Person.objects.all()]

    assert names == ["Bùi An", "Phạm Thị An", "Vũ Ân", "Lê Thị Dung", "Trần Văn Đức"]


def test_a_narrow_save_keeps_the_keys_of_the_name(person):
    ong = person("Lê Văn Ba")
    ong.full_name = "Lê Văn Bốn"

    ong.save(update_fields=["full_name"])

    ong.refresh_from_db()
    assert (ong.folded, ong.get_short_name()) == ("le van bon", "Bốn")


def test_unit_and_body_are_found_without_marks(dh3):
    Unit.objects.create(code="LCA", name="Hội Lào Cai")
    Body.objects.create(congress=dh3, code="TBNS", name="Tiểu ban Nhân sự", kind="subcommittee")

    assert Unit.objects.get(folded="hoi lao cai").code == "LCA"
    assert str(Body.objects.get(folded__contains="nhan su")) == "Tiểu ban Nhân sự"


def test_a_body_code_is_unique_in_its_congress(drafters):
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(congress=drafters.congress, code="TBVK", name="Khác", kind="subcommittee")


@pytest.mark.parametrize(
    "columns",
    [
        {"quorum_den": 0},
        {"quorum_num": 3, "quorum_den": 2},
        {"majority_den": 0},
        {"majority_num": 3, "majority_den": 2},
        {"quorum_num": 1, "quorum_den": 1, "quorum_strict": True},
        {"majority_num": 2, "majority_den": 2, "majority_strict": True},
    ],
)
def test_a_rule_nobody_could_meet_is_refused(drafters, columns):
    for name, value in columns.items():
        setattr(drafters, name, value)

    with pytest.raises(ValidationError):
        drafters.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        drafters.save()


def test_a_membership_ends_after_it_starts(person, drafters):
    with pytest.raises(Unmet):
        appoint(person("Lê Ba"), drafters, role="member", start=TODAY, end=date(2022, 3, 17))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=person("Lê Tư"), body=drafters, role="member", start=TODAY, end=date(2022, 3, 17)
        )


def test_an_unknown_role_is_refused(person, drafters):
    with pytest.raises(Unmet):
        appoint(person("Lê Ba"), drafters, role="emperor", start=TODAY)


def test_one_role_in_a_body_at_a_time(head, drafters):
    with pytest.raises(Unmet, match="kết thúc nhiệm vụ cũ"):
        appoint(head, drafters, role="member", start=date(2022, 2, 1))


def test_a_role_may_follow_another_the_next_day(person, drafters):
    ba = person("Lê Ba")
    appoint(ba, drafters, role="member", start=START, end=date(2022, 2, 28))

    second = appoint(ba, drafters, role="secretary", start=date(2022, 3, 1))

    assert list(Membership.objects.in_force(date(2022, 2, 28)).values_list("role", flat=True)) == ["member"]
    assert list(Membership.objects.in_force(TODAY)) == [second]


def test_a_membership_is_never_deleted(head):
    with pytest.raises(NeverDeleted):
        head.memberships.get().delete()
    with pytest.raises(NeverDeleted):
        Membership.objects.all().delete()

    assert Membership.objects.count() == 1


def test_a_membership_ends_once(head):
    seat = end_membership(head.memberships.get(), on=TODAY, ground="QĐ 12/QĐ-HTS ngày 16/03/2022")

    with pytest.raises(Unmet, match="đã kết thúc"):
        end_membership(seat, on=date(2022, 4, 1), ground="QĐ 13/QĐ-HTS")

    seat.refresh_from_db()
    assert (seat.end, seat.end_ground) == (TODAY, "QĐ 12/QĐ-HTS ngày 16/03/2022")


def test_a_new_head_takes_over_the_day_after_the_old_one(head, person, drafters):
    deputy = person("Trần Phó")
    appoint(deputy, drafters, role="deputy", start=START)

    replace_head(
        drafters, deputy, start=TODAY, ground="QĐ 12/QĐ-HTS ngày 16/03/2022", title="Trưởng Tiểu ban"
    )

    in_force = Membership.objects.in_force(TODAY)
    assert [(seat.person, seat.shown_title) for seat in in_force] == [(deputy, "Trưởng Tiểu ban")]
    assert {seat.end for seat in Membership.objects.exclude(end=None)} == {date(2022, 3, 17)}


def test_a_title_is_the_role_unless_the_body_says_otherwise(person, board):
    plain = appoint(person("Lê Ba"), board, role="member", start=START)
    titled = appoint(person("Lê Tư"), board, role="head", start=START, title="Chủ tịch")

    assert (plain.shown_title, titled.shown_title) == ("Ủy viên", "Chủ tịch")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("912345678", "0912345678"), ("0912 345 678", "0912 345 678"), ("912", "912"), ("", "")],
)
def test_a_number_typed_on_any_page_gets_its_nought_back(db, typed, kept):
    person = create_account(NewPerson("Lò Thị Mai", "Bà", typed), by=None)

    assert person.phone == kept
