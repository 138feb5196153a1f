"""A definition turned into a `viewflow.fsm` class: viewflow holds the table, the engine the rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from viewflow.fsm import State

from workflows.procedures.rows import AGAIN, BACK, Transition
from workflows.procedures.schema import Definition, Machine


class Flow:
    """Base of compiled flows: it moves the `state` of an item or a track, in memory only."""

    def __init__(self, item: Any) -> None:
        # No code of a transition begins with an underscore, so none can hide these two.
        self._item = item


@dataclass(frozen=True, slots=True)
class Moving:
    """A procedure, great or small, and the flow that moves what follows it."""

    machine: Machine
    flow: type[Flow]

    def fire(self, spot: Any, action: str, *, outcome: str | None) -> None:
        """Set `spot.state` by the compiled transition. Raises TransitionNotAllowed."""
        getattr(self.flow(spot), action)(outcome=outcome)


@dataclass(frozen=True, slots=True)
class Compiled(Moving):
    """A whole definition, and its small procedures by name."""

    definition: Definition
    small: dict[str, Moving]


def compiled(digest: str, canonical: str) -> Compiled:
    """The machine of a stored version; `digest` is the key, `canonical` its JSON text."""
    return compile_definition(Definition.model_validate(json.loads(canonical)))


def compile_definition(definition: Definition) -> Compiled:
    """Build the flow classes from the tables of moves."""
    small = {name: Moving(one, _flow(one, name)) for name, one in definition.procedure.items()}
    return Compiled(definition, _flow(definition, definition.code), definition, small)


def _flow(machine: Machine, name: str) -> type[Flow]:
    state = State([stage.code for stage in (*machine.stage, *machine.laid_over.stages)])
    state.setter()(_set_state)
    state.getter()(_get_state)
    methods: dict[str, Any] = {}
    for move in machine.every_move():
        # Entries that share a code share the method.
        method = methods.get(move.code) or _named(move.code)
        custom = {"right": move.right, "holder": move.holder, "guards": move.guards}
        extra = {} if move.to is None else {"target": _target(machine, move)}
        declared = state.transition(
            source=list(move.source), label=move.written, permission=None, custom=custom, **extra
        )
        methods[move.code] = declared(method)
    return type(f"Flow_{name}", (Flow,), {"_state": state, **methods})


def _target(machine: Machine, move: Transition) -> Any:
    if move.to in (BACK, AGAIN):
        # The outcome is the stage to go back to, which the engine keeps on the item.
        states = list(dict.fromkeys(one for at in move.source for one in machine.targets(move, at)))
        return State.GET_STATE(
            lambda _flow, *, outcome: outcome if outcome in states else None, states=states
        )
    if not isinstance(move.to, dict):
        return move.to
    table = dict(move.to)
    return State.GET_STATE(lambda _flow, *, outcome: table.get(outcome), states=list(table.values()))


def _named(code: str) -> Callable[..., None]:
    def fired(_flow: Flow, *, outcome: str | None) -> None:
        """Do nothing: what a step changes besides the state belongs to answers and effects."""

    fired.__name__ = code
    return fired


def _get_state(flow: Flow) -> str:
    return str(flow._item.state)  # noqa: SLF001 - the class above


def _set_state(flow: Flow, value: str) -> None:
    flow._item.state = value  # noqa: SLF001 - the class above
