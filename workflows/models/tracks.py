"""Where an item stands besides its own stage: its tracks; and what happened that may move it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.models.records import NO_DATE
from workflows.models.shaped import JsonList

if TYPE_CHECKING:
    from workflows.models.tracked import Tracked


class TrackQuerySet(models.QuerySet["Track"]):
    """Questions about tracks that every reader of them asks."""

    def live_of(self, item: Tracked) -> TrackQuerySet:
        """The tracks of an item that somebody may still move, in the order in which they were opened."""
        return self.filter(item_type=item._meta.label_lower, item_id=item.pk, live=True).order_by("id")


class Track(models.Model):
    """One small procedure that runs beside the stage of an item; only the engine writes it.

    `ref` names it in the steps: the step that opened its stage, its group, and for whom it is. `ended`
    is "" while it runs, "done" in a last stage of its own, "cancelled" when it was given up. It is `live`
    as long as its stage is there, or it was left to go on after it.
    """

    item_type = models.CharField(max_length=60)
    item_id = models.PositiveBigIntegerField()
    ref = models.CharField(max_length=120)
    parent = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    procedure = models.CharField(max_length=40)
    # Who holds it, and the role in which he was asked; a track of nobody's own has none.
    role = models.CharField(max_length=40, blank=True)
    holder = models.PositiveBigIntegerField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=40)
    revision = models.PositiveIntegerField(default=0)
    # Numbers of steps: that entered the stage to which it belongs, that opened it, its own stage, ended it.
    entry = models.PositiveIntegerField()
    opened_by = models.PositiveIntegerField()
    entered = models.PositiveIntegerField()
    closed_by = models.PositiveIntegerField(null=True)
    came_from = JsonList(default=list)
    due = models.DateField(default=NO_DATE)
    opened = models.DateTimeField()
    ended = models.CharField(max_length=20, blank=True)
    live = models.BooleanField(default=True)

    objects = TrackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("item_type", "item_id", "ref"), name="track_ref_once"),
        ]
        indexes = [
            models.Index(fields=("item_type", "item_id"), name="track_live", condition=Q(live=True)),
            models.Index(fields=("item_type", "due"), name="track_due", condition=Q(live=True, ended="")),
        ]

    def __str__(self) -> str:
        return f"{self.item_type}:{self.item_id} {self.ref}"


class EventQuerySet(models.QuerySet["Event"]):
    """How what happened is written."""

    def note(self, item: Tracked, name: str, *, at: datetime, kept: bool = False) -> Event:
        """One thing that happened to an item at an aware instant."""
        kind = item._meta.label_lower
        return self.create(item_type=kind, item_id=item.pk, name=name, at=at, kept=kept)


class Event(models.Model):
    """Something happened that may move an item; used by the item itself, in a transaction of its own.

    One that nothing waits for when it is looked at is dropped, unless it is `kept` until something does.
    """

    item_type = models.CharField(max_length=60)
    item_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=40)
    at = models.DateTimeField()
    kept = models.BooleanField(default=False)
    used = models.DateTimeField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=("item_type", "item_id", "at"), name="event_open", condition=Q(used=None)),
        ]

    def __str__(self) -> str:
        return f"{self.item_type}:{self.item_id} {self.name}"
