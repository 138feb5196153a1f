"""Equations of a Word file in one line: 2/3, √(x + 1), x²; nothing of them is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from xml.etree.ElementTree import Element

from documents.texts.reading.markup import struck
from documents.texts.reading.raised import lowered_signs, raised_signs

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DROPPED = {_W + "del", _W + "moveFrom", _W + "rPr"}
_WORDS = {M + "t", _W + "t"}
# What needs no brackets around it to be one.
_ONE = re.compile(r"[\w.,%\u00b0²³¹⁰-₎]*|\([^()]*\)|\[[^\[\]]*\]")
_OFF = {"0", "false", "off"}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
# Letters raised or lowered side by side are one thing.
_PIECES = re.compile(r"([\^_])(\([^()]*)\)\1\(")
_RAISED_END, _LOWERED_END = re.compile(r"[⁰¹²³⁴-⁹ⁿ]\Z"), re.compile(r"[₀-₉]\Z")
_FIELD_FRACTION = re.compile(r"\\f\s*\(([^(),;\\]*)[,;]([^(),;\\]*)\)", re.IGNORECASE)
_FIELD_ROOT = re.compile(r"\\r\s*\((?:([^(),;\\]*)[,;])?([^(),;\\]*)\)", re.IGNORECASE)
_FIELD_RAISED = re.compile(r"\\s\s*\\up\d*\s*\(([^(),;\\]*)\)", re.IGNORECASE)


def linear(element: Element) -> str:
    """The equation below this element, in one line."""
    return in_a_row(_linear(child) for child in element)


def dressed(equation: Element, dress: Callable[[Element | None, str], str]) -> Element:
    """A copy of the equation with what `dress` makes of the looks and the words of each run."""
    copied = deepcopy(equation)
    for run in copied.iter(M + "r"):
        looks = run.find(_W + "rPr")
        for each in run:
            if each.tag in _WORDS:
                each.text = dress(looks, each.text or "")
    return copied


def field_formula(instruction: str) -> str | None:
    """The equation of a field EQ in one line, None when it holds more than fractions, roots and powers."""
    text = re.sub(r"\A\s*EQ\b", "", instruction, flags=re.IGNORECASE)
    for _depth in range(8):
        before = text
        text = _FIELD_FRACTION.sub(lambda match: f"{bracketed(match[1])}/{bracketed(match[2])}", text)
        text = _FIELD_ROOT.sub(lambda match: rooted(match[1] or "", match[2]), text)
        text = _FIELD_RAISED.sub(lambda match: above_line(match[1]), text)
        if text == before:
            break
    return None if "\\" in text else " ".join(text.split())


def above_line(words: str) -> str:
    """What stands raised, in small signs or behind a sign that says so."""
    return raised_signs(words) or (f"^{bracketed(words)}" if words.strip() else words)


def below_line(words: str) -> str:
    """The same of what stands lowered."""
    return lowered_signs(words) or (f"_{bracketed(words)}" if words.strip() else words)


def powered(base: str, below: str, above: str) -> str:
    """A base with what stands below and above it; of a power the power is another figure than both."""
    base = bracketed(base)
    is_small = _RAISED_END.search(base) if above else _LOWERED_END.search(base)
    return (f"({base})" if is_small else base) + below_line(below) + above_line(above)


def moved(words: str, how: str) -> str:
    """The words of a run by how it stands to the line: "sup", "sub" or "" for in it."""
    if not how or not words.strip():
        return words
    small = raised_signs(words) if how == "sup" else lowered_signs(words)
    return small or f"{'^' if how == 'sup' else '_'}({words.strip()})"


def _linear(element: Element) -> str:
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED or tag.endswith("Pr"):
        return ""
    if tag == M + "r":
        return "".join(each.text or "" for each in element if each.tag in _WORDS)
    made = _MADE.get(tag.removeprefix(M))
    return made(element) if made else linear(element)


def in_a_row(pieces: Iterable[str]) -> str:
    """Pieces side by side; two figures that were apart stay apart."""
    out = ""
    for piece in pieces:
        out += set_apart(piece, out) if "/" in piece + out else piece
    return _PIECES.sub(r"\1\2", out)


def set_apart(piece: str, before: str) -> str:
    """The piece as it stands after `before`: one and a half is 1 1/2, and no eleven."""
    opens = piece[:1].isdecimal() or (piece[:1] and piece[:1] in _ROOTS.values())
    return f" {piece}" if opens and before[-1:].isalnum() else piece


def _of(element: Element, name: str) -> str:
    found = element.find(M + name)
    return linear(found).strip() if found is not None else ""


def _property_of(element: Element, path: str, default: str) -> str:
    found = element.find("/".join(M + name for name in path.split("/")))
    return found.get(M + "val", "") if found is not None else default


def bracketed(text: str) -> str:
    """The text as one thing: in brackets unless it is a word, a number, or in brackets already."""
    text = text.strip()
    return text if _ONE.fullmatch(text) else f"({text})"


def _fraction(element: Element) -> str:
    above, below = _of(element, "num"), _of(element, "den")
    if _property_of(element, "fPr/type", "bar") == "noBar":
        return f"({above}; {below})"
    return f"{bracketed(above)}/{bracketed(below)}"


def rooted(degree: str, inside: str) -> str:
    """The root of what is inside; "" is the square root."""
    degree = degree.strip()
    return (_ROOTS.get(degree) or raised_signs(degree) + "√") + bracketed(inside)


def _powered(element: Element) -> str:
    return powered(_of(element, "e"), _of(element, "sub"), _of(element, "sup"))


def _big(element: Element) -> str:
    sign, below, above = _property_of(element, "naryPr/chr", "∫"), _of(element, "sub"), _of(element, "sup")
    bounds = (f"_({below})" if below else "") + (f"^({above})" if above else "")
    return f"{sign}{bounds} {_of(element, 'e')}".rstrip()


def _fenced(element: Element) -> str:
    begins, ends = _property_of(element, "dPr/begChr", "("), _property_of(element, "dPr/endChr", ")")
    inside = _property_of(element, "dPr/sepChr", "|").join(
        linear(each).strip() for each in element.findall(M + "e")
    )
    return f"{begins}{inside}{ends}"


def _matrix(element: Element) -> str:
    rows = [", ".join(linear(each).strip() for each in row) for row in element.findall(M + "mr")]
    return f"[{'; '.join(rows)}]"


def _lines(element: Element) -> str:
    return "; ".join(linear(each).strip() for each in element.findall(M + "e"))


def _limited(element: Element) -> str:
    sign = "^" if element.tag == M + "limUpp" else "_"
    return f"{_of(element, 'e')}{sign}({_of(element, 'lim')})"


def _named(element: Element) -> str:
    return f"{_of(element, 'fName')} {_of(element, 'e')}".strip()


def _phantom(element: Element) -> str:
    return "" if _property_of(element, "phantPr/show", "1") in _OFF else _of(element, "e")


def _boxed(element: Element) -> str:
    """What has a line drawn through it, or a frame around it."""
    lines = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")
    is_struck = any(_property_of(element, f"borderBoxPr/{each}", "0") not in _OFF for each in lines)
    return struck(_of(element, "e")) if is_struck else _of(element, "e")


_MADE: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "rad": lambda element: rooted(_of(element, "deg"), _of(element, "e")),
    "sSup": _powered,
    "sSub": _powered,
    "sSubSup": _powered,
    "sPre": _powered,
    "nary": _big,
    "d": _fenced,
    "m": _matrix,
    "eqArr": _lines,
    "limLow": _limited,
    "limUpp": _limited,
    "func": _named,
    "phant": _phantom,
    "borderBox": _boxed,
}
