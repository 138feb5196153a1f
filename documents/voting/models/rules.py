"""What a body has resolved of its votes beside quorum and majority; the last row counts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered

OWN_NAME, VOTES, WHOLE = "own", "votes", "whole"
# People.md, change 30: one beside the chair up to nine ballots, three above.
SMALL, FEW_TELLERS, TELLERS = 9, 1, 3


class VotingRule(AppendOnly, Ledgered):
    """The rule of one body about secrecy, slips of the absent, those named, and who counts ballots.

    `screen_ground` is the resolution by which it votes in secret on the screen; "" for paper only.
    """

    free_words = ("screen_ground", "reason")

    NAMED = (
        (OWN_NAME, _("Không bỏ phiếu về tên mình")),
        (VOTES, _("Vẫn biểu quyết")),
        (WHOLE, _("Không biểu quyết cả hồ sơ (ra khỏi phòng)")),
    )

    body = models.ForeignKey(Body, models.PROTECT, related_name="voting_rules", verbose_name=_("cơ quan"))
    screen_ground = models.CharField(
        _("nghị quyết cho bỏ phiếu kín trên màn hình"), max_length=200, blank=True
    )
    takes_slips = models.BooleanField(_("tính phiếu gửi của người vắng mặt"), default=False)
    named = models.CharField(_("người có tên trong hồ sơ"), max_length=10, choices=NAMED, default=OWN_NAME)
    few_tellers = models.PositiveSmallIntegerField(_("người kiểm phiếu, đến 9 phiếu"), default=FEW_TELLERS)
    many_tellers = models.PositiveSmallIntegerField(_("người kiểm phiếu, trên 9 phiếu"), default=TELLERS)
    reason = models.CharField(_("căn cứ"), max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("quy định biểu quyết của cơ quan")
        verbose_name_plural = _("quy định biểu quyết của cơ quan")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.body)

    def tellers_for(self, ballots: int) -> int:
        """How many count so many ballots, beside the chair."""
        return self.few_tellers if ballots <= SMALL else self.many_tellers
