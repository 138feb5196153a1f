"""The list of calls, on a page and as a workbook, with its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.board.words import Urged, urged
from documents.packages.queries.visible import visible_ids
from documents.paper.workbook import Column, Sheet

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.board.models import Call

CALLS_LIMIT = 5000


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call with its package, as the reader may know of it."""

    code: str
    title: str
    opened: bool
    stage: str
    call: Urged

    @property
    def calls(self) -> tuple[Urged, ...]:
        """The one call, as a list of calls is shown."""
        return (self.call,)


def call_lines(calls: Sequence[Call], person: Person, hats: Hats) -> list[CallLine]:
    """The calls in words; which packages he may open is asked once for all."""
    packages = {call.package_id: call.package for call in calls}
    opened = visible_ids(person, packages.values(), hats=hats)
    return [
        CallLine(
            code=call.package.code,
            title=call.package.listed_title,
            opened=call.package_id in opened,
            stage=call.package.definition.label_of(call.stage),
            call=urged(call, call.package, opened=call.package_id in opened),
        )
        for call in calls
    ]


def calls_sheet(lines: Sequence[CallLine]) -> Sheet:
    """The calls as a workbook."""
    columns = [
        Column(_("Gọi lúc"), 17),
        Column(_("Mã"), 14),
        Column(_("Hồ sơ"), 44),
        Column(_("Bước khi gọi"), 28),
        Column(_("Cơ quan"), 30),
        Column(_("Người nghe"), 26),
        Column(_("Trả lời"), 50),
        Column(_("Ngày hẹn"), 13),
        Column(_("Tình trạng lời hẹn"), 30),
        Column(_("Người gọi"), 26),
    ]
    rows = [
        (
            line.call.at,
            line.code,
            line.title,
            line.stage,
            line.call.body,
            line.call.person,
            line.call.answer,
            line.call.promised,
            line.call.label.text if line.call.label else "",
            line.call.caller,
        )
        for line in lines
    ]
    return Sheet(_("Nhật ký đôn đốc"), columns, rows)
