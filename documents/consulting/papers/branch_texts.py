"""The texts of the kit as Word: the unit's own name, room for number, day and signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.paper.word_head import WordHead, centred, word_head
from documents.paper.word_table import WordSides, WordText, word_paper

if TYPE_CHECKING:
    from documents.consulting.queries.branch_kit import KitText

SIDES = (75.0, 90.0)


def render_branch_text(text: KitText, *, unit: str, over: str) -> bytes:
    """The Word file of one text; `over` is the organisation above the unit."""
    head = WordHead(
        org_lines=(over.upper(), unit.upper()) if over else (unit.upper(),),
        number=None,
        symbol="…………",
        place="",
        day="ngày …… tháng …… năm ………",
    )
    to = [WordText(f"Kính gửi: {text.to}", "center", indent=False)] if text.to else []
    signed = WordSides(
        [WordText("Nơi nhận:", "left", bold=True, size=12, indent=False)],
        [centred(line, bold=not line.startswith("(")) for line in text.signed],
        SIDES,
    )
    lines = [WordText(line) for line in text.lines]
    named = [centred(text.kind, bold=True), centred(text.about, bold=True)]
    return word_paper([*word_head(head), *named, *to, *lines, signed], lying=False)
