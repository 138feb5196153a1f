"""A person's name was put right: how it was written before, and why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class NameChange(AppendOnly, Ledgered):
    """The name of an account as it stood and as it is written now; steps keep the name of their day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="name_changes", verbose_name=_("người"))
    before = models.CharField(_("họ tên trước đính chính"), max_length=170)
    after = models.CharField(_("họ tên sau đính chính"), max_length=170)
    reason = models.CharField(_("lý do, căn cứ"), max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đính chính"))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    free_words = ("before", "after", "reason")

    class Meta:
        verbose_name = _("đính chính họ tên")
        verbose_name_plural = _("các lần đính chính họ tên")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
