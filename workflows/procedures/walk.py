"""Every situation that one token can come into, walked as the engine would move it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workflows.procedures.schema import BACK

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition, Transition

# A shipped procedure has about twenty situations; one that has more than this is not walked to its end.
BOUND = 2_000


class TooManySpots(ValueError):
    """The procedure has more situations than somebody is ready to walk."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the token stands: its stage, whence it came if a move goes back, and what an app knows."""

    stage: str
    came: str = ""
    known: Any = None


# (move, outcome, what is known) -> what may be known afterwards; nothing at all: the move cannot be made.
# The outcome is "" where the move has no table, and where the table does not name what came out.
Follow = Callable[["Transition", str, Any], Iterable[Any]]
Walk = dict[Spot, set[Spot]]


def walked(
    definition: Definition, *, known: Any = None, follow: Follow | None = None, bound: int = BOUND
) -> Walk:
    """spot -> the spots one move away, for every spot that can be reached from the beginning.

    `known` and `follow` let an app carry what the table of moves does not say, such as whether
    this text was passed. A move that goes back does what the engine does: it leads to the stage
    from which the present one was last entered. Raises TooManySpots beyond `bound`.
    """
    returning = {source for move in definition.moves() if move.to == BACK for source in move.source}
    moves = {code: definition.moves_from(code) for code in ("", *(stage.code for stage in definition.stage))}
    found: Walk = {}
    open_ = [Spot("", known=known)]
    while open_:
        spot = open_.pop()
        if spot in found:
            continue
        if len(found) >= bound:
            raise TooManySpots
        found[spot] = {
            _entered(spot, target, after, returning)
            for move in moves[spot.stage]
            for outcome, target in _ways(move, spot)
            for after in (follow(move, outcome, spot.known) if follow else (spot.known,))
        }
        open_ += found[spot]
    return found


def stuck(definition: Definition, walk: Walk) -> list[Spot]:
    """The spots from which no last stage can be reached any more, in the order of the file.

    The beginning is one of them only when nothing at all can begin.
    """
    final = {stage.code for stage in definition.stage if stage.terminal}
    before: dict[Spot, list[Spot]] = {}
    for spot, targets in walk.items():
        for target in targets:
            before.setdefault(target, []).append(spot)
    open_ = [spot for spot in walk if spot.stage in final]
    saved = set(open_)
    while open_:
        fresh = [spot for spot in before.get(open_.pop(), []) if spot not in saved]
        saved.update(fresh)
        open_ += fresh
    order = ["", *(stage.code for stage in definition.stage)]
    lost = [spot for spot in walk if spot not in saved and (spot.stage or not walk[spot])]
    return sorted(lost, key=lambda spot: (order.index(spot.stage), order.index(spot.came), str(spot.known)))


def _ways(move: Transition, spot: Spot) -> list[tuple[str, str]]:
    """(outcome, target) of every way the move can end; one that its table does not name stays."""
    if move.to == BACK:
        return [("", spot.came or spot.stage)]
    if isinstance(move.to, dict):
        return [*move.to.items(), ("", spot.stage)]
    return [("", spot.stage if move.to is None else move.to)]


def _entered(spot: Spot, target: str, known: Any, returning: set[str]) -> Spot:
    came = spot.came if target == spot.stage else spot.stage
    return Spot(target, came if target in returning else "", known)
