"""The rows of the board, gathered in few queries, and the columns of its workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.board.queries.calls import last_calls
from documents.board.queries.phases import phases_left
from documents.board.words import Progress, progress_of
from documents.packages.queries.duties import contacts_for, duties_of
from documents.packages.queries.visible import urged_congresses, visible_ids
from documents.packages.words.stages import holdings_of
from documents.paper.workbook import Column, Sheet, Value
from workflows.standing import standings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package


def progress(packages: Sequence[Package], person: Person, hats: Hats) -> list[Progress]:
    """One row of the board for each package, in their order, as this person may read it."""
    duties = duties_of(packages)
    standings = standings_of(packages, duties=duties)
    contacts = contacts_for([duty for held in duties.values() for duty in held])
    left = phases_left(packages)
    opened = visible_ids(person, packages, hats=hats)
    calls = last_calls(packages, hats)
    urging = urged_congresses(hats)
    return [
        progress_of(
            package,
            standings[package.pk],
            holdings_of(package, duties[package.pk], contacts),
            left[package.pk],
            opened=package.pk in opened,
            call=calls.get(package.pk),
            may_call=package.congress_id in urging,
        )
        for package in packages
    ]


def progress_sheet(rows: Sequence[Progress], phases: Mapping[str, str]) -> Sheet:
    """The board as a workbook: planned and real day of each phase in columns of their own."""
    columns = [
        Column(_("Mã"), 14),
        Column(_("Hồ sơ"), 44),
        Column(_("Bước hiện tại"), 26),
        Column(_("Cơ quan đang giữ"), 30),
        Column(_("Giữ từ ngày"), 13),
        Column(_("Số ngày làm việc đã giữ"), 12),
        Column(_("Hạn của bước"), 13),
        Column(_("Quá hạn (ngày làm việc)"), 10),
        Column(_("Tình trạng"), 40),
        Column(_("Việc tiếp theo"), 28),
        Column(_("Người liên hệ"), 26),
        Column(_("Điện thoại"), 16),
        Column(_("Gọi đôn đốc lần cuối"), 17),
        Column(_("Ngày hẹn"), 13),
        Column(_("Trả lời"), 40),
    ]
    for label in phases.values():
        columns += [
            Column(_("%(phase)s: kế hoạch") % {"phase": label}, 13),
            Column(_("%(phase)s: thực tế") % {"phase": label}, 13),
        ]
    return Sheet(_("Bảng tiến độ"), columns, [_cells(row, phases) for row in rows])


def _cells(row: Progress, phases: Mapping[str, str]) -> list[Value]:
    since = min((one.since for one in row.held), default=None)
    days = max((one.days for one in row.held), default=None)
    call = row.urged
    found: list[Value] = [
        row.code,
        row.title,
        row.stage,
        _joined(one.body for one in row.held),
        since,
        days,
        row.due,
        row.late_days or None,
        row.slip or row.label.text,
        row.next,
        _joined(one.person for one in row.held),
        _joined(one.telephone for one in row.held),
        call.at if call else None,
        call.promised if call else None,
        call.answer if call else "",
    ]
    days_of = {one.label: one for one in row.phases}
    for label in phases.values():
        phase = days_of.get(label)
        found += [phase.planned if phase else None, phase.done if phase else None]
    return found


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))
