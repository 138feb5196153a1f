"""Meetings and what was voted at them, in rows that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.tasked import task_giver
from documents.packages.words.history import count_in_words, outcome_in_words
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from documents.deciding.models import Meeting, MeetingVote
    from documents.packages.tasked import ToldTask


def held_listing(found: Sequence[Meeting]) -> Listing[Meeting]:
    """Meetings, the newest first."""
    columns: list[Column[Meeting]] = [
        Column(_("Ngày họp"), day_in_full, 22, link=lambda row: reverse("held-meeting", args=[row.pk])),
        Column(_("Cơ quan"), lambda row: row.body.name, 34),
        Column(_("Có mặt"), lambda row: f"{row.present}/{row.members}", 12, whole=True),
        Column(_("Biểu quyết"), lambda row: len(row.votes.all()) or "", 12),
        Column(_("Số biên bản"), minutes_number, 22),
    ]
    return Listing(_("Các cuộc họp đã ghi"), columns, found, empty=_("Chưa ghi cuộc họp nào."))


def voted_listing(votes: Sequence[MeetingVote], opened: Collection[int]) -> Listing[MeetingVote]:
    """What was voted on at one meeting; of a package the reader may not open, that there was a vote."""

    def seen(row: MeetingVote) -> bool:
        return row.decision.version.package_id in opened

    columns: list[Column[MeetingVote]] = [
        Column(
            _("Hồ sơ"),
            lambda row: voted_title(row) if seen(row) else row.decision.version.package.listed_title,
            40,
            link=lambda row: (
                reverse("package", args=[row.decision.version.package.code]) if seen(row) else ""
            ),
        ),
        Column(_("Dự thảo"), lambda row: row.decision.version.number, 10),
        Column(_("Kết quả"), lambda row: outcome_of(row) if seen(row) else _("lưu hành nội bộ"), 20),
        Column(_("Số phiếu"), lambda row: count_in_words(row.decision) if seen(row) else "", 50),
    ]
    return Listing(_("Kết quả biểu quyết"), columns, votes, empty=_("Cuộc họp không biểu quyết hồ sơ nào."))


def voted_title(vote: MeetingVote) -> str:
    """The package that was voted on."""
    title: str = vote.decision.version.package.title
    return title


def outcome_of(vote: MeetingVote) -> str:
    """What the count came to."""
    return outcome_in_words(vote.decision.decision.outcome.code).capitalize()


def minutes_number(meeting: Meeting) -> str:
    """The number of the minutes, or how they are cited before they have one."""
    numbers = list(meeting.numbers.all())
    return str(numbers[-1]) if numbers else meeting.minutes_ref


def held_when(meeting: Meeting) -> str:
    """When it was as a paper says it: "Sáng ngày 21/03/2022"; without the half where nobody said it."""
    half = f"{meeting.get_half_display()} " if meeting.half else ""
    return _("%(half)sngày %(day)s") % {"half": half, "day": f"{meeting.met_on:%d/%m/%Y}"}


def day_in_full(meeting: Meeting) -> str:
    """Half of the day and day, "Sáng 21/03/2022"; the day alone where nobody said which half."""
    return f"{meeting.get_half_display()} {meeting.met_on:%d/%m/%Y}".strip()


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """One conclusion, and the task that came of it."""

    words: str
    task: ToldTask | None


def conclusion_lines(meeting: Meeting) -> list[ConclusionLine]:
    """The conclusions of a meeting in their order, each with its task where it has one."""
    codes = {row.place: row.task_code for row in meeting.tasks.all()}
    told = task_giver().told(codes.values()) if codes else {}
    return [
        ConclusionLine(words, told.get(codes.get(place, "")))
        for place, words in enumerate(meeting.concluded, 1)
    ]
