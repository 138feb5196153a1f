"""Whatever lint accepts can be finished by its people; `tests/workflows/test_patterns.py` runs this.

Drawn procedures that lint accepts are gone through at random: by those who hold the rights and by those who
do not, with days that pass and days set back, events, pauses and cancellations. From each marking that is
reached people then come to the end by real steps, which are taken back. Conditions are coins, each on a side
of its own: it lies up whenever somebody comes back to look for long enough; events are not counted on.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests.patterns.models import Matter
from tests.patterns.random_procedures import in_lines, procedures
from tests.patterns.walking import ROLES, definition_from
from tests.patterns.wandering import DUE, Wandering
from workflows.errors import ProcedureFault
from workflows.procedures.store import keep_definition

# What happens, by its place among all that may, and how the coins lie.
LOTS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 7)), min_size=5, max_size=14)
# The same ones on every machine. A failing one is told as it was drawn: to shrink it takes minutes.
STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def people(cast):
    return {one.pk: one for one in User.objects.all()}


def test_what_lint_accepts_can_be_finished_from_every_marking(people):
    told = Counter()

    @settings(STEADY, max_examples=120 if connection.vendor == "sqlite" else 30)
    @given(procedures(), LOTS)
    def wander(tables, lots):
        note(in_lines(tables))
        told["drawn"] += 1
        try:
            definition = definition_from(deepcopy(tables))
        except ProcedureFault:
            return
        told["accepted"] += 1
        with transaction.atomic():
            roles = {**ROLES, "nobody": []}
            matter = Matter.objects.create(procedure=keep_definition(definition), roles=roles, due=DUE)
            wandering = Wandering(matter, people)
            wandering.wander(lots)
            told["markings"] += len(wandering.finished)
            transaction.set_rollback(True)

    wander()

    assert told["accepted"] * 3 > told["drawn"], told
    assert told["markings"] > 3 * told["accepted"], told
