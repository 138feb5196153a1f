"""Votes, their questions, what they came to and who has voted, in rows that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.meetings.words import outcome_label
from congress.tally import NO_QUORUM
from documents.packages.named import name_keeper
from documents.packages.words.days import deadline_label
from documents.paper.listing import Column, Listing
from documents.voting.models.ballots import CHOICES
from documents.voting.models.polls import ASKED, DECIDED, NAME, OPEN, WRITING
from documents.voting.queries.polls import last_ballots, who_voted
from documents.voting.words.rules import manner_in_words
from workflows.models.records import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.voting.models.polls import Poll, PollCount, PollVoter


def polls_listing(found: Sequence[Poll]) -> Listing[Poll]:
    """Votes, the newest first."""
    columns: list[Column[Poll]] = [
        Column(
            _("Hồ sơ"),
            lambda poll: poll.package.listed_title,
            36,
            link=lambda poll: reverse("poll", args=[poll.pk]),
        ),
        Column(_("Cơ quan"), lambda poll: poll.body.name, 26),
        Column(_("Hình thức"), manner_in_words, 26),
        Column(_("Cách biểu quyết"), lambda poll: poll.get_way_display(), 18),
        Column(_("Tình trạng"), standing_in_words, 22),
    ]
    return Listing(_("Các cuộc biểu quyết"), columns, found, empty=_("Chưa mở cuộc biểu quyết nào."))


def standing_in_words(poll: Poll) -> str:
    """Open, or how it ended."""
    end = poll.ended
    if end is None:
        return _("Hết hạn, chờ kết thúc") if poll.is_over else _("Đang biểu quyết")
    return str(end.get_how_display())


def asked_in(poll: Poll, package: Package) -> dict[int, str]:
    """question by number -> what is asked, for one who may read the package."""
    draft = _("Thông qua %(title)s, dự thảo lần %(number)d") % {
        "title": package.title,
        "number": poll.version.number,
    }
    names = {one.key: one.title for one in name_keeper().names(package)} if poll.by_name else {}
    gone = _("(đã rút tên)")
    return {
        one.number: (
            names.get(one.named or 0, gone) if one.kind == NAME else one.text if one.kind == ASKED else draft
        )
        for one in poll.questions.all()
    }


@dataclass(frozen=True, slots=True)
class CountLine:
    """One question with what it came to."""

    title: str
    count: PollCount

    @property
    def ballots(self) -> str:
        """The papers, where there were any."""
        if self.count.issued is None:
            return ""
        words = _("phát ra %(issued)d, thu về %(returned)d, hợp lệ %(valid)d, không hợp lệ %(invalid)d")
        valid = (self.count.returned or 0) - (self.count.invalid or 0)
        facts = {"issued": self.count.issued, "returned": self.count.returned}
        return words % (facts | {"valid": valid, "invalid": self.count.invalid})


def counts_listing(
    poll: Poll, counts: Sequence[PollCount], package: Package, reader: Person
) -> Listing[CountLine]:
    """What each question came to; of his own name nobody reads it before it is announced (change 1)."""
    titles, veiled = asked_in(poll, package), name_keeper().veiled(package, reader)
    lines = [
        CountLine(titles[one.question.number], one) for one in counts if one.question.named not in veiled
    ]
    columns: list[Column[CountLine]] = [
        Column(_("Nội dung"), lambda line: line.title, 44),
        Column(
            _("Số người tham gia"), lambda line: f"{line.count.present}/{line.count.members}", 12, whole=True
        ),
        Column(_("Tán thành"), lambda line: line.count.votes_for, 10),
        Column(_("Không tán thành"), lambda line: line.count.votes_against, 10),
        Column(_("Ý kiến khác"), lambda line: line.count.other_opinion, 10),
        Column(_("Không biểu quyết"), lambda line: line.count.not_voting, 10),
        *([Column(_("Phiếu"), lambda line: line.ballots, 30)] if poll.is_secret else []),
        Column(_("Kết quả"), lambda line: result_of(poll, line.count), 18),
    ]
    return Listing(_("Kết quả"), columns, lines)


def result_of(poll: Poll, count: PollCount) -> str:
    """What one question came to; in writing nobody met, so too few sent a ballot back."""
    if poll.manner != WRITING or count.outcome.code != NO_QUORUM:
        return outcome_label(count.outcome)
    facts = {"sent": count.present, "members": count.members, "needed": count.outcome.needed_present}
    return _("Chưa đủ số người gửi phiếu: %(sent)d/%(members)d, cần từ %(needed)d") % facts


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One who may vote: whether he has, and in an open vote what he said."""

    voter: PollVoter
    voted: bool
    said: str


def voters_listing(poll: Poll) -> Listing[VoterLine]:
    """Everybody who may vote, in his order, for who records; of a secret vote only who has voted."""
    voted = who_voted(poll)
    said = last_ballots(poll) if poll.way == OPEN else {}
    lines = [
        VoterLine(
            one,
            one.person_id in voted,
            ", ".join(choices_in_words(said[one.person_id].choices)) if one.person_id in said else "",
        )
        for one in poll.voters.all()
    ]
    columns: list[Column[VoterLine]] = [
        Column(_("Họ và tên"), lambda line: line.voter.name, 36),
        Column(_("Chức danh"), lambda line: line.voter.title, 26),
        Column(_("Biểu quyết"), lambda line: _("Đã biểu quyết") if line.voted else _("Chưa"), 16),
        *([Column(_("Ý kiến"), lambda line: line.said, 30)] if poll.way == OPEN else []),
    ]
    return Listing(_("Người có quyền biểu quyết"), columns, lines)


def choices_in_words(choices: dict[str, str]) -> list[str]:
    """What was chosen, question by question; the bare choice where there is one."""
    labels = dict(CHOICES)
    if len(choices) == 1:
        return [str(labels[choice]) for choice in choices.values()]
    return [f"{number}. {labels[choice]}" for number, choice in choices.items()]


def poll_card(poll: Poll) -> dict[str, Any]:
    """The card of “Việc cần xử lý” of one who has not voted yet."""
    return {
        "title": poll.package.listed_title,
        "url": reverse("poll", args=[poll.pk]),
        "due": poll.until or NO_DATE,
        "label": deadline_label(poll.until),
        "marks": [poll.package.code, _("Biểu quyết")],
        "facts": [manner_in_words(poll), _("Trong tư cách: %(body)s") % {"body": poll.body.name}],
        "main": {"label": _("Biểu quyết"), "url": reverse("poll-vote", args=[poll.pk])},
    }


def has_result(poll: Poll) -> bool:
    """Whether it ended with a decision."""
    end = poll.ended
    return end is not None and end.how == DECIDED
