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
class StagePlace:
    """A stage, how many tracks each group has, and which moves of the procedure itself are spent there."""

    stage: str
    counts: tuple[tuple[str, int], ...] = ()
    spent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
    """Where it stands, the places to which moves go back, what an app knows."""

    place: StagePlace
    way: tuple[StagePlace, ...] = ()
    known: Any = None

    @property
    def stage(self) -> str:
        """The code of its stage; "" before the beginning."""
        return self.place.stage

    @property
    def counts(self) -> dict[str, int]:
        """How many tracks each group has."""
        return dict(self.place.counts)

    @property
    def came(self) -> str:
        """The stage from which this one was entered, where a move leads back there; else ""."""
        return self.way[-1].stage if self.way else ""

    def can_be_joined(self, stage: Stage | None, move: Transition) -> bool:
        """Whether the groups that a move waits for can be done with the tracks there are."""
        least = {
            str(rule.told.get("track")): rule.told.get("least") for rule in move.guards if rule.name == "done"
        }
        return all(may_be_joined(one, self) for one in _waited_for(stage, move)) and all(
            self.counts.get(code, 0) >= number for code, number in least.items() if isinstance(number, int)
        )

    def after(self, machine: Machine, move: Transition) -> Iterable[StagePlace]:
        """What a move makes of its place: effects open tracks or give some up, its own moves are spent."""
        counts = self.counts
        options: dict[str, set[int]] = {code: {number} for code, number in counts.items()}
        for rule in move.effects:
            code = str(rule.told.get("track", ""))
            if rule.name == "open_tracks":
                options[code] = {1, MANY} if not counts.get(code) else {MANY}
            elif rule.name == "close_tracks":
                options[code] = {0, min(1, counts.get(code, 0)), counts.get(code, 0)}
        sort = str(move.on).partition(":")[0]
        spent = {
            "joined": str(move.on),
            "entered": f"entered/{move.code}",
            "deadline": f"deadline/{move.code}",
        }
        for one in _waited_for(machine.stage_of(self.stage), move) if sort == "joined" else ():
            # What was counted once counts no more.
            options[one.code] = {0} if one.join.again else options[one.code]
        made = self.place.spent | {spent[sort]} if sort in spent else self.place.spent
        return [StagePlace(self.stage, told, made) for told in _each(options)]

    def ways(self, move: Transition) -> list[tuple[str, str]]:
        """(outcome, target) of every way the move can end; one that its table does not name stays."""
        if move.to == BACK:
            return [("", self.came or self.stage)]
        if isinstance(move.to, dict):
            return [*move.to.items(), ("", self.stage)]
        return [("", self.stage if move.to is None else move.to)]


# (move, outcome, what is known) -> what may be known afterwards; nothing at all: the move cannot be made.
# The outcome is "" where the move has no table, and where the table does not name what came out.
Follow = Callable[["Transition", str, Any], Iterable[Any]]


@dataclass(slots=True)
class Walk:
    """situation -> those one move away; `unsure` are arrows that may never be gone.

    Those of events, of what is asked at one moment only, and of all before which the procedure itself moves.
    """

    arrows: dict[Situation, set[Situation]] = field(default_factory=dict)
    unsure: set[tuple[Situation, Situation]] = field(default_factory=set)


def walked(machine: Machine, *, known: Any = None, follow: Follow | None = None, bound: int = BOUND) -> Walk:
    """Every situation that can be reached from the beginning, and the moves of the file between them.

    `known` and `follow` let an app carry what the table of moves does not say, such as whether
    this text was passed. A move that goes back does what the engine does: it leads to the stage
    from which the present one was entered. Raises TooManySpots beyond `bound`.
    """
    moves = {code: _moves(machine, code) for code in ("", *(stage.code for stage in machine.stage))}
    found, start = Walk(), Situation(StagePlace(""), known=known)
    # Whoever opens a track, people or the procedure, it begins in its first stage.
    open_ = (
        [start]
        if moves[""]
        else [one for on in ("entered", None) for one in _entered(machine, start, machine.first, on=on)]
    )
    while open_:
        here = open_.pop()
        if here in found.arrows:
            continue
        if len(found.arrows) >= bound:
            raise TooManySpots
        targets = found.arrows[here] = set()
        counted, sure = counted_on(machine, here), set[Situation]()
        for move in moves[here.stage]:
            reached = set(islice(_reached(machine, here, move, follow), bound + 1))
            targets |= reached
            if len(targets) > bound:
                raise TooManySpots
            sure |= reached if move in counted else set()
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
    return sorted(lost, key=lambda one: (order.index(one.stage), str(one)))


def counted_on(machine: Machine, here: Situation) -> list[Transition]:
    """The moves that can be made, or come, out of a situation however long one waits there.

    What the procedure does at once, or once the last day is over, comes before all that people could do.
    """
    moves = [one for one in _moves(machine, here.stage) if one.comes and not _is_spent(machine, one, here)]
    stage = machine.stage_of(here.stage)
    own = [one for one in moves if one.on and not one.guards and one.to not in (None, here.stage)]
    for move in own:
        groups = _waited_for(stage, move)
        # Groups without a track, if they may be without one, are done at once.
        is_empty = not any(here.counts.get(one.code, 0) for one in groups)
        if move.on == "entered" or (groups and is_empty and all(may_be_joined(one, here) for one in groups)):
            return [move]
    late = [move for move in own if move.on == "deadline"]
    joins = [_waited_for(stage, move) for move in own if move.on != "deadline"]
    return late[:1] or [
        move
        for move in moves
        if move.on or not any(all(one in _waited_for(stage, move) for one in groups) for groups in joins)
    ]


def may_be_joined(rule: TrackRule, here: Situation) -> bool:
    """Whether the tracks of a group can come to be enough."""
    need, count, fired = rule.join.need, here.counts.get(rule.code, 0), _fired(rule, here)
    if fired and not rule.join.again:
        return True
    if isinstance(need, int):
        return count >= need
    return count > 0 or (need == "all" and rule.choose != "while_open" and not fired)


def _fired(rule: TrackRule, here: Situation) -> bool:
    return not here.place.spent.isdisjoint({"joined", f"joined:{rule.code}"})


def _is_spent(machine: Machine, move: Transition, here: Situation) -> bool:
    """Whether a move of the procedure itself was made in this stage, and is not made there again."""
    if not str(move.on).startswith("joined"):
        return f"{move.on}/{move.code}" in here.place.spent
    return any(
        not one.join.again and _fired(one, here) for one in _waited_for(machine.stage_of(here.stage), move)
    )


def _moves(machine: Machine, state: str) -> list[Transition]:
    return [move for move in machine.moves() if state in move.source]


def _reached(
    machine: Machine, here: Situation, move: Transition, follow: Follow | None
) -> Iterable[Situation]:
    if _is_spent(machine, move, here) or not here.can_be_joined(machine.stage_of(here.stage), move):
        return
    for outcome, target in here.ways(move):
        for after in follow(move, outcome, here.known) if follow else (here.known,):
            left = [Situation(place, here.way, after) for place in here.after(machine, move)]
            if target == here.stage:
                yield from left
            else:
                for one in left:
                    yield from _entered(machine, one, target, on=move.on, back=move.to == BACK)


def _waited_for(stage: Stage | None, move: Transition) -> list[TrackRule]:
    """The groups that a move waits for, whole."""
    sort, _colon, code = str(move.on).partition(":")
    asked = [code] if sort == "joined" else []
    asked += [str(rule.told.get("track", "")) for rule in move.guards if rule.name == "joined"]
    return [one for one in (stage.track if stage else ()) if one.code in asked or "" in asked]


def _entered(
    machine: Machine, left: Situation, target: str, *, on: str | None, back: bool = False
) -> Iterable[Situation]:
    """The situations of one who comes into a stage, by a move of the procedure (`on`) or of people."""
    places = [*left.way, left.place]
    resumed, way = way_after(
        [[one.stage, number] for number, one in enumerate(left.way, start=1)],
        (left.stage, len(places)),
        target,
        back=BACK if back else None,
        # Of the moves of the file: those laid over it are not walked.
        returning=any(move.to == BACK and target in move.source for move in machine.moves()),
    )
    kept = tuple(places[number - 1] for _stage, number in way)
    stage = machine.stage_of(target)
    if resumed:
        # Its tracks wake, and what the procedure did there it does not do again.
        yield Situation(places[resumed - 1], kept, left.known)
        return
    options = {one.code: _numbers(one, on=on) for one in stage.track} if stage else {}
    for counts in _each(options):
        yield Situation(StagePlace(target, counts), kept, left.known)


def _numbers(rule: TrackRule, *, on: str | None) -> set[int]:
    """How many tracks a group may begin with; the procedure itself chooses nobody."""
    if rule.choose == "while_open":
        found = {0} if on else {0, 1, MANY}
    elif rule.choose == "opening" and not on:
        found = {1, MANY}
    else:
        found = {0, 1, MANY} if rule.role else {int(rule.each)}
    return found | ({0} if rule.when else set())


def _each(options: dict[str, set[int]]) -> Iterable[tuple[tuple[str, int], ...]]:
    names = sorted(options)
    for numbers in product(*(sorted(options[name]) for name in names)):
        yield tuple(zip(names, numbers, strict=True))
