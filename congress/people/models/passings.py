"""Who has died: recorded by the office, so that he is in no list, no electorate and no message any more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList


class Passing(AppendOnly, Ledgered):
    """That somebody died on a day. The last row of a person counts; one without a day takes back a mistake.

    `seats` are the seats that ended with it, each as [id, the last day it had before or ""].
    """

    free_words = ("ground",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="passings", verbose_name=_("người"))
    day = models.DateField(_("từ trần ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=200)
    seats = JsonList(_("nhiệm vụ đã kết thúc"), default=list, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("ghi nhận từ trần")
        verbose_name_plural = _("ghi nhận từ trần")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person)
