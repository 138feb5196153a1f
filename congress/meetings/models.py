"""What a body decided, counted; written once, and corrected only by another row."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.tally import Outcome, Rule, outcome
from workflows import clock
from workflows.models import AppendOnly
from workflows.models.shaped import JsonList, JsonTable

# How whoever calls or records a meeting says when and in which way it is held.
HALVES = (("morning", _("Sáng")), ("afternoon", _("Chiều")), ("evening", _("Tối")))
MANNERS = (
    ("in_person", _("Trực tiếp")),
    ("online", _("Trực tuyến")),
    ("mixed", _("Trực tiếp kết hợp trực tuyến")),
)


class Decision(AppendOnly):
    """One recorded vote of a body on one subject; `congress.meetings.services.record_decision` writes it.

    `electorate` (ids of persons), `members` and `rule` are snapshots of the day of the meeting:
    the outcome is computed from them for ever, whatever happens to the body later.
    """

    free_words = ("minutes_ref", "dissent", "amendments", "reason")

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name=_("cơ quan"))
    subject = models.CharField(_("mã kiểm tra của nội dung"), max_length=64)
    met_on = models.DateField(_("họp ngày"))
    electorate = JsonList(_("những người có quyền biểu quyết"))
    members = models.PositiveIntegerField(_("tổng số thành viên"))
    rule = JsonTable(_("quy tắc biểu quyết"))
    present = models.PositiveIntegerField(_("có mặt"))
    votes_for = models.PositiveIntegerField(_("tán thành"))
    votes_against = models.PositiveIntegerField(_("không tán thành"))
    other_opinion = models.PositiveIntegerField(_("ý kiến khác"), default=0)
    not_voting = models.PositiveIntegerField(_("không biểu quyết"), default=0)
    # Paper ballots: handed out, brought back, not valid; empty when hands were counted.
    ballots_issued = models.PositiveIntegerField(_("phiếu phát ra"), null=True, blank=True)
    ballots_returned = models.PositiveIntegerField(_("phiếu thu về"), null=True, blank=True)
    ballots_invalid = models.PositiveIntegerField(_("phiếu không hợp lệ"), null=True, blank=True)
    minutes_ref = models.CharField(_("biên bản"), max_length=200)
    dissent = models.TextField(_("ý kiến bảo lưu"), blank=True)
    # "Thông qua, giao Thường trực hoàn thiện": what is still to be put right, and who confirms that it was.
    amendments = models.TextField(_("nội dung giao hoàn thiện"), blank=True)
    confirmer = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("giao xác nhận")
    )
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    entered = models.DateTimeField(_("ghi lúc"), default=clock.now)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("thay cho"),
    )
    reason = models.TextField(_("lý do đính chính"), blank=True)

    class Meta:
        verbose_name = _("kết quả biểu quyết")
        verbose_name_plural = _("kết quả biểu quyết")
        indexes = [models.Index(fields=("subject", "body"), name="decision_on_subject")]

    def __str__(self) -> str:
        return f"{self.body}, {self.met_on:%d/%m/%Y}"

    @property
    def with_amendments(self) -> bool:
        """Whether it passed a text that is still to be put right."""
        return bool(self.amendments)

    @property
    def ballots_valid(self) -> int | None:
        """Ballots that count; None when there was no ballot."""
        if self.ballots_returned is None:
            return None
        return self.ballots_returned - (self.ballots_invalid or 0)

    @property
    def figures(self) -> dict[str, int]:
        """Its count by the names under which sentences say it."""
        return {
            "present": self.present,
            "members": self.members,
            "for": self.votes_for,
            "against": self.votes_against,
            "other": self.other_opinion,
            "silent": self.not_voting,
        }

    @property
    def outcome(self) -> Outcome:
        """Computed from the snapshots, never stored and never typed."""
        return outcome(
            Rule.read(self.rule),
            members=self.members,
            present=self.present,
            votes_for=self.votes_for,
            against=self.votes_against,
            abstain=self.not_voting,
            other=self.other_opinion,
            invalid=self.ballots_invalid or 0,
        )
