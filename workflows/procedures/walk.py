"""Every situation that a procedure can come into, walked as the engine would move it.

Tracks are counted as none, one or many, so that 95 bodies are not 2^95 situations: each small
procedure is walked by itself, and a stage with tracks asks whether as many can be done as a join needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from workflows.procedures.rows import BACK
from workflows.procedures.ways import way_after

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage, TrackRule, Transition
    from workflows.procedures.schema import Machine

# A shipped procedure has about twenty situations; one that has more than this is not walked to its end.
BOUND = 2_000
# More tracks than any number that a join asks for.
MANY = 1_000_000


class TooManySpots(ValueError):
    """The procedure has more situations than somebody is ready to walk."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Its stage, the stages to which moves go back, how many tracks each group has, what an app knows."""

    stage: str
    way: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    known: Any = None

    @property
    def came(self) -> str:
        """The stage from which this one was entered, where a move leads back there; else ""."""
        return self.way[-1] if self.way else ""


# (move, outcome, what is known) -> what may be known afterwards; nothing at all: the move cannot be made.
# The outcome is "" where the move has no table, and where the table does not name what came out.
Follow = Callable[["Transition", str, Any], Iterable[Any]]


@dataclass(slots=True)
class Walk:
    """situation -> those one move away; `unsure` are the arrows of events, which may never happen."""

    arrows: dict[Situation, set[Situation]] = field(default_factory=dict)
    unsure: set[tuple[Situation, Situation]] = field(default_factory=set)


def walked(machine: Machine, *, known: Any = None, follow: Follow | None = None, bound: int = BOUND) -> Walk:
    """Every situation that can be reached from the beginning, and the moves of the file between them.

    `known` and `follow` let an app carry what the table of moves does not say, such as whether
    this text was passed. A move that goes back does what the engine does: it leads to the stage
    from which the present one was entered. Raises TooManySpots beyond `bound`.
    """
    moves = {code: _moves(machine, code) for code in ("", *(stage.code for stage in machine.stage))}
    found = Walk()
    open_ = (
        [Situation("", known=known)]
        if moves[""]
        else list(_entered(machine, Situation("", known=known), machine.first, None))
    )
    while open_:
        here = open_.pop()
        if here in found.arrows:
            continue
        if len(found.arrows) >= bound:
            raise TooManySpots
        targets = found.arrows[here] = set()
        sure = set[Situation]()
        for move in moves[here.stage]:
            reached = set(islice(_reached(machine, here, move, follow), bound + 1))
            targets |= reached
            if len(targets) > bound:
                raise TooManySpots
            sure |= reached if move.comes else set()
        found.unsure |= {(here, there) for there in targets - sure}
        open_ += targets
    return found


def stuck(machine: Machine, walk: Walk) -> list[Situation]:
    """The situations from which no last stage can be reached any more, in the order of the file.

    The beginning is one of them only when nothing at all can begin. No event is counted on.
    """
    final = {stage.code for stage in machine.stage if stage.terminal}
    before: dict[Situation, list[Situation]] = {}
    for here, targets in walk.arrows.items():
        for target in targets:
            if (here, target) not in walk.unsure:
                before.setdefault(target, []).append(here)
    open_ = [here for here in walk.arrows if here.stage in final]
    saved = set(open_)
    while open_:
        fresh = [here for here in before.get(open_.pop(), []) if here not in saved]
        saved.update(fresh)
        open_ += fresh
    order = ["", *(stage.code for stage in machine.stage)]
    lost = [here for here in walk.arrows if here not in saved and (here.stage or not walk.arrows[here])]
    return sorted(lost, key=lambda one: (order.index(one.stage), one.way, one.counts, str(one.known)))


def may_be_joined(rule: TrackRule, count: int) -> bool:
    """Whether so many tracks of a group can come to be enough."""
    need = rule.join.need
    if isinstance(need, int):
        return count >= need
    return count > 0 or (need == "all" and rule.choose != "while_open")


def _moves(machine: Machine, state: str) -> list[Transition]:
    return [move for move in machine.moves() if state in move.source]


def _reached(
    machine: Machine, here: Situation, move: Transition, follow: Follow | None
) -> Iterable[Situation]:
    stage = machine.stage_of(here.stage)
    if stage is not None and not _can_be_joined(stage, here, move):
        return
    for outcome, target in _ways(move, here):
        for after in follow(move, outcome, here.known) if follow else (here.known,):
            there = Situation(here.stage, here.way, here.counts, after)
            if target != here.stage:
                yield from _entered(machine, there, target, move)
            else:
                yield from (Situation(here.stage, here.way, told, after) for told in _recounted(here, move))


def _can_be_joined(stage: Stage, here: Situation, move: Transition) -> bool:
    """Whether the groups that a move waits for can be done with the tracks there are."""
    counts = dict(here.counts)
    sort, _colon, code = str(move.on).partition(":")
    asked = [code] if sort == "joined" else []
    asked += [str(rule.told.get("track", "")) for rule in move.guards if rule.name == "joined"]
    groups = [one for one in stage.track if one.code in asked or "" in asked]
    least = {
        str(rule.told.get("track")): rule.told.get("least") for rule in move.guards if rule.name == "done"
    }
    return all(may_be_joined(one, counts.get(one.code, 0)) for one in groups) and all(
        counts.get(code, 0) >= number for code, number in least.items() if isinstance(number, int)
    )


def _recounted(here: Situation, move: Transition) -> Iterable[tuple[tuple[str, int], ...]]:
    """How many tracks there may be after a move that stays: effects open more, or give some up."""
    counts = dict(here.counts)
    options: dict[str, set[int]] = {code: {number} for code, number in counts.items()}
    for rule in move.effects:
        code = str(rule.told.get("track", ""))
        if rule.name == "open_tracks":
            options[code] = {1, MANY} if not counts.get(code) else {MANY}
        elif rule.name == "close_tracks":
            options[code] = {0, counts.get(code, 0)}
    return _each(options)


def _ways(move: Transition, here: Situation) -> list[tuple[str, str]]:
    """(outcome, target) of every way the move can end; one that its table does not name stays."""
    if move.to == BACK:
        return [("", here.came or here.stage)]
    if isinstance(move.to, dict):
        return [*move.to.items(), ("", here.stage)]
    return [("", here.stage if move.to is None else move.to)]


def _entered(machine: Machine, left: Situation, target: str, move: Transition | None) -> Iterable[Situation]:
    _entered, way = way_after(
        [[code, 0] for code in left.way],
        (left.stage, 0),
        target,
        back=BACK if move is not None and move.to == BACK else None,
        returning=target in _returning(machine),
    )
    stage = machine.stage_of(target)
    options = {one.code: _numbers(one) for one in stage.track} if stage else {}
    for counts in _each(options):
        yield Situation(target, tuple(code for code, _number in way), counts, left.known)


def _returning(machine: Machine) -> set[str]:
    """The stages that a move of the file leads back from; those laid over it are not walked."""
    return {code for move in machine.moves() if move.to == BACK for code in move.source}


def _numbers(rule: TrackRule) -> set[int]:
    """How many tracks a group may begin with."""
    if rule.choose == "while_open":
        found = {0, 1, MANY}
    elif rule.choose == "opening":
        found = {1, MANY}
    else:
        found = {0, 1, MANY} if rule.role else {int(rule.each)}
    return found | ({0} if rule.when else set())


def _each(options: dict[str, set[int]]) -> Iterable[tuple[tuple[str, int], ...]]:
    names = sorted(options)
    for numbers in product(*(sorted(options[name]) for name in names)):
        yield tuple(zip(names, numbers, strict=True))
