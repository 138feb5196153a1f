"""What a step does to the tracks: those of the stage that is left end, those of the one entered begin."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows.engine import duties
from workflows.engine.conditions import unmet
from workflows.errors import Unmet
from workflows.models import Track
from workflows.port import Holder
from workflows.procedures.rows import AGAIN, BACK
from workflows.procedures.ways import way_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.context import Context
    from workflows.engine.marking import Marking, Spot
    from workflows.procedures.rows import Stage, TrackRule

# A small procedure may use others, and itself, so many times one within the other.
DEPTH = 5
MANY = 500


def follow_move(context: Context, marking: Marking, source: str, *, anew: bool = False) -> None:
    """After the spot of the context moved from `source`: its way back, its end, the tracks of both stages.

    What is opened and closed is noted in the context. `anew` enters the stage again though it is the
    same. Raises Unmet when what has to be chosen is not, or a group that blocks still runs.
    """
    spot = context.spot
    if spot is None or (spot.state == source and not anew):
        return
    stage, row = spot.stage, spot.row
    ends = stage is None or stage.terminal
    back = context.transition.to if context.transition else None
    entered, row.came_from = way_after(
        row.came_from,
        (source, row.entered),
        spot.state,
        back=back if back in (BACK, AGAIN) else None,
        returning=spot.state in spot.machine.returning,
    )
    row.entered = entered or context.sequence
    asleep = [tuple(one) for one in row.came_from]
    for one in marking.beside(spot):
        if one.track and (one.track.stage, one.track.entry) not in [*asleep, (spot.state, entered)]:
            # What becomes of one track when the stage to which it belongs was left.
            track = one.track
            rule = marking.rule_of(track) if track else None
            stays = rule is not None and rule.join.rest in ("leave", "block")
            if ends or not stays or (track and track.ended):
                close(context, marking, one)
    if stage is not None and not entered:
        enter_stage(context, marking, spot, stage)
    if spot.track is not None:
        _followed(context, marking, spot, terminal=ends)
    else:
        context.change(entered=row.entered, came_from=row.came_from, counts=stage is None or stage.counts)


def enter_stage(context: Context, marking: Marking, spot: Spot, stage: Stage) -> None:
    """Open the tracks of a stage."""
    for rule in stage.track:
        if rule.when is None or not unmet(context, (rule.when,)):
            if rule.join.rest == "block" and any(
                one.track.group == rule.code for one in marking.beside(spot) if one.track
            ):
                words = _("Các phần việc “%(group)s” lần trước chưa xong; phải chờ xong mới mở lại.")
                raise Unmet(words % {"group": rule.label or rule.code})
            open_group(context, marking, spot, rule, chosen(context, rule))


def chosen(context: Context, rule: TrackRule) -> list[Holder | None]:
    """Who gets a track of a group (None: nobody's own), as the procedure fixes it or the actor chose."""
    attempt = context.attempt
    asked = attempt.tracks.get(rule.code) if attempt else None
    if rule.choose == "fixed" or (context.rule and asked is None):
        # What the procedure enters by itself has nobody who could choose.
        if rule.choose == "while_open":
            return []
        return list(context.item.bodies(rule.role)) if rule.role else [None] * int(rule.each)
    found = _picked(context.item.bodies(rule.role), asked) if rule.role else _counted(asked)
    if not found and rule.choose == "opening":
        raise Unmet(_("Chưa chọn “%(group)s”.") % {"group": rule.label or rule.code})
    return found


def open_group(
    context: Context, marking: Marking, spot: Spot, rule: TrackRule, holders: Sequence[Holder | None]
) -> None:
    """Open a track for each; those whose track of this entry is there already are left out."""
    opened = marking.group(spot, rule.code)
    there = {Holder("", one.holder, one.person_id).key for one in opened if one.ended != "cancelled"}
    for holder in holders:
        if holder is None or holder.key not in there:
            opened.append(_open(context, marking, spot, rule, (holder, len(opened) + 1)))


def close(context: Context, marking: Marking, spot: Spot, *, ended: str = "cancelled") -> None:
    """End a track and all within it; nobody can move it any more."""
    track = spot.track
    if track is None or not track.live:
        return
    for one in marking.beside(spot):
        close(context, marking, one)
    track.live = False
    if not track.ended:
        track.ended, track.closed_by = ended, context.sequence
    track.save()
    context.closes.append(track.ref)
    marking.spots.remove(spot)


def is_joined(marking: Marking, spot: Spot, code: str) -> bool:
    """Whether enough tracks of a group of the spot's stage are done; "" asks it of every group."""
    stage = spot.stage
    rules = [rule for rule in stage.track if code in ("", rule.code)] if stage else []
    return bool(rules) and all(_is_done(marking, spot, rule) for rule in rules)


def _is_done(marking: Marking, spot: Spot, rule: TrackRule) -> bool:
    fired = _fired(spot, rule.code)
    if fired and not rule.join.again:
        return True
    rows = [one for one in marking.group(spot, rule.code) if one.ended != "cancelled"]
    if fired:
        # What was counted once counts no more; under "block" all that ran beside it is counted with it.
        if rule.join.rest == "block" and any(one.opened_by <= fired and not one.ended for one in rows):
            return False
        at = "opened_by" if rule.join.rest == "block" else "closed_by"
        rows = [one for one in rows if (getattr(one, at) or math.inf) > fired]
    done = sum(one.ended == "done" for one in rows)
    if not rows:
        # Nobody was asked: all of none have answered; but where more may come, and after a join, one waits.
        return rule.join.need == "all" and rule.choose != "while_open" and not fired
    return done >= needed(rule, len(rows))


def needed(rule: TrackRule, number: int) -> int:
    """How many of so many tracks must be done."""
    need = rule.join.need
    if isinstance(need, int):
        return need
    return number if need == "all" else math.ceil(number * int(need.rstrip("%")) / 100)


def is_spent(spot: Spot, code: str) -> bool:
    """Whether a join of this group, which does not happen again, has moved the spot in this entry."""
    stage = spot.stage
    rules = [rule for rule in stage.track if code in ("", rule.code)] if stage else []
    return any(not rule.join.again and _fired(spot, rule.code) for rule in rules)


def _fired(spot: Spot, code: str) -> int:
    """The number of the last step that a join of this group made since the stage was entered; 0 for none."""
    steps = spot.item.steps.filter(  # type: ignore[attr-defined]
        track=spot.ref, sequence__gt=spot.row.entered, rule__in=("joined", f"joined:{code}")
    )
    return int(steps.order_by("-sequence").values_list("sequence", flat=True).first() or 0)


def _open(
    context: Context, marking: Marking, spot: Spot, rule: TrackRule, whose: tuple[Holder | None, int]
) -> Track:
    above, (holder, number) = spot.track, whose
    key = holder.key if holder else str(number)
    path = f"{above.ref.rpartition(':')[2]}.{key}" if above else key
    if path.count(".") >= DEPTH:
        raise Unmet(_("Các phần việc lồng nhau quá %(depth)d cấp.") % {"depth": DEPTH})
    small = marking.machine.small[rule.use].machine
    track = Track(
        item_type=context.item._meta.label_lower,
        item_id=context.item.pk,
        ref=f"{context.sequence}/{rule.code}:{path}",
        parent=spot.ref,
        stage=spot.state,
        group=rule.code,
        procedure=rule.use,
        role=rule.role or (above.role if above else ""),
        holder=holder.body_id if holder else (above.holder if above else None),
        person_id=holder.person_id if holder else (above.person_id if above else None),
        state=small.first,
        entry=spot.row.entered,
        opened_by=context.sequence,
        entered=context.sequence,
        opened=context.at,
    )
    opened = marking.add(track)
    track.due = duties.last_day_at(marking, opened)
    track.save()
    context.opens.append({"ref": track.ref, "use": rule.use, "state": track.state})
    stage = opened.stage
    if stage is not None:
        enter_stage(context, marking, opened, stage)
    return track


def _followed(context: Context, marking: Marking, spot: Spot, *, terminal: bool) -> None:
    """Keep the day of a track that moved, and its end; one left over from an earlier stage is closed then."""
    track, above = spot.track, marking.at(spot.track.parent) if spot.track else None
    if track is None:
        return
    track.due = duties.last_day_at(marking, spot)
    track.ended = "done" if terminal else ""
    track.closed_by = context.sequence if terminal else None
    gone = above is None or above.state != track.stage or above.row.entered != track.entry
    if terminal and gone:
        close(context, marking, spot)


def _picked(holders: Sequence[Holder], asked: Any) -> list[Holder | None]:
    """Those of the holders that were asked for by their keys. Raises Unmet for another key."""
    keys = [str(one) for one in asked or []]
    known = {one.key: one for one in holders}
    if not known.keys() >= set(keys):
        raise Unmet(_("Có nơi được chọn không thuộc danh sách; đề nghị chọn lại."))
    return [one for key, one in known.items() if key in keys]


def _counted(asked: Any) -> list[Holder | None]:
    number = asked if isinstance(asked, int) and not isinstance(asked, bool) else 0
    if not 0 <= number <= MANY:
        raise Unmet(_("Số phần việc mở phải từ 1 đến %(many)d.") % {"many": MANY})
    return [None] * number
