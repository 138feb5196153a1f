"""Where the steps of an item lead: its stage, its tracks and the ways back, worked out from the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workflows.procedures import store
from workflows.procedures.overlay import ANSWERED, PLAN
from workflows.procedures.rows import AGAIN, BACK
from workflows.procedures.ways import way_after

if TYPE_CHECKING:
    from workflows.models import Step
    from workflows.procedures.schema import Machine


@dataclass(slots=True)
class SpotFold:
    """Where one spot of an item stands by its steps: its stage, what it follows, whence it came."""

    state: str
    use: str = ""
    entered: int = 0
    came_from: list[list[Any]] = field(default_factory=list)

    def go_on(self, step: Step) -> None:
        """Go where a step leads; the way back is kept as the engine keeps it."""
        machine = machine_of(step, self.use)
        move = machine.move(step.action, step.source) if machine else None
        back = move.to if move and move.to in (BACK, AGAIN) else None
        entered, self.came_from = way_after(
            self.came_from,
            (step.source, self.entered),
            step.target,
            back=str(back) if back else None,
            returning=bool(machine and step.target in machine.returning),
        )
        self.entered = entered or step.sequence


@dataclass(slots=True)
class StepsFold:
    """What the steps of an item lead to; `places` are its spots by name, "" the item itself."""

    places: dict[str, SpotFold] = field(default_factory=lambda: {"": SpotFold("")})
    revision: int = 0
    fingerprint: str = ""

    @property
    def state(self) -> str:
        """The stage of the item itself."""
        return self.places[""].state

    def after(self, step: Step) -> None:
        """Take one more step in."""
        state = self.state
        place = self.places.setdefault(step.track, SpotFold(step.source))
        # What is no move of the procedure (its code has a star) may enter the same stage again.
        if step.target != place.state or (step.opens and step.action.startswith("*")):
            place.go_on(step)
        place.state = step.target
        for ref, use, opened in opened_by(step):
            self.places[ref] = SpotFold(opened, use, step.sequence)
        for ref in step.closes if isinstance(step.closes, list) else ():
            self.places.pop(ref, None)
        changed = (self.state, step.fingerprint) != (state, self.fingerprint)
        self.revision += changed or not step.contents.keys().isdisjoint((PLAN, ANSWERED))
        self.fingerprint = step.fingerprint


def opened_by(step: Step) -> list[tuple[str, str, str]]:
    """(name, small procedure, first stage) of each track that a step opened; what is no track is none."""
    rows = step.opens if isinstance(step.opens, list) else []
    good = (one for one in rows if isinstance(one, dict) and one.keys() >= {"ref", "use", "state"})
    return [(one["ref"], one["use"], one["state"]) for one in good]


def folded(steps: Iterable[Step]) -> StepsFold:
    """Where the steps, in order, lead."""
    found = StepsFold()
    for step in steps:
        found.after(step)
    return found


def fold(steps: Iterable[Step]) -> tuple[str, int, str]:
    """(state, revision, fingerprint) of the item itself that the steps, in order, lead to."""
    found = folded(steps)
    return found.state, found.revision, found.fingerprint


def machine_of(step: Step, use: str) -> Machine | None:
    """The procedure that a spot followed at a step: the whole one, or the small one called `use`."""
    definition = store.load(step.procedure).definition
    return definition.procedure.get(use) if use else definition
