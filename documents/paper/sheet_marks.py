"""What the QR on one of our sheets says, as it was read from a scan: whose page, and which sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.paper.codes import Mistyped, parse_short

# The page of a unit, as letters print it (docs/adr/0026-standing-links.md).
_PAGE = re.compile(r"/y-kien/([A-Za-z0-9_-]{32})(?:[/?#]|\Z)")


@dataclass(frozen=True, slots=True)
class SheetMark:
    """`code` of the sheet in eight signs, `token` of the unit's page; "" for what does not stand there."""

    code: str = ""
    token: str = ""


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
    return SheetMark(code, token) if code or token else None
