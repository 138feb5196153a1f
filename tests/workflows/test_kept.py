"""What rests on the book is worked out once for all pages, and anew after each line, of whoever wrote it."""

from __future__ import annotations

import pytest
from django.utils import translation

from workflows.kept import frozen_day_read, kept_by_the_book, newest_line
from workflows.models import ExceptionDay, FrozenDay, LedgerLine
from workflows.shown import shown_as_it_stands

pytestmark = pytest.mark.django_db


def days_off() -> list[str]:
    """The exception days as each of two pages shows them."""
    pages = []
    for _page in range(2):
        with shown_as_it_stands():
            pages.append(noted())
    assert pages[0] is pages[1]
    return pages[0]


@kept_by_the_book
def noted() -> list[str]:
    return [row.note for row in ExceptionDay.objects.all()]


def test_an_answer_stands_for_later_pages_until_the_book_has_a_line():
    row = ExceptionDay.objects.create(day="2022-04-30", works=True, note="Làm bù", source="CV 1")
    assert days_off() == ["Làm bù"]

    row.note = "Nghỉ bù"
    row.save()
    assert days_off() == ["Nghỉ bù"]

    row.delete()
    assert days_off() == []


def test_where_something_may_be_written_each_asks_anew():
    ExceptionDay.objects.create(day="2022-04-30", works=True, note="Làm bù", source="CV 1")

    assert noted() == ["Làm bù"]
    assert noted() is not noted()


def test_an_answer_is_in_the_language_of_the_reader():
    with shown_as_it_stands():
        own = noted()
        with translation.override("en"):
            assert noted() is not own


def test_the_day_of_a_demo_tells_the_newest_line_with_it(django_assert_num_queries):
    FrozenDay.objects.create(day="2022-03-18")
    ExceptionDay.objects.create(day="2022-04-30", works=True, note="Làm bù", source="CV 1")
    last = LedgerLine.objects.latest("sequence").own_hash

    with shown_as_it_stands(), django_assert_num_queries(1):
        day = frozen_day_read().day
        assert (f"{day:%d/%m/%Y}", newest_line()) == ("18/03/2022", last)
