"""The lists of numbered copies: those that are out, and those that came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.paper.listing import Column, Listing, value_in_words
from documents.signing.queries import code_of_copy
from workflows import clock

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.signing.models import PaperCopy


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy that is out: its code, whether its draft is an older one, and for how long it has been out."""

    copy: PaperCopy
    code: str
    old: bool
    since: str


def copies_out(package: Package, copies: Iterable[PaperCopy]) -> Listing[CopyLine]:
    """The copies that are still out, each with its print and the button that takes it back."""
    columns: list[Column[CopyLine]] = [
        Column(_("Bản số, người nhận"), drawn="signing/copy_reader.html"),
        Column(_("Dự thảo, mã kiểm tra"), drawn="signing/copy_draft.html"),
        Column(_("Giao"), drawn="signing/copy_given.html"),
        Column(_("Ghi đã trả"), drawn="signing/copy_return.html"),
    ]

    lines: list[CopyLine] = []
    for copy in copies:
        if copy.returned is None:
            days = (clock.today() - clock.local_day(copy.given)).days
            since = (
                ngettext("%(days)d ngày", "%(days)d ngày", days) % {"days": days} if days else _("hôm nay")
            )
            lines.append(CopyLine(copy, code_of_copy(copy), copy.version_id != package.current_id, since))

    return Listing(_("Bản in chưa trả"), columns, lines, empty=_("Không có bản in nào đang ở ngoài."))


def copies_back(copies: Iterable[PaperCopy]) -> Listing[PaperCopy]:
    """The copies that came back."""
    columns: list[Column[PaperCopy]] = [
        Column(
            _("Bản số, người nhận"),
            lambda copy: (
                _("Bản số %(number)02d, %(reader)s") % {"number": copy.number, "reader": copy.reader}
            ),
        ),
        Column(_("Dự thảo"), lambda copy: _("Lần %(number)d") % {"number": copy.version.number}),
        Column(_("Giao"), lambda copy: f"{value_in_words(copy.given)}, {copy.given_by}"),
        Column(_("Trả"), lambda copy: f"{value_in_words(copy.returned)}, {copy.received_by}"),
        Column(_("Ghi chú"), lambda copy: copy.remark),
    ]
    return Listing(_("Bản in đã trả"), columns, [copy for copy in copies if copy.returned is not None])
