"""What somebody could do with an item now, and why not where he cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine.conditions import may, no_right, unmet
from workflows.engine.marking import marking_of, name_of
from workflows.shown import is_only_shown

if TYPE_CHECKING:
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Tracked
    from workflows.procedures.rows import Transition


@dataclass(frozen=True, slots=True)
class Offer:
    """One transition out of the current state, judged for one person.

    `reasons` are the Vietnamese sentences a refused `perform` would give, without the answers
    that only the form asks for; `permitted` tells a missing right from an unmet condition. `track` names
    the track that it moves, "" the item itself.
    """

    action: str
    label: str
    allowed: bool
    reasons: tuple[str, ...]
    right: str
    holder: str
    answers: tuple[str, ...]
    permitted: bool
    aside: bool
    track: str = ""
    track_name: str = ""

    @classmethod
    def of(cls, marking: Marking, spot: Spot, move: Transition, by: Any) -> Offer:
        """A move with the reasons why it cannot be made."""
        item, definition = marking.item, marking.machine.definition
        capacity = may(spot, move, by)
        context = Context(
            item=item, definition=definition, at=clock.now(), transition=move, capacity=capacity
        )
        context.marking, context.spot = marking, spot
        context.attempt, context.fingerprint = Attempt(move.code, by), item.fingerprint()
        reasons = [] if capacity else [no_right(item, move, spot.holder)]
        reasons += unmet(context, move.guards)
        return cls(
            action=move.code,
            label=move.label,
            allowed=not reasons,
            reasons=tuple(reasons),
            right=move.right,
            holder=move.holder,
            answers=move.answers,
            permitted=capacity is not None,
            aside=move.aside,
            track=spot.ref,
            track_name=name_of(spot) if spot.track else "",
        )


def available(item: Tracked, by: Any) -> list[Offer]:
    """Every move that people may make where the item stands, in the procedure's order; then its tracks'.

    Of a track only who may move it hears. Reads the item afresh, but for a page that only shows it. Returns
    [] to one who may not know that the item exists; who may only cancel or pause it hears of that, and of
    nothing else.
    """
    fresh = (
        item if is_only_shown() else type(item)._default_manager.select_related("procedure").get(pk=item.pk)
    )
    marking = marking_of(fresh)
    offers = [
        offer
        for spot in marking.awake()
        for move in spot.machine.moves_from(spot.state)
        if (offer := Offer.of(marking, spot, move, by)).permitted or spot.track is None
    ]
    laid = {move.code for move in marking.machine.definition.laid_over.moves}
    takes_part = any(offer.permitted and offer.action not in laid for offer in offers)
    if takes_part or fresh.is_visible(by):
        return offers
    return [offer for offer in offers if offer.permitted]
