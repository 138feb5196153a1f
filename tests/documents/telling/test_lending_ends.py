"""A lending that runs out by its day: both hear of it before and on the last day, each time once."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.management import call_command

from congress.models import Membership, News
from congress.people.services.absences import delegate
from documents.telling.rows import lines_to_pass
from documents.telling.services.lending import tell_of_lendings
from tests.documents.telling.test_news import heard
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Nobody is named to himself.
LENDER, BORROWER = (
    f"Ủy quyền của {lender} cho {borrower} tại Tiểu ban Văn kiện"
    for lender, borrower in (("ông", "ông Người thuky"), ("ông Người truong", "ông"))
)
BEFORE = "còn hiệu lực đến hết ngày 31/03/2022; nếu cần tiếp tục, đề nghị báo Văn phòng."
LAST = "hết hiệu lực khi hết ngày 31/03/2022."


def on(day, hour=9, month=3):
    return clock.frozen(datetime(2022, month, day, hour, tzinfo=clock.HANOI))


def lent(cast, *, end=date(2022, 3, 31), start=date(2022, 3, 21)):
    seat = Membership.objects.get(person=cast.truong, body=cast.bodies.TBVK)
    with on(18):
        return delegate(
            seat,
            cast.thuky,
            rights=["submit"],
            start=start,
            end=end,
            ground="QĐ 12/QĐ-HTS ngày 16/03/2022",
            by=cast.vanphong,
        )


def told(cast, days):
    """Day -> to whom something was told of a lending on that day, asked twice."""
    found = {}
    for day in days:
        with on(day):
            before = set(News.objects.values_list("pk", flat=True))
            tell_of_lendings()
            tell_of_lendings()
            rows = News.objects.exclude(pk__in=before).select_related("person")
            found[day] = sorted((row.person.username, row.event) for row in rows)
    return found


def test_both_hear_three_working_days_before_and_on_the_last_day(cast):
    lent(cast)
    both = [[(name, event) for name in ("thuky", "truong")] for event in ("lending_ends", "lending_last_day")]

    assert told(cast, (25, 28, 29, 30, 31)) == {25: [], 28: both[0], 29: [], 30: [], 31: both[1]}
    assert heard(cast.truong)[:2] == [f"{LENDER} {LAST}", f"{LENDER} {BEFORE}"]
    assert heard(cast.thuky)[:2] == [f"{BORROWER} {LAST}", f"{BORROWER} {BEFORE}"]


def test_both_hear_who_lends_to_whom_and_until_when(cast):
    lent(cast)
    told = {one.username: [row.words for row in one.news.said()] for one in (cast.truong, cast.thuky)}

    days = "từ ngày 21/03/2022 đến hết ngày 31/03/2022. Căn cứ: QĐ 12/QĐ-HTS ngày 16/03/2022."
    said = "Ông Người vanphong ghi: %s ủy quyền cho %s tại Tiểu ban Văn kiện, " + days
    assert told == {
        "truong": [said % ("ông", "ông Người thuky")],
        "thuky": [said % ("ông Người truong", "ông")],
    }


def test_one_that_ends_on_a_sunday_is_told_on_the_friday_before(cast):
    lent(cast, end=date(2022, 3, 27))

    assert [event for _name, event in told(cast, (25,))[25]] == ["lending_last_day"] * 2


def test_nobody_is_told_in_hours_of_rest_nor_of_what_began_today(cast):
    lent(cast, start=date(2022, 3, 30))
    with on(31, 12):
        tell_of_lendings()
    quiet = News.objects.filter(event__startswith="lending").count()

    assert (quiet, told(cast, (30,))[30]) == (0, [])


def test_a_lending_that_was_lengthened_is_told_of_by_its_new_day(cast):
    row = lent(cast)
    told(cast, (28,))
    row.end = date(2022, 4, 1)
    row.save()

    assert [name for name, _event in told(cast, (29,))[29]] == ["thuky", "truong"]


def test_the_office_passes_it_on_until_the_lending_is_over(cast):
    lent(cast)
    told(cast, (28,))
    with on(29):
        before = [
            text for line in lines_to_pass(cast.congress) for text in line.said if "Ủy quyền của" in text
        ]
    with on(4, month=4):
        after = [
            text for line in lines_to_pass(cast.congress) for text in line.said if "Ủy quyền của" in text
        ]

    assert (sorted(before), after) == (sorted([f"{LENDER} {BEFORE}", f"{BORROWER} {BEFORE}"]), [])


def test_the_command_tells_of_it_where_there_is_no_worker(cast):
    lent(cast)
    with on(28):
        call_command("remind")

    assert heard(cast.truong)[0] == f"{LENDER} {BEFORE}"
