"""Letters that ask a body for what is due (công văn đôn đốc), each with its number, as it was written."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body, Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Duty, Ledgered


class UrgingLetter(AppendOnly, Ledgered):
    """One letter to one body, one a day; what it lists is in `works` as it was on that day."""

    free_words = ("stand_in",)

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("đại hội"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày của công văn"))
    # Who is spoken to in place of the head, where he was away on that day.
    stand_in = models.CharField(_("người nhận thay"), max_length=400, blank=True)
    rank = models.CharField(_("cách xưng hô theo cấp"), max_length=10)
    line = models.ForeignKey("documents.RegisterLine", models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    at = models.DateTimeField(_("lập lúc"), default=clock.now)

    class Meta:
        verbose_name = _("công văn đôn đốc")
        verbose_name_plural = _("công văn đôn đốc")
        ordering = ("-id",)
        constraints = [models.UniqueConstraint(fields=("body", "day"), name="letter_once_a_day")]

    def __str__(self) -> str:
        return f"{self.body}, {self.day:%d/%m/%Y}"


class UrgingLetterWork(AppendOnly, Ledgered):
    """One piece of work in a letter, called as anything is that leaves the product, and its last day."""

    free_words = ("what",)

    letter = models.ForeignKey(UrgingLetter, models.PROTECT, related_name="works")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    what = models.CharField(_("nội dung công việc"), max_length=500)
    due = models.DateField(_("thời hạn"))

    class Meta:
        verbose_name = _("việc trong công văn đôn đốc")
        verbose_name_plural = _("các việc trong công văn đôn đốc")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.what
