"""The rows of the board, gathered in few queries, and its columns for the page and the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.body_names import bodies_founded
from documents.board.queries.together import beside
from documents.board.words.lines import PhaseDays, Progress, Sight, progress_of
from documents.packages.queries.duties import contacts_for, standings_by_signer
from documents.packages.queries.visible import urged_congresses
from documents.packages.words.stages import holdings_of
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package


def progress(
    packages: Sequence[Package], hats: Hats, *, bodies: Iterable[Body] | None = None
) -> list[Progress]:
    """One line of the board for each package, in their order; `opened` of `lines_to` says what he may open.

    `bodies` are those of the congresses, where the caller has read them.
    """
    known = {body.pk: body for body in bodies or bodies_founded(hats.congresses)}
    near = beside(packages, hats)
    standings = standings_by_signer(packages, duties=near.open, closed=near.closed)
    contacts = contacts_for([duty for held in near.open.values() for duty in held])
    names, urging = {pk: body.name for pk, body in known.items()}, urged_congresses(hats)
    return [
        progress_of(
            package,
            standings[package.pk],
            holdings_of(names, near.open[package.pk], contacts),
            near.left.get(package.pk, {}),
            bodies=known,
            behind=near.behind.get(package.pk, ()),
            times=near.times,
            sight=Sight(package.opened, package.congress_id in urging, near.calls.get(package.pk)),  # type: ignore[attr-defined]  # annotated by `lines_to`
        )
        for package in packages
    ]


def progress_listing(
    rows: Sequence[Progress], phases: Mapping[str, str], query: str = ""
) -> Listing[Progress]:
    """The board: a line each, which unfolds into its phases, what comes next and the last call."""
    columns: list[Column[Progress]] = [
        Column(
            _("Hồ sơ"),
            drawn="board/title.html",
            of_values=True,
            parts=[Column(_("Mã"), lambda row: row.code, 14), Column(_("Hồ sơ"), lambda row: row.title, 44)],
        ),
        _place_column(),
        Column(
            _("Tình trạng"),
            drawn="board/state.html",
            it=lambda row: row.label,
            of_values=True,
            parts=[
                Column(_("Hạn của bước"), lambda row: row.due, 13),
                Column(_("Quá hạn (ngày làm việc)"), lambda row: row.late_days or None, 10),
                Column(_("Tình trạng"), lambda row: row.slip or row.label.text, 40),
                Column(_("Chậm ở"), lambda row: row.charged, 30),
                Column(_("Dự báo"), lambda row: row.forecast, 40),
                Column(_("Thành phần quá hạn"), lambda row: "\n".join(row.behind), 40),
            ],
        ),
        _holders_column(),
        _details_column(phases, query),
    ]
    return Listing(_("Bảng tiến độ"), columns, rows, look="lines block")


def _details_column(phases: Mapping[str, str], query: str) -> Column[Progress]:
    """What a line unfolds into; in a workbook a column for each part of it."""
    return Column(
        _("Chi tiết"),
        drawn="board/details.html",
        it=lambda _row: query,
        of_values=True,
        parts=[
            *map(phase_column, phases.values()),
            Column(_("Việc tiếp theo"), lambda row: row.next, 28),
            Column(_("Gọi đôn đốc lần cuối"), lambda row: row.urged.at if row.urged else None, 17),
            Column(_("Trả lời"), lambda row: row.urged.answer if row.urged else "", 40),
            Column(_("Ngày hẹn"), lambda row: row.urged.promised if row.urged else None, 13),
        ],
    )


def _place_column() -> Column[Progress]:
    """Which step of how many it is in."""
    parts: list[Column[Progress]] = [Column(_("Bước hiện tại"), lambda row: row.place.words, 34)]
    drawn = "board/place.html"
    return Column(_("Bước"), drawn=drawn, it=lambda row: row.place, of_values=True, parts=parts)


def _holders_column() -> Column[Progress]:
    """Who has it, and since when; in a workbook a column for each."""
    parts: list[Column[Progress]] = [
        Column(_("Cơ quan đang giữ"), lambda row: _joined(one.body for one in row.held), 30),
        Column(_("Người liên hệ"), lambda row: _joined(one.person for one in row.held), 26),
        Column(_("Điện thoại"), lambda row: _joined(one.telephone for one in row.held), 16),
        Column(_("Giữ từ ngày"), lambda row: min((one.since for one in row.held), default=None), 13),
        Column(
            _("Số ngày làm việc đã giữ"), lambda row: max((one.days for one in row.held), default=None), 12
        ),
    ]
    return Column(_("Đang giữ"), drawn="board/holders.html", of_values=True, parts=parts)


def days_listing(
    rows: Sequence[Progress], starts: Mapping[str, date], phases: Mapping[str, str]
) -> Listing[Progress]:
    """The days of the drawing as a list: when each package began, and its phases."""
    columns: list[Column[Progress]] = [
        Column(_("Hồ sơ"), drawn="board/title.html", of_values=True),
        Column(_("Bắt đầu"), lambda row: starts.get(row.code)),
        *(
            replace(phase_column(label), drawn="board/phase_days.html", of_values=True)
            for label in phases.values()
        ),
    ]
    return Listing(_("Kế hoạch và thực tế"), columns, rows, look="board times")


def phase_column(label: str) -> Column[Progress]:
    """One phase of the packages: planned until when, really left when, and whether it is here."""

    def days(row: Progress) -> PhaseDays | None:
        return next((one for one in row.phases if one.label == label), None)

    return Column(
        label,
        it=days,
        look=lambda row: "here" if (found := days(row)) and found.here else "",
        parts=[
            Column(
                _("%(phase)s: kế hoạch") % {"phase": label},
                lambda row: found.planned if (found := days(row)) else None,
                13,
            ),
            Column(
                _("%(phase)s: thực tế") % {"phase": label},
                lambda row: found.done if (found := days(row)) else None,
                13,
            ),
        ],
    )


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))
