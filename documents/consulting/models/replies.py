"""What a unit sent back: on which ground, what it says of each draft, and its remarks, each to a place."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.consulting.models.rounds import AskedUnit, Round, RoundDraft
from documents.packages.incoming import INCOMING_GROUNDS, SPOKEN
from workflows import clock
from workflows.models import AppendOnly, Ledgered

LINK, ACCOUNT = "link", "account"
GROUNDS = (*INCOMING_GROUNDS, (LINK, _("đường dẫn")), (ACCOUNT, _("tài khoản")))
# In these ways a unit answers itself; in every other the office enters what came.
OWN = frozenset({LINK, ACCOUNT})
# What came without a paper waits to be confirmed by whoever said it.
PAPERLESS = frozenset({"zalo", *SPOKEN})

AGREES, REMARKS, DISAGREES, NO_OPINION = "agrees", "remarks", "disagrees", "none"
STANDS = (
    (AGREES, _("nhất trí")),
    (REMARKS, _("nhất trí, có góp ý")),
    (DISAGREES, _("chưa nhất trí")),
    (NO_OPINION, _("không có ý kiến")),
)
CONFIRMED, COUNTS = "confirmed", "counts"


class Reply(AppendOnly, Ledgered):
    """One paper, call or visit by which a unit answered; for which asked units it counts is in `heard`.

    Without any of those it is a remark nobody asked for (`unit` may then be None). `day` stands on the
    paper, None where it bears none; `arrived` is the day it came. A reply that `corrects` another stands in
    its place. `by` entered it, answered for the unit by his account, or is None where it came by the unit's
    own link; `paper` is what he had before him.
    """

    free_words = ("writer", "writer_office", "note")
    told_with = ("heard", "answers")

    round = models.ForeignKey(Round, models.PROTECT, related_name="replies")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="replies")
    unit_name = models.CharField(_("đơn vị, người gửi"), max_length=200)
    ground = models.CharField(_("nhận qua"), max_length=10, choices=GROUNDS)
    day = models.DateField(_("ngày ghi trên văn bản"), null=True, blank=True)
    arrived = models.DateField(_("ngày đến"))
    writer = models.CharField(_("người ký, người gửi"), max_length=120, blank=True)
    writer_office = models.CharField(_("chức vụ"), max_length=120, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected", verbose_name=_("sửa cho")
    )
    paper = models.ForeignKey(
        "documents.IncomingPaper", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("nhập lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("ý kiến gửi về")
        verbose_name_plural = _("ý kiến gửi về")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.unit_name

    @property
    def sent_on(self) -> date:
        """The day that decides: the one on the paper, of an undated one that of its arrival."""
        return self.day or self.arrived


class ReplyFor(AppendOnly):
    """For which asked unit a reply counts: its own, or one that it succeeded."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="heard")
    asked = models.ForeignKey(AskedUnit, models.PROTECT, related_name="heard")

    class Meta:
        verbose_name = _("đơn vị của ý kiến")
        verbose_name_plural = _("đơn vị của ý kiến")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("reply", "asked"), name="unit_once_in_reply")]

    def __str__(self) -> str:
        return str(self.asked)


class DraftAnswer(AppendOnly):
    """What a reply says of one draft."""

    told_with = ("remarks",)

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="answers")
    draft = models.ForeignKey(RoundDraft, models.PROTECT, related_name="answers")
    stand = models.CharField(_("ý kiến"), max_length=10, choices=STANDS)

    class Meta:
        verbose_name = _("ý kiến về dự thảo")
        verbose_name_plural = _("ý kiến về dự thảo")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("reply", "draft"), name="draft_once_in_reply")]

    def __str__(self) -> str:
        return str(self.get_stand_display())


class DraftRemark(AppendOnly):
    """One remark on a draft, with the clause or paragraph as the unit named it; `by` wrote it out."""

    free_words = ("text",)

    answer = models.ForeignKey(DraftAnswer, models.PROTECT, related_name="remarks")
    place = models.CharField(_("điều, khoản, đoạn"), max_length=200, blank=True)
    text = models.TextField(_("nội dung góp ý"))
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("góp ý của đơn vị")
        verbose_name_plural = _("góp ý của đơn vị")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.place or self.text[:60]


class ReplyRuling(AppendOnly, Ledgered):
    """The office says of a reply that its sender confirmed it, or that of several this one counts."""

    RULINGS = ((CONFIRMED, _("đã xác nhận")), (COUNTS, _("tính bản này")))
    free_words = ("reason",)

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="rulings")
    ruling = models.CharField(max_length=10, choices=RULINGS)
    reason = models.CharField(_("căn cứ"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("kết luận về ý kiến gửi về")
        verbose_name_plural = _("kết luận về ý kiến gửi về")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.get_ruling_display())
