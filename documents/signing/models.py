"""Numbered copies of confidential drafts, and the paper of each signature as it was made once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.drafts import Blob, Version
from documents.packages.models.judgements import Signature
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList


class PaperCopy(Ledgered):
    """One numbered printed copy of a draft that must come back (xem xong trả lại)."""

    free_words = ("remark",)

    version = models.ForeignKey(Version, models.PROTECT, related_name="copies")
    number = models.PositiveIntegerField(_("bản số"))
    reader = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhận"))
    given = models.DateTimeField(_("giao lúc"), default=clock.now)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người giao"))
    returned = models.DateTimeField(_("trả lúc"), null=True, blank=True)
    received_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận lại")
    )
    remark = models.CharField(_("ghi chú"), max_length=200, blank=True)
    # One request gives copies to several readers.
    request_id = models.CharField(max_length=64, null=True, editable=False)

    class Meta:
        verbose_name = _("bản in có số")
        verbose_name_plural = _("bản in có số")
        ordering = ("version", "number")
        constraints = [
            models.UniqueConstraint(fields=("version", "number"), name="copy_number_once"),
            models.UniqueConstraint(fields=("request_id", "reader"), name="copy_request_id_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version} – {self.number}"


class SignedSet(AppendOnly, Ledgered):
    """The paper of one signature, made once, with the hash of the step that signed."""

    signature = models.OneToOneField(Signature, models.PROTECT, related_name="kept_set")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    code = models.CharField(_("mã bản in"), max_length=20)
    step_hash = models.CharField(_("mã của bước ký"), max_length=64)
    at = models.DateTimeField(_("lập lúc"), default=clock.now)

    class Meta:
        verbose_name = _("bản đã ký")
        verbose_name_plural = _("các bản đã ký")

    def __str__(self) -> str:
        return f"{self.signature}: {self.code}"


class StampedPaper(AppendOnly, Ledgered):
    """The finished paper of a signature as it came back, signed and sealed: from then on that is the paper.

    `differences` were found between its words and the record, and were seen by who took it.
    """

    free_words = ("name",)

    signature = models.ForeignKey(Signature, models.PROTECT, related_name="stamped")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    differences = JsonList(_("khác bản ghi"), default=list)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhận tệp"))
    at = models.DateTimeField(_("nhận lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, editable=False, unique=True)

    class Meta:
        verbose_name = _("bản đã ký, đóng dấu")
        verbose_name_plural = _("các bản đã ký, đóng dấu")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.signature}: {self.name}"
