"""The kinds of package that a congress has, and the decisions that moved its opening day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body, Congress
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonTable


class CongressKind(Ledgered):
    """One kind of package that a congress has; `bound` is role -> the codes of its own bodies."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="kinds", verbose_name=_("đại hội"))
    code = models.CharField(_("loại hồ sơ"), max_length=40)
    bound = JsonTable(_("cơ quan theo vai trò"), default=dict)

    class Meta:
        verbose_name = _("loại hồ sơ của đại hội")
        verbose_name_plural = _("loại hồ sơ của đại hội")
        ordering = ("congress", "id")
        constraints = [models.UniqueConstraint(fields=("congress", "code"), name="congress_kind_once")]

    def __str__(self) -> str:
        return f"{self.congress.code} {self.code}"


GROUNDS = (("paper", _("phiếu giấy")), ("telephone", _("điện thoại")))


class Postponement(AppendOnly, Ledgered):
    """A decision that moved the opening day of a congress, later or earlier, and maybe its term."""

    free_words = ("reason",)

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="postponements", verbose_name=_("đại hội")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan quyết định"))
    number = models.CharField(_("số văn bản"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    reason = models.CharField(_("lý do"), max_length=400)
    old_opening = models.DateField(_("ngày khai mạc cũ"))
    new_opening = models.DateField(_("ngày khai mạc mới"))
    old_term = models.CharField(_("nhiệm kỳ cũ"), max_length=20)
    new_term = models.CharField(_("nhiệm kỳ mới"), max_length=20)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    # Whose decision to record it the office entered, and from what; none where he did it himself.
    acting_for = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("nhập thay")
    )
    ground = models.CharField(_("căn cứ nhập thay"), max_length=20, choices=GROUNDS, blank=True)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("lần đổi ngày khai mạc")
        verbose_name_plural = _("các lần đổi ngày khai mạc")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.congress.code} {self.old_opening:%d/%m/%Y} → {self.new_opening:%d/%m/%Y}"
