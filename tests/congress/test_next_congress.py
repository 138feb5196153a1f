"""The next congress, begun from the last: what it takes along, and what is its own."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, Person
from congress.people.services.seats import appoint
from congress.settingup.queries import bindings_of
from congress.settingup.services.faults import NewCongress
from congress.settingup.services.founding import set_up
from tests.congress.test_setting_up import NEW
from workflows import clock
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


@pytest.fixture
def fifth():
    return set_up(NEW, by=None)


@pytest.fixture
def chair(fifth):
    person = Person.objects.create_user("chutich", full_name="Trần Văn An")
    appoint(person, fifth.bodies.get(code="CT"), role="head", start=date(2026, 1, 1), title="Chủ tịch")
    return person


def test_the_next_takes_bodies_rules_and_kinds(fifth, chair):
    board = fifth.bodies.get(code="BCH")
    board.majority_num, board.majority_den, board.name = 2, 3, "Ban Chấp hành khóa V"
    board.save()
    fifth.kinds.get(code="VKDH").delete()

    made = set_up(NewCongress("hoi", date(2032, 5, 15), source=fifth, number=6), by=None)

    again = made.bodies.get(code="BCH")
    assert (made.code, made.association, made.symbol) == ("HCGC6", fifth.association, "HCGC")
    assert (again.name, again.majority_num, again.majority_den) == ("Ban Chấp hành khóa V", 2, 3)
    assert bindings_of(made) == bindings_of(fifth)
    assert Membership.objects.filter(body__congress=made).count() == 0


def test_the_next_takes_the_seats_where_that_is_chosen(fifth, chair):
    made = set_up(NewCongress("hoi", date(2032, 5, 15), source=fifth, number=6, seats=True), by=None)

    seat = Membership.objects.get(body__congress=made)
    assert (seat.person, seat.role, seat.title, seat.start) == (chair, "head", "Chủ tịch", clock.today())
    assert seat.ground == "Tiếp tục nhiệm vụ từ Đại hội V"


def test_the_next_is_counted_by_itself(fifth):
    made = set_up(NewCongress("hoi", date(2032, 5, 15), source=fifth), by=None)

    assert (made.number, made.short_name, made.code) == (6, "Đại hội VI", "HCGC6")


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (
            "Đại hội thành viên Hợp tác xã An Bình lần thứ V",
            "Đại hội thành viên Hợp tác xã An Bình lần thứ VI",
        ),
        ("Đại hội An Bình, nhiệm kỳ 2027–2032", "Đại hội An Bình, nhiệm kỳ 2032–2037"),
        ("Đại hội An Bình", "Đại hội đại biểu lần thứ VI Hội Cựu giáo chức tỉnh Hòa Bình"),
    ],
)
def test_the_next_is_called_as_the_last_with_its_own_number_and_term(fifth, last, following):
    fifth.name = last
    fifth.save()

    made = set_up(NewCongress("hoi", date(2032, 5, 15), source=fifth), by=None)

    assert (made.name, made.term) == (following, "2032–2037")


def test_the_next_lasts_as_long_as_the_last(fifth):
    fifth.term = "2027–2030"
    fifth.save()

    assert set_up(NewCongress("hoi", date(2030, 5, 15), source=fifth), by=None).term == "2030–2033"


def test_the_next_has_a_number_of_its_own(fifth):
    with pytest.raises(Unmet) as told:
        set_up(NewCongress("hoi", date(2032, 5, 15), source=fifth, number=5), by=None)

    assert told.value.by_field["number"] == ["Đã có Đại hội V, lần thứ 5."]
