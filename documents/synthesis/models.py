"""Remarks taken in from papers that came back, and which remarks were joined; none is ever written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.packages.models.drafts import Blob, Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered

if TYPE_CHECKING:
    from documents.packages.remarks import Ref


class TakenPaper(AppendOnly, Ledgered):
    """A file or a pasted text with remarks on one draft, as it was taken in.

    `sender` is who sent it, "" where each of its rows says so itself. `late`, `outside` note how it stood
    when it was taken in: nothing in it was in time, nobody had asked its sender. How each remark stands is
    said by `standings_in`.
    """

    free_words = ("name", "sender")
    told_with = ("remarks",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="taken_papers")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    sender = models.CharField(_("đơn vị, người gửi"), max_length=200, blank=True)
    arrived = models.DateField(_("ngày nhận"))
    late = models.BooleanField(_("gửi sau thời hạn"), default=False)
    outside = models.BooleanField(_("ngoài danh sách lấy ý kiến"), default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    at = models.DateTimeField(_("nhập lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("bản góp ý đã nhận")
        verbose_name_plural = _("các bản góp ý đã nhận")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class TakenRemark(AppendOnly):
    """One remark of such a paper, at its place in the draft; `day` is what its author's program kept."""

    free_words = ("author", "sender", "place", "quote", "text")

    paper = models.ForeignKey(TakenPaper, models.PROTECT, related_name="remarks")
    number = models.PositiveIntegerField()
    author = models.CharField(_("người góp ý"), max_length=120, blank=True)
    sender = models.CharField(_("đơn vị"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=40, blank=True)
    paragraph = models.PositiveIntegerField(_("đoạn"), default=0)
    place = models.CharField(_("điều, khoản"), max_length=300, blank=True)
    quote = models.TextField(_("trích"), blank=True)
    text = models.TextField(_("nội dung góp ý"))

    class Meta:
        verbose_name = _("ý kiến trong bản góp ý")
        verbose_name_plural = _("ý kiến trong bản góp ý")
        ordering = ("paper", "number")
        constraints = [models.UniqueConstraint(fields=("paper", "number"), name="remark_once_in_paper")]

    def __str__(self) -> str:
        return f"{self.sender}: {self.number}"


class RemarkJoin(AppendOnly, Ledgered):
    """A remark stands with others of one name (`into`), or alone again (""); its last row counts."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="remark_joins")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    into = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gộp"))
    at = models.DateTimeField(_("gộp lúc"), default=clock.now)

    class Meta:
        verbose_name = _("gộp ý kiến")
        verbose_name_plural = _("gộp ý kiến")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.source} {self.key}"

    @property
    def ref(self) -> Ref:
        """The remark it is about."""
        return self.source, self.key
