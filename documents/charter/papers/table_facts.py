"""The facts of the printed Bảng so sánh Điều lệ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.papers.table import CharterPaper
from documents.paper.letterhead import Letterhead
from workflows import clock

if TYPE_CHECKING:
    from documents.charter.queries import CharterState
    from documents.packages.models.packages import Package


def charter_paper(package: Package, work: CharterState) -> CharterPaper:
    """The table of what is proposed now; the caller has made sure that there is one."""
    if work.table is None:
        raise ValueError("the amendments contradict one another")
    congress = package.congress
    number = package.current.number if package.current else None
    return CharterPaper(
        head=Letterhead(
            org_lines=tuple(congress.org_lines),
            symbol=f"BSS-{congress.symbol}",
            place=congress.place,
            day=clock.today(),
        ),
        congress_name=congress.short_name,
        draft=_("dự thảo lần %(number)d") % {"number": number} if number else _("bản đang soạn"),
        table=work.table,
        unread=work.unread,
    )
