"""What a stored paper says, as it was read, and who confirmed that letters of old fonts came out right."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.drafts import Blob
from documents.texts.reading.reader import VERSION
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList, JsonTable


class KeptWords(models.QuerySet["BlobText"]):
    """Kept readings, of which those of an older reader are read again."""

    def current(self) -> Self:
        """Those of the reader that is in use."""
        return self.filter(reader=VERSION)


class BlobText(models.Model):
    """The words read out of stored bytes: what pages, comparisons and comments speak of.

    A cache, since the bytes say it all: one row for a file, written anew when the reader has changed.
    It is written when the file is taken in, by the name of the file in the store (`stored`), and by its
    `blob` from the draft on that holds it. What was seen of letters in an old font waits in `look` until
    their author has said how they are to be read.

    `text` has one paragraph a line; `html` was sanitised when it was read; `legacy` names the old font
    that was recognised, and `converted` says whether the words are its letters turned into Unicode.
    """

    blob = models.OneToOneField(Blob, models.PROTECT, null=True, blank=True, related_name="reading")
    stored = models.CharField(max_length=80, null=True, blank=True, unique=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    warnings = JsonList(default=list)
    legacy = models.CharField(max_length=20, blank=True)
    converted = models.BooleanField(default=False)
    look = JsonTable(null=True, blank=True)
    reader = models.PositiveSmallIntegerField(default=0)
    # Of one that is not kept: whether its reader is still at it.
    being_read = False
    at = models.DateTimeField(default=clock.now)

    objects = KeptWords.as_manager()

    class Meta:
        verbose_name = _("nội dung đọc từ tệp")
        verbose_name_plural = _("nội dung đọc từ tệp")

    def __str__(self) -> str:
        return self.stored or str(self.blob)


class Conversion(AppendOnly, Ledgered):
    """What the officer who sent a file in an old font said of its letters turned into Unicode.

    `accepted` is False where they came out wrong: the file is kept and its words are not read.
    """

    blob = models.OneToOneField(Blob, models.PROTECT, related_name="conversion")
    font = models.CharField(_("phông chữ cũ"), max_length=20)
    accepted = models.BooleanField(_("chữ đọc đúng"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xác nhận"))
    at = models.DateTimeField(_("xác nhận lúc"))

    class Meta:
        verbose_name = _("xác nhận chuyển phông chữ")
        verbose_name_plural = _("xác nhận chuyển phông chữ")

    def __str__(self) -> str:
        return str(self.blob)
