"""A year of urging in a congress of one's own: in hours alone, once a day, no rung twice, nobody above."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from congress.models import Person, UrgedWork, Urging
from documents.telling.papers.posting import post_round
from documents.telling.services.urging import urge_by_itself
from workflows import clock
from workflows.models import Duty
from workflows.queries import calendar_in_force, calendar_kept

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

FIRST, DAYS, HOURS = date(2022, 3, 18), 365, (3, 9, 12, 15)


def test_a_year_of_reminders(cast, make_package, mailoutbox):
    for kind, state in (("BCCT", "drafting"), ("BCKD", "standing"), ("BCTC", "drafting")):
        make_package(kind, state)
    for number, duty in enumerate(Duty.objects.filter(closed=None).order_by("pk")):
        Duty.objects.filter(pk=duty.pk).update(due=FIRST + timedelta(days=20 + 7 * number))
    Person.objects.update(way=Person.MAIL, last_login=None)
    for person in Person.objects.all():
        Person.objects.filter(pk=person.pk).update(email=f"p{person.pk}@example.vn")

    for number in range(DAYS):
        for hour in HOURS:
            day = FIRST + timedelta(days=number)
            moment = datetime(day.year, day.month, day.day, hour, tzinfo=clock.HANOI)
            with calendar_kept(), clock.frozen(moment):
                urge_by_itself()
                if hour == HOURS[-1]:
                    post_round()
        # In summer the days are moved once: the ladder begins anew, and ends.
        if number == 100:
            Duty.objects.filter(closed=None).update(due=FIRST + timedelta(days=140))

    made = list(Urging.objects.all())
    calendar = calendar_in_force()
    assert [one for one in made if not calendar.is_working(one.day)] == []
    assert {clock.aware(one.at).astimezone(clock.HANOI).hour for one in made} <= {9, 15}
    assert max(Counter((one.person_id, one.day) for one in made).values()) == 1
    steps = Counter(UrgedWork.objects.values_list("person", "duty", "rung", "due"))
    assert max(steps.values()) == 1
    assert {one.rank for one in made} <= {"equal", "below"}
    assert {rung for _person, _duty, rung, _due in steps} == {
        "before",
        "today",
        "late",
        "late_head",
        "late_committee",
    }
    letters = [letter.extra_headers["Message-ID"] for letter in mailoutbox]
    assert len(letters) == len(set(letters)) > 0
    assert "quá hạn" not in " ".join(letter.body for letter in mailoutbox).lower()
