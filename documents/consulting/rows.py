"""Lists of rounds, of the units and drafts of one, of replies that wait for the office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from documents.consulting.models.replies import STANDS
from documents.consulting.queries.asking import slot_names
from documents.consulting.queries.heard import (
    FILED,
    SILENT,
    waits_to_be_confirmed,
    waits_to_be_written_out,
)
from documents.consulting.words import spoken_in_words, text_to_silent
from documents.paper.listing import Column, Listing
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from documents.consulting.models.calls import UnitCall, UnitReminder
    from documents.consulting.models.replies import Reply
    from documents.consulting.models.rounds import AskedUnit, RoundDraft
    from documents.consulting.queries.heard import HeardUnit
    from documents.consulting.queries.rounds import RoundState
    from documents.consulting.words import Contact

# From how many working days before its last day a silent unit is proposed to be reminded.
NEAR = 2
# What a page filters units by, in the order of its links.
FILTERS: dict[str, Callable[[HeardUnit], bool]] = {
    "": lambda _unit: True,
    "chua-gui": lambda unit: not unit.has_sent,
    "da-gui": lambda unit: unit.has_sent,
    "muon": lambda unit: unit.is_late,
    "can-hoi": lambda unit: unit.contested or bool(unit.to_confirm),
}


def filter_names() -> dict[str, str]:
    """What each filter is called."""
    return {
        "": _("Tất cả"),
        "chua-gui": _("Chưa gửi ý kiến"),
        "da-gui": _("Đã gửi ý kiến"),
        "muon": _("Gửi sau thời hạn"),
        "can-hoi": _("Cần hỏi lại"),
    }


def rounds_listing(found: Sequence[RoundState]) -> Listing[RoundState]:
    """Rounds with their coverage."""
    columns: list[Column[RoundState]] = [
        Column(
            _("Nội dung lấy ý kiến"),
            lambda row: row.round.title,
            link=lambda row: reverse("round", args=[row.round.pk]),
        ),
        Column(_("Công văn"), lambda row: str(row.letter) if row.letter else _("số bổ sung sau"), whole=True),
        Column(_("Ngày lấy ý kiến"), lambda row: row.round.opened, whole=True),
        Column(_("Ngày cuối"), lambda row: row.last_days[-1] if row.last_days else None, whole=True),
        Column(_("Đã gửi ý kiến"), lambda row: row.coverage),
        Column(_("Tình trạng"), round_status),
    ]
    return Listing(_("Đợt lấy ý kiến"), columns, found, empty=_("Chưa có đợt lấy ý kiến nào."))


def round_status(row: RoundState) -> str:
    """Open, over, or closed."""
    if row.end is not None:
        return _("đã kết thúc")
    return _("hết hạn, chưa kết thúc") if row.is_over else _("đang lấy ý kiến")


def units_of_round(
    units: Sequence[HeardUnit], drafts: Sequence[RoundDraft], *, enters: bool, number: int
) -> Listing[HeardUnit]:
    """Units with what they answered, whom to call and where that is noted; for the office, where to enter."""
    columns: list[Column[HeardUnit]] = [
        Column(_("Đơn vị"), unit_words, width=36),
        Column(_("Mã"), lambda row: row.asked.unit.code, whole=True, width=8),
        Column(_("Người chủ trì"), _head, width=24),
        Column(
            _("Điện thoại"),
            lambda row: row.asked.unit.phone,
            drawn="consulting/phones.html",
            of=lambda row: row.asked.unit,
        ),
        Column(_("Gửi thư ngày"), lambda row: row.sending.on if row.sending else None, whole=True),
        Column(_("Hạn"), lambda row: row.last_day, whole=True),
        Column(_("Ý kiến"), lambda row: answer_in_words(row, drafts), width=30),
    ]
    columns.append(
        Column(
            _("Ghi"),
            drawn="consulting/enter.html",
            it=lambda row: _addresses(number, row, enters=enters),
        )
    )
    return Listing(_("Đơn vị được lấy ý kiến"), columns, units, empty=_("Không có đơn vị nào."))


def unit_words(row: HeardUnit) -> str:
    """Its name of the day it was asked, and whether it was added later."""
    return f"{row.asked.name} ({_('bổ sung sau')})" if row.asked.later else row.asked.name


def answer_in_words(row: HeardUnit, drafts: Sequence[RoundDraft]) -> str:
    """What it said of the drafts that the reader may know of, and what is to be asked."""
    if not row.has_sent:
        return _("chưa gửi ý kiến")
    told: Counter[str] = Counter()
    for draft in drafts:
        answer = row.answer_on(draft.pk)
        told[answer.stand if answer else row.slot_on(draft.pk)] += 1
    # What came late is said of the unit.
    named = (*STANDS, (FILED, _("góp ý bằng tệp")))
    said = [f"{label} {told[code]}/{len(drafts)}" for code, label in named if told[code]]
    late = [_("gửi sau thời hạn")] if row.is_late else []
    several = [_("có hai phiếu, cần xác định")] if row.contested else []
    spoken = list(dict.fromkeys(filter(None, map(spoken_in_words, row.replies))))
    # What came by a link and is in doubt waits for a call too.
    doubtful = [_("chờ xác nhận")] if row.to_confirm and not spoken else []
    return "\n".join(["; ".join(said), *late, *several, *spoken, *doubtful]).strip()


def unit_calls_listing(found: Iterable[UnitCall], *, of_one: bool = False) -> Listing[UnitCall]:
    """Who called which unit when, who answered and what he said; `of_one`: all are of one unit."""
    columns: list[Column[UnitCall]] = [
        Column(_("Đơn vị"), lambda row: row.asked.name, width=30),
        Column(_("Gọi lúc"), lambda row: clock.in_words(row.at), whole=True),
        Column(_("Người gọi"), lambda row: str(row.by)),
        Column(_("Người nghe"), lambda row: row.heard),
        Column(_("Đơn vị trả lời"), lambda row: row.said, width=40),
    ]
    return Listing(_("Các cuộc gọi cho đơn vị"), columns[1:] if of_one else columns, list(found))


def drafts_listing(state: RoundState, drafts: Sequence[RoundDraft]) -> Listing[RoundDraft]:
    """What all units said of each draft; the figures of a row add up to the number of units."""
    counted = {draft.pk: state.slots(draft) for draft in drafts}
    names = slot_names()
    if state.agrees_by_silence:
        names[SILENT] = _("Coi như nhất trí do không gửi")
    if not any(one[FILED] for one in counted.values()):
        del names[FILED]
    columns: list[Column[RoundDraft]] = [
        Column(_("Dự thảo"), lambda row: f"{row.package.code}: {row.package.listed_title}", width=36),
        Column(_("Lần"), lambda row: row.version.number, align="right", width=6),
        *(Column(name, _counted(counted, code), align="right", width=10) for code, name in names.items()),
        Column(_("Cộng"), lambda row: sum(counted[row.pk].values()), align="right", width=8),
    ]
    return Listing(_("Ý kiến theo dự thảo"), columns, drafts)


def replies_listing(name: str, found: Sequence[Reply]) -> Listing[Reply]:
    """Replies, each leading to its page."""
    columns: list[Column[Reply]] = [
        Column(_("Đơn vị, người gửi"), str, link=lambda row: reverse("reply", args=[row.pk]), width=36),
        Column(_("Nhận qua"), lambda row: str(row.get_ground_display())),
        Column(_("Ngày văn bản"), lambda row: row.day or _("không ghi ngày"), whole=True),
        Column(_("Ngày đến"), lambda row: row.arrived, whole=True),
        Column(_("Người ký, người gửi"), lambda row: row.writer),
        Column(_("Cần làm"), what_is_owed),
    ]
    return Listing(name, columns, found)


def what_is_owed(row: Reply) -> str:
    """What the office still does about a reply."""
    told = [_("gọi xác nhận")] if waits_to_be_confirmed(row) else []
    told += [_("ghi nội dung góp ý")] if any(map(waits_to_be_written_out, row.answers.all())) else []
    return ", ".join(told)


@dataclass(frozen=True, slots=True)
class SilentLine:
    """One silent unit: the standard words, whether its day is near or over, when it was reminded before.

    `sent` says whether its letter is marked as sent.
    """

    asked: AskedUnit
    words: str
    near: bool
    before: str
    sent: bool


def silent_lines(
    state: RoundState, contacts: Mapping[int, Contact], reminders: Mapping[int, UnitReminder]
) -> list[SilentLine]:
    """The silent who were not reminded today, those whose day comes first; `reminders` are the last ones."""
    today, number, before = clock.today(), len(state.drafts), _("Lần trước: ngày %(day)s, %(who)s.")
    near = deadlines.end_working(today, NEAR, calendar=calendar_in_force())
    lines = []
    for one in sorted(state.silent, key=lambda unit: (unit.last_day, unit.asked.pk)):
        last = reminders.get(one.asked.pk)
        if last is None or last.day != today:
            contact = contacts[one.asked.pk]
            words = text_to_silent(state.round, one.asked, contact, drafts=number, today=today)
            told = before % {"day": f"{last.day:%d/%m/%Y}", "who": last.by} if last else ""
            lines.append(SilentLine(one.asked, words, one.last_day <= near, told, bool(one.sending)))
    return lines


def posting_listing(units: Sequence[HeardUnit]) -> Listing[HeardUnit]:
    """Bảng kê gửi bưu điện: a row a unit."""
    number = {unit.asked.pk: place for place, unit in enumerate(units, 1)}
    columns: list[Column[HeardUnit]] = [
        Column(_("TT"), lambda row: number[row.asked.pk], width=5),
        Column(_("Kính gửi"), lambda row: row.asked.addressed, width=40),
        Column(_("Địa chỉ nhận thư"), lambda row: row.asked.unit.address, width=40),
        Column(_("Điện thoại"), lambda row: row.asked.unit.phone, width=14),
        Column(_("Mã phiếu"), lambda row: row.asked.code, width=11),
        Column(_("Số bưu gửi"), lambda _row: "", width=14),
    ]
    return Listing(_("Bảng kê gửi bưu điện"), columns, units)


def _addresses(number: int, row: HeardUnit, *, enters: bool) -> dict[str, str]:
    """Where the office enters its answer, and whoever asks notes that he called it while it is silent."""
    told = urlencode({"don-vi": row.asked.unit.code})
    names = {"entering": "reply-new" if enters else "", "calling": "" if row.has_sent else "round-call"}
    return {key: f"{reverse(name, args=[number])}?{told}" for key, name in names.items() if name}


def _counted(counted: dict[int, dict[str, int]], code: str) -> Callable[[RoundDraft], Any]:
    return lambda row: counted[row.pk][code]


def _head(row: HeardUnit) -> str:
    head = row.asked.unit.head
    return str(head) if head else _("khuyết người chủ trì")
