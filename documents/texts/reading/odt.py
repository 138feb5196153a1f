"""OpenDocument texts: headings, paragraphs, lists, tables and notes as HTML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.legacy import without_marks
from documents.texts.reading.markup import LETTERS, escaped
from documents.texts.reading.trees import part, tree, walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE = (_OASIS + name + ":1.0}" for name in ("text", "table", "office"))
_DRAW, _LINK = _OASIS + "drawing:1.0}", "{http://www.w3.org/1999/xlink}href"
_SKIPPED = {TEXT + "tracked-changes", OFFICE + "annotation", TEXT + "sequence-decls", TEXT + "variable-decls"}
_SKIPPED |= {OFFICE + "forms", TEXT + "note-citation", TABLE + "shapes", OFFICE + "event-listeners"}
_PLAIN = {
    TEXT + "p": "p",
    TEXT + "list": "ul",
    TEXT + "list-item": "li",
    TEXT + "list-header": "li",
    TABLE + "table": "table",
}
# A sheet stretched to the edge repeats its last empty cell or row thousands of times.
_REPEATS = 50


def read_odt(data: bytes) -> Found:
    """What is in an .odt that the door let in; raises Fault."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = tree(part(archive, "content.xml") or b"")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Fault("broken")
    writer = _Writer()
    writer.inside(body)
    tags = {element.tag for element in walk(body)}
    told = {
        "tracked": TEXT + "changed-region" in tags,
        "comments": OFFICE + "annotation" in tags,
        "pictures": _DRAW + "image" in tags,
    }
    return Found("".join([*writer.out, *writer.notes]), [(code, 0) for code, holds in told.items() if holds])


class _Writer:
    """Walks the text once and collects HTML; notes come after everything else."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.notes: list[str] = []
        self.size = 0
        self.numbered = 0

    def inside(self, element: Element) -> None:
        """The text of an element and what is below it."""
        self._put(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._one(child)
            self._put(child.tail)

    def _one(self, element: Element) -> None:
        tag = element.tag
        if tag == TEXT + "h":
            self._wrapped(element, f"h{min(6, _number(element, TEXT + 'outline-level'))}")
        elif tag in _PLAIN:
            self._wrapped(element, _PLAIN[tag])
        elif tag == TABLE + "table-row":
            for _time in range(_times(element, TABLE + "number-rows-repeated")):
                self._wrapped(element, "tr")
        elif tag == TABLE + "table-cell":
            self._cell(element)
        elif tag == TEXT + "note":
            self._note(element)
        else:
            self._inline(element)

    def _inline(self, element: Element) -> None:
        tag = element.tag
        if tag == TEXT + "s":
            self._raw(" " * min(100, _number(element, TEXT + "c")))
        elif tag == TEXT + "tab":
            self._raw(" ")
        elif tag == TEXT + "line-break":
            self._raw("<br>")
        elif tag == TEXT + "a":
            self._raw(f'<a href="{escaped(element.get(_LINK, "")).replace(chr(34), "&quot;")}">')
            self.inside(element)
            self._raw("</a>")
        else:
            self.inside(element)

    def _cell(self, element: Element) -> None:
        columns = min(999, _number(element, TABLE + "number-columns-spanned"))
        rows = min(999, _number(element, TABLE + "number-rows-spanned"))
        for _time in range(_times(element, TABLE + "number-columns-repeated")):
            self._wrapped(element, "td", f' colspan="{columns}" rowspan="{rows}"')

    def _note(self, element: Element) -> None:
        """The number stays in the line, the words go to the end."""
        self.numbered += 1
        number = self.numbered
        self._raw(f"<sup>[{number}]</sup>")
        outside, self.out = self.out, []
        body = element.find(TEXT + "note-body")
        for paragraph in body if body is not None else ():
            self.inside(paragraph)
            self._raw(" ")
        words, self.out = self.out, outside
        self.notes += [f"<p><sup>[{number}]</sup> ", *words, "</p>"]

    def _wrapped(self, element: Element, name: str, attributes: str = "") -> None:
        plain_cell = attributes.replace(' colspan="1"', "").replace(' rowspan="1"', "")
        self._raw(f"<{name}{plain_cell}>")
        self.inside(element)
        self._raw(f"</{name}>")

    def _put(self, text: str | None) -> None:
        if text:
            # White space in the file is layout; what was typed is written as elements.
            self._raw(escaped(without_marks(" ".join(text.split("\n")))))

    def _raw(self, markup: str) -> None:
        self.out.append(markup)
        self.size += len(markup)
        if self.size > 4 * LETTERS:
            raise Fault("huge")


def _number(element: Element, name: str) -> int:
    """A number from 1 that an attribute tells; 1 when it tells none."""
    told = element.get(name, "1")
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 8 else 1


def _times(element: Element, name: str) -> int:
    """How often a cell or row is said again; an empty one is written once."""
    filled = any(each.text and each.text.strip() for each in element.iter())
    return min(_REPEATS, _number(element, name)) if filled else 1
