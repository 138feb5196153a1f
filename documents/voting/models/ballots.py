"""What was said: openly, a row each time; in secret, who has voted and sums, and nothing that joins them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.tally import AGAINST, FOR, NONE, OTHER
from documents.voting.models.polls import Poll, PollQuestion
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList, JsonTable

CHOICES = (
    (FOR, _("Tán thành")),
    (AGAINST, _("Không tán thành")),
    (OTHER, _("Ý kiến khác")),
    (NONE, _("Không biểu quyết")),
)
# How a vote came that its voter did not give on the screen himself.
HANDS, PHOTO, POST, SLIP = "hands", "photo", "post", "slip"
GROUNDS = (
    (HANDS, _("Giơ tay tại cuộc họp")),
    (POST, _("Phiếu giấy, thư gửi đến")),
    (PHOTO, _("Ảnh chụp phiếu")),
    (SLIP, _("Phiếu gửi của người vắng mặt")),
)


class OpenBallot(AppendOnly, Ledgered):
    """One open vote of one member on every question of it; until the close the last one counts.

    `choices` says question by number what was chosen; `by` is who sat at the screen, `ground` why it counts
    where that was somebody else; `words` are an opinion to be kept with the minutes.
    """

    free_words = ("words",)

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="open_ballots")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    choices = JsonTable(_("ý kiến"))
    words = models.TextField(_("ý kiến bảo lưu"), blank=True)
    ground = models.CharField(_("hình thức"), max_length=10, choices=GROUNDS, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("phiếu biểu quyết công khai")
        verbose_name_plural = _("phiếu biểu quyết công khai")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.poll_id} / {self.person_id}"


class SecretBox(models.Model):
    """Who has voted in a secret vote on the screen: ids in their own order, without a time."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="box")
    voted = JsonList(default=list)

    class Meta:
        verbose_name = _("hòm phiếu kín")
        verbose_name_plural = _("hòm phiếu kín")

    def __str__(self) -> str:
        return str(self.poll_id)


class SecretSum(models.Model):
    """The one row of sums of a question of a secret vote on the screen."""

    question = models.OneToOneField(PollQuestion, models.PROTECT, related_name="sums")
    votes_for = models.PositiveIntegerField(default=0)
    votes_against = models.PositiveIntegerField(default=0)
    other_opinion = models.PositiveIntegerField(default=0)
    not_voting = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tổng số phiếu kín")
        verbose_name_plural = _("tổng số phiếu kín")

    def __str__(self) -> str:
        return str(self.question_id)
