"""A list sent as a file, kept until it is confirmed: what was looked at is what is taken in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models.shaped import JsonList


class ListFile(models.Model):
    """The rows of one file, who sent it for which congress, and what came of it once it was confirmed."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="lists", verbose_name=_("đại hội"))
    kind = models.CharField(_("loại danh sách"), max_length=10)
    name = models.CharField(_("tên tệp"), max_length=255)
    sheets = JsonList(_("nội dung"), default=list)
    # What stands in for cells left empty.
    start = models.DateField(_("từ ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gửi"))
    at = models.DateTimeField(_("gửi lúc"), default=clock.now)
    taken = models.DateTimeField(_("nhập lúc"), null=True, blank=True)
    outcome = models.CharField(_("kết quả"), max_length=300, blank=True)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("danh sách đã gửi")
        verbose_name_plural = _("danh sách đã gửi")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%d/%m/%Y}"
