"""The Word models that a congress exchanged for the shipped ones, each as it was taken in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class ExchangedModel(AppendOnly, Ledgered):
    """From `at` on, one paper of a congress is made from this file; without one, from the shipped model.

    In the table itself, not in the store of papers: it is some kilobytes, and belongs to no package.
    """

    free_words = ("name", "reason")

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="word_models")
    paper = models.CharField(_("văn bản"), max_length=40)
    docx = models.BinaryField(null=True)
    digest = models.CharField(_("mã kiểm tra"), max_length=64, blank=True)
    name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đổi mẫu"))
    at = models.DateTimeField(_("lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, editable=False, unique=True)

    class Meta:
        verbose_name = _("mẫu Word")
        verbose_name_plural = _("các mẫu Word")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.paper}: {self.name or self.reason}"
