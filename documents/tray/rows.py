"""Papers of the tray as a list: what each is, whose, and what is to be done with it next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.incoming import taker_of
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from documents.packages.incoming import AskedThere
    from documents.packages.queries.incoming import TrayPaper
    from documents.packages.unconfirmed import Unconfirmed


def tray_listing(
    name: str,
    found: Sequence[TrayPaper],
    *,
    several: Collection[int] = (),
    led: Mapping[str, AskedThere] | None = None,
    empty: str = "",
) -> Listing[TrayPaper]:
    """`several` are ids of papers of units that have more than one; `led` code -> what it leads to."""
    columns: list[Column[TrayPaper]] = [
        Column(
            _("Số đến"), paper_name, link=lambda row: reverse("tray-paper", args=[row.paper.pk]), width=12
        ),
        Column(_("Ngày đến"), lambda row: row.paper.arrived, whole=True),
        Column(_("Nhận qua"), lambda row: str(row.paper.get_ground_display()), width=14),
        Column(_("Nơi gửi"), sender_of, width=36),
        Column(_("Nội dung"), lambda row: what_it_is(row, several=several, led=led or {}), width=40),
        Column(_("Cần làm"), drawn="tray/act.html", it=next_act),
    ]
    return Listing(name, columns, found, empty=empty)


def paper_name(row: TrayPaper) -> str:
    """Its number; of what was said how it came."""
    return str(row.paper) if row.paper.line_id else _("không số")


def sender_of(row: TrayPaper) -> str:
    """Whose it is, or the file as it came."""
    return row.sorting.sender if row.sorting else row.paper.name


def what_it_is(row: TrayPaper, *, several: Collection[int], led: Mapping[str, AskedThere]) -> str:
    """What it is about, and what whoever sorts it should know."""
    paper, told = row.paper, [row.sorting.about] if row.sorting else []
    if row.waits_to_be_sorted and paper.code in led:
        told.append(_sheet_in_words(led[paper.code]))
    elif row.waits_to_be_sorted and paper.bears_code:
        told.append(_("mã trên phiếu không phải của đơn vị nào ở đây"))
    if row.stack_pages:
        told.append(_("trang %(pages)s của xấp") % {"pages": row.stack_pages})
    if paper.pk in several:
        told.append(_("đơn vị này có nhiều giấy chờ nhập"))
    if row.is_cancelled:
        told.append(_("đã hủy"))
    if row.waits_to_be_confirmed:
        told.append(_("chờ xác nhận"))
    return "\n".join(told)


def _sheet_in_words(asked: AskedThere) -> str:
    """Which of our sheets it is that nobody has sorted yet, or of which nothing is entered any more."""
    if asked.unit is None:
        return _("%(paper)s; không ghi được chữ ký từ giấy này nữa") % {"paper": asked.label}
    return _("phiếu của %(unit)s: %(asked)s") % {"unit": asked.unit.name, "asked": asked.label}


def next_act(row: TrayPaper) -> dict[str, str]:
    """The button of a row: sort, enter, or look where it was entered; {} where nothing is to be done."""
    if row.waits_to_be_sorted:
        return {"label": _("Phân loại"), "url": reverse("tray-paper", args=[row.paper.pk])}
    if row.waits_to_be_entered and row.sorting is not None:
        address = taker_of(row.sorting.taken_as).address(row.sorting.taken_as, row.paper.pk)
        return {"label": taker_of(row.sorting.taken_as).act(), "url": address, "main": "1"}
    return {"label": _("Xem nội dung đã nhập"), "url": row.entered.url} if row.entered else {}


def spoken_listing(found: Sequence[Unconfirmed]) -> Listing[Unconfirmed]:
    """What one person said, a line each; also the table of his sheet."""
    number = {entry.ref: place for place, entry in enumerate(found, 1)}
    columns: list[Column[Unconfirmed]] = [
        Column(_("TT"), lambda row: number[row.ref], width=5),
        Column(_("Ngày"), lambda row: row.said_on, whole=True, width=13),
        Column(_("Nhận qua"), lambda row: row.way, width=14),
        Column(_("Nội dung Văn phòng đã nhập"), lambda row: row.what, width=50),
        Column(_("Người nhập"), lambda row: row.by, width=18),
    ]
    return Listing(_("Nội dung chờ xác nhận"), columns, found)
