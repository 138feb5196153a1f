"""Equations of a rich text, whose words are those of a Word file with an "m" before each."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from documents.texts.reading.docx_formulas import M, linear, set_apart
from documents.texts.reading.markup import joined_struck


class RichEquation:
    """A part of an equation as Word would write it in a .docx; the outermost is the whole of it."""

    def __init__(self, element: Element | None = None) -> None:
        self._element = Element(M + "oMath") if element is None else element

    def below(self, word: bytes) -> RichEquation:
        """The part that a group inside begins, by its control word ("mnum")."""
        return RichEquation(SubElement(self._element, M + word.decode()[1:]))

    def say(self, words: str) -> None:
        """Words of this part; of a property they are its value."""
        element = self._element
        element.set(M + "val", element.get(M + "val", "") + words)
        run = element if element.tag == M + "r" else SubElement(element, M + "r")
        SubElement(run, M + "t").text = words

    def after(self, before: str) -> str:
        """The equation in one line, as it stands behind the sign `before`."""
        return set_apart(joined_struck(linear(self._element)), before)
