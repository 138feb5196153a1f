"""The lists of numbered copies: those that are out, and those that came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.people.queries.hats import hats
from documents.packages.queries.visible import visible_ids
from documents.paper.listing import Column, Listing, value_in_words
from documents.signing.queries import code_of_copy, last_day_to_compare
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_signatures import PaperSignature
    from documents.signing.models import PaperCopy


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy that is out: its code, whether its draft is an older one, and for how long it has been out."""

    copy: PaperCopy
    code: str
    old: bool
    since: str
    # What was typed about its coming back, and is not kept yet.
    remark: str = ""


def copies_out(
    package: Package, copies: Iterable[PaperCopy], *, remarks: Mapping[int, str]
) -> Listing[CopyLine]:
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
            is_old, typed = copy.version_id != package.current_id, remarks.get(copy.number, "")
            lines.append(CopyLine(copy, code_of_copy(copy), is_old, since, typed))

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


def pens_waiting(
    papers: Sequence[PaperSignature], *, reader: Person | None = None, name: str = ""
) -> Listing[PaperSignature]:
    """Pen signatures that nobody compared: whose, where the original lies, since when, and the page for it.

    The titles are those of the packages that the reader may open; without one, as lists say them.
    """
    packages = [paper.signature.version.package for paper in papers]
    readable = visible_ids(reader, packages, hats=hats(reader)) if reader else set()

    def title(row: PaperSignature) -> str:
        package = row.signature.version.package
        return f"{package.code} – {package.title if package.pk in readable else package.listed_title}"

    columns: list[Column[PaperSignature]] = [
        Column(_("Hồ sơ"), title, link=lambda row: reverse("compare-pen", args=[row.pk]), width=40),
        Column(_("Người ký"), lambda row: f"{row.signature.signer}, {row.signature.when}", width=30),
        Column(_("Bản gốc để ở"), lambda row: row.kept_at, width=30),
        Column(
            _("Người nhập"),
            lambda row: f"{row.by}, {row.at.astimezone(clock.HANOI):%H:%M %d/%m/%Y}",
            width=30,
        ),
        Column(
            _("Đối chiếu chậm nhất hết ngày"),
            last_day_to_compare,
            tone=lambda row: "late" if last_day_to_compare(row) < clock.today() else "info",
        ),
    ]
    empty = _("Không có chữ ký nào chờ đối chiếu.")
    return Listing(name or _("Chữ ký trên giấy chờ đối chiếu"), columns, papers, empty=empty)
