"""The head of page 1 of a Word paper: organisation and Quốc hiệu, number and place."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.paper.letterhead import QUOC_HIEU, TIEU_NGU
from documents.paper.word_table import WordSides, WordText

SIDES = (75.0, 90.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHead:
    """What stands above the title; `number` None and `place` "" leave room for a hand, `day` is in words."""

    org_lines: tuple[str, ...]
    number: int | None
    symbol: str
    place: str
    day: str
    internal: bool = False


def word_head(head: WordHead) -> list[WordText | WordSides]:
    """The blocks of the head, as the PDF has them."""
    number = f"{head.number:02d}" if head.number is not None else "……"
    words = _("Số: %(number)s/%(symbol)s") % {"number": number, "symbol": head.symbol}
    sides = WordSides(
        [*(centred(line, bold=True, size=12) for line in head.org_lines), centred(words, size=13)],
        [
            centred(QUOC_HIEU, bold=True, size=12),
            centred(TIEU_NGU, bold=True, size=13),
            centred(f"{head.place or '………………'}, {head.day}", size=13),
        ],
        SIDES,
    )
    mark = [centred(_("LƯU HÀNH NỘI BỘ"), bold=True, size=13)] if head.internal else []
    return [sides, *mark]


def centred(text: str, *, bold: bool = False, size: int = 14) -> WordText:
    """A line in the middle."""
    return WordText(text, "center", bold=bold, size=size, indent=False)
