"""Which kinds of package a congress has, and which of its bodies fill the roles of each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress


class CongressKind(models.Model):
    """One kind of package that a congress has; `bound` is role -> the codes of its own bodies."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="kinds", verbose_name=_("đại hội"))
    code = models.CharField(_("loại hồ sơ"), max_length=40)
    bound = models.JSONField(_("cơ quan theo vai trò"), default=dict)

    class Meta:
        verbose_name = _("loại hồ sơ của đại hội")
        verbose_name_plural = _("loại hồ sơ của đại hội")
        ordering = ("congress", "id")
        constraints = [models.UniqueConstraint(fields=("congress", "code"), name="congress_kind_once")]

    def __str__(self) -> str:
        return f"{self.congress.code} {self.code}"
