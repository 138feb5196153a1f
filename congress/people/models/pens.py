"""How a signer signs: on the screen too, or with a pen alone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class PenChoice(AppendOnly, Ledgered):
    """What a signer has chosen; the last row of a person counts. Without one he signs either way."""

    free_words = ("ground",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="pen_choices", verbose_name=_("người ký"))
    paper_only = models.BooleanField(_("chỉ ký trên giấy"))
    ground = models.CharField(_("căn cứ"), max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("cách ký")
        verbose_name_plural = _("cách ký")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person)
