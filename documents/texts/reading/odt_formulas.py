"""Equations of an OpenDocument text (MathML) in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from documents.texts.reading.docx_formulas import bracketed, in_a_row, rooted
from documents.texts.reading.raised import lowered_signs, raised_signs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MATH = "{http://www.w3.org/1998/Math/MathML}"
_UNSEEN = {MATH + "annotation", MATH + "annotation-xml", MATH + "mphantom"}
_INVISIBLE = str.maketrans({"\u2061": " ", "\u2062": "", "\u2063": "", "\u2064": ""})


def mathml_line(element: Element) -> str:
    """The equation of this element in one line."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return ""
    made = _MADE.get(tag.removeprefix(MATH))
    if made is not None:
        return made([mathml_line(child) for child in element])
    if len(element) == 0:
        return " ".join((element.text or "").split()).translate(_INVISIBLE)
    return in_a_row(mathml_line(child) for child in element)


def _fraction(parts: list[str]) -> str:
    return "/".join(map(bracketed, parts))


def _powered(parts: list[str]) -> str:
    base, above = (*parts, "", "")[:2]
    return bracketed(base) + (raised_signs(above) or f"^{bracketed(above)}")


def _indexed(parts: list[str]) -> str:
    base, below = (*parts, "", "")[:2]
    return bracketed(base) + (lowered_signs(below) or f"_{bracketed(below)}")


def _both(parts: list[str]) -> str:
    base, below, above = (*parts, "", "", "")[:3]
    return f"{_indexed([base, below])}{raised_signs(above) or '^' + bracketed(above)}"


def _bounded(parts: list[str]) -> str:
    base, below, above = (*parts, "", "", "")[:3]
    return f"{base}_({below})^({above}) "


def _root(parts: list[str]) -> str:
    inside, degree = (*parts, "", "")[:2]
    return rooted(degree, inside)


_MADE: dict[str, Callable[[list[str]], str]] = {
    "mfrac": _fraction,
    "msqrt": lambda parts: rooted("", in_a_row(parts)),
    "mroot": _root,
    "msup": _powered,
    "msub": _indexed,
    "msubsup": _both,
    "munder": lambda parts: f"{parts[0]}_({''.join(parts[1:])})" if parts else "",
    "mover": in_a_row,
    "munderover": _bounded,
    "mfenced": lambda parts: f"({', '.join(parts)})",
    "mtr": ", ".join,
    "mtable": lambda parts: f"[{'; '.join(parts)}]",
}
