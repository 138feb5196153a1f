"""How guards and rights are asked, and the sentence for one who lacks a right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows.procedures.rows import TRACK
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Spot
    from workflows.models import Tracked
    from workflows.port import Capacity, Holder
    from workflows.procedures.rows import NamedRule, Transition


def unmet(context: Context, rules: Iterable[NamedRule]) -> list[str]:
    """Reasons of the guards among `rules` that do not hold."""
    found = (registry.guards[rule.name].unmet(context, rule.told) for rule in rules)
    return [reason for reason in found if reason]


def may(
    spot: Spot, move: Transition, by: Any, *, acting_for: Any = None, prefer: int | None = None
) -> Capacity | None:
    """The capacity in which somebody may make a move at a spot , or None."""
    said: dict[str, Any] = {"acting_for": acting_for, "prefer": prefer}
    if move.holder != TRACK:
        return spot.item.may(by, move.right, holder=move.holder, **said)
    if spot.track is None or spot.holder is None:
        return None
    return spot.item.may(by, move.right, holder=spot.track.role, only=spot.holder, **said)


def no_right(item: Tracked, move: Transition, holder: Holder | None = None) -> str:
    """The sentence for one who lacks the right: it says who has it, `holder` where the track is his."""
    right = registry.rights[move.right].label
    if move.holder.startswith("*"):
        who = holder.name if holder else ""
    else:
        who = item.who_may(move.right, move.holder)
    return _("Chỉ %(who)s có quyền %(right)s.") % {"who": who or _("chưa phân công"), "right": right}
