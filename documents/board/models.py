"""Telephone calls that urged a package on, each written once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Call(AppendOnly, Ledgered):
    """One telephone call to urge a package on: whom, what he answered, the day he promised (inclusive)."""

    free_words = ("answer",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="calls")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nghe"))
    stage = models.CharField(_("bước"), max_length=40)
    answer = models.TextField(_("trả lời"))
    promised = models.DateField(_("hẹn xong ngày"), null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gọi"))
    at = models.DateTimeField(_("gọi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("cuộc gọi đôn đốc")
        verbose_name_plural = _("cuộc gọi đôn đốc")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.package.code}: {self.person}"
