"""viewflow holds the table of moves: what is changed there changes what `perform` does."""

from __future__ import annotations

import json

import pytest
from viewflow.fsm import TransitionNotAllowed

from documents.models import Package
from tests.cast import perform
from workflows.errors import NotNow
from workflows.procedures.compiled import compiled
from workflows.procedures.schema import Definition
from workflows.procedures.store import canonical, load, read_shipped, shipped_codes


def transition(package, action, source):
    method = vars(load(package.procedure).flow)[action]
    return next(one for one in method.get_transitions() if one.source == source)


def test_perform_lands_where_the_compiled_transition_says(make_package, cast, monkeypatch):
    package = make_package(state="assigned")
    monkeypatch.setattr(transition(package, "accept", "assigned"), "target", "subcommittee")

    perform(package, "accept", cast.truong)

    assert package.state == "subcommittee"


def test_perform_refuses_what_the_compiled_transition_refuses(make_package, cast, monkeypatch):
    package = make_package(state="assigned")
    monkeypatch.setattr(transition(package, "accept", "assigned"), "conditions", [lambda _flow: False])

    with pytest.raises(NotNow) as refused:
        perform(package, "accept", cast.truong)

    assert refused.value.reasons == ["Quy trình không cho phép bước chuyển này."]
    assert (Package.objects.get(pk=package.pk).state, package.steps.count()) == ("assigned", 1)


@pytest.mark.parametrize("code", shipped_codes())
def test_the_machine_has_every_move_of_the_definition_and_no_other(code):
    definition = read_shipped(code)
    flow = compiled("test" + code, canonical(definition)).flow

    fired = {
        (name, one.source, tuple(one.declared_targets()))
        for name, method in vars(flow).items()
        if hasattr(method, "get_transitions") and name != "_state"
        for one in method.get_transitions()
    }

    moves = [(move, source) for move in definition.every_move() for source in move.source]
    assert {(name, source) for name, source, _targets in fired} == {
        (move.code, source) for move, source in moves
    }
    for name, source, targets in fired:
        move = definition.move(name, source)
        assert move.to is None or set(targets) == set(definition.targets(move, source))


def test_a_stored_text_is_compiled_once(make_package):
    one, other = make_package("DANS", "assigned"), make_package("DANS", "assigned")

    assert load(one.procedure) is load(other.procedure)
    assert load(one.procedure).definition == Definition.model_validate(json.loads(one.procedure.canonical))


def test_an_unknown_outcome_moves_nothing():
    machine = compiled("test", canonical(read_shipped("BCCT")))

    class Item:
        state = "board"

    with pytest.raises(TransitionNotAllowed):
        machine.fire(Item, "decide_board", outcome="no_quorum")

    assert Item.state == "board"
