"""Who opened or took away which draft, and when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.drafts import Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Viewing(AppendOnly, Ledgered):
    """Somebody opened or took away a draft: a receipt for all, and the log of a confidential package."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="viewings")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="viewings")
    part = models.CharField(max_length=40, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    what = models.CharField(_("việc"), max_length=20, choices=(("view", _("xem")), ("take", _("tải về"))))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = _("lượt xem")
        verbose_name_plural = _("lượt xem")
        ordering = ("-id",)
        indexes = [models.Index(fields=("package", "person"), name="viewing_by_reader")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.person}"
