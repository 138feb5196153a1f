"""The inside of reading a marked Word file: its comments and tracked changes, each with its author."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from documents.texts.reading.docx import WordPaper, word_tree
from documents.texts.reading.docx_styles import W, word_names
from documents.texts.reading.faults import Fault
from documents.texts.reading.trees import part, walk
from workflows.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# More are no paper that a person can have marked.
MOST = 3_000
_ADDED, _TAKEN = word_names("ins moveTo"), word_names("del moveFrom")
_SIGNS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_BEYOND = word_names("pPr rPr instrText delInstrText drawing pict object footnoteReference")
KEPT, ADDED, TAKEN = "kept", "added", "taken"


def read_docx_marks(data: bytes) -> dict[str, Any]:
    """`{"paragraphs": […], "marks": [{…}, …]}` of a .docx that the door let in; raises Fault.

    The paragraphs are those of the text as it was before it was marked; a mark names its own by its number.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paper = WordPaper.of(archive)
        body = word_tree(part(archive, paper.home) or b"")
        notes = paper.named("comments")
    told = {note.get(W + "id", ""): note for note in notes} if notes is not None else {}
    marked = _Marked(told)
    for paragraph in walk(body):
        if paragraph.tag == W + "p":
            marked.read(paragraph)
    marks = [*marked.changes, *marked.comments()]
    if len(marks) > MOST:
        raise Fault("huge")
    return {"paragraphs": marked.paragraphs, "marks": sorted(marks, key=lambda one: one["paragraph"])}


class _Marked:
    """What was found so far: the paragraphs as they were, the changes, the places and words of comments."""

    def __init__(self, notes: dict[str, Element]) -> None:
        self.notes = notes
        self.paragraphs: list[str] = []
        self.changes: list[dict[str, Any]] = []
        # Comment -> the number of its paragraph, and the words it stands on.
        self._places: dict[str, int] = {}
        self._stands_on: dict[str, list[str]] = {}
        self._open: set[str] = set()
        # Of the paragraph at hand: (kind, author, moment, words), and the comments that begin in it.
        self._pieces: list[tuple[str, str, str, str]] = []
        self._begun: list[str] = []

    def read(self, paragraph: Element) -> None:
        """One paragraph: its pieces, and what they say of it."""
        self._pieces, self._begun = [], []
        self._inline(paragraph, (KEPT, "", ""))
        was = clean("".join(text for kind, _who, _at, text in self._pieces if kind != ADDED))
        if was:
            self.paragraphs.append(was)
        number = len(self.paragraphs)
        for comment in self._begun:
            self._places.setdefault(comment, number)
        self._changed(number, was)

    def comments(self) -> list[dict[str, Any]]:
        """Each comment with the words it stands on."""
        found = []
        for key, note in self.notes.items():
            lines = [
                "".join(
                    _SIGNS.get(element.tag, element.text or "")
                    for element in walk(line, but=_BEYOND)
                    if element.tag in _SHOWN
                )
                for line in walk(note)
                if line.tag == W + "p"
            ]
            if text := clean("\n".join(lines), lines=True):
                of = (note.get(W + "author", ""), note.get(W + "date", ""))
                quote = clean("".join(self._stands_on.get(key, [])))
                found.append(_mark("comment", of, self._places.get(key, 0), quote=quote, text=text))
        return found

    def _inline(self, element: Element, how: tuple[str, str, str]) -> None:
        for child in element:
            tag = child.tag
            key = child.get(W + "id", "")
            if tag == W + "commentRangeStart":
                self._open.add(key)
                self._begun.append(key)
            elif tag == W + "commentRangeEnd":
                self._open.discard(key)
            elif tag == W + "commentReference":
                self._begun.append(key)
            elif tag in {W + "t", W + "delText"} or tag in _SIGNS:
                self._add(how, _SIGNS.get(tag, child.text or ""))
            elif tag in _ADDED | _TAKEN:
                kind = ADDED if tag in _ADDED else TAKEN
                self._inline(child, (kind, child.get(W + "author", ""), child.get(W + "date", "")))
            # A paragraph in a table or a box inside this one is read by itself.
            elif tag not in _BEYOND and tag != W + "p":
                self._inline(child, how)

    def _add(self, how: tuple[str, str, str], text: str) -> None:
        self._pieces.append((*how, text))
        if how[0] != ADDED:
            for key in self._open:
                self._stands_on.setdefault(key, []).append(text)

    def _changed(self, number: int, was: str) -> None:
        """One mark for each run of changes by one person with nothing kept between them."""
        runs: list[tuple[tuple[str, str], list[tuple[str, str]]]] = []
        before = ""
        for kind, who, at, text in self._pieces:
            if kind != KEPT:
                if runs and before == who:
                    runs[-1][1].append((kind, text))
                else:
                    runs.append(((who, at), [(kind, text)]))
            before = who if kind != KEPT else ""
        for of, pieces in runs:
            old = clean("".join(text for kind, text in pieces if kind == TAKEN))
            new = clean("".join(text for kind, text in pieces if kind == ADDED))
            if old or new:
                self.changes.append(_mark("change", of, number, quote=was, old=old, new=new))


def _mark(sort: str, of: tuple[str, str], number: int, **more: str) -> dict[str, Any]:
    who, at = of
    bare = {"quote": "", "text": "", "old": "", "new": ""}
    return bare | {"sort": sort, "author": clean(who), "at": at[:10], "paragraph": number, **more}


_SHOWN = frozenset({W + "t", *_SIGNS})
