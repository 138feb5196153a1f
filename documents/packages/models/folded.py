"""The paragraphs of papers as a search reads them: a cache beside what was read, made from it at any time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.packages.models.paper_words import BlobText


class FoldedParagraph(models.Model):
    """One paragraph of a paper as a search reads it, without marks; `number` is how people cite it."""

    reading = models.ForeignKey(BlobText, models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField()
    folded = models.TextField()

    class Meta:
        verbose_name = _("đoạn để tìm kiếm")
        verbose_name_plural = _("đoạn để tìm kiếm")

    def __str__(self) -> str:
        return f"{self.reading}: {self.number}"
