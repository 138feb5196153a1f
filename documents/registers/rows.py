"""A book as a list, told once for its page, its workbook and its print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing
from documents.registers.models import BOOKS, KINDS, OUT
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from documents.registers.queries import RegisterEntry


def book_listing(found: Sequence[RegisterEntry], book: str) -> Listing[RegisterEntry]:
    """The book in the columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV."""
    number: Column[RegisterEntry] = Column(
        _("Số, ký hiệu") if book == OUT else _("Số đến"),
        lambda entry: str(entry.line),
        14,
        link=lambda entry: reverse("register-line", args=[entry.line.pk]),
        whole=True,
    )
    about: Column[RegisterEntry] = Column(_("Tên loại, trích yếu nội dung"), _about, 44)
    day: Column[RegisterEntry] = Column(_("Ngày của văn bản"), _column("day"), 13, whole=True)
    note: Column[RegisterEntry] = Column(_("Ghi chú"), _note, 22)
    if book == OUT:
        columns: list[Column[RegisterEntry]] = [
            number,
            day,
            about,
            Column(_("Người ký"), _column("signer"), 18),
            Column(_("Nơi nhận"), _column("other"), 26),
            Column(_("Nơi lưu bản gốc"), _column("kept"), 16),
            Column(_("Số bản"), _column("copies"), 7),
            note,
        ]
    else:
        columns = [
            Column(_("Ngày đến"), _column("arrived"), 13, whole=True),
            number,
            Column(_("Nơi gửi"), _column("other"), 26),
            Column(_("Số, ký hiệu"), _column("sign"), 16),
            Column(day.heading, lambda entry: entry.says("day") or _("không ghi ngày"), 13),
            about,
            Column(_("Chuyển đến"), _column("kept"), 20),
            note,
        ]
    return Listing(str(dict(BOOKS)[book]), columns, found, empty=_("Sổ năm này chưa có văn bản nào."))


def entry_facts(entry: RegisterEntry) -> list[dict[str, str]]:
    """One line as its page shows it."""
    listing = book_listing([entry], entry.line.book)
    told = [(cell.column.heading, cell.text) for line in listing.lines for cell in line]
    package = entry.line.package
    told.append((_("Hồ sơ"), f"{package.code}: {package.listed_title}" if package else ""))
    told.append((_("Vào sổ"), f"{entry.line.by}, {clock.in_words(entry.line.at)}"))
    return [{"name": name, "value": value} for name, value in told if value and value != "–"]


def changes_of(entry: RegisterEntry) -> list[str]:
    """What became of a line since, a sentence each, the newest first."""
    words = {True: _("%(who)s hủy số, %(when)s: %(why)s"), False: _("%(who)s sửa, %(when)s: %(why)s")}
    return [
        words[change.cancelled] % {"who": change.by, "when": clock.in_words(change.at), "why": change.reason}
        for change in reversed(entry.changes)
    ]


def _column(name: str) -> Callable[[RegisterEntry], Any]:
    return lambda entry: entry.says(name)


def _about(entry: RegisterEntry) -> str:
    kind = str(KINDS.get(entry.line.kind, "")) if entry.line.book == OUT else ""
    return f"{kind}: {entry.says('about')}" if kind else str(entry.says("about"))


def _note(entry: RegisterEntry) -> str:
    gone = entry.cancelled
    facts = {"day": f"{clock.local_day(gone.at):%d/%m/%Y}", "why": gone.reason} if gone else {}
    told = [_("Đã hủy số ngày %(day)s: %(why)s") % facts] if gone else []
    return "\n".join(filter(None, [*told, entry.says("note")]))
