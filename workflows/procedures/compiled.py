"""A definition turned into a `viewflow.fsm` class: viewflow holds the table, the engine the rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from viewflow.fsm import State

from workflows.procedures.schema import BACK, Definition, Transition


class Flow:
    """Base of compiled flows: it moves a tracked item's `state`, in memory only."""

    def __init__(self, item: Any) -> None:
        # No code of a transition begins with an underscore, so none can hide these two.
        self._item = item


@dataclass(frozen=True, slots=True)
class Compiled:
    """A definition and the machine made from it."""

    definition: Definition
    flow: type[Flow]

    def fire(self, item: Any, action: str, *, outcome: str | None) -> None:
        """Set `item.state` by the compiled transition. Raises TransitionNotAllowed."""
        getattr(self.flow(item), action)(outcome=outcome)


def compiled(digest: str, canonical: str) -> Compiled:
    """The machine of a stored version; `digest` is the key, `canonical` its JSON text."""
    return compile_definition(Definition.model_validate(json.loads(canonical)))


def compile_definition(definition: Definition) -> Compiled:
    """Build the flow class from the table of moves."""
    state = State([stage.code for stage in definition.stage])
    state.setter()(_set_state)
    state.getter()(_get_state)
    methods: dict[str, Any] = {}
    for move in definition.moves():
        methods[move.code] = _added(definition, state, methods.get(move.code), move)
    return Compiled(definition, type(f"Flow_{definition.code}", (Flow,), {"_state": state, **methods}))


def _added(definition: Definition, state: State, method: Any, move: Transition) -> Any:
    """Declare one move on its method; entries that share a code share the method."""
    kept = method or _named(move.code)
    custom = {"right": move.right, "holder": move.holder, "guards": move.guards}
    extra = {} if move.to is None else {"target": _target(definition, move)}
    return state.transition(
        source=list(move.source), label=move.written, permission=None, custom=custom, **extra
    )(kept)


def _target(definition: Definition, move: Transition) -> Any:
    if move.to == BACK:
        # The outcome is the stage to go back to, which the engine reads from the history.
        states = list(dict.fromkeys(one for at in move.source for one in definition.targets(move, at)))
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
