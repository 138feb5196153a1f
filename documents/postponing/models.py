"""What one decision about the opening day meant for one package: written once, beside the steps it made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.settingup.models import Postponement
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageStep
from workflows.models import AppendOnly, Ledgered

MOVED, FIXED, KEPT = "moved", "fixed", "kept"


class PackagePostponement(AppendOnly, Ledgered):
    """One package when the opening day moved.

    `ruling` says what its deadline is: "moved" (counted from the opening, moved with it), "fixed" (a day of
    its own), "kept" (counted from the opening, but kept this time, with a `reason`); "" where it has none or
    is done. `step` is the last step that followed, None where the package stayed as it was.
    """

    free_words = ("reason",)

    RULINGS = (
        (MOVED, _("tính theo ngày khai mạc")),
        (FIXED, _("ngày cố định")),
        (KEPT, _("giữ nguyên lần này")),
    )
    postponement = models.ForeignKey(Postponement, models.PROTECT, related_name="packages")
    package = models.ForeignKey(Package, models.PROTECT, related_name="postponements")
    ruling = models.CharField(max_length=10, choices=RULINGS, blank=True)
    old_due = models.DateField(null=True)
    new_due = models.DateField(null=True)
    resumed = models.BooleanField(default=False)
    looked_at = models.BooleanField(default=False)
    reason = models.CharField(_("lý do giữ nguyên"), max_length=400, blank=True)
    step = models.ForeignKey(PackageStep, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("hồ sơ khi đổi ngày khai mạc")
        verbose_name_plural = _("hồ sơ khi đổi ngày khai mạc")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("postponement", "package"), name="package_postponed_once")
        ]

    def __str__(self) -> str:
        return f"{self.package.code} {self.ruling}"
