"""The remarks in a returned file: marks in Word, rows of a table, paragraphs of a text; nothing is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.services.paper_words import words_of_drafts
from documents.packages.services.words_awaited import refuse_while_read
from documents.synthesis.queries.tables import remark_rows
from documents.texts.clauses import cited_paragraph, clauses_of
from documents.texts.compare.follow import follow, numbered
from documents.texts.files import PAPERS
from documents.texts.reading.grids import read_grids, tables_of
from documents.texts.reading.marks import read_marks
from documents.texts.reading.reader import read_as
from documents.texts.uploads.limits import awaited_seconds
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from documents.packages.answers.values import NewPart
    from documents.packages.models.drafts import Version
    from documents.texts.reading.grids import Grid
    from documents.texts.reading.marks import WordMark

# A place that opens a pasted paragraph: "Điều 5, khoản 2: …".
_PLACED = re.compile(r"((?:Điều|Khoản|Mục|Chương|Phần)\s[^:]{1,60}?)\s*[:–]\s+(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FoundRemark:
    """One remark as it was found, placed in the draft where that could be told."""

    text: str
    author: str = ""
    sender: str = ""
    day: date | None = None
    part: str = ""
    paragraph: int = 0
    place: str = ""
    quote: str = ""


def remarks_in(paper: NewPart, version: Version) -> list[FoundRemark]:
    """What a stored paper says of a draft, in its order. Reads files; raises Unreadable, Busy.

    Of a Word file its comments, its tracked changes and the rows of its tables under headings that are
    known; of a workbook such rows; of a pasted text such rows too, or else a remark for each paragraph.
    """
    with PAPERS.open(paper.stored_name) as stored:
        data = stored.read()
    texts = words_of_drafts([version])[version.pk]
    refuse_while_read(version.parts.all())
    if paper.extension == "txt":
        return _placed(_pasted(data.decode()), texts)
    if paper.extension == "xlsx":
        return _placed(_remarks_in_grids(read_grids(data, paper.name)), texts)
    found = read_marks(data)
    rows = _remarks_in_grids(tables_of(read_as(paper.extension, data, seconds=awaited_seconds()).html))
    return [*_followed(found.paragraphs, found.marks, texts), *_placed(rows, texts)]


def _remarks_in_grids(grids: Iterable[Grid]) -> list[FoundRemark]:
    tables = (remark_rows(cells for _number, cells in rows) for _name, rows in grids)
    return [FoundRemark(**row) for rows in tables for row in rows]


def _pasted(text: str) -> list[FoundRemark]:
    lines = [line for line in text.split("\n") if clean(line)]
    if rows := remark_rows(line.split("\t") for line in lines):
        return [FoundRemark(**row) for row in rows]
    found = []
    for line in lines:
        mark = _PLACED.match(clean(line))
        found.append(FoundRemark(mark[2], place=mark[1]) if mark else FoundRemark(clean(line)))
    return found


def _placed(found: Iterable[FoundRemark], texts: dict[str, str]) -> list[FoundRemark]:
    """Each remark that names its place, with the part and paragraph that it means."""
    parts = {code: dict(numbered(text)) for code, text in texts.items()}
    labels = {code: clauses_of(paragraphs.items()) for code, paragraphs in parts.items()}
    told = []
    for one in found:
        places = ((code, cited_paragraph(one.place, parts[code], labels[code])) for code in parts)
        code, number = next((place for place in places if place[1]), ("", 0)) if one.place else ("", 0)
        quote = parts[code][number] if number else ""
        told.append(replace(one, part=code, paragraph=number, quote=quote))
    return told


def _followed(
    paragraphs: tuple[str, ...], marks: tuple[WordMark, ...], texts: dict[str, str]
) -> list[FoundRemark]:
    """Marks at the paragraphs of the draft whose copy the file was: the part with most words in common."""
    if not marks:
        return []
    shown = {code: {words for _number, words in numbered(text)} for code, text in texts.items()}
    part = max(shown, key=lambda code: len(shown[code] & set(paragraphs)), default="")
    places = follow("\n".join(paragraphs), texts[part]) if part else {}
    told = []
    for one in marks:
        number = places[one.paragraph].number if one.paragraph in places else None
        told.append(
            FoundRemark(
                text=one.text or _change_in_words(one),
                author=one.author,
                day=one.day,
                part=part,
                paragraph=number or 0,
                quote=one.quote,
            )
        )
    return told


def _change_in_words(mark: WordMark) -> str:
    facts = {"old": mark.old, "new": mark.new}
    if mark.old and mark.new:
        return _("Đề nghị thay “%(old)s” bằng “%(new)s”.") % facts
    return (_("Đề nghị bỏ “%(old)s”.") if mark.old else _("Đề nghị thêm “%(new)s”.")) % facts
