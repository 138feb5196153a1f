"""Who writes which part or chapter of a package, until when, and what came of it; no row is ever changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Blob
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class PartPlan(AppendOnly, Ledgered):
    """What was decided of one part or chapter; the last row of a code counts, the others are its history.

    A row with a `title` is a chapter of the main part, any other speaks of a part of the kind. `owner`
    None stands for the lead body; `dropped` takes a chapter out again.
    """

    free_words = ("title",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="plans")
    code = models.CharField(max_length=40)
    title = models.CharField(_("tên chương"), max_length=200, blank=True)
    place = models.PositiveIntegerField(_("thứ tự"), default=0)
    required = models.BooleanField(_("bắt buộc"), default=False)
    owner = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan phụ trách")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người phụ trách")
    )
    due = models.DateField(_("hạn"), null=True, blank=True)
    dropped = models.BooleanField(_("đã bỏ"), default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người phân công"))
    at = models.DateTimeField(_("phân công lúc"), default=clock.now)

    class Meta:
        verbose_name = _("phân công thành phần hồ sơ")
        verbose_name_plural = _("phân công thành phần hồ sơ")
        ordering = ("id",)
        indexes = [models.Index(fields=("package", "code"), name="part_plan_by_code")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.code}"


class PartDraft(AppendOnly, Ledgered):
    """One file that the owner of a part or chapter handed in; it enters a draft when one is assembled."""

    free_words = ("name", "note")

    package = models.ForeignKey(Package, models.PROTECT, related_name="part_drafts")
    code = models.CharField(max_length=40)
    number = models.PositiveIntegerField(_("bản số"))
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    note = models.TextField(_("lời người soạn"), blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gửi"))
    at = models.DateTimeField(_("gửi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("bản soạn của thành phần")
        verbose_name_plural = _("bản soạn của thành phần")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("package", "code", "number"), name="part_draft_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.package.code} {self.code} – {self.number}"
