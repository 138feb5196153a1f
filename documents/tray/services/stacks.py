"""A scan taken apart into its sheets by the codes on our forms; nothing is cut, pages are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from documents.paper.sheet_marks import sheet_mark
from documents.texts.files import PAPERS
from documents.texts.reading.scans import codes_at_once
from documents.texts.uploads.kinds import SCANS

if TYPE_CHECKING:
    from documents.packages.answers.values import NewPart
    from documents.paper.sheet_marks import SheetMark


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """Pages `first` to `last` of a file, and what the code on the first of them says, if it bears one."""

    first: int = 1
    last: int = 1
    mark: SheetMark | None = None


def sheets_in(parts: Sequence[NewPart]) -> list[list[ScannedSheet] | None]:
    """For each stored file the sheets in it; reads the files, so never inside a transaction.

    None for scans whose codes take longer to read than a page has: all of them are read beside it.
    A page with a code of ours begins a sheet, one without stays with the sheet before it.
    """
    looked = [part for part in parts if SCANS.get(part.extension)]
    read = codes_at_once([PAPERS.read(part.stored_name) for part in looked]) if looked else []
    if read is None:
        return [None if part in looked else sheets_of([]) for part in parts]
    known = dict(zip(looked, read, strict=True))
    return [sheets_of(known.get(part, [])) for part in parts]


def sheets_of(pages: Sequence[Sequence[str]]) -> list[ScannedSheet]:
    """The sheets of one file, given the texts of the codes on each of its pages; one at least."""
    sheets: list[ScannedSheet] = []
    for number, texts in enumerate(pages, start=1):
        # Of several codes the one that names a sheet: a letter's names only the page of a unit.
        marks = [mark for mark in map(sheet_mark, texts) if mark is not None]
        mark = next((mark for mark in marks if mark.code), marks[0] if marks else None)
        # Every page of a paper that was printed to be signed bears the same code.
        goes_on = bool(sheets and mark and mark.paper and mark == sheets[-1].mark)
        if not sheets or (mark is not None and not goes_on):
            sheets.append(ScannedSheet(number, number, mark))
        else:
            sheets[-1] = replace(sheets[-1], last=number)
    return sheets or [ScannedSheet()]
