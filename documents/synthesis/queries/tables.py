"""Tables of remarks: which column says what is told by its heading, whoever drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflows.text import clean, searchable

if TYPE_CHECKING:
    from collections.abc import Iterable

# A heading stands near the top, under a letterhead and a title.
HIGHEST = 20
_SENDERS = ("don vi", "co quan", "chu the", "nguoi", "dau moi", "ho ten", "ho va ten", "to chuc", "dai bieu")
_OTHERS = ("tiep thu", "giai trinh", "ghi chu", "ket qua")
_TEXTS = ("gop y", "y kien", "de nghi", "kien nghi", "de xuat")
_PLACES = ("du thao", "dieu", "khoan", "muc", "van de", "trang", "noi dung", "doan")


def remark_rows(rows: Iterable[list[str]]) -> list[dict[str, Any]]:
    """The remarks of a table as `text`, `place` and `sender`; [] for a table under other headings.

    A place or a sender that is not written again counts for the rows below it.
    """
    columns: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    above = {"place": "", "sender": ""}
    for number, cells in enumerate(rows):
        if not columns:
            columns = _columns(cells) if number < HIGHEST else {}
            continue
        told = {name: clean(cells[at], lines=True) if at < len(cells) else "" for name, at in columns.items()}
        above |= {name: told[name] for name in above if told.get(name)}
        # The line under the headings that numbers the columns, "(1) (2) (3)", is no remark.
        if any(sign.isalpha() for sign in told["text"]):
            found.append({"text": told["text"]} | above)
    return found


def _columns(cells: list[str]) -> dict[str, int]:
    """name -> column, where a row is that of the headings; {} for any other."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = _name(searchable(cell))
        if name:
            found.setdefault(name, at)
    return found if "text" in found and len(found) > 1 else {}


def _name(heading: str) -> str:
    if heading.startswith(_SENDERS):
        return "sender"
    if any(word in heading for word in _OTHERS) or len(heading) > 80:
        return ""
    if any(word in heading for word in _TEXTS):
        return "text"
    return "place" if any(word in heading for word in _PLACES) else ""
