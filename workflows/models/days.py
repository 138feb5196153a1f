"""Days as data: exceptions of the working calendar, and the frozen day of a demo."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.models.ledger import Ledgered


class ExceptionDay(Ledgered):
    """A day on which the shipped calendar is wrong or has been changed by decision; the row wins."""

    day = models.DateField(_("ngày"), unique=True)
    works = models.BooleanField(_("là ngày làm việc"))
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    source = models.CharField(_("căn cứ"), max_length=200)
    whole_year = models.BooleanField(_("căn cứ công bố lịch nghỉ cả năm"), default=False)

    class Meta:
        verbose_name = _("ngày ngoại lệ")
        verbose_name_plural = _("ngày ngoại lệ")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class FrozenDay(models.Model):
    """The day a demo pretends it is: one row, moved by "Sang ngày làm việc sau"."""

    day = models.DateField(_("ngày mô phỏng"))

    class Meta:
        verbose_name = _("ngày mô phỏng")
        verbose_name_plural = _("ngày mô phỏng")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
