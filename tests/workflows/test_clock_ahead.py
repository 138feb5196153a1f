"""A server clock that once ran ahead is named, and stops neither the next step nor a paper of today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from documents.models import Package
from tests.cast import draft, perform
from workflows import clock, history
from workflows.errors import Unmet

pytestmark = pytest.mark.django_db

AHEAD = date(2060, 1, 1)


@pytest.fixture
def poisoned(cast, make_package):
    """The last step was made while the server believed that it was 2060."""
    package = make_package()
    with clock.frozen(AHEAD):
        perform(package, "revise", cast.truong, version=draft(package, "Dự thảo hai"))
    return Package.objects.get(pk=package.pk)


def test_a_step_dated_in_the_future_is_named(poisoned):
    number = poisoned.steps.count()

    assert history.chain_faults(poisoned) == [f"bước {number}: ghi ngày trong tương lai"]


def test_the_next_step_is_dated_today(cast, poisoned):
    step = perform(poisoned, "consult", cast.truong)

    assert (clock.local_day(step.at), clock.local_day(step.entered)) == (date(2022, 3, 18),) * 2
    assert [fault.endswith("ghi ngày trong tương lai") for fault in history.chain_faults(poisoned)] == [True]


def test_a_paper_of_today_is_taken_and_one_from_before_the_last_true_step_is_not(cast, poisoned):
    true = poisoned.steps.order_by("-sequence")[1].at

    with pytest.raises(Unmet):
        perform(poisoned, "consult", cast.truong, at=true - timedelta(minutes=1))
    step = perform(poisoned, "consult", cast.truong, at=true)

    assert step.at == true


def test_a_clock_put_right_by_hours_still_does_not_turn_history_round(cast, make_package):
    package = make_package()
    last = package.steps.last().at

    with clock.frozen(last - timedelta(hours=2)):
        step = perform(package, "consult", cast.truong)

    assert step.at == last
