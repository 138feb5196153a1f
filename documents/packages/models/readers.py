"""Named readers of one confidential package, and the end of their reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered

if TYPE_CHECKING:
    from datetime import date


class ReadingGrant(AppendOnly, Ledgered):
    """A named person may read one confidential package until a day (inclusive), and why."""

    free_words = ("reason",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="reading_grants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người được đọc"))
    until = models.DateField(_("được đọc đến hết ngày"))
    reason = models.CharField(_("lý do"), max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người cho đọc"))
    at = models.DateTimeField(_("cho đọc lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("người được đọc")
        verbose_name_plural = _("người được đọc")
        ordering = ("-id",)
        indexes = [models.Index(fields=("person", "until"), name="reading_grant_of")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.pk}"

    def in_force(self, on: date) -> bool:
        """Whether he still reads on that day."""
        return on <= self.until and not hasattr(self, "end")


class ReadingEnd(AppendOnly, Ledgered):
    """A grant of reading was ended before its day."""

    grant = models.OneToOneField(ReadingGrant, models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người thôi cho đọc"))
    at = models.DateTimeField(_("thôi cho đọc lúc"), default=clock.now)

    class Meta:
        verbose_name = _("thôi cho đọc")
        verbose_name_plural = _("thôi cho đọc")

    def __str__(self) -> str:
        return str(self.grant)
