"""Words inside the drawings of a Word file: text boxes, groups, word art, diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from documents.texts.reading.docx_styles import W, number_of
from documents.texts.reading.trees import walk

CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
# Waterfalls, tree maps and funnels of Word 2016.
NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_VML = "{urn:schemas-microsoft-com:vml}"
WORD_ART = _VML + "textpath"
DRAWINGS = {W + "drawing", W + "pict", W + "object", CHOICE + "AlternateContent"}
IMAGES = {A + "blip", _VML + "imagedata"}
_DEEPEST = 12


def boxes_of(element: Element) -> Iterator[Element]:
    """The outermost text boxes, each once: newer and older Word have each their own copy of the same box."""
    tag = element.tag
    if tag == W + "txbxContent":
        yield element
        return
    if tag == WORD_ART and element.get("string"):
        yield box([element.get("string", "")])
    for child in branch_of(element):
        yield from boxes_of(child)


def branch_of(element: Element) -> Element:
    """Of what is written twice the first branch with words of its own, or the first; anything else itself."""
    if element.tag != CHOICE + "AlternateContent":
        return element
    branches = [*element]
    filled = (
        each for each in branches if any(one.tag in {W + "txbxContent", W + "t"} for one in each.iter())
    )
    return next(filled, branches[0] if branches else Element("none"))


def diagram_ids(element: Element) -> Iterator[str]:
    """Where the words of the diagrams (SmartArt) in a drawing are, as relations of the part."""
    for found in element.iter(DIAGRAM + "relIds"):
        yield next((value for key, value in found.attrib.items() if key.endswith("}dm")), "")


def diagram_words(root: Element) -> list[str]:
    """The words of a diagram, what is above before what is below it."""
    points = {each.get("modelId", ""): each for each in root.iter(DIAGRAM + "pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for line in root.iter(DIAGRAM + "cxn"):
        if line.get("type", "parOf") == "parOf":
            place = number_of(line.get("srcOrd")) or 0
            below.setdefault(line.get("srcId", ""), []).append((place, line.get("destId", "")))
    order: list[str] = []
    for start in [key for key, point in points.items() if point.get("type") == "doc"]:
        _descend(start, below, order, _DEEPEST)
    seen = set(order)
    rest = [key for key in points if key not in seen]
    return [words for key in [*order, *rest] if key in points and (words := _lines_of_text(points[key]))]


def edge_words(root: Element) -> str:
    """The words at the top or the foot of the pages, those drawn behind the text with them."""
    return " ".join(
        element.get("string", "") if element.tag == WORD_ART else element.text or ""
        for element in walk(root)
        if element.tag in {W + "t", WORD_ART}
    )


def box(lines: list[str]) -> Element:
    """These lines as a text box."""
    made = Element(W + "txbxContent")
    for line in lines:
        SubElement(SubElement(SubElement(made, W + "p"), W + "r"), W + "t").text = line
    return made


def _descend(key: str, below: dict[str, list[tuple[int, str]]], order: list[str], left: int) -> None:
    if left and key not in order:
        order.append(key)
        for _place, under in sorted(below.get(key, [])):
            _descend(under, below, order, left - 1)


def _lines_of_text(point: Element) -> str:
    lines = (
        "".join(each.text or "" for each in walk(paragraph) if each.tag == A + "t")
        for paragraph in point.iter(A + "p")
    )
    return " ".join(filter(None, (line.strip() for line in lines)))
