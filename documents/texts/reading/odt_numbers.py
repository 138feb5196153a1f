"""The automatic numbers of an OpenDocument text, counted and written as the program shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from documents.texts.reading.docx_numbers import STROKES
from documents.texts.reading.numerals import column_letter, repeated_letter, roman
from documents.texts.reading.odt_styles import STYLE, TEXT, OdtStyles, number_told

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PLACE = re.compile(r"%(\d{1,2})%")
_DEEPEST = 10
_WAYS: dict[str, Callable[[int], str]] = {
    "1": str,
    "01": lambda number: f"{number:02d}",
    "a": column_letter,
    "A": lambda number: column_letter(number).upper(),
    "i": lambda number: roman(number).lower(),
    "I": roman,
    "": lambda _number: "",
}


@dataclass(frozen=True, slots=True)
class OdtLevel:
    """One level of a list: its way of counting and what stands around the number, or its bullet."""

    way: str = "1"
    start: int = 1
    shown: int = 1
    before: str = ""
    after: str = ""
    whole: str = ""
    bullet: str = ""
    gap: str = " "
    is_repeated: bool = False

    @classmethod
    def of(cls, level: Element) -> Self:
        """Read it from the file."""
        label = level.find(f".//{STYLE}list-level-label-alignment")
        followed = label.get(TEXT + "label-followed-by", "listtab") if label is not None else "listtab"
        return cls(
            way=level.get(STYLE + "num-format", ""),
            start=number_told(level, TEXT + "start-value"),
            shown=number_told(level, TEXT + "display-levels"),
            before=level.get(STYLE + "num-prefix", ""),
            after=level.get(STYLE + "num-suffix", ""),
            whole=level.get(_LOEXT + "num-list-format", ""),
            bullet=level.get(TEXT + "bullet-char", "") if level.tag.endswith("-bullet") else "",
            gap="" if followed == "nothing" else " ",
            is_repeated=level.get(STYLE + "num-letter-sync") == "true",
        )

    def figure(self, number: int) -> str:
        """A number as this level writes it."""
        if self.is_repeated and self.way in {"a", "A"}:
            return repeated_letter(number) if self.way == "a" else repeated_letter(number).upper()
        return _WAYS.get(self.way, str)(number)


@dataclass(slots=True)
class OdtList:
    """A list that is open at a place of the text, with the numbers of its levels so far."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class OdtNumbers:
    """Counts the items of the lists of a text in their order."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, OdtLevel]] = {}
        self._by_id: dict[str, OdtList] = {}
        self._by_style: dict[str, OdtList] = {}
        self._outline = OdtList("")
        self.was_odd = False

    def opened(self, element: Element, above: OdtList | None) -> OdtList:
        """The list that begins here; `above` is the one it stands in."""
        style = element.get(TEXT + "style-name", "")
        if above is not None:
            return OdtList(style or above.style, above.counts)
        begun = OdtList(style)
        goes_on = self._by_id.get(element.get(TEXT + "continue-list", "none"))
        if goes_on is None and element.get(TEXT + "continue-numbering") == "true":
            goes_on = self._by_style.get(style)
        if goes_on is not None:
            begun = OdtList(style or goes_on.style, goes_on.counts)
        self._by_id[element.get(_ID, "unnamed")] = self._by_style[style] = begun
        return begun

    def numbered(self, element: Element) -> OdtList:
        """The list of a numbered paragraph that stands by itself."""
        key = element.get(TEXT + "list-id", "")
        return self._by_id.setdefault(key, OdtList(element.get(TEXT + "style-name", "")))

    def is_worded(self, style: str, depth: int) -> bool:
        """Whether the marks of this level are words of the text, and no dots that the page draws."""
        level = self._level(style, depth)
        return level is not None and (not level.bullet or STROKES.fullmatch(level.bullet) is not None)

    def label(self, place: OdtList, depth: int, start: int | None = None) -> str:
        """What stands before the next item of this level."""
        level = self._level(place.style, depth)
        if level is None:
            return ""
        if level.bullet:
            return f"{level.bullet} "
        self._count(place, depth, level, start)
        return self._written(place, depth, level)

    def heading(self, element: Element) -> str:
        """What stands before a heading by the outline of the text."""
        if self._styles.outline is None or element.get(TEXT + "is-list-header") == "true":
            return ""
        depth = min(_DEEPEST, number_told(element, TEXT + "outline-level"))
        level = self._level("", depth)
        if level is None or not (level.way or level.whole or level.before):
            return ""
        starts_anew = element.get(TEXT + "restart-numbering") == "true"
        start = number_told(element, TEXT + "start-value", level.start) if starts_anew else None
        self._count(self._outline, depth, level, start)
        return self._written(self._outline, depth, level)

    def _count(self, place: OdtList, depth: int, level: OdtLevel, start: int | None) -> None:
        before = place.counts.get(depth, level.start - 1)
        place.counts[depth] = before + 1 if start is None else start
        for deeper in [each for each in place.counts if each > depth]:
            del place.counts[deeper]

    def _written(self, place: OdtList, depth: int, level: OdtLevel) -> str:
        if level.whole:
            text = _PLACE.sub(lambda match: self._figure(place, int(match.group(1))), level.whole)
        else:
            figures = [
                self._figure(place, each) for each in range(max(1, depth - level.shown + 1), depth + 1)
            ]
            text = level.before + ".".join(filter(None, figures)) + level.after
        return text + level.gap if text.strip() else ""

    def _figure(self, place: OdtList, depth: int) -> str:
        level = self._level(place.style, depth) or OdtLevel()
        self.was_odd |= level.way not in _WAYS
        return level.figure(place.counts.get(depth, level.start))

    def _level(self, style: str, depth: int) -> OdtLevel | None:
        if style not in self._levels:
            root = self._styles.lists.get(style) if style else self._styles.outline
            levels = root if root is not None else ()
            self._levels[style] = {number_told(each, TEXT + "level"): OdtLevel.of(each) for each in levels}
        return self._levels[style].get(depth)
