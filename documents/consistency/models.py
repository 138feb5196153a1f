"""What the committee said of a difference between papers after it had looked at it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Excused(AppendOnly, Ledgered):
    """A difference (documents.texts.consistency.Finding.key) that is no fault, and why; its last row counts.

    `excused` is False where it is to be looked at again.
    """

    free_words = ("reason",)

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="excused")
    key = models.CharField(max_length=64)
    excused = models.BooleanField(_("không phải lỗi"), default=True)
    reason = models.TextField(_("lý do"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = _("chỗ khác nhau đã xem")
        verbose_name_plural = _("chỗ khác nhau đã xem")
        ordering = ("id",)
        indexes = [models.Index(fields=("congress", "key"), name="excused_by_key")]

    def __str__(self) -> str:
        return self.key
