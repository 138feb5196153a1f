"""In a calendar stand the last days of votes and of rounds too, for those whom they concern."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from documents.telling.papers.calendar_facts import calendar_entries
from documents.voting.services.casting import cast_open
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from tests.documents.asked import LAST, ask, make_units, reply
from workflows import clock, engine

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

UNTIL = date(2022, 3, 22)


def days(person):
    return [(one.when, one.title) for one in calendar_entries(person) if not one.title.startswith("Thời hạn")]


def opened(cast, package, body, way="open"):
    terms = PollTerms(manner="writing", way=way, until=UNTIL)
    by = cast.thuongtruc if body == cast.bodies.TT else cast.vanphong
    return open_poll(package, body, terms, by=by, seen=engine.seen(package))


def test_who_votes_in_writing_has_its_last_day_until_he_has_voted(cast, make_package):
    poll = opened(cast, make_package("BCCT", "standing"), cast.bodies.TT)
    line = (UNTIL, "Hết hạn biểu quyết: Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)")
    before = line in days(cast.bch01)
    cast_open(poll, {1: "for"}, by=cast.bch01)

    assert (before, line in days(cast.bch01), line in days(cast.bch02)) == (True, False, True)
    assert line not in days(cast.thuky)


def test_a_secret_vote_by_post_stands_under_its_kind_alone(cast, make_package):
    package = make_package("DANS", "board")
    opened(cast, package, cast.bodies.BCH, way="paper")

    assert (UNTIL, f"Hết hạn biểu quyết: {package.listed_title} (DH3-DANS)") in days(cast.bch10)


def test_who_asks_units_and_who_leads_one_have_the_last_day(cast, make_package):
    units = make_units(cast, 2)
    found = ask(cast, [make_package("BCCT", "consultation")], units)
    with clock.frozen(LAST - timedelta(days=3)):
        office, head = days(cast.vanphong), days(units[1].head)
        reply(cast, found, units[1], "agrees")
        after = days(units[1].head)

    asked = (LAST, "Hết hạn nhận ý kiến của các đơn vị: Xin ý kiến các dự thảo văn kiện")
    mine = (LAST, f"Hết hạn gửi ý kiến của {units[1].name}: Xin ý kiến các dự thảo văn kiện")
    assert (asked in office, mine in head, asked in head) == (True, True, False)
    assert mine not in after
