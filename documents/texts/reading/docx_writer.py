"""Writes a Word file as HTML: paragraphs with the numbers Word shows, lists, tables, notes, boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from documents.texts.reading import docx_drawings, legacy
from documents.texts.reading.docx_fields import WordFields
from documents.texts.reading.docx_formulas import M, dressed, linear, moved, set_apart
from documents.texts.reading.docx_line import WordLine
from documents.texts.reading.docx_numbers import CAPITALS, ListMark, WordNumbers
from documents.texts.reading.docx_signs import sign_of, typed_signs
from documents.texts.reading.docx_styles import W, WordStyles, value_of, word_names
from documents.texts.reading.docx_tables import TableCell, rows_of
from documents.texts.reading.faults import Fault
from documents.texts.reading.markup import LETTERS, STRUCK, escaped, joined_struck, opening, struck

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DROPPED = word_names(
    "del moveFrom delText delInstrText sectPr tblPr tblGrid sdtPr sdtEndPr pPr rPr trPr tcPr tblPrEx rt "
    "rubyPr fldData customXmlPr smartTagPr annotationRef footnoteRef endnoteRef proofErr"
)
# What says something, however it is hidden.
_SAYING = word_names("t sym footnoteReference endnoteReference") | {
    M + "t",
    docx_drawings.DIAGRAM + "relIds",
    docx_drawings.WORD_ART,
}
_FORMULAS = {M + "oMath", M + "oMathPara"}
_PLAIN_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "cr": "<br>",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\xad",
}
_TAG_OF = {"superscript": "sup", "subscript": "sub"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


class WordWriter:
    """Walks the text once. `notes` are those of the file by kind and number, `link` leads out of it,
    `diagram` gives the words of a diagram; `told` gathers what its reader should know.
    """

    def __init__(
        self,
        styles: WordStyles,
        numbering: Element | None,
        *,
        notes: dict[tuple[str, str], Element],
        link: Callable[[str], str],
        diagram: Callable[[str], list[str]],
    ) -> None:
        self.styles, self.numbering = styles, numbering
        self.notes, self.link, self.diagram = notes, link, diagram
        self.out: list[str] = []
        self.told: set[str] = set()
        self._size = 0
        self._cited: dict[tuple[str, str], int] = {}
        self._numbers = WordNumbers(numbering, styles)
        self._line = WordLine()
        self._fields = WordFields()
        self._boxes: list[Element] = []
        self._lists: list[str] = []
        self._style = self._side = ""
        self._is_capital = False

    def body(self, root: Element) -> None:
        """The text of the document, and its notes after it."""
        self.blocks(root)
        written = 0
        while written < len(self._cited):
            key = [*self._cited][written]
            written += 1
            self._line.add(f"<sup>[{written}]</sup> ")
            self.blocks(self.notes[key])
        if self._numbers.was_odd:
            self.told.add("odd_numbers")

    def blocks(self, parent: Element) -> None:
        """The paragraphs and tables inside an element; what is begun in it ends in it."""
        for child in parent:
            self._block(child)
        self._flush(ListMark(), "p")
        self._close_lists()

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in DROPPED or not isinstance(tag, str):
            return
        if tag == W + "p":
            self._paragraph(element)
        elif tag == W + "tbl":
            self._table(element)
        elif tag in _FORMULAS:
            self._inline(element, "")
            self._flush(ListMark(), "p")
        else:
            if tag == W + "altChunk":
                self.told.add("chunks")
            for child in docx_drawings.branch_of(element):
                self._block(child)

    def _paragraph(self, element: Element) -> None:
        properties = element.find(W + "pPr")
        self._style = value_of(properties, "pStyle") or self.styles.usual
        self._side = self.styles.side(properties, self._style)
        self._fields.next_paragraph()
        for child in element:
            self._inline(child, "")
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and self._goes_on(mark):
            return
        place = self.styles.list_of(properties, self._style)
        number = self._numbers.mark(place) if place.list_id else ListMark()
        self._flush(self._cased(number, mark), self.styles.heading(self._style))

    def _cased(self, number: ListMark, mark: Element | None) -> ListMark:
        """The number in capitals where its list, or else the end of its paragraph, is set so."""
        is_capital = self._shows_capitals(mark) if number.is_capital is None else number.is_capital
        is_old = number.font or self.styles.run_font(None, self._style)
        return number.in_capitals() if is_capital and not is_old else number

    def _goes_on(self, mark: Element) -> bool:
        """Whether the end of the paragraph was taken away, so that the next one goes on in its line."""
        if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
            return True
        return self.styles.switch(mark, "", "vanish") or self.styles.switch(mark, "", "specVanish")

    def _flush(self, mark: ListMark, tag: str) -> None:
        words, self._line = self._line.html(), WordLine()
        boxes, self._boxes = self._boxes, []
        side, self._side = self._side, ""
        label = escaped(legacy.between_marks(mark.text, mark.font or self.styles.run_font(None, self._style)))
        if mark.tag:
            self._item(mark, words)
        elif words.strip() or label.strip():
            self._close_lists()
            self._put(f"{opening(tag, side)}{label}{words}</{tag}>")
        for each in boxes:
            self.blocks(each)

    def _item(self, mark: ListMark, words: str) -> None:
        """An item of a list whose marks the page draws."""
        while len(self._lists) > mark.depth or (
            len(self._lists) == mark.depth and self._lists[-1] != mark.tag
        ):
            self._put(f"</li></{self._lists.pop()}>")
        if len(self._lists) == mark.depth:
            self._put("</li>")
        else:
            self._lists.append(mark.tag)
            self._put(f"<{mark.tag}>")
        self._put(f"<li>{words}")

    def _close_lists(self) -> None:
        while self._lists:
            self._put(f"</li></{self._lists.pop()}>")

    def _table(self, table: Element) -> None:
        self._flush(ListMark(), "p")
        self._close_lists()
        self._put("<table>")
        for row in rows_of(table):
            self._put("<tr>")
            for cell in row:
                self._cell(cell)
            self._put("</tr>")
        self._put("</table>")

    def _cell(self, cell: TableCell) -> None:
        tag = "th" if cell.is_head else "td"
        self._put(f"<{tag}{cell.attributes()}>")
        self.blocks(cell.element)
        self._put(f"</{tag}>")

    def _inline(self, element: Element, href: str) -> None:
        tag = element.tag
        if tag in DROPPED or not isinstance(tag, str):
            return
        if tag == W + "r":
            self._run(element, href)
        elif tag in _FORMULAS:
            words = joined_struck(linear(dressed(element, self._in_formula)))
            self.told |= {"struck_text"} if STRUCK in words else set()
            self._line.add(escaped(set_apart(words, self._line.last)))
        elif tag in docx_drawings.DRAWINGS:
            self._drawing(element, href)
        else:
            if tag == W + "subDoc":
                self.told.add("chunks")
            if tag == W + "hyperlink":
                href = self.link(element.get(RELATION + "id", "")) or href
            for child in element:
                self._inline(child, href)

    def _run(self, run: Element, href: str) -> None:
        properties = run.find(W + "rPr")
        is_hidden = self.styles.switch(properties, self._style, "vanish")
        if is_hidden and any(each.tag in _SAYING for each in run.iter()):
            self.told.add("hidden_text")
        look = self._look(properties, href)
        font = self.styles.run_font(properties, self._style)
        self._is_capital = self._shows_capitals(properties)
        for child in run:
            if child.tag in {W + "fldChar", W + "instrText"}:
                self._field(child)
            elif not is_hidden and self._fields.are_shown():
                self._piece(child, look, font, properties)

    def _look(self, properties: Element | None, href: str) -> tuple[str, ...]:
        raised = _TAG_OF.get(self.styles.raised(properties, self._style), "")
        tags = {
            "strong": self.styles.is_strong(properties) or self.styles.switch(properties, "", "b"),
            "em": self.styles.switch(properties, "", "i"),
            "s": self._is_struck(properties),
            "sup": raised == "sup",
            "sub": raised == "sub",
        }
        return (href or self._fields.link(), *(tag for tag, holds in tags.items() if holds))

    def _is_struck(self, properties: Element | None) -> bool:
        is_struck = any(self.styles.switch(properties, self._style, name) for name in ("strike", "dstrike"))
        self.told |= {"struck_text"} if is_struck else set()
        return is_struck

    def _shows_capitals(self, properties: Element | None) -> bool:
        return any(self.styles.switch(properties, self._style, name) for name in CAPITALS)

    def _in_formula(self, properties: Element | None, words: str) -> str:
        """The words of a run in an equation by its looks."""
        if self.styles.switch(properties, self._style, "vanish"):
            self.told.add("hidden_text")
            return ""
        how = _TAG_OF.get(self.styles.raised(properties, self._style), "")
        shown = moved(words.upper() if self._shows_capitals(properties) else words, how)
        return struck(shown) if self._is_struck(properties) else shown

    def _piece(self, element: Element, look: tuple[str, ...], font: str, properties: Element | None) -> None:
        tag = element.tag
        if tag == W + "t":
            text = typed_signs(legacy.without_marks(element.text or ""), properties)
            shown = text.upper() if self._is_capital and not font else text
            self._line.add(escaped(legacy.between_marks(shown, font)), look)
        elif tag == W + "br":
            self._line.add("<br>" if element.get(W + "type", "textWrapping") == "textWrapping" else " ", look)
        elif tag in _PLAIN_SIGNS:
            sign = _PLAIN_SIGNS[tag]
            self._line.add(legacy.between_marks(sign, font) if sign == "\xad" else sign, look)
        elif tag == W + "sym":
            self._line.add(escaped(self._sign(element)), look)
        elif tag in _NOTES:
            self._cite((_NOTES[tag], element.get(W + "id", "")))
        else:
            self._inline(element, look[0])

    def _sign(self, element: Element) -> str:
        sign = sign_of(element.get(W + "font", ""), element.get(W + "char", ""))
        if not sign:
            self.told.add("odd_signs")
        return sign or "\u25a1"

    def _cite(self, key: tuple[str, str]) -> None:
        if key in self.notes:
            number = self._cited.setdefault(key, len(self._cited) + 1)
            self._line.add(f"<sup>[{number}]</sup>")

    def _field(self, element: Element) -> None:
        shown = self._fields.follow(element)
        if shown is None:
            self.told.add("odd_fields")
        elif shown:
            self._line.add(escaped(shown))

    def _drawing(self, element: Element, href: str) -> None:
        if element.tag == docx_drawings.CHOICE + "AlternateContent":
            branch = docx_drawings.branch_of(element)
            if branch.find(W + "r") is not None or branch.find(W + "t") is not None:
                self._inline(branch, href)
                return
        self._boxes += docx_drawings.boxes_of(element)
        for each in docx_drawings.diagram_ids(element):
            self._boxes.append(docx_drawings.box(self.diagram(each)))

    def _put(self, markup: str) -> None:
        self.out.append(markup)
        self._size += len(markup)
        if self._size > 4 * LETTERS:
            raise Fault("huge")
