"""Whom what was urged upon: one message a person a day, and which work it was about, each written once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Duty, Ledgered


class Urging(AppendOnly, Ledgered):
    """One message that reminds one person of work; `by` is None where nobody pressed for it.

    `words` are those that somebody wrote; without them they are made when they are read, of what still waits.
    """

    free_words = ("words",)

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="urgings", verbose_name=_("người được nhắc")
    )
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("đại hội"))
    day = models.DateField(_("ngày nhắc"))
    rank = models.CharField(_("cách xưng hô theo cấp"), max_length=10)
    words = models.TextField(_("nội dung"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("người gửi"))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = _("lần nhắc việc")
        verbose_name_plural = _("các lần nhắc việc")
        ordering = ("-id",)
        constraints = [models.UniqueConstraint(fields=("person", "day"), name="urged_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person}, {self.day:%d/%m/%Y}"


class UrgedWork(AppendOnly, Ledgered):
    """One piece of work in a message: how far its last day was, as a rung that is stepped on once."""

    urging = models.ForeignKey(Urging, models.PROTECT, related_name="works")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    rung = models.CharField(_("mức"), max_length=20)
    due = models.DateField(_("thời hạn"))

    class Meta:
        verbose_name = _("việc được nhắc")
        verbose_name_plural = _("các việc được nhắc")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("person", "duty", "rung", "due"), name="rung_once_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.rung}"

    @property
    def holds(self) -> bool:
        """Whether the work still waits, to the day that was said."""
        return self.duty.closed is None and self.duty.due == self.due
