"""A whole procedure, and the small ones that its tracks follow: what may be asked of either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from django.utils.translation import gettext
from pydantic import Field, StringConstraints

from workflows.procedures import overlay
from workflows.procedures.rows import (
    AGAIN,
    BACK,
    WAITED,
    Code,
    Label,
    Phase,
    SmallStage,
    Stage,
    Start,
    Strict,
    Transition,
)
from workflows.registry import registry

KindCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]


class Machine(Strict):
    """Stages and the moves between them."""

    stage: tuple[Stage, ...]
    transition: tuple[Transition, ...]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy of what the file says; what was worked out of the original is not carried over."""
        made = super().model_copy(update=update, deep=deep)
        for name in made.__dict__.keys() - type(made).model_fields.keys():
            del made.__dict__[name]
        return made

    @property
    def first(self) -> str:
        """The stage in which it begins."""
        raise NotImplementedError

    @property
    def laid_over(self) -> overlay.Overlay:
        """The stages and moves that the engine adds to what the file says; none for a small procedure."""
        return overlay.NOTHING

    def stage_of(self, code: str) -> Stage | None:
        """The stage with this code, or None."""
        return next((stage for stage in (*self.stage, *self.laid_over.stages) if stage.code == code), None)

    def label_of(self, code: str) -> str:
        """The label of a stage to show; the code itself if a later edit lost it."""
        stage = self.stage_of(code)
        return stage.label if stage else code

    def moves(self) -> tuple[Transition, ...]:
        """All moves that the file declares, with the guards that are laid over them."""
        return self.own_moves()

    def own_moves(self) -> tuple[Transition, ...]:
        """The same as the file has them."""
        return self.transition

    def every_move(self) -> tuple[Transition, ...]:
        """Those of the file and those that the engine lays over every procedure."""
        return (*self.moves(), *self.laid_over.moves)

    def moves_from(self, state: str) -> list[Transition]:
        """What people may do in a state, in the order of the file."""
        return [move for move in self.every_move() if state in move.source and move.on is None]

    def rules_from(self, state: str) -> list[Transition]:
        """What the procedure itself does in a state, in the order of the file."""
        return [move for move in self.every_move() if state in move.source and move.on is not None]

    def move(self, code: str, state: str) -> Transition | None:
        """The move called `code` out of `state`, or None."""
        here = (move for move in self.every_move() if state in move.source)
        return next((move for move in here if move.code == code), None)

    def rights_to(self, move: Transition, state: str) -> list[tuple[str, str]]:
        """(right, role) of everybody who may make a move out of `state`."""
        stage = self.stage_of(state)
        waited = [(rule.right, rule.holder) for rule in stage.duties] if stage else []
        return waited if move.holder == WAITED else [(move.right, move.holder)]

    def targets(self, move: Transition, source: str) -> tuple[str, ...]:
        """Every state a move can land in from `source`."""
        if move.to is None:
            return (source,)
        if move.to == BACK:
            return self.entrances(source)
        if move.to == AGAIN:
            ends = [stage.code for stage in self.stage if stage.terminal]
            return tuple(dict.fromkeys(before for end in ends for before in self.entrances(end)))
        return (move.to,) if isinstance(move.to, str) else tuple(move.to.values())

    def entrances(self, state: str) -> tuple[str, ...]:
        """The stages from which some move leads into this one, in the order of the file."""
        into = [move for move in self.every_move() if move.to not in (BACK, AGAIN)]
        codes = {one for move in into for one in move.source if state in self.targets(move, one)}
        known = (*self.stage, *self.laid_over.stages)
        return tuple(stage.code for stage in known if stage.code in codes - {state})

    @cached_property
    def returning(self) -> frozenset[str]:
        """The stages that can be left for the one from which they were entered."""
        back = (move for move in self.every_move() if move.to in (BACK, AGAIN))
        return frozenset(code for move in back for code in move.source)


class Small(Machine):
    """A small procedure that tracks of a stage follow."""

    start: Code
    stage: tuple[SmallStage, ...]

    @property
    def first(self) -> str:
        """The stage in which a track begins."""
        return self.start


class Definition(Machine):
    """A whole flattened procedure; `kind` is the app's own business."""

    code: KindCode
    written: Label = Field(alias="title")
    start: Start
    phase: tuple[Phase, ...]
    procedure: dict[Code, Small] = Field(default_factory=dict)
    kind: dict[str, Any] = Field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name of the procedure in the reader's language."""
        return gettext(self.written)

    @property
    def first(self) -> str:
        """The stage in which an item begins."""
        return self.start.to

    @cached_property
    def laid_over(self) -> overlay.Overlay:
        """The moves that every procedure has, where the file has none of its own."""
        return overlay.laid_over(self)

    @cached_property
    def guarded(self) -> tuple[Transition, ...]:
        """The moves of the file with the guards that are laid over them."""
        return overlay.guarded(self)

    def machines(self) -> Iterator[Machine]:
        """The procedure and its small ones."""
        yield self
        yield from self.procedure.values()

    @cached_property
    def has_tracks(self) -> bool:
        """Whether any stage may hold tracks."""
        return any(stage.track for machine in self.machines() for stage in machine.stage)

    @cached_property
    def has_rules(self) -> bool:
        """Whether the procedure moves anything by itself."""
        return any(move.on for machine in self.machines() for move in machine.transition)

    def moves(self) -> tuple[Transition, ...]:
        """All moves that the file declares, the start included (its source is the empty state)."""
        return (self.begun, *self.guarded)

    def own_moves(self) -> tuple[Transition, ...]:
        """The same as the file has them."""
        return (self.begun, *self.transition)

    @cached_property
    def begun(self) -> Transition:
        """The start as a move."""
        said = dict(self.start) | {"answers": (*self.start.answers, overlay.PLAN)}
        return Transition.model_construct(**said, source=("",))

    def ahead(self, state: str) -> dict[str, int]:
        """Stage -> how many stages must be finished to have finished it, on the shortest way from `state`.

        The present one is 1. Only ways onward count, never those taken by exception. A stage that cannot
        be reached is absent.
        """
        if state not in self._ahead:
            self._ahead[state] = self._steps_ahead(state)
        return self._ahead[state]

    @cached_property
    def _ahead(self) -> dict[str, dict[str, int]]:
        return {}

    def _steps_ahead(self, state: str) -> dict[str, int]:
        order = {stage.code: place for place, stage in enumerate(self.stage)}
        if state not in order:
            return {}
        found, edge = {state: 1}, [state]
        while edge:
            behind, edge = edge, []
            for code in behind:
                moves = [move for move in self.moves_from(code) if not move.aside and move.to != BACK]
                for target in (target for move in moves for target in self.targets(move, code)):
                    if order[target] > order[state] and target not in found:
                        found[target] = found[code] + 1
                        edge.append(target)
        return found

    def in_phase(self, phase: str) -> frozenset[str]:
        """The codes of the stages of one phase."""
        return frozenset(stage.code for stage in self.stage if stage.phase == phase)

    def move_asking(self, answer: str, state: str) -> Transition | None:
        """The first transition out of `state` that asks for this answer, whatever it is called; or None."""
        return next((move for move in self.moves_from(state) if answer in move.answers), None)

    def main_way(self) -> tuple[str, ...]:
        """The stages that a package passes when all goes well: from each the first move that leaves it on."""
        return self._way

    @cached_property
    def _way(self) -> tuple[str, ...]:
        way: list[str] = []
        state: str | None = self.start.to
        while state is not None and state not in way:
            way.append(state)
            state = self._onward(state, way)
        return tuple(way)

    def _onward(self, state: str, way: list[str]) -> str | None:
        moves = (move for move in self.moves() if state in move.source and not move.aside and move.to != BACK)
        first = (self._best(move, state) for move in moves)
        return next((target for target in first if target not in way), None)

    def _best(self, move: Transition, state: str) -> str:
        """Where a move leads by the first outcome that its answers declare; a stored table has no order."""
        if not isinstance(move.to, dict):
            return self.targets(move, state)[0]
        known = [one for name in move.answers for one in registry.outcomes(name)]
        return move.to[min(move.to, key=lambda one: known.index(one) if one in known else len(known))]

    def move_of_any(self, code: str, state: str) -> Transition | None:
        """The move called `code` out of `state` in whichever of its machines, its own first; or None."""
        return next((found for one in self.machines() if (found := one.move(code, state))), None)

    def knows(self, code: str) -> bool:
        """Whether any transition has this code."""
        return any(move.code == code for move in self.every_move())
