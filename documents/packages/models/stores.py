"""Whose store of papers it is, and when it and the database were last kept elsewhere."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


def new_code() -> str:
    """A code that no other database has."""
    return uuid.uuid4().hex


class StoreMark(models.Model):
    """One row: the code that the store of this database bears too, so that no other is swept by mistake."""

    code = models.CharField(max_length=32, default=new_code)

    class Meta:
        verbose_name = _("dấu của kho tệp")
        verbose_name_plural = _("dấu của kho tệp")

    def __str__(self) -> str:
        return self.code


class BackupTaken(AppendOnly, Ledgered):
    """A backup was made: when, by whom (nobody where a command did it), and how much is in it."""

    at = models.DateTimeField(_("lúc"), default=clock.real_now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("người tải"))
    rows = models.PositiveBigIntegerField(_("số dòng"))
    papers = models.PositiveIntegerField(_("số tệp"))
    locked = models.BooleanField(_("khóa bằng mật khẩu"))

    class Meta:
        verbose_name = _("lần sao lưu")
        verbose_name_plural = _("các lần sao lưu")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}"
