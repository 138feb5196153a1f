"""Equations of an OpenDocument text (MathML) in one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from documents.texts.reading.docx_formulas import bracketed, in_a_row, moved, powered, rooted
from documents.texts.reading.markup import struck

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MATH = "{http://www.w3.org/1998/Math/MathML}"
_UNSEEN = {MATH + "annotation", MATH + "annotation-xml", MATH + "mphantom"}
_LIFTED = re.compile(r"\s*\+?(?P<down>-?)(?P<far>\d+(?:\.\d+)?|\.\d+)")
_INVISIBLE = str.maketrans({"\u2061": " ", "\u2062": "", "\u2063": "", "\u2064": ""})


def mathml_line(element: Element) -> str:
    """The equation of this element in one line."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return ""
    made = _MADE.get(tag.removeprefix(MATH))
    if made is not None:
        return made([mathml_line(child) for child in element if child.tag != MATH + "mprescripts"])
    if len(element) == 0:
        return " ".join((element.text or "").split()).translate(_INVISIBLE)
    words = in_a_row(mathml_line(child) for child in element)
    if tag == MATH + "mpadded":
        return moved(words, _stands(element.get("voffset", "")))
    return struck(words) if "strike" in element.get("notation", "") else words


def _stands(lifted: str) -> str:
    """Which way a piece is lifted by hand: "sup", "sub", or "" for nothing that shows."""
    match = _LIFTED.match(lifted)
    return ("sub" if match["down"] else "sup") if match and float(match["far"]) else ""


def _fraction(parts: list[str]) -> str:
    return "/".join(map(bracketed, parts))


def _powered(parts: list[str]) -> str:
    base, above = (*parts, "", "")[:2]
    return powered(base, "", above)


def _indexed(parts: list[str]) -> str:
    base, below = (*parts, "", "")[:2]
    return powered(base, below, "")


def _scripted(parts: list[str]) -> str:
    """Small signs at every corner: pairs of one below and one above."""
    return _both(["".join(parts[:1]), "".join(parts[1::2]), "".join(parts[2::2])])


def _topped(parts: list[str]) -> str:
    base, above = (*parts, "", "")[:2]
    return f"{base}^({above})" if any(map(str.isalnum, above)) else base + above


def _both(parts: list[str]) -> str:
    base, below, above = (*parts, "", "", "")[:3]
    return powered(base, below, above)


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
    "mover": _topped,
    "mmultiscripts": _scripted,
    "munderover": _bounded,
    "mfenced": lambda parts: f"({', '.join(parts)})",
    "mtr": ", ".join,
    "mtable": lambda parts: f"[{'; '.join(parts)}]",
}
