"""A congress put away while somebody writes: the writer is done first, and who comes later is told."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import transaction

from congress.models import Congress, Membership
from congress.people.services.seats import appoint
from congress.settingup.services.archiving import archive
from tests.cast import TODAY
from tests.documents.racers import HANDS, in_threads

pytestmark = [pytest.mark.race, pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]

WHY = "Đại hội đã họp xong"


def test_who_puts_away_waits_for_who_writes(cast):
    saved, ended = threading.Event(), []

    def write():
        with transaction.atomic():
            seat = appoint(cast.bch10, cast.bodies.BKT, role="member", start=TODAY)
            saved.set()
            time.sleep(0.4)
            ended.append("written")
        return seat

    def put_away():
        saved.wait(timeout=30)
        away = archive(Congress.objects.get(), by=None, reason=WHY)
        ended.append("put away")
        return away

    in_threads(2, lambda number: [write, put_away][number]())

    assert (ended, Membership.objects.filter(body=cast.bodies.BKT, person=cast.bch10).count()) == (
        ["written", "put away"],
        1,
    )


def test_sixteen_at_once_are_written_before_or_told(cast):
    people = [getattr(cast, f"bch{number:02d}") for number in range(10, 10 + HANDS)]

    def act(number):
        if number == HANDS // 2:
            return archive(Congress.objects.get(), by=None, reason=WHY)
        return appoint(people[number], cast.bodies.BKT, role="member", start=TODAY)

    outcomes = in_threads(HANDS, act)

    written = Membership.objects.filter(body=cast.bodies.BKT, person__in=people).count()
    assert {outcome for outcome in outcomes if isinstance(outcome, str)} <= {"not_now", "busy"}
    assert len([one for one in outcomes if isinstance(one, int)]) == written + 1
    assert Congress.objects.get().archived == TODAY
