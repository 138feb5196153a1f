"""The list of calls, told once for its page and its workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.board.words.urged import Urged, urged
from documents.packages.queries.visible import visible_ids
from documents.paper.listing import Column, Listing

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


def calls_listing(lines: Sequence[CallLine]) -> Listing[CallLine]:
    """The calls, the latest first."""
    columns: list[Column[CallLine]] = [
        Column(
            _("Hồ sơ"),
            lambda line: line.title,
            44,
            link=lambda line: reverse("package", args=[line.code]) if line.opened else "",
        ),
        Column(_("Mã"), lambda line: line.code, 14, whole=True),
        Column(_("Bước khi gọi"), lambda line: line.stage, 28),
        Column(_("Gọi lúc"), lambda line: line.call.at, 17),
        Column(_("Người gọi"), lambda line: line.call.caller, 26),
        Column(_("Cơ quan"), lambda line: line.call.body, 30),
        Column(_("Người nghe"), lambda line: line.call.person, 26),
        Column(_("Trả lời"), lambda line: line.call.answer, 50, drawn="board/answer.html"),
        Column(
            _("Lời hẹn"),
            lambda line: line.call.label.text if line.call.label else "",
            tone=lambda line: line.call.label.tone if line.call.label else "",
            parts=[
                Column(_("Ngày hẹn"), lambda line: line.call.promised, 13),
                Column(
                    _("Tình trạng lời hẹn"),
                    lambda line: line.call.label.text if line.call.label else "",
                    30,
                ),
            ],
        ),
    ]
    return Listing(_("Nhật ký đôn đốc"), columns, lines, empty=_("Chưa ghi cuộc gọi nào."))
