"""What the engine keeps beside the steps: who waits for whom, notices, refusals, sealed words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.models.append_only import AppendOnly
from workflows.models.ledger import Ledgered
from workflows.models.shaped import JsonList

if TYPE_CHECKING:
    from workflows.models.tracked import Tracked

# Sorts after every real date on both databases, where NULL would not.
NO_DATE = date(9999, 12, 31)


class DutyQuerySet(models.QuerySet["Duty"]):
    """Questions about duties that every reader of them asks."""

    def about(self, model: type[Tracked]) -> DutyQuerySet:
        """The duties of all items of a tracked model, those that are over too."""
        return self.filter(item_type=model._meta.label_lower)

    def open_for(self, model: type[Tracked]) -> DutyQuerySet:
        """The open ones of them."""
        return self.about(model).filter(closed=None)


class Duty(models.Model):
    """Somebody is waited for: a holder (an opaque body id, or a person) who has a right to use.

    Only the engine opens and closes duties; a closed duty stays as a record of how long it took.
    """

    item_type = models.CharField(max_length=60)
    item_id = models.PositiveBigIntegerField()
    track = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    right = models.CharField(max_length=40)
    holder = models.PositiveBigIntegerField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    due = models.DateField(default=NO_DATE)
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc chờ xử lý")
        verbose_name_plural = _("việc chờ xử lý")
        indexes = [
            models.Index(
                fields=("holder", "right", "due", "id"), name="duty_open_by_body", condition=Q(closed=None)
            ),
            models.Index(
                fields=("person", "due", "id"), name="duty_open_by_person", condition=Q(closed=None)
            ),
            models.Index(fields=("item_type", "item_id", "closed"), name="duty_of_item"),
            # Holds the day itself: a board asks of every item for its first one.
            models.Index(
                fields=("item_type", "item_id", "due"), name="duty_open_of_item", condition=Q(closed=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(holder=None, person=None), name="duty_has_a_holder"),
            models.UniqueConstraint(
                fields=("item_type", "item_id", "track", "role", "right", "holder"),
                condition=Q(closed=None) & ~Q(holder=None),
                name="duty_of_body_once",
            ),
            models.UniqueConstraint(
                fields=("item_type", "item_id", "track", "role", "right", "person"),
                condition=Q(closed=None) & ~Q(person=None),
                name="duty_of_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_type}:{self.item_id} {self.right}"


class Notice(models.Model):
    """One thing somebody should hear about, once: `key` makes a second one impossible.

    The row holds no words and no names; they are written when it is read, by one who may read it.
    """

    key = models.CharField(max_length=240, unique=True)
    item_type = models.CharField(max_length=60)
    item_id = models.PositiveBigIntegerField()
    sequence = models.PositiveIntegerField()
    track = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=40)
    right = models.CharField(max_length=40)
    holder = models.PositiveBigIntegerField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    due = models.DateField(default=NO_DATE)
    created = models.DateTimeField()

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        indexes = [
            models.Index(fields=("holder", "right", "-created"), name="notice_by_body"),
            models.Index(fields=("person", "-created"), name="notice_by_person"),
        ]

    def __str__(self) -> str:
        return self.key


class Refusal(AppendOnly, Ledgered):
    """A refused attempt at a watched act (a decision, a signature), kept although the act rolled back."""

    told_short = ("reasons",)

    item_type = models.CharField(max_length=60)
    item_id = models.PositiveBigIntegerField()
    action = models.CharField(max_length=40)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20)
    reasons = JsonList(default=list)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("lần bị từ chối")
        verbose_name_plural = _("các lần bị từ chối")
        indexes = [models.Index(fields=("item_type", "item_id"), name="refusal_of_item")]

    def __str__(self) -> str:
        return f"{self.item_type}:{self.item_id} {self.action} {self.outcome}"
