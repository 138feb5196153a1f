"""Every shipped procedure can be run to its end, by somebody."""

from __future__ import annotations

import pytest

from congress.roles import KINDS, ROLES, body_rights, congress_rights
from workflows.procedures import store
from workflows.procedures.lint import edges, reachable

pytestmark = pytest.mark.one_database

SHIPPED = store.shipped_codes()


def test_the_three_shapes_are_shipped():
    assert {"BCCT", "BCTC", "DANS"} <= set(SHIPPED)


@pytest.mark.parametrize("code", SHIPPED)
def test_every_transition_has_a_label_and_a_right_that_some_role_holds(code):
    held = {right.value for role in ROLES for right in body_rights(role)}
    held |= {right.value for kind in KINDS for role in ROLES for right in congress_rights(kind, role)}

    moves = store.read_shipped(code).moves()

    assert [move.code for move in moves if not move.label.strip() or move.right not in held] == []


@pytest.mark.parametrize("code", SHIPPED)
def test_every_stage_can_be_reached_and_left(code):
    definition = store.read_shipped(code)
    graph = edges(definition)
    final = {stage.code for stage in definition.stage if stage.terminal}

    assert {stage.code for stage in definition.stage} - reachable(graph, "") == set()
    assert [stage for stage in graph if stage not in final and not reachable(graph, stage) & final] == []


@pytest.mark.parametrize("code", SHIPPED)
def test_every_stage_but_the_last_waits_for_somebody(code):
    stages = store.read_shipped(code).stage

    assert [stage.code for stage in stages if not stage.terminal and not stage.duties] == []
