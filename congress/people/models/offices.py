"""What the office keeps of people besides their seats: who is away, and slips."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from workflows import clock
from workflows.models import Ledgered


class Absence(Ledgered):
    """Days on which somebody is away (both inclusive): whom to call is then somebody else."""

    free_words = ("reason",)

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
