"""What somebody could do with an item now, and why not where he cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows import clock
from workflows.context import Attempt, Context
from workflows.procedures import store
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.models import Tracked
    from workflows.procedures.schema import Definition, Transition


@dataclass(frozen=True, slots=True)
class Offer:
    """One transition out of the current state, judged for one person.

    `reasons` are the Vietnamese sentences a refused `perform` would give, without the answers
    that only the form asks for; `permitted` tells a missing right from an unmet condition.
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


def available(item: Tracked, by: Any) -> list[Offer]:
    """Every transition out of the item's stored state, in the procedure's order.

    Reads the item afresh. Returns [] to one who may not know that the item exists.
    """
    fresh = type(item)._default_manager.select_related("procedure").get(pk=item.pk)
    definition = store.load(fresh.procedure).definition
    offers = [_offer(fresh, definition, move, by) for move in definition.moves_from(fresh.state)]
    if any(offer.permitted for offer in offers) or fresh.is_visible(by):
        return offers
    return []


def no_right(item: Tracked, move: Transition) -> str:
    """The sentence for one who lacks the right: it says who has it."""
    right = registry.rights[move.right].label
    who = item.who_may(move.right, move.holder) or _("chưa phân công")
    return _("Chỉ %(who)s có quyền %(right)s.") % {"who": who, "right": right}


def unmet(context: Context, names: tuple[str, ...]) -> list[str]:
    """Reasons of the guards in `names` that do not hold."""
    found = (registry.guards[name].unmet(context) for name in names)
    return [reason for reason in found if reason]


def _offer(item: Tracked, definition: Definition, move: Transition, by: Any) -> Offer:
    capacity = item.may(by, move.right, holder=move.holder)
    context = Context(item=item, definition=definition, at=clock.now(), transition=move, capacity=capacity)
    context.attempt, context.fingerprint = Attempt(move.code, by), item.fingerprint()
    reasons = [] if capacity else [no_right(item, move)]
    reasons += unmet(context, move.guards)
    return Offer(
        action=move.code,
        label=move.label,
        allowed=not reasons,
        reasons=tuple(reasons),
        right=move.right,
        holder=move.holder,
        answers=move.answers,
        permitted=capacity is not None,
        aside=move.aside,
    )
