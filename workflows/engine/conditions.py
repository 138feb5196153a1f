"""How guards and rights are asked, and the sentence for one who lacks a right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows.engine.marking import marking_of
from workflows.port import Holder
from workflows.procedures import store
from workflows.procedures.rows import TRACK, WAITED
from workflows.registry import registry
from workflows.standing import duties_by_item

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Spot
    from workflows.models import Duty, Tracked
    from workflows.port import Capacity
    from workflows.procedures.rows import NamedRule, Transition


def unmet(context: Context, rules: Iterable[NamedRule]) -> list[str]:
    """Reasons of the guards among `rules` that do not hold."""
    found = (registry.guards[rule.name].unmet(context, rule.told) for rule in rules)
    return [reason for reason in found if reason]


def guard_holds(context: Context, rule: NamedRule) -> bool:
    """Whether a guard holds, where nobody reads why not."""
    return registry.guards[rule.name].holds(context, rule.told)


def may(
    spot: Spot, move: Transition, by: Any, *, acting_for: Any = None, prefer: int | None = None
) -> Capacity | None:
    """The capacity in which somebody may make a move at a spot, or None."""
    said: dict[str, Any] = {"acting_for": acting_for, "prefer": prefer}
    if move.holder == WAITED:
        mine = (
            spot.item.may(by, duty.right, holder=duty.role, only=_party(duty), **said)
            for duty in waited_at(spot.item)
        )
        return next((one for one in mine if one), None)
    if move.holder != TRACK:
        return spot.item.may(by, move.right, holder=move.holder, **said)
    if spot.track is None or spot.holder is None:
        return None
    return spot.item.may(by, move.right, holder=spot.track.role, only=spot.holder, **said)


def waited_at(item: Tracked) -> list[Duty]:
    """The open duties that have the day of the item's own stage, oldest first: its own and its tracks'.

    The answer to a request for more time, which no stage asks for, is none of them.
    """
    stage = store.load(item.procedure).definition.stage_of(item.state)
    asked = {(rule.holder, rule.right) for rule in stage.duties} if stage else set()
    tracks = {spot.ref for spot in marking_of(item).awake() if spot.track}
    return [
        duty
        for duty in duties_by_item(type(item), [item.pk])[item.pk]
        if duty.track in tracks
        or (not duty.track and duty.stage == item.state and (duty.role, duty.right) in asked)
    ]


def _party(duty: Duty) -> Holder:
    return Holder("", duty.holder, duty.person_id)


def no_right(item: Tracked, move: Transition, holder: Holder | None = None) -> str:
    """The sentence for one who lacks the right: it says who has it, `holder` where the track is his."""
    if move.holder == WAITED:
        waited = [(duty.role, _party(duty).key) for duty in waited_at(item)]
        names = [one.name for role, key in waited for one in item.bodies(role) if one.key == key]
        words = _("Chỉ %(who)s, nơi đang giữ bước này, được đề nghị gia hạn.")
        return words % {"who": ", ".join(dict.fromkeys(names)) or _("chưa phân công")}
    right = registry.rights[move.right].label
    if move.holder.startswith("*"):
        who = holder.name if holder else ""
    else:
        who = item.who_may(move.right, move.holder)
    return _("Chỉ %(who)s có quyền %(right)s.") % {"who": who or _("chưa phân công"), "right": right}
