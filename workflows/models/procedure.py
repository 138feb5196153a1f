"""Versions of procedures, as items are pinned to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows import clock
from workflows.models.append_only import AppendOnly
from workflows.models.ledger import Ledgered


class ProcedureVersion(AppendOnly):
    """One flattened, canonical procedure; an edited procedure is a new row with the next number."""

    told_short = ("canonical",)

    code = models.CharField(_("mã quy trình"), max_length=40)
    number = models.PositiveIntegerField(_("lần"))
    digest = models.CharField(_("mã kiểm tra"), max_length=64, unique=True)
    canonical = models.TextField(_("nội dung"))
    created = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("quy trình")
        verbose_name_plural = _("quy trình")
        constraints = [models.UniqueConstraint(fields=("code", "number"), name="procedure_number_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"


class Edition(AppendOnly, Ledgered):
    """From now on new items of this code start with this version; the last row of a code and scope counts.

    `scope` says whose items: "" all, else a word of the app for those of one owner, which come before all.
    `source` is the text as it was uploaded, byte for byte; empty for one that was adopted without.
    """

    free_words = ("reason",)
    # What begins with it later rests on the text itself, which no step has covered yet.
    told_with = ("version",)

    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="editions")
    scope = models.CharField(_("phạm vi"), max_length=40, blank=True, default="")
    # None: from the command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    source = models.BinaryField(_("văn bản"), blank=True, default=b"")
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("ấn bản quy trình")
        verbose_name_plural = _("ấn bản quy trình")

    def __str__(self) -> str:
        return str(self.version)
