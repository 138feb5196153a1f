"""The numbers of the papers of conclusions; the conclusion itself belongs to the trunk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.judgements import Verdict
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class VerdictNumber(AppendOnly, Ledgered):
    """The number and day of the paper of one conclusion; the last one counts."""

    free_words = ("reason",)

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField(_("số"))
    mark = models.CharField(_("ký hiệu"), max_length=40)
    day = models.DateField(_("ngày của văn bản"))
    reason = models.CharField(_("lý do sửa số"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số biên bản thẩm tra, phiếu thẩm định")
        verbose_name_plural = _("số biên bản thẩm tra, phiếu thẩm định")
        ordering = ("id",)

    def __str__(self) -> str:
        """As papers cite it: "03/BB-HTS"."""
        return f"{self.number:02d}/{self.mark}"
