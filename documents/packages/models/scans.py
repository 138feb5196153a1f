"""The picture of a paper on which a step rests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.drafts import Blob
from documents.packages.models.steps import PackageStep
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Scan(AppendOnly, Ledgered):
    """The picture of the paper from which a step was entered for somebody else."""

    step = models.ForeignKey(PackageStep, models.PROTECT, related_name="scans")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("bản chụp giấy")
        verbose_name_plural = _("bản chụp giấy")

    def __str__(self) -> str:
        return self.name
