"""The number and day of a paper made from the record, and what it said then."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonTable


class PaperIssue(AppendOnly, Ledgered):
    """One paper of a congress left under this number; the last one about the same thing counts.

    `paper` is its code, `key` what it is about. `said` is what it said when it got the number: under that
    number it says nothing else.
    """

    free_words = ("reason",)
    told_short = ("said",)

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="issued_papers")
    paper = models.CharField(_("văn bản"), max_length=40)
    key = models.CharField(_("về"), max_length=60)
    number = models.PositiveIntegerField(_("số"))
    mark = models.CharField(_("ký hiệu"), max_length=40)
    day = models.DateField(_("ngày của văn bản"))
    said = JsonTable(_("nội dung khi cấp số"), default=dict)
    reason = models.CharField(_("lý do sửa số"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số văn bản ban hành")
        verbose_name_plural = _("số văn bản ban hành")
        ordering = ("id",)
        indexes = [models.Index(fields=("congress", "paper", "key"), name="issue_of_paper")]

    def __str__(self) -> str:
        """As papers cite it: "07/TTr-HTS"."""
        return f"{self.number:02d}/{self.mark}"
