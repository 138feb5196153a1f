"""A meeting that was held: who was there, what it decided on, what it concluded; never written over."""

from __future__ import annotations

import re
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import HALVES, MANNERS
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.tally import Rule
from documents.packages.models.judgements import PackageDecision
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.models.append_only import AppendOnlyQuerySet
from workflows.models.shaped import JsonList, JsonTable

# What somebody typed before a conclusion to number it, "1.", "2)", "(3)", "a)", "-": they are numbered when
# shown. "3.383 đại biểu" and "1/3 số phiếu" begin with no mark.
_LIST_MARK = re.compile(r"^(?:\(?\d{1,2}[.)/](?!\d)|[a-zđ]\)|[-–—•*+](?!\d))\s*(?=\S)", re.IGNORECASE)


class MeetingRecord(AppendOnly, Ledgered):
    """What a record says of one meeting of a body: as it was entered, or as it was put right later.

    `electorate` (ids of persons), `members`, `rule` and the names are those of the day of the meeting; a
    `…_name` is how he is spoken of, `…_signs` what stands under his signature.
    `absent` are the ids and names of those who were away, [] where only a number was given.
    """

    free_words: tuple[str, ...] = ("minutes_ref", "why_absent", "business", "conclusions")
    told_short = ("electorate", "absent", "rule")

    met_on = models.DateField(_("họp ngày"))
    half = models.CharField(_("buổi"), max_length=10, choices=HALVES, blank=True)
    manner = models.CharField(_("hình thức họp"), max_length=10, choices=MANNERS)
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("chủ trì"))
    chair_name = models.CharField(max_length=200)
    chair_signs = models.CharField(max_length=200)
    secretary = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("thư ký"))
    secretary_name = models.CharField(max_length=200)
    secretary_signs = models.CharField(max_length=200)
    electorate = JsonList(_("những người có quyền biểu quyết"))
    members = models.PositiveIntegerField(_("tổng số thành viên"))
    rule = JsonTable(_("quy tắc biểu quyết"))
    present = models.PositiveIntegerField(_("có mặt"))
    absent = JsonList(_("vắng mặt"), default=list, blank=True)
    why_absent = models.TextField(_("lý do vắng"), blank=True)
    minutes_ref = models.CharField(_("biên bản"), max_length=200)
    business = models.TextField(_("nội dung"), blank=True)
    conclusions = models.TextField(_("kết luận"), blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def concluded(self) -> list[str]:
        """The conclusions, one a line; a task says by its place from which it came."""
        return self.listed(self.conclusions)

    @staticmethod
    def listed(words: str) -> list[str]:
        """Conclusions as they were typed, one a line, without what numbered them."""
        lines = filter(None, map(str.strip, words.splitlines()))
        return [_LIST_MARK.sub("", line) for line in lines]

    @property
    def needed(self) -> int:
        """How many had to be present for it to decide."""
        return Rule.read(self.rule).needed_present(self.members)


class Meeting(MeetingRecord):
    """One meeting of a body, entered after it was held; one without a quorum is recorded too."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("cơ quan"))

    class Meta:
        verbose_name = _("cuộc họp")
        verbose_name_plural = _("cuộc họp")
        ordering = ("-met_on", "-id")

    def __str__(self) -> str:
        return f"{self.body}, {self.stands.met_on:%d/%m/%Y}"

    @property
    def stands(self) -> MeetingRecord:
        """What holds of it: the last correction, or the record itself."""
        return list(self.corrections.all())[-1] if self.corrections.all() else self

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record was withdrawn: there was no such meeting."""
        return any(one.withdrawn for one in self.corrections.all())


class MeetingCorrection(MeetingRecord):
    """The whole record of a meeting as it was put right, and why; the last one holds.

    `withdrawn` says that there was no such meeting: then the rest is as it was before.
    """

    free_words = (*MeetingRecord.free_words, "reason")

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="corrections", verbose_name=_("cuộc họp")
    )
    withdrawn = models.BooleanField(_("hủy bản ghi"), default=False)
    reason = models.TextField(_("lý do đính chính"))

    class Meta:
        verbose_name = _("đính chính cuộc họp")
        verbose_name_plural = _("đính chính cuộc họp")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.reason}"


class TiedVotes(models.Manager["MeetingVote"]):
    """The votes that belong to their meeting: not those tied to it by mistake."""

    def get_queryset(self) -> AppendOnlyQuerySet:
        """Without what a correction took off."""
        return AppendOnlyQuerySet(self.model, using=self._db).filter(untied=None)


class MeetingVote(AppendOnly, Ledgered):
    """One package that was put to the vote at a meeting; its count is the decision's."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="votes")
    decision = models.ForeignKey(PackageDecision, models.PROTECT, related_name="at_meeting")

    objects: ClassVar[TiedVotes] = TiedVotes()  # type: ignore[assignment]  # as append-only as its base

    class Meta:
        verbose_name = _("biểu quyết tại cuộc họp")
        verbose_name_plural = _("biểu quyết tại cuộc họp")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.decision_id)


class VoteUntied(AppendOnly, Ledgered):
    """A vote was tied to the meeting by mistake: a correction of the meeting, with its reason, says so."""

    vote = models.OneToOneField(MeetingVote, models.PROTECT, related_name="untied")
    correction = models.ForeignKey(MeetingCorrection, models.PROTECT, related_name="untied")

    class Meta:
        verbose_name = _("biểu quyết gỡ khỏi cuộc họp")
        verbose_name_plural = _("biểu quyết gỡ khỏi cuộc họp")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.vote)


class ConclusionTask(AppendOnly, Ledgered):
    """The task that came of one conclusion of a meeting, by its place among them (from 1) and its code."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="tasks")
    place = models.PositiveIntegerField(_("kết luận số"))
    task_code = models.CharField(_("mã nhiệm vụ"), max_length=40, unique=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("nhiệm vụ theo kết luận")
        verbose_name_plural = _("nhiệm vụ theo kết luận")
        ordering = ("meeting", "place")
        constraints = [models.UniqueConstraint(fields=("meeting", "place"), name="conclusion_given_once")]

    def __str__(self) -> str:
        return self.task_code


NOTICE, RESOLUTION = "TB", "NQ"
ISSUED = ((NOTICE, _("Thông báo kết luận")), (RESOLUTION, _("Nghị quyết")))


class MeetingPaper(AppendOnly, Ledgered):
    """The number and day of a paper that a meeting issues; the last one of its kind counts.

    `said` is what the paper said when it got the number: under that number it says nothing else.
    """

    free_words = ("reason",)
    told_short = ("said",)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers")
    kind = models.CharField(_("loại văn bản"), max_length=2, choices=ISSUED)
    number = models.PositiveIntegerField(_("số"))
    mark = models.CharField(_("ký hiệu"), max_length=40)
    day = models.DateField(_("ngày của văn bản"))
    said = JsonTable(_("nội dung khi cấp số"), default=dict, blank=True)
    reason = models.CharField(_("lý do sửa số"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số văn bản của cuộc họp")
        verbose_name_plural = _("số văn bản của cuộc họp")
        ordering = ("id",)

    def __str__(self) -> str:
        """As papers cite it: "07/TB-HTS"."""
        return f"{self.number:02d}/{self.mark}"


class MinutesNumber(AppendOnly, Ledgered):
    """The number of the minutes, which may follow the meeting; the last one counts."""

    free_words = ("reason",)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField(_("số"))
    mark = models.CharField(_("ký hiệu"), max_length=40)
    reason = models.CharField(_("lý do sửa số"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("số biên bản")
        verbose_name_plural = _("số biên bản")
        ordering = ("id",)

    def __str__(self) -> str:
        """As papers cite it: "05/BB-HTS"."""
        return f"{self.number:02d}/{self.mark}"
