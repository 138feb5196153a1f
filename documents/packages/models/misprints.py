"""Sửa lỗi kỹ thuật: slips of letters put right after a vote or signature; one proposes, another confirms."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Blob, Version
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class MisprintLimit(AppendOnly, Ledgered):
    """How many words of a text that a body passed may be put right without a vote; the last row counts."""

    free_words = ("ground",)

    body = models.ForeignKey(Body, models.PROTECT, related_name="misprint_limits", verbose_name=_("cơ quan"))
    words = models.PositiveSmallIntegerField(_("số chữ được sửa"))
    ground = models.CharField(_("căn cứ"), max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số chữ được sửa lỗi kỹ thuật")
        verbose_name_plural = _("số chữ được sửa lỗi kỹ thuật")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.body}: {self.words}"


class MisprintProposal(AppendOnly, Ledgered):
    """A part of the draft in force as it should read; the old text is the part of `version`, the new `blob`.

    `was` and `now` are the paragraphs that differ, `changes` the words, one a line, `words` how many;
    `body` is the one whose limit `allowed` them.
    """

    free_words = ("name", "was", "now", "changes", "reason")
    told_with = ("blob",)

    version = models.ForeignKey(Version, models.PROTECT, related_name="misprints", verbose_name=_("dự thảo"))
    part = models.CharField(max_length=40)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    was = models.TextField(_("đoạn trước khi sửa"), blank=True)
    now = models.TextField(_("đoạn sau khi sửa"), blank=True)
    changes = models.TextField(_("chữ đã sửa"), blank=True)
    words = models.PositiveIntegerField(_("số chữ"))
    allowed = models.PositiveIntegerField(_("số chữ được sửa"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan quy định"))
    reason = models.TextField(_("ghi chú"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đề nghị"))
    at = models.DateTimeField(_("đề nghị lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("đề nghị sửa lỗi kỹ thuật")
        verbose_name_plural = _("đề nghị sửa lỗi kỹ thuật")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.version}: {self.words}"

    @property
    def is_answered(self) -> bool:
        """Whether it was confirmed, refused or taken back."""
        return hasattr(self, "answer")


class MisprintAnswer(AppendOnly, Ledgered):
    """What became of a proposal: the draft that the confirmation made, or none, and then why.

    `subject` is the fingerprint of the text that was voted on or signed. What `by` answered on paper has the
    day he signed, who entered it and where the original lies.
    """

    free_words = ("reason", "kept_at")
    told_with = ("proposal",)

    proposal = models.OneToOneField(MisprintProposal, models.PROTECT, related_name="answer")
    version = models.OneToOneField(Version, models.PROTECT, null=True, related_name="misprint_answer")
    subject = models.CharField(max_length=64)
    reason = models.TextField(_("lý do không xác nhận"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xác nhận"))
    # How he is called in the lead body.
    office = models.CharField(_("chức danh"), max_length=200, blank=True)
    at = models.DateTimeField(_("xác nhận lúc"), default=clock.now)
    signed_on = models.DateField(_("ngày ký trên giấy"), null=True, blank=True)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhập")
    )
    kept_at = models.CharField(_("nơi để bản gốc"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("xác nhận sửa lỗi kỹ thuật")
        verbose_name_plural = _("xác nhận sửa lỗi kỹ thuật")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.proposal)
