"""What the office keeps of people besides their seats: who is away, slips, and what a person is told."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.mailings import Mailing
from congress.people.models.people import Person
from workflows import clock


class Absence(models.Model):
    """Days on which somebody is away (both inclusive): whom to call is then somebody else."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences", verbose_name=_("người"))
    start = models.DateField(_("từ ngày"))
    end = models.DateField(_("hết ngày"))
    reason = models.CharField(_("lý do"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    entered = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("thời gian vắng")
        verbose_name_plural = _("thời gian vắng")
        ordering = ("start", "id")
        indexes = [models.Index(fields=("person", "start", "end"), name="absence_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="absence_ends_after_start",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.start:%d/%m/%Y} – {self.end:%d/%m/%Y}"


class Slip(models.Model):
    """A printed code that lets one person set a password once, before `expires` (real time, exclusive).

    Without a digest it has no code yet: it is asked for, and a second person has still to confirm it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="slips", verbose_name=_("người"))
    digest = models.CharField(max_length=128, editable=False)
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người cấp"))
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người đề nghị")
    )
    issued = models.DateTimeField(_("cấp lúc"))
    expires = models.DateTimeField(_("dùng trước lúc"))
    used = models.DateTimeField(_("đã dùng lúc"), null=True, blank=True)
    cancelled = models.DateTimeField(_("đã hủy lúc"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("số lần nhập sai"), default=0)

    class Meta:
        verbose_name = _("phiếu mở tài khoản")
        verbose_name_plural = _("phiếu mở tài khoản")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.person}, {self.issued:%d/%m/%Y}"


class Told(models.Model):
    """What was done about a person by somebody else, told to him: at his next login and among his notices."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="told", verbose_name=_("người được báo"))
    # What it is about, where that is more than his account.
    congress = models.ForeignKey(
        Congress, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đại hội")
    )
    words = models.TextField(_("nội dung"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người thực hiện"))
    at = models.DateTimeField(_("lúc"), default=clock.now)
    seen = models.DateTimeField(_("đã xem lúc"), null=True, blank=True)
    mailing = models.ForeignKey(Mailing, models.PROTECT, null=True, editable=False, related_name="told")

    class Meta:
        verbose_name = _("việc đã báo cho người liên quan")
        verbose_name_plural = _("việc đã báo cho người liên quan")
        ordering = ("-id",)
        indexes = [models.Index(fields=("person", "-id"), name="told_to_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%d/%m/%Y}"
