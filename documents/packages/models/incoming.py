"""Giấy tờ đến: papers as they arrived, several at a time, and what was said of each afterwards."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.packages.incoming import INCOMING_GROUNDS, PART_OF_DAY
from documents.packages.models.drafts import Blob
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class IncomingBatch(AppendOnly, Ledgered):
    """What was dropped into the tray at once, by one person."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="batches")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhận"))
    at = models.DateTimeField(_("nhận lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("lần nhận giấy tờ")
        verbose_name_plural = _("lần nhận giấy tờ")
        ordering = ("id",)

    def __str__(self) -> str:
        return clock.in_words(self.at)


class DroppedScan(AppendOnly, Ledgered):
    """A file whose sheets are not known before its codes are read beside the page; its papers follow."""

    free_words = ("name",)

    batch = models.ForeignKey(IncomingBatch, models.PROTECT, related_name="scans")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    ground = models.CharField(_("nhận qua"), max_length=10, choices=INCOMING_GROUNDS)
    arrived = models.DateField(_("ngày đến"))

    class Meta:
        verbose_name = _("xấp giấy tờ chờ đọc mã")
        verbose_name_plural = _("xấp giấy tờ chờ đọc mã")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class IncomingPaper(AppendOnly, Ledgered):
    """One paper, from its arrival on; of a stack that came as one file, its pages `first` to `last`.

    `line` is its number in the book of papers that arrive. What was said without a paper has neither file
    nor number: its `words` wait until whoever said them confirms them. `code` is that of our own sheet as it
    was read; `bears_code` without one means a sheet that nobody here sent out.
    """

    free_words = ("name", "words")

    batch = models.ForeignKey(IncomingBatch, models.PROTECT, related_name="papers")
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="incoming")
    line = models.OneToOneField(
        "documents.RegisterLine", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ground = models.CharField(_("nhận qua"), max_length=10, choices=INCOMING_GROUNDS)
    arrived = models.DateField(_("ngày đến"))
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    first = models.PositiveIntegerField(_("từ trang"), default=1)
    last = models.PositiveIntegerField(_("đến trang"), default=1)
    is_part = models.BooleanField(_("một phần của xấp"), default=False)
    words = models.TextField(_("nội dung đã nói"), blank=True)
    code = models.CharField(_("mã phiếu"), max_length=20, blank=True)
    bears_code = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("giấy tờ đến")
        verbose_name_plural = _("giấy tờ đến")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.line) if self.line_id else str(self.get_ground_display())


class PaperSorting(AppendOnly, Ledgered):
    """Whose a paper is and what it is about; the last row of a paper counts.

    `day` stands on the paper, None where it bears none. `taken_as` names what it answers, as whoever asked
    knows it, and "" where it answers nothing that was asked.
    """

    free_words = ("sender", "about", "sign")

    paper = models.ForeignKey(IncomingPaper, models.PROTECT, related_name="sortings")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    sender = models.CharField(_("nơi gửi"), max_length=200)
    package = models.ForeignKey(Package, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.CharField(_("trích yếu nội dung"), max_length=500)
    sign = models.CharField(_("số, ký hiệu của nơi gửi"), max_length=60, blank=True)
    day = models.DateField(_("ngày của văn bản"), null=True, blank=True)
    part_of_day = models.CharField(_("buổi"), max_length=10, choices=PART_OF_DAY, blank=True)
    taken_as = models.CharField(max_length=20, blank=True)
    by_code = models.BooleanField(_("nhận ra theo mã"), default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("phân loại giấy tờ đến")
        verbose_name_plural = _("phân loại giấy tờ đến")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.sender


class PaperCancelled(AppendOnly, Ledgered):
    """A paper that should not have been taken in; its number stays and is given to no other."""

    free_words = ("reason",)

    paper = models.OneToOneField(IncomingPaper, models.PROTECT, related_name="cancelled")
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("giấy tờ đến đã hủy")
        verbose_name_plural = _("giấy tờ đến đã hủy")

    def __str__(self) -> str:
        return str(self.paper)


class SpokenConfirmed(AppendOnly, Ledgered):
    """Whoever said it has confirmed what was written down: `reason` names how and when."""

    free_words = ("reason",)

    paper = models.OneToOneField(IncomingPaper, models.PROTECT, related_name="confirmed")
    reason = models.CharField(_("căn cứ"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("xác nhận lời đã nói")
        verbose_name_plural = _("xác nhận lời đã nói")

    def __str__(self) -> str:
        return str(self.paper)
