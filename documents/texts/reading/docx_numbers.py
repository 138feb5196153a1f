"""The automatic numbers of a Word file, counted as Word counts and written as it shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element

from documents.texts.reading.docx_styles import (
    ListPlace,
    W,
    WordStyles,
    number_of,
    old_font,
    switched,
    value_of,
)
from documents.texts.reading.numerals import WAYS

LEVELS = 9
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PLACE = re.compile(r"%([1-9])")
_PADDED = re.compile(r"(0*)1\b")
# Bullets that are signs of writing, and not pictures from a font of signs.
STROKES = re.compile(r"[-\u2010-\u2015\u2212+*=#>~]{1,3}")
CAPITALS = ("caps", "smallCaps")
_PICTURES = ("wingdings", "webdings")


class ListMark(NamedTuple):
    """What stands before a paragraph: its words, or the tag of a list whose marks the page draws."""

    text: str = ""
    tag: str = ""
    depth: int = 0
    font: str = ""
    # None where the list says nothing: then it is as the end of its paragraph.
    is_capital: bool | None = None

    def in_capitals(self) -> ListMark:
        """The same in capitals."""
        return ListMark(self.text.upper(), self.tag, self.depth, self.font)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list. `text` is None where the file says nothing of what stands there."""

    start: int = 1
    way: str = "decimal"
    text: str | None = None
    restart: int | None = None
    is_legal: bool = False
    is_tight: bool = False
    is_hidden: bool = False
    style: str = ""
    font: str = ""
    is_picture: bool = False
    pad: int = 0
    is_capital: bool | None = None

    @classmethod
    def of(cls, level: Element) -> Self:
        """Read it from the file."""
        properties, text = level.find(W + "rPr"), level.find(W + "lvlText")
        fonts = properties.find(W + "rFonts") if properties is not None else None
        names = "".join(fonts.attrib.values()).lower() if fonts is not None else ""
        custom = level.find(f"{_CHOICE}AlternateContent/{_CHOICE}Choice/{W}numFmt")
        padded = _PADDED.match(custom.get(W + "format", "")) if custom is not None else None
        plain = level.find(f"{_CHOICE}AlternateContent/{_CHOICE}Fallback/{W}numFmt")
        way = plain.get(W + "val", "decimal") if plain is not None else value_of(level, "numFmt")
        return cls(
            start=number_of(value_of(level, "start")) or 0,
            way=way or "decimal",
            text=None if text is None else text.get(W + "val", ""),
            restart=number_of(value_of(level, "lvlRestart")),
            is_legal=_is_on(level.find(W + "isLgl")),
            is_tight=value_of(level, "suff") == "nothing",
            is_hidden=_is_on(properties.find(W + "vanish") if properties is not None else None),
            style=value_of(level, "pStyle"),
            font=old_font(properties) or "",
            is_picture=any(name in names for name in _PICTURES)
            or level.find(W + "lvlPicBulletId") is not None,
            pad=len(padded.group()) if padded else 0,
            is_capital=_capital(properties),
        )


@dataclass(slots=True)
class _List:
    """A list of the file: which counters it shares, its levels, and where it starts anew."""

    counters: str
    levels: dict[int, ListLevel]
    starts: dict[int, int] = field(default_factory=dict)


class WordNumbers:
    """Counts the numbered paragraphs of one story in their order."""

    def __init__(self, root: Element | None, styles: WordStyles) -> None:
        self._lists = _Lists(root, styles).read() if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.was_odd = False

    def mark(self, place: ListPlace) -> ListMark:
        """What stands before the next paragraph of this place."""
        known = self._lists.get(place.list_id)
        if known is None:
            return ListMark()
        styled = (
            depth for depth, level in known.levels.items() if place.style and level.style == place.style
        )
        depth = next(styled, place.level or 0)
        level = known.levels.get(depth)
        if level is None:
            return ListMark()
        self._count(place.list_id, known, depth)
        return self._written(known, depth, level)

    def _count(self, list_id: str, known: _List, depth: int) -> None:
        counts = self._counts.setdefault(known.counters, {})
        if depth in known.starts and (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            counts[depth] = known.starts[depth] - 1
        counts[depth] = counts.get(depth, known.levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or depth < restart:
                del counts[deeper]

    def _written(self, known: _List, depth: int, level: ListLevel) -> ListMark:
        if level.is_hidden:
            return ListMark()
        if level.way == "bullet" and level.text and not level.is_picture and STROKES.fullmatch(level.text):
            return ListMark(level.text + " ")
        if level.text is None or level.way == "bullet":
            return ListMark("", "ul" if level.way == "bullet" else "ol", depth + 1)
        text = _PLACE.sub(lambda match: self._figure(known, int(match.group(1)) - 1, level), level.text)
        return ListMark(
            text + ("" if level.is_tight or not text else " "), font=level.font, is_capital=level.is_capital
        )

    def _figure(self, known: _List, depth: int, shown: ListLevel) -> str:
        level = known.levels.get(depth, ListLevel())
        number = self._counts[known.counters].get(depth, max(level.start, known.starts.get(depth, 0)))
        way = "decimal" if shown.is_legal else level.way
        self.was_odd |= way not in WAYS
        text = WAYS.get(way, str)(number)
        return text.zfill(level.pad) if level.pad else text


class _Lists:
    """The part of the file that says how lists are numbered."""

    def __init__(self, root: Element, styles: WordStyles) -> None:
        self.styles = styles
        self.abstract = {each.get(W + "abstractNumId", ""): each for each in root.findall(W + "abstractNum")}
        self.nums = {each.get(W + "numId", ""): each for each in root.findall(W + "num")}
        self._levels: dict[str, dict[int, ListLevel]] = {}

    def read(self) -> dict[str, _List]:
        return {key: self._list(num) for key, num in self.nums.items() if key != "0"}

    def _list(self, num: Element) -> _List:
        counters = self._followed(value_of(num, "abstractNumId"))
        found = _List(counters, dict(self._levels_of(counters)))
        for override in num.findall(W + "lvlOverride"):
            depth = number_of(override.get(W + "ilvl")) or 0
            start, level = number_of(value_of(override, "startOverride")), override.find(W + "lvl")
            if level is not None:
                found.levels[depth] = ListLevel.of(level)
            if start is not None or level is not None:
                found.starts[depth] = found.levels.get(depth, ListLevel()).start if start is None else start
        return found

    def _levels_of(self, key: str) -> dict[int, ListLevel]:
        if key not in self._levels:
            root = self.abstract.get(key, Element("none"))
            levels = ((number_of(each.get(W + "ilvl")) or 0, each) for each in root.findall(W + "lvl"))
            self._levels[key] = {depth: ListLevel.of(each) for depth, each in levels if 0 <= depth < LEVELS}
        return self._levels[key]

    def _followed(self, key: str) -> str:
        """A list may be no more than the name of a style, which stands for another list."""
        for _step in range(LEVELS):
            link = value_of(self.abstract.get(key), "numStyleLink")
            if not link:
                return key
            key = value_of(self.nums.get(self.styles.style_list(link)), "abstractNumId")
        return key


def _capital(properties: Element | None) -> bool | None:
    said = [each for name in CAPITALS if (each := switched(properties, name)) is not None]
    return any(said) if said else None


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(W + "val", "true") not in {"0", "false", "off"}
