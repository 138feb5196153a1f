"""The styles of an OpenDocument text: what is hidden, struck or raised, and which list a paragraph is in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SIDES = {"center": "center", "end": "right", "right": "right"}
TEXT, TABLE, OFFICE, STYLE, DRAW = (
    _OASIS + name + ":1.0}" for name in ("text", "table", "office", "style", "drawing")
)
_LONGEST_CHAIN = 20


@dataclass(slots=True)
class OdtStyles:
    """The styles of paragraphs and of words by their family and name, and those of lists."""

    own: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    outline: Element | None = None
    _looks: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Self:
        """Gather them from the parts of the file."""
        styles = cls()
        for root in roots:
            for each in root.iter(STYLE + "style"):
                styles.own[each.get(STYLE + "family", ""), each.get(STYLE + "name", "")] = each
            for each in root.iter(TEXT + "list-style"):
                styles.lists[each.get(STYLE + "name", "")] = each
            element = root.find(f".//{TEXT}outline-style")
            styles.outline = styles.outline if element is None else element
        return styles

    def looks(self, family: str, name: str) -> tuple[str, ...]:
        """How words in this style look: "hidden", "capital", "strong", "em", "s", "sup", "sub"."""
        if (family, name) not in self._looks:
            self._looks[family, name] = tuple(self._read_looks(family, name))
        return self._looks[family, name]

    def side(self, name: str) -> str:
        """To which side a paragraph in this style is set: "center", "right", "" for any other."""
        return _SIDES.get(
            self._first("paragraph", name, STYLE + "paragraph-properties", _FO + "text-align") or "", ""
        )

    def list_of(self, name: str) -> str:
        """The list that a style of paragraphs brings along, "" for none."""
        return self._first("paragraph", name, "", STYLE + "list-style-name") or ""

    def _read_looks(self, family: str, name: str) -> Iterable[str]:
        properties = STYLE + "text-properties"
        if self._first(family, name, properties, TEXT + "display") == "none":
            yield "hidden"
        transformed = self._first(family, name, properties, _FO + "text-transform")
        if (
            self._first(family, name, properties, _FO + "font-variant") == "small-caps"
            or transformed == "uppercase"
        ):
            yield "capital"
        if self._first(family, name, properties, _FO + "font-weight") == "bold":
            yield "strong"
        if self._first(family, name, properties, _FO + "font-style") == "italic":
            yield "em"
        struck = ("text-line-through-style", "text-line-through-type")
        said = [self._first(family, name, properties, STYLE + each) for each in struck]
        if any(each not in {None, "none"} for each in said) and "none" not in said:
            yield "s"
        position = (self._first(family, name, properties, STYLE + "text-position") or "").split(" ")[0]
        if position == "super" or (position.endswith("%") and position[:1].isdigit() and position != "0%"):
            yield "sup"
        if position == "sub" or (position.endswith("%") and position[:1] == "-"):
            yield "sub"

    def _first(self, family: str, name: str, inside: str, attribute: str) -> str | None:
        """What the style, or the first one it is based on, says of something."""
        for _step in range(_LONGEST_CHAIN):
            style = self.own.get((family, name))
            if style is None:
                return None
            element = style.find(inside) if inside else style
            if element is not None and (said := element.get(attribute)) is not None:
                return said
            name = style.get(STYLE + "parent-style-name", "")
        return None


def number_told(element: Element, name: str, default: int = 1) -> int:
    """A number from 1 that an attribute tells; the default when it tells none."""
    told = element.get(name, "")
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 8 else default
