"""Drafts (dự thảo lần n) and the stored bytes of their parts; none is ever replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered


def fingerprint_of(parts: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over sorted (part code, SHA-256 of its bytes) lines: the same papers, the same hash."""
    lines = "\n".join(f"{code} {digest}" for code, digest in sorted(parts))
    return hashlib.sha256(lines.encode()).hexdigest()


def check_code(fingerprint: str) -> str:
    """The short form people read and type (mã kiểm tra): twelve hex digits in groups of four."""
    return "-".join(fingerprint[at : at + 4].upper() for at in (0, 4, 8)) if fingerprint else ""


class Blob(AppendOnly, Ledgered):
    """Bytes under a random name outside any static root; by the book, whatever cites it cites these bytes."""

    name = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    extension = models.CharField(max_length=8)
    content_type = models.CharField(max_length=120)
    readable = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("tệp đã lưu")
        verbose_name_plural = _("tệp đã lưu")

    def __str__(self) -> str:
        return self.name


class JoinedPhoto(AppendOnly, Ledgered):
    """A photograph as it was taken, one of those that were joined into the PDF `whole`."""

    free_words = ("name",)

    whole = models.ForeignKey(Blob, models.PROTECT, related_name="photos")
    number = models.PositiveIntegerField(_("trang"))
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("ảnh gốc đã ghép")
        verbose_name_plural = _("ảnh gốc đã ghép")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("whole", "number"), name="photo_once_in_paper")]

    def __str__(self) -> str:
        return self.name


class Version(AppendOnly):
    """One draft of a whole package."""

    free_words = ("note",)
    told_with = ("parts", "withdrawal")

    package = models.ForeignKey(Package, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("dự thảo lần"))
    fingerprint = models.CharField(_("mã kiểm tra"), max_length=64)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người soạn"))
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    note = models.TextField(_("lời người soạn"), blank=True)
    created = models.DateTimeField(_("ghi lúc"))
    # The draft of which this is the text with slips of letters put right (Sửa lỗi kỹ thuật).
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    # How the author was called that day; read from the history by `queries.drafts.as_signed`.
    author_then = ""

    class Meta:
        verbose_name = _("dự thảo")
        verbose_name_plural = _("dự thảo")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("package", "number"), name="draft_number_once")]

    def __str__(self) -> str:
        return f"{self.package.code} – {self.number}"

    @property
    def check_code(self) -> str:
        """The short form of the fingerprint."""
        return check_code(self.fingerprint)

    @property
    def when(self) -> str:
        """When it was made, in words."""
        return clock.in_words(self.created)


class Withdrawal(AppendOnly):
    """A draft that was the wrong file: its bytes are kept for proof and shown to nobody."""

    free_words = ("reason",)

    version = models.OneToOneField(Version, models.PROTECT, related_name="withdrawal")
    reason = models.TextField(_("lý do rút"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người rút"))
    at = models.DateTimeField(_("rút lúc"))

    class Meta:
        verbose_name = _("dự thảo đã rút")
        verbose_name_plural = _("dự thảo đã rút")

    def __str__(self) -> str:
        return str(self.version)


class VersionPart(AppendOnly):
    """One part in one draft, under the name its author gave the file."""

    free_words = ("name",)
    told_with = ("blob",)

    version = models.ForeignKey(Version, models.PROTECT, related_name="parts")
    code = models.CharField(max_length=40)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("thành phần của dự thảo")
        verbose_name_plural = _("thành phần của dự thảo")
        constraints = [models.UniqueConstraint(fields=("version", "code"), name="part_once_in_draft")]

    def __str__(self) -> str:
        return self.name
