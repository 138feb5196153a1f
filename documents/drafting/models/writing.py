"""Work on a draft that is not handed in yet: who is at it, and the words kept until then."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock


class Editing(models.Model):
    """Somebody has taken a draft to work on; others see it, and nobody is locked out.

    It is over when it is taken back, with the next draft by this person, or after a working day.
    """

    package = models.ForeignKey(Package, models.CASCADE, related_name="editors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đang sửa"))
    since = models.DateTimeField(_("từ lúc"), default=clock.now)

    class Meta:
        verbose_name = _("người đang sửa")
        verbose_name_plural = _("người đang sửa")
        ordering = ("since", "id")
        constraints = [models.UniqueConstraint(fields=("package", "person"), name="editing_once")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.person}"


class Writing(models.Model):
    """Words one person writes on the page for one part, kept until they become part of a draft.

    `base` is the number of the draft they were begun from, 0 where there was none.
    """

    package = models.ForeignKey(Package, models.CASCADE, related_name="writings")
    part = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người soạn"))
    text = models.TextField(_("nội dung đang soạn"), blank=True)
    base = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(_("lưu lúc"), default=clock.now)

    class Meta:
        verbose_name = _("nội dung đang soạn")
        verbose_name_plural = _("nội dung đang soạn")
        constraints = [models.UniqueConstraint(fields=("package", "part", "person"), name="writing_once")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.person}"
