"""How far each reader had seen a package, or the board, when he came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from documents.packages.models.packages import Package
from workflows import clock


class Look(models.Model):
    """The newest step there was when somebody looked at a package, or without one at the board.

    `before` is how far he had seen when he came this time, None at his first visit: what came after it is
    new to him for as long as he stays. It is his alone, and proves nothing to anybody.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("người xem"))
    congress = models.ForeignKey(Congress, models.CASCADE, related_name="+")
    package = models.ForeignKey(Package, models.CASCADE, null=True, related_name="+")
    before = models.PositiveBigIntegerField(null=True)
    before_at = models.DateTimeField(null=True)
    seen = models.PositiveBigIntegerField()
    seen_at = models.DateTimeField(_("xem lúc"), default=clock.now)

    class Meta:
        verbose_name = _("lần xem trước")
        verbose_name_plural = _("lần xem trước")
        constraints = [
            models.UniqueConstraint(fields=("person", "package"), name="look_at_package_once"),
            models.UniqueConstraint(
                fields=("person", "congress"), condition=Q(package=None), name="look_at_board_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.package or self.congress}: {self.person}"
