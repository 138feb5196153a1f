"""Fields of a Word file: what each shows, where it leads, and whether its words are shown at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from documents.texts.reading.docx_formulas import field_formula
from documents.texts.reading.docx_styles import W, number_of, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]*)\"", re.IGNORECASE)
_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
# These show a number that only Word counts, and keep none in the file.
_COUNTED = re.compile(r"\s*(?:LISTNUM|AUTONUM)", re.IGNORECASE)
_MOST = 60


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_shown: bool = False
    link: str = ""


class WordFields:
    """The fields that are open at a place of the text, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def follow(self, element: Element) -> str | None:
        """Go past a sign of a field: the text it shows by itself; None where that is not known."""
        if element.tag == W + "instrText":
            if self._open:
                self._open[-1].instruction += element.text or ""
            return ""
        kind = element.get(W + "fldCharType")
        if kind == "begin" and len(self._open) < _MOST:
            self._open.append(_Field())
            return _form_field(element)
        if kind == "separate" and self._open:
            self._open[-1].is_shown = True
            link = _LINK.match(self._open[-1].instruction)
            self._open[-1].link = link[1] if link else ""
        if kind == "end" and self._open:
            field = self._open.pop()
            return "" if field.is_shown else shown_alone(field.instruction)
        return ""

    def are_shown(self) -> bool:
        """Whether words at this place are shown, and are no part of an instruction."""
        return all(field.is_shown for field in self._open)

    def link(self) -> str:
        """Where the words at this place lead, "" for nowhere."""
        return next((field.link for field in reversed(self._open) if field.link), "")

    def next_paragraph(self) -> None:
        """No instruction goes on so far: what looks like one is a field without its end."""
        for field in self._open:
            field.is_shown = True


def shown_alone(instruction: str) -> str | None:
    """What a field shows that keeps no words in the file; None where that is not known."""
    if _EQUATION.match(instruction):
        return field_formula(instruction)
    return None if _COUNTED.match(instruction) else ""


def _form_field(element: Element) -> str:
    """A box to be ticked, or what was chosen of a list."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = box.find(W + "checked")
        ticked = box.find(W + "default") if ticked is None else ticked
        is_on = ticked is not None and ticked.get(W + "val", "1") not in {"0", "false", "off"}
        return "\u2612" if is_on else "\u2610"
    choices = element.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
    chosen = number_of(value_of(choices, "result") or value_of(choices, "default") or "0") or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""
