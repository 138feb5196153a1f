"""Meetings and what was voted at them, in rows that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.meetings.models import HALVES, MANNERS
from documents.packages.tasked import task_giver
from documents.packages.words.history import count_in_words, outcome_in_words
from documents.paper.listing import Column, Listing
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from documents.deciding.models import Meeting, MeetingCorrection, MeetingRecord, MeetingVote
    from documents.packages.tasked import ToldTask


def held_listing(found: Sequence[Meeting]) -> Listing[Meeting]:
    """Meetings, the newest first."""
    columns: list[Column[Meeting]] = [
        Column(_("Ngày họp"), day_in_full, 22, link=lambda row: reverse("held-meeting", args=[row.pk])),
        Column(_("Cơ quan"), lambda row: row.body.name, 34),
        Column(_("Có mặt"), lambda row: f"{row.stands.present}/{row.stands.members}", 12, whole=True),
        Column(_("Biểu quyết"), lambda row: len(row.votes.all()) or "", 12),
        Column(_("Số biên bản"), minutes_number, 22),
        Column(_("Đính chính"), put_right, 16),
    ]
    rows = sorted(found, key=lambda row: row.stands.met_on, reverse=True)
    return Listing(_("Các cuộc họp đã ghi"), columns, rows, empty=_("Chưa ghi cuộc họp nào."))


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
    return str(numbers[-1]) if numbers else meeting.stands.minutes_ref


def put_right(meeting: Meeting) -> str:
    """Whether what stands is not what was entered: withdrawn, or the day of the last correction."""
    rows = list(meeting.corrections.all())
    if not rows:
        return ""
    return _("Đã hủy bản ghi") if rows[-1].withdrawn else f"{clock.local_day(rows[-1].at):%d/%m/%Y}"


def held_when(meeting: MeetingRecord) -> str:
    """When it was as a paper says it: "Sáng ngày 21/03/2022"; without the half where nobody said it."""
    half = f"{half_named(meeting)} " if meeting.half else ""
    return _("%(half)sngày %(day)s") % {"half": half, "day": f"{meeting.met_on:%d/%m/%Y}"}


def day_in_full(meeting: Meeting) -> str:
    """Half of the day and day, "Sáng 21/03/2022"; the day alone where nobody said which half."""
    said = meeting.stands
    return f"{half_named(said)} {said.met_on:%d/%m/%Y}".strip()


def half_named(said: MeetingRecord) -> str:
    """The half of the day in words, "" where nobody said which."""
    return str(dict(HALVES).get(said.half, ""))


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
        for place, words in enumerate(meeting.stands.concluded, 1)
    ]


@dataclass(frozen=True, slots=True)
class CorrectedThen:
    """One correction of a meeting: what it changed, line by line as (what, before, after)."""

    row: MeetingCorrection
    changes: list[tuple[str, str, str]]


def corrections_of(meeting: Meeting) -> list[CorrectedThen]:
    """The corrections of a meeting in their order, each beside the record that it put right."""
    rows = list(meeting.corrections.all())
    return [
        CorrectedThen(row, changed(before, row)) for before, row in zip([meeting, *rows], rows, strict=False)
    ]


def changed(before: MeetingRecord, after: MeetingRecord) -> list[tuple[str, str, str]]:
    """Where two records of one meeting differ: what is meant, the old words, the new ones."""
    old, new = record_lines(before), record_lines(after)
    return [(name, old[name], words) for name, words in new.items() if old[name] != words]


def record_lines(said: MeetingRecord) -> dict[str, str]:
    """What a record says, by what is meant."""
    return {
        _("Ngày họp"): f"{said.met_on:%d/%m/%Y}",
        _("Buổi"): half_named(said),
        _("Hình thức họp"): str(dict(MANNERS)[said.manner]),
        _("Chủ trì"): said.chair_name,
        _("Thư ký"): said.secretary_name,
        _("Có mặt"): f"{said.present}/{said.members}",
        _("Vắng mặt"): ", ".join(one["name"] for one in said.absent),
        _("Lý do vắng"): said.why_absent,
        _("Biên bản"): said.minutes_ref,
        _("Nội dung"): said.business,
        _("Kết luận"): said.conclusions,
    }


def correction_lines(meeting: Meeting) -> list[str]:
    """The corrections as papers tell of them, one line each."""
    words = _("Đính chính ngày %(day)s: %(changes)s. Lý do: %(reason)s")
    gone = _("Bản ghi cuộc họp đã hủy ngày %(day)s. Lý do: %(reason)s")
    told = []
    for one in corrections_of(meeting):
        facts = {"day": f"{clock.local_day(one.row.at):%d/%m/%Y}", "reason": " ".join(one.row.reason.split())}
        facts["changes"] = ", ".join(name.lower() for name, _old, _new in one.changes) or _("số phiếu")
        told.append((gone if one.row.withdrawn else words) % facts)
    return told
