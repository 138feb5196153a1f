"""What the office adds to a step on paper: the scan, an objection, a telephone call, numbered copies."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.steps import PackageStep
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Objection(AppendOnly, Ledgered):
    """Somebody says that what was entered for him is not what he said."""

    free_words = ("text",)

    step = models.OneToOneField(PackageStep, models.PROTECT, related_name="objection")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nêu"))
    text = models.TextField(_("nội dung"))
    at = models.DateTimeField(_("nêu lúc"), default=clock.now)

    class Meta:
        verbose_name = _("ý kiến phản đối việc nhập thay")
        verbose_name_plural = _("ý kiến phản đối việc nhập thay")

    def __str__(self) -> str:
        return f"{self.person}, {clock.local_day(self.at):%d/%m/%Y}"


class ObjectionAnswer(AppendOnly, Ledgered):
    """What the office did about an objection; it closes it."""

    free_words = ("text",)

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="answer")
    text = models.TextField(_("nội dung giải quyết"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người giải quyết"))
    at = models.DateTimeField(_("giải quyết lúc"), default=clock.now)

    class Meta:
        verbose_name = _("giải quyết ý kiến phản đối")
        verbose_name_plural = _("giải quyết ý kiến phản đối")

    def __str__(self) -> str:
        return str(self.objection)


class EntryConfirmed(AppendOnly, Ledgered):
    """For whom a step was entered by telephone has confirmed it: `reason` names the sheet that he signed."""

    free_words = ("reason",)

    step = models.OneToOneField(PackageStep, models.PROTECT, related_name="entry_confirmed")
    reason = models.CharField(_("căn cứ"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("xác nhận việc nhập thay")
        verbose_name_plural = _("xác nhận việc nhập thay")

    def __str__(self) -> str:
        return str(self.step)
