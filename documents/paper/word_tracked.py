"""A comparison as a Word file with tracked changes: all accepted, the new text; all rejected, the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from documents.paper.word import styled_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.texts.compare.rows import ParagraphRow
    from documents.texts.compare.segments import Op

# What stands in the one text only is tracked as a whole, also where it has moved.
ONE_SIDED: dict[str, Op] = {
    "added": "insert",
    "moved_to": "insert",
    "removed": "delete",
    "moved_from": "delete",
}


@dataclass(frozen=True, slots=True)
class TrackedPart:
    """One part: its title, what is told of it where there is nothing to read, its paragraphs."""

    title: str
    words: str
    rows: Sequence[ParagraphRow] = ()


def tracked_word(parts: Sequence[TrackedPart], *, title: str, author: str, at: datetime) -> bytes:
    """The file; each change bears the author of the newer draft and the moment at which it came in.

    The same bytes for the same comparison. `at` is aware.
    """
    moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    marks = (f'w:id="{number}" w:author="{escape(author)}" w:date="{moment}"' for number in count(1))
    body = [_paragraph("TenLoai", _run(title, "keep", marks))]
    for part in parts:
        body.append(_paragraph("Muc", _run(part.title, "keep", marks)))
        body += [_paragraph("NoiDung", _run(part.words, "keep", marks))] if not part.rows else []
        body += [_tracked(row, marks) for row in part.rows]
    return styled_word("".join(body), title=title, lying=False)


def _tracked(row: ParagraphRow, marks: Iterator[str]) -> str:
    whole = ONE_SIDED.get(row.kind)
    if whole is None:
        return _paragraph("NoiDung", "".join(_run(text, op, marks) for op, text in row.segments))
    # Of a paragraph that was changed where it has moved to, the words of the new text alone.
    text = "".join(text for op, text in row.segments if op in ("keep", whole))
    # The mark of the paragraph too, or an empty line would be left.
    mark = f"<w:rPr><w:{'ins' if whole == 'insert' else 'del'} {next(marks)}/></w:rPr>"
    return _paragraph("NoiDung", _run(text, whole, marks), mark=mark)


def _run(text: str, op: Op, marks: Iterator[str]) -> str:
    lines = text.split("\n")
    tag = "delText" if op == "delete" else "t"
    words = "<w:br/>".join(
        f'<w:{tag} xml:space="preserve">{escape(line, quote=False)}</w:{tag}>' for line in lines
    )
    run = f"<w:r>{words}</w:r>"
    if op == "keep":
        return run
    kind = "ins" if op == "insert" else "del"
    return f"<w:{kind} {next(marks)}>{run}</w:{kind}>"


def _paragraph(style: str, inside: str, *, mark: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{inside}</w:p>'
