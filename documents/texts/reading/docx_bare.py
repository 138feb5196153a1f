"""A Word part bared to words and structure: no images, no formatting but the plainest, old fonts marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Self
from xml.etree.ElementTree import Element

from documents.texts.reading import legacy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OPEN = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def _w(names: str) -> frozenset[str]:
    return frozenset(W + name for name in names.split())


# Kept as they are; what is in none of these sets is opened and its children take its place.
_KEPT = _w(
    "document body p r t tab br cr sym tbl tr tc hyperlink fldChar instrText footnotes footnote "
    "endnotes endnote footnoteReference endnoteReference pPr rPr trPr tcPr pStyle numPr ilvl numId "
    "rStyle b i strike vertAlign tblHeader gridSpan vMerge styles style name numbering abstractNum num "
    "abstractNumId lvl lvlOverride numFmt numStyleLink noBreakHyphen"
)
_DROPPED = _w(
    "del moveFrom delText delInstrText proofErr bookmarkStart bookmarkEnd sectPr lastRenderedPageBreak "
    "tblPr tblGrid tblPrEx commentRangeStart commentRangeEnd commentReference annotationRef "
    "latentStyles docDefaults sdtPr sdtEndPr ffData fldData rPrChange pPrChange trPrChange tcPrChange "
    "numberingChange lvlText lvlJc rFonts customXmlPr smartTagPr rubyPr rt footnotePr endnotePr"
)
_PICTURES = {W + "drawing", W + "pict", W + "object", _CHOICE + "AlternateContent"}
# Inside these only what is kept counts; a change of the mark of a paragraph or a row does.
_PROPERTIES = _w("pPr rPr trPr tcPr numPr")
_CHANGED_MARK = _w("del ins")
_ATTRIBUTES = {
    W + name for name in ("val", "type", "id", "styleId", "default", "fldCharType", "font", "char")
}
_ATTRIBUTES |= {W + name for name in ("abstractNumId", "numId", "ilvl", "anchor")} | {OPEN + "id"}
_STYLE_CHAIN = 20


@dataclass(slots=True)
class Fonts:
    """The old font of each style, "" where it is an ordinary one."""

    styles: dict[str, str] = field(default_factory=dict)
    base: str = ""

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read them from the part of styles."""
        if root is None:
            return cls()
        own = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        usual = next((key for key, style in own.items() if _is_default_paragraph(style)), "")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        fonts = cls({key: _inherited(key, own) for key in own}, _font(defaults) or "")
        fonts.base = fonts.styles.get(usual, "") or fonts.base
        return fonts

    def of_run(self, run: Element, paragraph: str) -> str:
        """The old font of a run in a paragraph whose own is `paragraph`."""
        properties = run.find(W + "rPr")
        own = _font(properties)
        if own is not None:
            return own
        return self.styles.get(_value(properties, "rStyle"), "") or paragraph

    def of_paragraph(self, paragraph: Element) -> str:
        """The old font that the style of a paragraph brings."""
        return self.styles.get(_value(paragraph.find(W + "pPr"), "pStyle"), "") or self.base


def bared(root: Element, fonts: Fonts) -> Element:
    """A new tree with what a reader needs; the given one stays as it is."""
    return next(_bare(root, fonts, fonts.base))


def without_looks(root: Element) -> None:
    """Takes bold, italics and the like from every run, so that a very long text is far fewer runs."""
    for run in [*root.iter(W + "r")]:
        for properties in run.findall(W + "rPr"):
            run.remove(properties)
    for paragraph in [*root.iter(W + "p")]:
        paragraph[:] = _joined(iter(list(paragraph)))


def _bare(element: Element, fonts: Fonts, font: str) -> Iterator[Element]:
    """What stands in the place of an element: itself without ballast, its children, or nothing."""
    tag = element.tag
    if tag in _DROPPED or not isinstance(tag, str):
        return
    if tag in _PICTURES:
        yield from _boxes(element, fonts)
    elif tag in _PROPERTIES:
        yield from _properties(element)
    elif tag == M + "r":
        run = Element(W + "r")
        run.append(_text("".join(each.text or "" for each in element.iter(M + "t")), ""))
        yield run
    elif tag in {W + "t", W + "softHyphen"}:
        yield _text("\xad" if tag != W + "t" else element.text or "", font)
    elif tag not in _KEPT:
        yield from _all(element, fonts, font)
    else:
        yield _copy(element, fonts, font)


def _copy(element: Element, fonts: Fonts, font: str) -> Element:
    if element.tag == W + "p":
        font = fonts.of_paragraph(element)
    elif element.tag == W + "r":
        font = fonts.of_run(element, font)
    new = Element(element.tag, {key: element.attrib[key] for key in element.attrib if key in _ATTRIBUTES})
    if element.tag == W + "instrText":
        new.text = element.text
    new.extend(_joined(_all(element, fonts, font)))
    return new


def _all(element: Element, fonts: Fonts, font: str) -> Iterator[Element]:
    for child in element:
        yield from _bare(child, fonts, font)


def _joined(children: Iterator[Element]) -> list[Element]:
    """Neighbouring runs that look alike become one run, neighbouring texts one text."""
    out: list[Element] = []
    for look, group in groupby(children, key=_look):
        members = list(group)
        out.extend([_one(members)] if look else members)
    return out


def _one(members: list[Element]) -> Element:
    """One run, or one text, in place of several that look alike."""
    first = members[0]
    if first.tag == W + "t":
        first.text = "".join(each.text or "" for each in members)
    elif len(members) > 1:
        inner = (child for each in members[1:] for child in each if child.tag != W + "rPr")
        first[:] = _joined(chain(list(first), inner))
    return first


def _look(element: Element) -> tuple[object, ...]:
    """What must be equal for two neighbours to be one; () for what is never joined."""
    if element.tag != W + "r":
        return (W + "t",) if element.tag == W + "t" else ()
    properties = element.find(W + "rPr")
    return (
        W + "r",
        *((each.tag, each.get(W + "val")) for each in (properties if properties is not None else ())),
    )


def _properties(element: Element) -> Iterator[Element]:
    new = Element(element.tag)
    for child in element:
        if child.tag in _PROPERTIES:
            new.extend(_properties(child))
        elif child.tag in _KEPT or child.tag in _CHANGED_MARK:
            new.append(Element(child.tag, {k: v for k, v in child.attrib.items() if k == W + "val"}))
    if len(new):
        yield new


def _boxes(element: Element, fonts: Fonts) -> Iterator[Element]:
    """The text boxes of a drawing, once: newer and older Word each have their own copy of the same box."""
    if element.tag == _CHOICE + "AlternateContent":
        texts = (branch for branch in element if next(branch.iter(W + "txbxContent"), None) is not None)
        element = next(texts, Element("none"))
    box = Element(W + "pict")
    for content in element.iter(W + "txbxContent"):
        inner = Element(W + "txbxContent")
        inner.extend(_all(content, fonts, fonts.base))
        box.append(inner)
        # A box within a box is read with the outer one.
        break
    if len(box):
        yield box


def _text(text: str, font: str) -> Element:
    new = Element(W + "t", {_XML + "space": "preserve"})
    new.text = legacy.between_marks(legacy.without_marks(text), font)
    return new


def _font(properties: Element | None) -> str | None:
    """The old font that these properties set; "" for an ordinary one, None when they set none."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    if fonts is None:
        return None
    if fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme"):
        return ""
    names = [name for key in ("hAnsi", "ascii") if (name := fonts.get(W + key))]
    return next(filter(None, map(legacy.kind_of_font, names)), "") if names else None


def _inherited(key: str, own: dict[str, Element]) -> str:
    """The old font of a style or of the first one it is based on that sets a font."""
    for _step in range(_STYLE_CHAIN):
        style = own.get(key)
        if style is None:
            break
        font = _font(style.find(W + "rPr"))
        if font is not None:
            return font
        key = _value(style, "basedOn")
    return ""


def _value(element: Element | None, name: str) -> str:
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val", "") if found is not None else ""


def _is_default_paragraph(style: Element) -> bool:
    return style.get(W + "default") in {"1", "true"} and style.get(W + "type") == "paragraph"
