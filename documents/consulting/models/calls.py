"""Telephone calls and reminders to units about a round, each written once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.consulting.models.rounds import AskedUnit
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class UnitCall(AppendOnly, Ledgered):
    """One call to an asked unit: who answered it, and what he said."""

    free_words = ("heard", "said")

    asked = models.ForeignKey(AskedUnit, models.PROTECT, related_name="calls")
    heard = models.CharField(_("người nghe"), max_length=120)
    said = models.TextField(_("nội dung trả lời"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gọi"))
    at = models.DateTimeField(_("gọi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("cuộc gọi cho đơn vị")
        verbose_name_plural = _("các cuộc gọi cho đơn vị")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.asked}: {self.heard}"


class UnitReminder(AppendOnly, Ledgered):
    """A silent unit was reminded of a round in these words, at most once a day."""

    free_words = ("words",)

    asked = models.ForeignKey(AskedUnit, models.PROTECT, related_name="reminders")
    day = models.DateField(_("ngày nhắc"))
    words = models.TextField(_("nội dung"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhắc"))
    at = models.DateTimeField(_("nhắc lúc"), default=clock.now)

    class Meta:
        verbose_name = _("lần nhắc đơn vị")
        verbose_name_plural = _("các lần nhắc đơn vị")
        ordering = ("-id",)
        constraints = [models.UniqueConstraint(fields=("asked", "day"), name="unit_reminded_once_a_day")]

    def __str__(self) -> str:
        return f"{self.asked}, {self.day:%d/%m/%Y}"
