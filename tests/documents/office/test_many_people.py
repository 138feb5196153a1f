"""The page of bodies and people, of an association that has thousands of them: a page holds three hundred."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, Person
from tests.demo_world import Visitor

pytestmark = pytest.mark.one_database

HERE, MANY = "/van-phong/nhan-su/", 700


@pytest.fixture
def many(cast):
    """Seven hundred observers of Tiểu ban Văn kiện."""
    people = [Person(username=f"qs{number}", full_name=f"Quan Sát {number:03}") for number in range(MANY)]
    for person in people:
        person.tidy()
    made = Person.objects.bulk_create(people)
    body, start = cast.bodies.TBVK, date(2022, 1, 4)
    seats = [Membership(person=person, body=body, role="observer", start=start) for person in made]
    Membership.objects.bulk_create(seats)
    return Visitor(cast.vanphong)


def shown(visitor, query: str = ""):
    context = visitor.client.get(f"{HERE}{query}").context
    lines = [line for bench in context["benches"] for line in bench.lines]
    return lines, context["page"].paginator.num_pages


def test_a_page_holds_three_hundred_seats_and_all_pages_hold_each_once(many):
    pages = [shown(many, f"?trang={number}")[0] for number in range(1, shown(many)[1] + 1)]
    seats = [line.seat.pk for lines in pages for line in lines]

    assert [len(lines) for lines in pages[:-1]] == [300] * (len(pages) - 1)
    assert len(seats) == len(set(seats)) == Membership.objects.filter(end=None).count()


def test_a_body_says_how_many_it_has_on_whichever_page(many):
    bench = many.client.get(f"{HERE}?trang=2").context["benches"][0]

    assert (bench.body.code, bench.total >= MANY, len(bench.lines)) == ("TBVK", True, 300)


def test_what_is_sought_goes_along_to_the_next_page(many):
    page = many.client.get(f"{HERE}?tim=quan+s%C3%A1t")

    assert page.context["ways"] == {"after": "?tim=quan+s%C3%A1t&trang=2"}
    assert shown(many, "?tim=quan sat 699")[1] == 1
