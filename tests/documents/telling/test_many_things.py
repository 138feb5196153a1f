"""Whoever has more to hear than one message or page holds hears all of it; nothing counts as told before."""

from __future__ import annotations

import re

import pytest

from congress.people.models.people import Person
from congress.people.services.news import choose_way, pass_on
from congress.people.services.seating import SeatFacts, give_seat
from documents.packages.answers.values import Return
from documents.telling.rows import lines_on_paper, lines_to_pass, urge_lines
from tests.cast import GROUND, START, perform
from tests.demo_world import HIDDEN, Visitor
from tests.documents.tasks.told import given
from workflows import clock

pytestmark = pytest.mark.one_database

TITLES = [f"Việc thứ {number:02d}" for number in range(1, 10)]


@pytest.fixture
def busy(cast):
    """A deputy who was given nine tasks."""
    for title in TITLES:
        given(cast, title=title)
    return cast.tbtc2


def by_the_office(cast, person, way):
    choose_way(person, way=way, email="", by=cast.vanphong)
    (line,) = lines_to_pass(cast.congress, person=person.pk)
    return line


def titles_in(text):
    return sorted(set(re.findall(r"Việc thứ \d\d", text)))


def told(cast, line):
    """The office has read this to him."""
    facts = {"way": "zalo", "outcome": "told", "words": line.message, "news": line.upto}
    pass_on(line.person, cast.congress, by=cast.vanphong, **facts)


def test_a_message_names_what_it_tells_and_the_rest_is_told_by_the_next(cast, busy):
    first = by_the_office(cast, busy, Person.ZALO)
    told(cast, first)
    (second,) = lines_to_pass(cast.congress, person=busy.pk)
    told(cast, second)

    assert titles_in(first.message) == TITLES[:6]
    assert "Còn 3 việc khác sẽ được báo tiếp." in first.message
    assert titles_in(second.message) == TITLES[6:]
    assert lines_to_pass(cast.congress, person=busy.pk) == []


def test_a_slip_names_everything(cast, busy):
    by_the_office(cast, busy, Person.PAPER)

    (slip,) = lines_on_paper(cast.congress, person=busy.pk)

    assert titles_in(" ".join(slip.said)) == TITLES
    assert titles_in(slip.message) == TITLES


def test_what_lies_on_the_next_page_stays_new_when_the_first_is_read(cast):
    for number in range(1, 61):
        given(cast, title=f"Việc thứ {number:02d}")
    reader = Visitor(cast.tbtc2)
    page = reader.client.get("/thong-bao/").content.decode()
    answer = reader.client.post("/thong-bao/da-doc/", dict(HIDDEN.findall(page)))

    left = cast.tbtc2.news.filter(seen=None)
    assert answer.status_code == 302
    assert left.count() == 10
    assert (titles_in(page)[:1], titles_in(reader.read("/thong-bao/?trang=2"))[-1:]) == (
        ["Việc thứ 11"],
        ["Việc thứ 10"],
    )


def test_who_leads_above_hears_of_his_work_below_as_what_that_body_was_given(cast, make_package):
    package = make_package("BCCT", "standing")
    give_seat(package.lead, cast.thuongtruc, SeatFacts("deputy", START, GROUND), by=None)
    back = Return(until=clock.today())
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **{"return": back})

    words = {line.person: line.words for line in urge_lines(cast.congress)}[cast.thuongtruc]

    assert words == (
        "Kính báo cáo: Tiểu ban Văn kiện được giao hoàn thiện và trình lại Báo cáo tổng kết nhiệm kỳ "
        "(báo cáo chính trị) (DH3-BCCT), theo kế hoạch đến hết ngày 18/03/2022; kính đề nghị ông quan tâm, "
        "chỉ đạo."
    )
