"""A vote of a body on one package: what was put to whom, fixed when it was opened, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.tally import Outcome, Rule, outcome
from documents.packages.models.drafts import Version
from documents.packages.models.judgements import PackageDecision
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.shaped import JsonList, JsonTable

if TYPE_CHECKING:
    from datetime import date

MEETING, WRITING = "meeting", "writing"
MANNERS = ((MEETING, _("Tại cuộc họp")), (WRITING, _("Bằng văn bản, trong nhiều ngày")))
OPEN, PAPER, SCREEN = "open", "paper", "screen"
WAYS = (
    (OPEN, _("Công khai")),
    (PAPER, _("Phiếu kín trên giấy")),
    (SCREEN, _("Phiếu kín trên màn hình")),
)
DRAFT, ASKED, NAME = "draft", "asked", "name"
DECIDED, NO_QUORUM, CANCELLED = "decided", "no_quorum", "cancelled"


class Poll(AppendOnly, Ledgered):
    """One vote (cuộc biểu quyết); every condition of it is a snapshot of its opening, and stays.

    `action` is the move that its close makes, `subject` the fingerprint of what lay before the voters,
    `present` how many were there when it was opened at a meeting, `until` the last day of one in writing,
    `ground` the resolution of the body that lets it vote in secret on the screen.
    """

    free_words = ("ground",)
    told_short = ("rule",)

    package = models.ForeignKey(Package, models.PROTECT, related_name="polls", verbose_name=_("hồ sơ"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="polls", verbose_name=_("dự thảo"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="polls", verbose_name=_("cơ quan"))
    role = models.CharField(max_length=40)
    action = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    subject = models.CharField(_("mã kiểm tra của nội dung"), max_length=64)
    manner = models.CharField(_("hình thức"), max_length=10, choices=MANNERS)
    way = models.CharField(_("cách biểu quyết"), max_length=10, choices=WAYS)
    by_name = models.BooleanField(_("theo từng người được giới thiệu"), default=False)
    rule = JsonTable(_("quy tắc biểu quyết"))
    takes_slips = models.BooleanField(_("tính phiếu gửi của người vắng"), default=False)
    tellers = models.PositiveSmallIntegerField(_("số người kiểm phiếu"), default=0)
    members = models.PositiveIntegerField(_("tổng số thành viên"))
    present = models.PositiveIntegerField(_("có mặt"), null=True, blank=True)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người mở"))
    at = models.DateTimeField(_("mở lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("cuộc biểu quyết")
        verbose_name_plural = _("cuộc biểu quyết")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.package_id} / {self.body}"

    @property
    def congress_id(self) -> int:
        """In which congress it is."""
        return self.package.congress_id

    @property
    def is_secret(self) -> bool:
        """Whether nobody may learn who said what."""
        return self.way != OPEN

    @property
    def opened_on(self) -> date:
        """The day of its opening in Hà Nội."""
        return clock.local_day(self.at)

    @cached_property
    def decides_by(self) -> Rule:
        """The rule of the body as it was at the opening."""
        return Rule.read(self.rule)

    @property
    def needed(self) -> int:
        """How many must take part for it to decide."""
        return self.decides_by.needed_present(self.members)

    @property
    def ended(self) -> PollEnd | None:
        """How it ended; None while it is open."""
        return getattr(self, "end", None)

    @property
    def is_over(self) -> bool:
        """Whether nobody votes any more: it ended, or its last day is over."""
        return self.ended is not None or (self.until is not None and clock.today() > self.until)


class PollQuestion(AppendOnly, Ledgered):
    """One question of a vote: the draft itself, one that was typed, or one name by its key.

    `barred` are the ids of members without a ballot on it: a nominee has none on his own name. `text` is
    empty for a name, which is asked of its subject when the page is shown to one who may read it.
    """

    free_words = ("text",)

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField(_("số"))
    kind = models.CharField(max_length=10)
    text = models.CharField(_("nội dung"), max_length=400, blank=True)
    named = models.PositiveBigIntegerField(null=True, blank=True)
    barred = JsonList(default=list, blank=True)

    class Meta:
        verbose_name = _("câu hỏi biểu quyết")
        verbose_name_plural = _("câu hỏi biểu quyết")
        ordering = ("poll", "number")
        constraints = [models.UniqueConstraint(fields=("poll", "number"), name="poll_question_once")]

    def __str__(self) -> str:
        return f"{self.poll_id} / {self.number}"


class PollVoter(AppendOnly, Ledgered):
    """One who may vote: in office when the vote was opened, under the name and title he then bore."""

    free_words = ("name", "title")

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="voters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("người có quyền biểu quyết")
        verbose_name_plural = _("người có quyền biểu quyết")
        ordering = ("poll", "number")
        constraints = [models.UniqueConstraint(fields=("poll", "person"), name="poll_voter_once")]

    def __str__(self) -> str:
        return self.name


class PollEnd(AppendOnly, Ledgered):
    """How a vote ended: it decided, too few took part, or it was cancelled with a reason.

    `present` are those who were there when it closed, in writing those who sent a ballot; `slips` came from
    members who were absent and count apart. `tellers` are the names of who counted the ballots.
    """

    free_words = ("minutes_ref", "reason", "dissent")

    HOW = (
        (DECIDED, _("Đã kết thúc")),
        (NO_QUORUM, _("Không đủ số người tham gia")),
        (CANCELLED, _("Đã hủy")),
    )

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=HOW)
    decision = models.OneToOneField(
        PackageDecision, models.PROTECT, null=True, blank=True, related_name="poll_end"
    )
    present = models.PositiveIntegerField(_("có mặt"), default=0)
    slips = models.PositiveIntegerField(_("phiếu gửi của người vắng"), default=0)
    tellers = JsonList(_("tổ kiểm phiếu"), default=list, blank=True)
    minutes_ref = models.CharField(_("biên bản"), max_length=200, blank=True)
    dissent = models.TextField(_("ý kiến bảo lưu"), blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người kết thúc"))
    at = models.DateTimeField(_("kết thúc lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("kết thúc biểu quyết")
        verbose_name_plural = _("kết thúc biểu quyết")

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.how}"


class PollCount(AppendOnly, Ledgered):
    """What the votes on one question came to when it closed; `members` are those who had a ballot on it.

    The numbers of papers are empty where hands and screens were counted.
    """

    question = models.OneToOneField(PollQuestion, models.PROTECT, related_name="count")
    members = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    other_opinion = models.PositiveIntegerField()
    not_voting = models.PositiveIntegerField()
    issued = models.PositiveIntegerField(null=True, blank=True)
    returned = models.PositiveIntegerField(null=True, blank=True)
    invalid = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả một câu hỏi")
        verbose_name_plural = _("kết quả một câu hỏi")
        ordering = ("question",)

    def __str__(self) -> str:
        return str(self.question_id)

    @property
    def outcome(self) -> Outcome:
        """Computed from the numbers and the rule of the vote."""
        return outcome(
            self.question.poll.decides_by,
            members=self.members,
            present=self.present,
            votes_for=self.votes_for,
            against=self.votes_against,
            abstain=self.not_voting,
            other=self.other_opinion,
            invalid=self.invalid or 0,
        )
