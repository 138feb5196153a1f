"""What the QR on one of our sheets says, as it was read from a scan: whose page, and which sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.paper.codes import SHORT, Mistyped, parse_code, parse_short

# The page of a unit, as letters print it (docs/adr/0026-standing-links.md).
_PAGE = re.compile(r"/y-kien/([A-Za-z0-9_-]{32})(?:[/?#]|\Z)")


@dataclass(frozen=True, slots=True)
class SheetMark:
    """`code` of the sheet in eight signs, `token` of the unit's page; "" for what does not stand there.

    `paper` is the code at the foot of a paper that was printed to be signed, in fours.
    """

    code: str = ""
    token: str = ""
    paper: str = ""

    @property
    def known_by(self) -> str:
        """The code by which the sheet is known, of whichever sort."""
        return self.code or self.paper

    @classmethod
    def of(cls, known_by: str) -> SheetMark:
        """The mark of a sheet that was known by this code."""
        return cls(code=known_by) if len(known_by) == SHORT else cls(paper=known_by)


def with_code(address: str, code: str) -> str:
    """The address of a unit's page with the code of one of its sheets: what the QR on the sheet says."""
    return f"{address}?ma={code}"


def sheet_mark(read: str) -> SheetMark | None:
    """What a QR says if it may stand on a sheet of ours; None for any other, as on a bank's slip."""
    page = _PAGE.search(read)
    try:
        code = parse_short(read)
    except Mistyped:
        code = ""
    token = page[1] if page else ""
    if code or token:
        return SheetMark(code, token)
    try:
        return SheetMark(paper=parse_code(read).text)
    except Mistyped:
        return None
