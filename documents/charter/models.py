"""A charter being amended: the text in force, and what is proposed for it, each written once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList


class CharterText(AppendOnly, Ledgered):
    """Điều lệ hiện hành as one package works from it; the last row of a package counts."""

    told_short = ("text",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="charters")
    name = models.CharField(_("lấy từ"), max_length=255)
    text = models.TextField(_("nội dung"))
    # What could not be read of the file it was taken from, sentence by sentence.
    unread = JsonList(_("chưa đọc được"), default=list, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    at = models.DateTimeField(_("nhập lúc"), default=clock.now)

    class Meta:
        verbose_name = _("điều lệ hiện hành")
        verbose_name_plural = _("điều lệ hiện hành")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.package}: {self.name}"


class CharterReading(AppendOnly, Ledgered):
    """How a charter in force was cut into articles: what is proposed for it rests on its last row.

    A reader that cuts otherwise changes nothing by itself; whoever works on the table takes its reading.
    """

    told_short = ("outline",)

    charter = models.ForeignKey(CharterText, models.PROTECT, related_name="readings")
    # documents.charter.law.outlines.Outline
    outline = JsonList(default=list)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xem"))
    at = models.DateTimeField(_("xem lúc"), default=clock.now)

    class Meta:
        verbose_name = _("cách đọc Điều lệ")
        verbose_name_plural = _("cách đọc Điều lệ")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.charter)


class CharterProposal(AppendOnly, Ledgered):
    """All amendments to one charter as they stood after somebody saved; the highest number counts.

    `lines` are the fields of `documents.charter.Amendment`. Two people who save at once both write the
    next number, which the database lets only one of them have.
    """

    told_short = ("lines",)

    charter = models.ForeignKey(CharterText, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField(_("lần"))
    lines = JsonList(default=list)
    # What could not be read of the draft from which the lines were read, sentence by sentence.
    unread = JsonList(_("chưa đọc được"), default=list, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người sửa"))
    at = models.DateTimeField(_("sửa lúc"), default=clock.now)

    class Meta:
        verbose_name = _("đề xuất sửa đổi Điều lệ")
        verbose_name_plural = _("đề xuất sửa đổi Điều lệ")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("charter", "number"), name="charter_proposal_once")]

    def __str__(self) -> str:
        return f"{self.charter} ({self.number})"
