"""A meeting to come: when and where, its agenda, the draft sent for each item; never written over."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import HALVES, MANNERS
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered

# Hours with which the afternoon and the evening begin.
NOON, DUSK = 12, 18


def half_of(hour: time) -> str:
    """In which half of the day an hour is."""
    if hour.hour < NOON:
        return "morning"
    return "afternoon" if hour.hour < DUSK else "evening"


class ConvenedMeeting(AppendOnly, Ledgered):
    """One meeting to which a body is invited; moved to another day it is another row, `instead_of` this one.

    `starts_at` None and `half` "" where nobody said the hour; `chair_name` as he was called that day.
    """

    free_words = ("place", "guests", "to_prepare")

    body = models.ForeignKey(Body, models.PROTECT, related_name="convened", verbose_name=_("cơ quan"))
    meets_on = models.DateField(_("họp ngày"))
    starts_at = models.TimeField(_("giờ họp"), null=True, blank=True)
    half = models.CharField(_("buổi"), max_length=10, choices=HALVES, blank=True)
    manner = models.CharField(_("hình thức họp"), max_length=10, choices=MANNERS)
    place = models.CharField(_("địa điểm"), max_length=200)
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("chủ trì"))
    chair_name = models.CharField(max_length=200)
    guests = models.TextField(_("khách mời"), blank=True)
    to_prepare = models.TextField(_("đề nghị chuẩn bị"), blank=True)
    instead_of = models.OneToOneField(
        "self", models.PROTECT, related_name="moved_to", null=True, verbose_name=_("thay cuộc họp")
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người triệu tập"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("cuộc họp sắp tới")
        verbose_name_plural = _("các cuộc họp sắp tới")
        ordering = ("meets_on", "id")

    def __str__(self) -> str:
        return f"{self.body}, {self.meets_on:%d/%m/%Y}"

    @property
    def when(self) -> str:
        """Hour and day within a sentence: "08:30 ngày 21/03/2022", "sáng ngày 21/03/2022"."""
        day = {"day": f"{self.meets_on:%d/%m/%Y}"}
        if self.starts_at:
            return _t("%(hour)s ngày %(day)s") % (day | {"hour": f"{self.starts_at:%H:%M}"})
        half = f"{self.get_half_display()} ".lower() if self.half else ""
        return half + _t("ngày %(day)s") % day

    @property
    def part_of_day(self) -> str:
        """Its half of the day, by the hour where one was said; "" where nobody said either."""
        return half_of(self.starts_at) if self.starts_at else self.half

    @property
    def is_off(self) -> bool:
        """Whether it was called off, or moved to another day."""
        return hasattr(self, "end")

    @property
    def is_past(self) -> bool:
        """Whether its day is over."""
        return self.meets_on < clock.today()


class AgendaItem(AppendOnly, Ledgered):
    """One item of an agenda, by its place from 1: a package that waits for the body, or other business."""

    free_words = ("words",)

    meeting = models.ForeignKey(ConvenedMeeting, models.PROTECT, related_name="items")
    place = models.PositiveIntegerField(_("thứ tự"))
    package = models.ForeignKey(
        Package, models.PROTECT, related_name="on_agendas", null=True, verbose_name=_("hồ sơ")
    )
    words = models.CharField(_("nội dung khác"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("nội dung họp")
        verbose_name_plural = _("các nội dung họp")
        ordering = ("meeting", "place")
        constraints = [
            models.UniqueConstraint(fields=("meeting", "place"), name="agenda_place_once"),
            models.UniqueConstraint(fields=("meeting", "package"), name="agenda_package_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.package or self.words}"


class AgendaPaper(AppendOnly, Ledgered):
    """The draft that lies before the meeting for one item; a later row replaces it, with its reason."""

    free_words = ("reason",)

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+", verbose_name=_("dự thảo"))
    reason = models.CharField(_("lý do thay"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gửi"))
    at = models.DateTimeField(_("gửi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("tài liệu họp")
        verbose_name_plural = _("các tài liệu họp")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.version)


class AgendaDropped(AppendOnly, Ledgered):
    """An item that is not dealt with at the meeting after all, and why."""

    free_words = ("reason",)

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="dropped")
    reason = models.CharField(_("lý do bỏ"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("nội dung bỏ khỏi chương trình")
        verbose_name_plural = _("nội dung bỏ khỏi chương trình")

    def __str__(self) -> str:
        return self.reason


class ConveningEnd(AppendOnly, Ledgered):
    """A meeting that will not be held on its day: called off, or moved where another stands instead of it."""

    free_words = ("reason",)

    meeting = models.OneToOneField(ConvenedMeeting, models.PROTECT, related_name="end")
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("hoãn, hủy cuộc họp")
        verbose_name_plural = _("hoãn, hủy cuộc họp")

    def __str__(self) -> str:
        return self.reason


class InvitationNumber(AppendOnly, Ledgered):
    """The line of the register that the invitation to a meeting got; once."""

    meeting = models.OneToOneField(ConvenedMeeting, models.PROTECT, related_name="invitation")
    line = models.OneToOneField("documents.RegisterLine", models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số giấy mời")
        verbose_name_plural = _("số giấy mời")

    def __str__(self) -> str:
        return str(self.line)
