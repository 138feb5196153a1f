"""Where an item stands: its own stage and the tracks beside it; each is a spot that may move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows import clock
from workflows.models import Track
from workflows.port import Holder
from workflows.procedures import store
from workflows.procedures.rows import BACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.models import Tracked
    from workflows.procedures.compiled import Compiled, Moving
    from workflows.procedures.rows import Stage, TrackRule, Transition
    from workflows.procedures.schema import Machine


@dataclass(slots=True)
class Spot:
    """One place where an item stands: the item itself, or one of its tracks."""

    item: Tracked
    moving: Moving
    track: Track | None = None

    @property
    def machine(self) -> Machine:
        """The procedure that is followed here."""
        return self.moving.machine

    @property
    def row(self) -> Tracked | Track:
        """The row that keeps the state."""
        return self.track or self.item

    @property
    def ref(self) -> str:
        """How the steps name it; "" for the item itself."""
        return self.track.ref if self.track else ""

    @property
    def state(self) -> str:
        """The code of the stage; the compiled procedure sets it, in memory."""
        return self.row.state

    @state.setter
    def state(self, value: str) -> None:
        self.row.state = value

    @property
    def stage(self) -> Stage | None:
        """The stage in which it stands; None before the start."""
        return self.machine.stage_of(self.state)

    @property
    def holder(self) -> Holder | None:
        """Whose track it is, as the item names him; None for the item and for a track of nobody's own."""
        track = self.track
        if track is None or not (track.holder or track.person_id):
            return None
        mine = Holder("", track.holder, track.person_id)
        return next((one for one in self.item.bodies(track.role) if one.key == mine.key), mine)

    def holders(self, role: str) -> list[Holder]:
        """Who fills a role here: "*track" is whose track it is."""
        if not role.startswith("*"):
            return list(self.item.bodies(role))
        return [self.holder] if self.holder else []


@dataclass(slots=True)
class Marking:
    """All the spots of an item, its own first."""

    item: Tracked
    machine: Compiled
    spots: list[Spot]

    def __iter__(self) -> Iterator[Spot]:
        return iter(self.spots)

    @property
    def own(self) -> Spot:
        """The item itself."""
        return self.spots[0]

    def add(self, track: Track) -> Spot:
        """One more spot, for a track that was opened."""
        self.spots.append(Spot(self.item, self.machine.small[track.procedure], track))
        return self.spots[-1]

    def awake(self) -> list[Spot]:
        """The spots that may move: not the tracks of a stage from which a move leads back into it."""
        return [spot for spot in self.spots if not self._sleeps(spot)]

    def _sleeps(self, spot: Spot) -> bool:
        above = self.at(spot.track.parent) if spot.track else None
        if above is None or spot.track is None:
            return False
        return (bool(above.row.came_from) and spot.track.stage != above.state) or self._sleeps(above)

    def at(self, ref: str | None) -> Spot | None:
        """The spot of this name, or None."""
        return next((spot for spot in self.spots if spot.ref == ref), None)

    def beside(self, spot: Spot) -> list[Spot]:
        """The tracks that belong to a spot: those of its stage, and those left over from earlier ones."""
        return [one for one in self.spots if one.track and one.track.parent == spot.ref]

    def group(self, spot: Spot, code: str) -> list[Track]:
        """The tracks of a group that were opened since the spot came into its stage; cancelled ones too."""
        rows = Track.objects.filter(
            item_type=self.item._meta.label_lower,
            item_id=self.item.pk,
            parent=spot.ref,
            group=code,
            entry=spot.row.entered,
        )
        return list(rows.order_by("id"))

    def rule_of(self, track: Track) -> TrackRule | None:
        """The group of a track, in the procedure of the spot to which it belongs."""
        above = self.at(track.parent)
        stage = above.machine.stage_of(track.stage) if above else None
        return stage.group(track.group) if stage else None


def marking_of(item: Tracked) -> Marking:
    """Where an item stands; no query for one whose procedure has no tracks."""
    machine = store.load(item.procedure)
    found = Marking(item, machine, [Spot(item, machine)])
    if machine.definition.has_tracks:
        for track in Track.objects.live_of(item):
            found.add(track)
    return found


def spot_named(item: Tracked, ref: str) -> Spot:
    """The live spot of this name; the item itself where there is none."""
    found = marking_of(item)
    return found.at(ref) or found.own


def groups_to_choose(spot: Spot, move: Transition) -> list[TrackRule]:
    """The groups of tracks, one for each holder of a role, for which a move asks whom to choose."""
    # What goes back enters nothing anew.
    targets = () if move.to == BACK else spot.machine.targets(move, spot.state)
    stages = [spot.machine.stage_of(code) for code in targets]
    entered = [stage for stage in stages if stage and stage.code != spot.state]
    found = [rule for stage in entered for rule in stage.track if rule.role and rule.choose != "fixed"]
    more = {str(rule.told.get("track")) for rule in move.effects if rule.name == "open_tracks"}
    here = spot.stage.track if spot.stage else ()
    return [*found, *(rule for rule in here if rule.role and rule.code in more)]


def name_of(spot: Spot) -> str:
    """What a reader calls a spot: whose track it is, or its group and stage."""
    stage = spot.machine.label_of(spot.state)
    holder = spot.holder
    return f"{holder.name} ({stage})" if holder and holder.name else stage


def closed_words(item: Tracked, ref: str) -> str:
    """The sentence for one who would move a track that is not open any more: since when, and why."""
    track = Track.objects.filter(item_type=item._meta.label_lower, item_id=item.pk, ref=ref).first()
    if track is None:
        return _("Không có phần việc nào mang mã này.")
    machine = store.load(item.procedure)
    small = machine.small.get(track.procedure)
    step = item.steps.filter(sequence__gte=track.closed_by or track.entered).order_by("sequence").first()  # type: ignore[attr-defined]
    facts = {
        "day": clock.local_day(step.at).strftime("%d/%m/%Y") if step else "",
        "stage": small.machine.label_of(track.state) if small else track.state,
    }
    if track.ended == "cancelled":
        return _("Phần việc này đã thôi từ ngày %(day)s, không ghi thêm được.") % facts
    return _("Phần việc này đã khép lại ngày %(day)s (%(stage)s), không ghi thêm được.") % facts
