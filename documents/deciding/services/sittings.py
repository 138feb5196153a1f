"""One meeting that decides on many packages: attendance once, a count for each, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.roles import Right
from documents.packages.queries.absent import missing_kinds
from documents.packages.queries.duties import packages_waiting_for
from documents.packages.queries.sources import waiting_on
from documents.packages.queries.visible import with_paper
from workflows import engine
from workflows.engine.perform import remember
from workflows.errors import Busy, Refused, Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.answers.values import Count
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep
    from workflows.procedures.rows import Transition

COUNTING = ("decision", "ballot")
# The guard of a vote that comes after those on the packages summed up.
SOURCES_FIRST = "sources_are_passed"


@dataclass(frozen=True, slots=True)
class Vote:
    """The count of one package: the move it makes, what was on the screen, and the click's own id."""

    package: Package
    move: Transition
    count: Count
    seen: str
    request_id: str
    note: str = ""


def record_sitting(votes: Sequence[Vote], *, by: Person, body: Body) -> list[PackageStep]:
    """Record what one sitting decided on several packages, in the name of `body`.

    What sums others up is recorded after them, in whatever order they are given. Raises Busy, and
    Unmet whose `items` are the packages that were refused, by code (then nothing is written, except
    that each refused attempt is remembered).
    """
    ordered = sorted(votes, key=lambda vote: (len(vote.package.kind.depends), vote.package.kind.order))
    refused: dict[str, Refused] = {}
    try:
        with engine.whole():
            steps = [step for vote in ordered if (step := _recorded(vote, by, body, refused))]
            if refused:
                raise Unmet(items=refused)  # noqa: TRY301 - raised in there, so that all of it is undone
    except Unmet:
        # They were remembered inside the transaction that is now undone.
        for vote in ordered:
            if vote.package.code in refused:
                remember(vote.package, vote.move.code, by=by, refused=refused[vote.package.code])
        raise
    return steps


def _recorded(vote: Vote, by: Person, body: Body, refused: dict[str, Refused]) -> PackageStep | None:
    told: dict[str, Any] = {vote.move.answers[0]: vote.count}
    try:
        step: Any = engine.perform(
            vote.package,
            vote.move.code,
            by=by,
            seen=vote.seen,
            note=vote.note,
            request_id=vote.request_id,
            capacity=body.pk,
            **vote.package.in_stead(by, vote.move.right, holder=vote.move.holder, prefer=body.pk),
            **told,
        )
    except Busy:
        raise
    except Refused as outcome:
        refused[vote.package.code] = outcome
        return None
    found: PackageStep = step
    return found


def held_back(pairs: Iterable[tuple[Package, Transition]]) -> dict[int, list[str]]:
    """package id -> what it must wait for that the same sitting cannot decide; only those held back."""
    waiting = {package.pk: (package, move) for package, move in pairs}
    found = {}
    for package, move in waiting.values():
        if SOURCES_FIRST not in {rule.name for rule in move.guards}:
            continue
        others = [one.listed_title for one in waiting_on(package) if one.pk not in waiting]
        missing = [_("%(kind)s (chưa giao)") % {"kind": title} for title in missing_kinds(package).values()]
        if others or missing:
            found[package.pk] = [*others, *missing]
    return found


def awaiting_vote(body: Body) -> list[tuple[Package, Transition]]:
    """The packages on which a body is asked to decide now, each with the move that records it."""
    found = with_paper(packages_waiting_for(body.pk, Right.RECORD))
    pairs = []
    for package in found:
        for move in package.definition.moves_from(package.state):
            holders = {one.body_id for one in package.bodies(move.holder)}
            if move.answers and move.answers[0] in COUNTING and body.pk in holders:
                pairs.append((package, move))
                break
    return pairs
