"""What a night brings: a condition that waits for a date comes true without anybody's step."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from congress.people.services.seats import end_membership
from documents.packages.services.duties import settle_duties
from tests.cast import perform, replan
from tests.documents.examined import faults
from tests.documents.racers import in_threads
from tests.documents.stored import mark_as_ours
from workflows import clock, engine, history
from workflows.engine import duties
from workflows.models import Duty, Notice

LAST = date(2022, 3, 22)


def waiting(package):
    return sorted(Duty.objects.filter(item_id=package.pk, closed=None).values_list("role", "right"))


def test_silence_until_the_last_day_lets_the_lead_close_the_consultation(make_package, cast):
    package = make_package(state="consultation")
    replan(package, cast.btc, consultation=LAST)
    asked = [("reviewers", "review")] * 3
    with clock.frozen(LAST):
        before = settle_duties(), waiting(package)

    with clock.frozen(date(2022, 3, 23)):
        changed, again = settle_duties(), settle_duties()

        # Those asked may still answer; the lead is told once and need not wait for them.
        assert (before, changed, again) == ((0, asked), 1, 0)
        assert waiting(package) == [("lead", "submit"), *asked]
        assert Notice.objects.filter(right="submit", stage="consultation").count() == 1
        assert perform(package, "close_consultation", cast.truong).target == "resolving"
        assert history.chain_faults(package) == []


def test_a_package_without_such_a_condition_is_left_alone(make_package):
    package = make_package(state="standing")
    before = list(duties.open_duties(package).values())

    assert (settle_duties(), engine.settle(package)) == (0, False)
    assert list(duties.open_duties(package).values()) == before


def test_the_night_runs_as_a_command(make_package, capsys):
    make_package(state="consultation")

    call_command("daily")

    assert "cập nhật việc của 0 hồ sơ" in capsys.readouterr().out


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_the_night_twice_at_once_is_one_night(make_package, cast):
    mark_as_ours()
    package = make_package(state="consultation")
    replan(package, cast.btc, consultation=LAST)
    seat = cast.bodies.BKT.memberships.get(person=cast.bkt2)
    end_membership(seat, on=LAST, ground="Nghỉ công tác", by=cast.vanphong)

    def night(_number):
        with clock.frozen(date(2022, 3, 23)):
            call_command("daily", stdout=StringIO())
        return package

    assert in_threads(2, night) == [package.pk] * 2
    assert Notice.objects.filter(right="submit", stage="consultation").count() == 1
    with clock.frozen(date(2022, 3, 23)):
        assert faults("--files") == []
