"""What became of what was said of a package: each disposition, and the synthesis when it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.drafts import Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered

if TYPE_CHECKING:
    from documents.packages.remarks import Ref

# The source of comments at the place: a row about one names the comment itself.
COMMENTS = "comments"


class Disposition(AppendOnly, Ledgered):
    """What the lead body does with a remark: proposed or settled; the last row of a remark counts.

    A remark is named by `source` and `key` (documents/packages/remarks.py), a comment at the place by itself.
    `raised`: it is laid before Thường trực. Rows from before there were proposals are settled.
    """

    free_words = ("reason",)

    KINDS = (
        ("accepted", _("Tiếp thu")),
        ("partly", _("Tiếp thu một phần")),
        ("noted", _("Ghi nhận")),
        ("declined", _("Không tiếp thu, giải trình")),
    )

    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="dispositions")
    source = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=40, blank=True)
    comment = models.ForeignKey(
        "documents.Comment", models.PROTECT, null=True, blank=True, related_name="dispositions"
    )
    kind = models.CharField(_("kết quả"), max_length=20, choices=KINDS, blank=True)
    reason = models.TextField(_("giải trình"), blank=True)
    answered_in = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+")
    settled = models.BooleanField(_("Tiểu ban thống nhất"), default=True)
    raised = models.BooleanField(_("trình Thường trực"), default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người giải trình"))
    at = models.DateTimeField(_("giải trình lúc"), default=clock.now)

    class Meta:
        verbose_name = _("tiếp thu, giải trình")
        verbose_name_plural = _("tiếp thu, giải trình")
        ordering = ("id",)
        indexes = [models.Index(fields=("package", "source", "key"), name="disposition_of_remark")]

    def __str__(self) -> str:
        return f"{self.comment or self.package}: {self.kind}"

    @property
    def ref(self) -> Ref:
        """The remark it is about."""
        return (COMMENTS, str(self.comment_id)) if self.comment_id else (self.source, self.key)


class SynthesisIssue(AppendOnly, Ledgered):
    """The synthesis of what was said of a package is published: from then on units see what became of it."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="synthesis_issues")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người công bố"))
    at = models.DateTimeField(_("công bố lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("lần công bố tiếp thu, giải trình")
        verbose_name_plural = _("công bố tiếp thu, giải trình")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.version)
