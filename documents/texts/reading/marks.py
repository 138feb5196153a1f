"""What somebody marked in a Word file: comments and tracked changes, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.texts.reading import apart, sentences
from documents.texts.reading.faults import PASSING, Fault
from documents.texts.reading.reader import Unreadable, UnreadNow

# A report of 300 pages with a remark in each line takes two.
SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class WordMark:
    """One comment (`text`), or one change: `old` words struck, `new` words put in.

    `paragraph` counts from 1 in the text as it was before it was marked, 0 where the mark has no place;
    `quote` is what it stands on: the words of a comment, the whole paragraph of a change.
    """

    author: str
    day: date | None
    paragraph: int
    quote: str
    text: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPaper:
    """The paragraphs of a returned file as they were sent out, and what was marked in them."""

    paragraphs: tuple[str, ...]
    marks: tuple[WordMark, ...]


def read_marks(data: bytes) -> MarkedPaper:
    """The marks of a .docx that the door let in, read in a process apart. Raises Unreadable."""
    try:
        answer, _body = apart.run("docx_marks", [data], seconds=SECONDS)
    except Fault as fault:
        raise (UnreadNow if fault.code in PASSING else Unreadable)(sentences.FAULTS[fault.code]) from fault
    columns = ("author", "paragraph", "quote", "text", "old", "new")
    marks = [
        WordMark(**{name: one[name] for name in columns}, day=_day(one["at"])) for one in answer["marks"]
    ]
    return MarkedPaper(tuple(answer["paragraphs"]), tuple(marks))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
