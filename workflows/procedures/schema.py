"""The shape of a procedure file, checked by pydantic; a fault names its place in the file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from workflows.registry import registry

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
KindCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=120)]
BACK = "*back"
Offset = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}(wd|d)$")]


class Strict(BaseModel):
    """Immutable, and a misspelt key is a fault instead of being ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Labelled(Strict):
    """Something with a name for people: kept as the file writes it, shown in the reader's language."""

    written: Label = Field(alias="label")

    @property
    def label(self) -> str:
        """The name to show; one that no catalogue knows is shown as it is written."""
        return gettext(self.written)


class DutyRule(Strict):
    """Who is waited for in a stage: the bodies of `holder`, as long as guard `when` holds for each."""

    holder: Code
    right: Code
    when: Code | None = None


class Stage(Labelled):
    """A state of the machine. `before_due` counts back from the item's last day: "9wd", "14d"."""

    code: Code
    phase: Code
    duties: tuple[DutyRule, ...] = ()
    before_due: Offset | None = None
    terminal: bool = False


class Transition(Labelled):
    """A row of the table of moves.

    `to` empty stays where it is; a table picks the target by the outcome that an answer computes;
    "*back" returns to the stage from which the present one was entered. `aside` marks what is done
    by exception (a correction, a withdrawal): pages offer it apart. Several entries may share a
    code when their sources differ.
    """

    code: Code
    source: tuple[Code, ...] = Field(default=(), alias="from")
    to: Code | Literal["*back"] | Annotated[dict[Code, Code], Field(min_length=1)] | None = None
    right: Code
    holder: Code
    guards: tuple[Code, ...] = ()
    answers: tuple[Code, ...] = ()
    effects: tuple[Code, ...] = ()
    aside: bool = False


class Phase(Labelled):
    """A column of the board: the same few for all procedures."""

    code: Code


class Start(Labelled):
    """The move that begins: it leaves the empty state."""

    code: Code
    to: Code
    right: Code
    holder: Code
    guards: tuple[Code, ...] = ()
    answers: tuple[Code, ...] = ()
    effects: tuple[Code, ...] = ()


class Definition(Strict):
    """A whole flattened procedure; `kind` is the app's own business."""

    code: KindCode
    written: Label = Field(alias="title")
    start: Start
    phase: tuple[Phase, ...]
    stage: tuple[Stage, ...]
    transition: tuple[Transition, ...]
    kind: dict[str, Any] = Field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name of the procedure in the reader's language."""
        return gettext(self.written)

    def stage_of(self, code: str) -> Stage | None:
        """The stage with this code, or None."""
        return next((stage for stage in self.stage if stage.code == code), None)

    def label_of(self, code: str) -> str:
        """The label of a stage to show; the code itself if a later edit lost it."""
        stage = self.stage_of(code)
        return stage.label if stage else code

    def moves(self) -> tuple[Transition, ...]:
        """All transitions, the start included (its source is the empty state)."""
        first = Transition.model_construct(**self.start.model_dump(), source=("",))
        return (first, *self.transition)

    def moves_from(self, state: str) -> list[Transition]:
        """Transitions out of a state, in the order of the file."""
        return [move for move in self.moves() if state in move.source]

    def move(self, code: str, state: str) -> Transition | None:
        """The transition called `code` out of `state`, or None."""
        return next((move for move in self.moves_from(state) if move.code == code), None)

    def targets(self, move: Transition, source: str) -> tuple[str, ...]:
        """Every state a move can land in from `source`."""
        if move.to is None:
            return (source,)
        if move.to == BACK:
            return self.entrances(source)
        return (move.to,) if isinstance(move.to, str) else tuple(move.to.values())

    def entrances(self, state: str) -> tuple[str, ...]:
        """The stages from which some move leads into this one, in the order of the file."""
        into = [move for move in self.transition if move.to != BACK]
        codes = {one for move in into for one in move.source if state in self.targets(move, one)}
        return tuple(stage.code for stage in self.stage if stage.code in codes - {state})

    def in_phase(self, phase: str) -> frozenset[str]:
        """The codes of the stages of one phase."""
        return frozenset(stage.code for stage in self.stage if stage.phase == phase)

    def move_asking(self, answer: str, state: str) -> Transition | None:
        """The first transition out of `state` that asks for this answer, whatever it is called; or None."""
        return next((move for move in self.moves_from(state) if answer in move.answers), None)

    def main_way(self) -> tuple[str, ...]:
        """The stages that a package passes when all goes well: from each the first move that leaves it on."""
        way: list[str] = []
        state: str | None = self.start.to
        while state is not None and state not in way:
            way.append(state)
            state = self._onward(state, way)
        return tuple(way)

    def _onward(self, state: str, way: list[str]) -> str | None:
        moves = (move for move in self.moves_from(state) if not move.aside and move.to != BACK)
        first = (self._best(move, state) for move in moves)
        return next((target for target in first if target not in way), None)

    def _best(self, move: Transition, state: str) -> str:
        """Where a move leads by the first outcome that its answers declare; a stored table has no order."""
        if not isinstance(move.to, dict):
            return self.targets(move, state)[0]
        known = [one for name in move.answers for one in registry.outcomes(name)]
        return move.to[min(move.to, key=lambda one: known.index(one) if one in known else len(known))]

    def knows(self, code: str) -> bool:
        """Whether any transition has this code."""
        return any(move.code == code for move in self.moves())
