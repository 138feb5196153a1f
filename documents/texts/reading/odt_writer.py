"""Writes an OpenDocument text as HTML: paragraphs with the numbers shown, lists, tables, notes, boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from documents.texts.reading.faults import Fault
from documents.texts.reading.legacy import without_marks
from documents.texts.reading.markup import LETTERS, STRUCK, escaped, opening
from documents.texts.reading.odt_numbers import OdtList, OdtNumbers
from documents.texts.reading.odt_styles import DRAW, OFFICE, TABLE, TEXT, OdtStyles, number_told

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = {TEXT + "tracked-changes", OFFICE + "annotation", TEXT + "sequence-decls", TEXT + "variable-decls"}
_SKIPPED |= {OFFICE + "forms", TEXT + "note-citation", TABLE + "shapes", OFFICE + "event-listeners"}
_SKIPPED |= {TABLE + "covered-table-cell", TEXT + "ruby-text", OFFICE + "binary-data", DRAW + "glue-point"}
_SKIPPED |= {_SVG + "title", _SVG + "desc", TEXT + "user-field-decls", TEXT + "dde-connection-decls"}
# A sheet stretched to the edge repeats its last empty cell or row thousands of times.
_REPEATS = 50
_HIDDEN = {TEXT + "hidden-text", TEXT + "hidden-paragraph"}


class OdtWriter:
    """Walks the text once and collects HTML; notes come after everything else.

    `thing` gives the words of what is embedded, None for what has none that can be read.
    """

    def __init__(self, styles: OdtStyles, *, thing: Callable[[str], str | None]) -> None:
        self.out: list[str] = []
        self.notes: list[str] = []
        self.told: set[str] = set()
        self._styles, self._thing = styles, thing
        self._numbers = OdtNumbers(styles)
        self._size = self._noted = self._in_paragraph = 0
        self._boxes: list[Element] = []
        self._place: OdtList | None = None
        self._depth = 0
        self._is_capital = False
        self._label = ""
        self._made: dict[str, Callable[[Element], None]] = {
            TEXT + "h": self._heading,
            TEXT + "p": self._plain,
            TEXT + "list": self._list,
            TEXT + "numbered-paragraph": self._numbered,
            TEXT + "note": self._note,
            TABLE + "table": self._table,
            TABLE + "table-row": self._row,
            TABLE + "table-cell": self._cell,
        }

    def inside(self, element: Element) -> None:
        """The text of an element and what is below it."""
        self._put(element.text)
        for child in element:
            # Patterns of a table of contents ("…-source") are no words of the text.
            if isinstance(child.tag, str) and child.tag not in _SKIPPED and not child.tag.endswith("-source"):
                self._one(child)
            self._put(child.tail)

    def warnings(self) -> set[str]:
        """What the reader of the file should know."""
        return self.told | ({"odd_numbers"} if self._numbers.was_odd else set())

    def _one(self, element: Element) -> None:
        made = self._made.get(element.tag)
        if made is not None:
            made(element)
        elif element.tag in _HIDDEN or self._is_hidden_part(element):
            self._hide(element)
        elif element.tag.startswith(DRAW):
            self._drawn(element)
        else:
            self._inline(element)

    def _is_hidden_part(self, element: Element) -> bool:
        return element.tag == TEXT + "section" and element.get(TEXT + "display", "true") == "none"

    def _hide(self, element: Element) -> None:
        if element.get(TEXT + "is-hidden", "true") == "false":
            self.inside(element)
        elif element.tag != TEXT + "hidden-paragraph":
            self.told.add("hidden_text")

    def _heading(self, element: Element) -> None:
        label = self._taken_label() or self._numbers.heading(element)
        self._paragraph(element, f"h{min(6, number_told(element, TEXT + 'outline-level'))}", label)

    def _plain(self, element: Element) -> None:
        self._paragraph(element, "p", self._taken_label())

    def _taken_label(self) -> str:
        label, self._label = self._label, ""
        return label

    def _paragraph(self, element: Element, tag: str, label: str) -> None:
        style = element.get(TEXT + "style-name", "")
        looks = self._styles.looks("paragraph", style)
        hides = element.find(f"{TEXT}hidden-paragraph")
        if "hidden" in looks or (hides is not None and hides.get(TEXT + "is-hidden", "true") == "true"):
            self.told.add("hidden_text")
            return
        self._raw(f"{opening(tag, self._styles.side(style))}{escaped(label)}")
        boxes, self._boxes = self._boxes, []
        self._in_paragraph += 1
        self._looking(element, looks)
        self._in_paragraph -= 1
        self._raw(f"</{tag}>")
        boxes, self._boxes = self._boxes, boxes
        self._apart(boxes)

    def _apart(self, boxes: list[Element]) -> None:
        """Boxes are paragraphs of their own, after the one that they hang on."""
        depth, self._in_paragraph = self._in_paragraph, 0
        for each in boxes:
            self.inside(each)
        self._in_paragraph = depth

    def _looking(self, element: Element, looks: tuple[str, ...]) -> None:
        tags = [look for look in looks if look not in {"hidden", "capital"}]
        outside, self._is_capital = self._is_capital, self._is_capital or "capital" in looks
        if "s" in tags:
            self.told.add("struck_text")
        self._raw("".join(f"<{tag}>" for tag in tags))
        self.inside(element)
        self._raw("".join(f"</{tag}>" for tag in reversed(tags)))
        self._is_capital = outside

    def _list(self, element: Element) -> None:
        above, self._place = self._place, self._numbers.opened(element, self._place)
        self._depth += 1
        is_worded = self._numbers.is_worded(self._place.style, self._depth)
        self._raw("" if is_worded else "<ul>")
        for item in element:
            if item.tag in {TEXT + "list-item", TEXT + "list-header"}:
                self._item(item, is_worded=is_worded)
        self._raw("" if is_worded else "</ul>")
        self._depth -= 1
        self._place = above

    def _item(self, item: Element, *, is_worded: bool) -> None:
        start = number_told(item, TEXT + "start-value", 0) or None
        has_number = item.tag == TEXT + "list-item" and any(
            child.tag in {TEXT + "p", TEXT + "h"} for child in item
        )
        if is_worded and has_number and self._place is not None:
            self._label = self._numbers.label(self._place, self._depth, start)
        self._raw("" if is_worded else "<li>")
        self.inside(item)
        self._raw("" if is_worded else "</li>")

    def _numbered(self, element: Element) -> None:
        depth = number_told(element, TEXT + "level")
        self._label = self._numbers.label(self._numbers.numbered(element), depth)
        self.inside(element)

    def _table(self, element: Element) -> None:
        place, depth = self._place, self._depth
        self._place, self._depth = None, 0
        self._wrapped(element, "table")
        self._place, self._depth = place, depth

    def _row(self, element: Element) -> None:
        for _time in range(_times(element, TABLE + "number-rows-repeated")):
            self._wrapped(element, "tr")

    def _cell(self, element: Element) -> None:
        columns = min(999, number_told(element, TABLE + "number-columns-spanned"))
        rows = min(999, number_told(element, TABLE + "number-rows-spanned"))
        for _time in range(_times(element, TABLE + "number-columns-repeated")):
            self._wrapped(element, "td", f' colspan="{columns}" rowspan="{rows}"')

    def _note(self, element: Element) -> None:
        """The number stays in the line, the words go to the end."""
        self._noted += 1
        number = self._noted
        self._raw(f"<sup>[{number}]</sup>")
        outside, self.out = self.out, []
        body = element.find(TEXT + "note-body")
        for paragraph in body if body is not None else ():
            self.inside(paragraph)
            self._raw(" ")
        words, self.out = self.out, outside
        self.notes += [f"<p><sup>[{number}]</sup> ", *words, "</p>"]

    def _drawn(self, element: Element) -> None:
        thing = element.find(DRAW + "object")
        if thing is not None:
            words = self._thing(thing.get(LINK, ""))
            self._raw(escaped(words or ""))
            self.told |= {"struck_text"} if STRUCK in (words or "") else set()
            if words is None:
                self.told.add("charts")
        elif self._in_paragraph:
            self._boxes.append(element)
        else:
            if element.tag == DRAW + "image":
                self.told.add("pictures")
            self.inside(element)

    def _inline(self, element: Element) -> None:
        tag = element.tag
        if tag == TEXT + "s":
            self._raw(" " * min(100, number_told(element, TEXT + "c")))
        elif tag == TEXT + "tab":
            self._raw(" ")
        elif tag == TEXT + "line-break":
            self._raw("<br>")
        elif tag == TEXT + "a":
            self._raw(f'<a href="{escaped(element.get(LINK, "")).replace(chr(34), "&quot;")}">')
            self.inside(element)
            self._raw("</a>")
        else:
            looks = self._styles.looks("text", element.get(TEXT + "style-name", ""))
            if tag == TEXT + "span" and "hidden" in looks:
                self.told.add("hidden_text")
                return
            self._looking(element, looks if tag == TEXT + "span" else ())

    def _wrapped(self, element: Element, name: str, attributes: str = "") -> None:
        plain_cell = attributes.replace(' colspan="1"', "").replace(' rowspan="1"', "")
        self._raw(f"<{name}{plain_cell}>")
        self.inside(element)
        self._raw(f"</{name}>")

    def _put(self, text: str | None) -> None:
        if text:
            # White space in the file is layout; what was typed is written as elements.
            words = without_marks(" ".join(text.split("\n")))
            self._raw(escaped(words.upper() if self._is_capital else words))

    def _raw(self, markup: str) -> None:
        self.out.append(markup)
        self._size += len(markup)
        if self._size > 4 * LETTERS:
            raise Fault("huge")


def _times(element: Element, name: str) -> int:
    """How often a cell or row is said again; an empty one is written once."""
    filled = any(each.text and each.text.strip() for each in element.iter())
    return min(_REPEATS, number_told(element, name)) if filled else 1
