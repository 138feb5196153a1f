"""The guards, effects and answers that every procedure may name, whatever app it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import more_time, plans, tracks
from workflows.engine.marking import marking_of, name_of
from workflows.errors import Unmet
from workflows.extensions import open_request
from workflows.models import Event
from workflows.reasons import is_reason
from workflows.registry import answer, effect, guard

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Marking, Spot
    from workflows.procedures.rows import TrackRule

# So many of those who are still waited for are named.
NAMED = 8


@guard("joined", reason=gettext_lazy("Các phần việc của bước này chưa đủ để khép lại."))
def group_is_joined(context: Context, track: str = "") -> bool | str:
    """Enough tracks of the group (of every group) of this stage are done; the reason names who is not."""
    marking, spot = _here(context)
    if tracks.is_joined(marking, spot, track):
        return True
    late = [
        name_of(one)
        for one in marking.beside(spot)
        if one.track and not one.track.ended and one.track.entry == spot.row.entered
        if track in ("", one.track.group)
    ]
    facts = {"names": ", ".join(late[:NAMED]), "more": len(late) - NAMED}
    if len(late) > NAMED:
        return _("Còn chờ: %(names)s và %(more)d nơi khác.") % facts
    return bool(late) and _("Còn chờ: %(names)s.") % facts


@guard("done", reason="")
def enough_are_done(context: Context, track: str, least: int) -> bool | str:
    """At least so many tracks of a group are done."""
    marking, spot = _here(context)
    number = sum(one.ended == "done" for one in marking.group(spot, track))
    facts = {"done": number, "least": least}
    return number >= least or _("Mới xong %(done)d phần việc; cần ít nhất %(least)d.") % facts


@guard("alone", reason=gettext_lazy("Phần việc khác đang được xử lý; chờ phần việc ấy xong rồi thực hiện."))
def is_alone(context: Context, track: str = "") -> bool:
    """No other track beside this one (of the group) is under way: begun and not ended."""
    marking, spot = context.marking or marking_of(context.item), context.spot
    if spot is None or spot.track is None:
        return True
    beside = (
        one for one in marking if one is not spot and one.track and one.track.parent == spot.track.parent
    )
    asked = (one for one in beside if one.track and track in ("", one.track.group))
    return all(one.track.ended or one.state == one.machine.first for one in asked if one.track)


@guard("stands", reason=gettext_lazy("Chưa đến lúc: một phần việc khác chưa tới bước cần có."))
def stands_there(context: Context, stage: str, track: str = "") -> bool:
    """The item, or a track of the group, stands in a stage now."""
    marking = context.marking or marking_of(context.item)
    if not track:
        return marking.item.state == stage
    return any(spot.track and spot.track.group == track and spot.state == stage for spot in marking)


@effect("open_tracks")
def open_tracks(context: Context, track: str) -> None:
    """Open more tracks of a group of this stage, for those whom the actor chose."""
    marking, spot, rule = _group(context, track)
    holders = tracks.chosen(context, rule)
    if not holders:
        raise Unmet(_("Chưa chọn “%(group)s”.") % {"group": rule.label or rule.code})
    tracks.open_group(context, marking, spot, rule, holders)


@effect("close_tracks")
def close_tracks(context: Context, track: str) -> None:
    """Give up the tracks of a group that are not done: those that the actor chose, or all."""
    marking, spot, rule = _group(context, track)
    asked = context.attempt.tracks.get(rule.code) if context.attempt else None
    for one in marking.beside(spot):
        mine = one.track is not None and one.track.group == rule.code and not one.track.ended
        if mine and (asked is None or (one.holder and one.holder.key in asked)):
            tracks.close(context, marking, one)


@effect("spawn")
def spawn_item(context: Context, kind: str, linked: bool = True) -> None:  # noqa: FBT001, FBT002 - written in the file
    """Begin another item of a kind, linked to this one."""
    context.item.copied(kind, by=context.actor, linked=linked)


@effect("signal")
def signal_event(context: Context, event: str, kept: bool = False) -> None:  # noqa: FBT001, FBT002 - as above
    """Say that something happened to this item; it is used after the step, in a transaction of its own."""
    Event.objects.note(context.item, event, at=context.at, kept=kept)


@guard("no_extension_asked", reason="")
def nothing_is_asked(context: Context) -> bool | str:
    """No request for more time waits for its answer."""
    request = open_request(context.item)
    if request is None:
        return True
    words = gettext_lazy("Đề nghị gia hạn đến ngày %(day)s đang chờ trả lời; chưa đề nghị thêm được.")
    return str(words % {"day": f"{request.day:%d/%m/%Y}"})


@guard("extension_asked", reason=gettext_lazy("Không có đề nghị gia hạn nào đang chờ trả lời."))
def something_is_asked(context: Context) -> bool:
    """A request for more time waits for its answer."""
    return open_request(context.item) is not None


def check_reason(context: Context, _value: Any) -> list[str]:
    """The note is the reason, and it says something."""
    return [] if is_reason(context.note) else [_("Phải nêu rõ lý do.")]


def apply_reason(context: Context, _value: Any) -> None:
    """Nothing more to write: the reason is the note of the step."""


def _here(context: Context) -> tuple[Marking, Spot]:
    marking = context.marking or marking_of(context.item)
    return marking, context.spot or marking.own


def _group(context: Context, code: str) -> tuple[Marking, Spot, TrackRule]:
    """The spot whose stage has the group: where the step is made, or the one to which that track belongs."""
    marking, spot = _here(context)
    while True:
        rule = spot.stage.group(code) if spot.stage else None
        if rule is not None:
            return marking, spot, rule
        above = marking.at(spot.track.parent) if spot.track else None
        if above is None:
            raise Unmet(_("Bước này không có phần việc “%(group)s”.") % {"group": code})
        spot = above


answer("reason", check=check_reason, apply=apply_reason)
answer("plan", check=plans.check_plan, apply=plans.apply_plan)
answer("more_time", check=more_time.check_more_time, apply=more_time.apply_more_time)
answer("time_given", check=more_time.check_time_given, apply=more_time.apply_time_given)
