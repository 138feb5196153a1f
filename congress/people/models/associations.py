"""The association whose congresses these are: its name on paper, its emblem, how its people are addressed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows import clock
from workflows.models import Ledgered
from workflows.models.shaped import JsonList
from workflows.text import clean

# How people are spoken to in letters and notices; a clan or a professional body says no "đồng chí".
ADDRESSES = (("comrade", _("đồng chí")), ("mr_mrs", _("ông, bà")))
# In which order a list names the people of one body.
PRECEDENCES = (
    ("office", _("theo chức vụ, rồi theo tên")),
    ("name", _("theo vần của tên")),
)


class Association(Ledgered):
    """One association as it is called today; a congress keeps the letterhead with which it was begun."""

    name = models.CharField(_("tên đầy đủ"), max_length=300)
    short_name = models.CharField(_("tên gọi tắt"), max_length=100)
    org_lines = JsonList(_("tên trên văn bản, từng dòng"), default=list)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=20, unique=True)
    place = models.CharField(_("địa danh"), max_length=100, blank=True)
    office_phone = models.CharField(_("điện thoại Văn phòng"), max_length=40, blank=True)
    address = models.CharField(_("cách xưng hô"), max_length=10, choices=ADDRESSES, default="mr_mrs")
    rank_first = models.BooleanField(_("ghi cấp bậc, học hàm trước họ tên"), default=False)
    precedence = models.CharField(
        _("thứ tự trong danh sách"), max_length=10, choices=PRECEDENCES, default="office"
    )

    class Meta:
        verbose_name = _("Hội, tổ chức")
        verbose_name_plural = _("Hội, tổ chức")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.short_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the words in NFC."""
        for field in ("name", "short_name", "symbol", "place", "office_phone"):
            setattr(self, field, clean(getattr(self, field)))
        self.org_lines = [clean(line) for line in self.org_lines]
        super().save(*args, **kwargs)


class Emblem(Ledgered):
    """The emblem at the head of the pages: a small picture, drawn anew from the file that was handed in.

    In the table itself, not in the store of papers: it is some kilobytes, belongs to no package, and goes
    along with every backup.
    """

    association = models.OneToOneField(Association, models.CASCADE, related_name="emblem")
    png = models.BinaryField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = _("biểu trưng")
        verbose_name_plural = _("biểu trưng")

    def __str__(self) -> str:
        return f"{self.association}: {self.digest[:12]}"
