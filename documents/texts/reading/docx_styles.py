"""The styles of a Word file: what each brings of old fonts, hiding, striking, numbers and headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element

from documents.texts.reading import legacy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off"}
_LONGEST_CHAIN = 20
# Signs moved by hand; less than so many half points is a touch of the layout.
_FAR = 6
_MOVED = {1: "superscript", -1: "subscript"}


class ListPlace(NamedTuple):
    """Which list a paragraph is in, and how deep: "" and None where nothing says so."""

    list_id: str
    level: int | None
    style: str


@dataclass(slots=True)
class WordStyles:
    """The styles by their id; `usual` is that of a paragraph which names none."""

    own: dict[str, Element] = field(default_factory=dict)
    usual: str = ""
    base_font: str = ""
    _switches: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    _fonts: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Self:
        """Read them from the part of styles."""
        if root is None:
            return cls()
        own = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        usual = next(
            (
                key
                for key, style in own.items()
                if style.get(W + "default") in {"1", "true", "on"}
                and style.get(W + "type", "paragraph") == "paragraph"
            ),
            "",
        )
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles = cls(own, usual, old_font(defaults) or "")
        styles.base_font = styles.font_of(usual) or styles.base_font
        return styles

    def chain(self, key: str) -> Iterator[Element]:
        """The style and those it is based on, the nearest first."""
        for _step in range(_LONGEST_CHAIN):
            style = self.own.get(key)
            if style is None:
                return
            yield style
            key = value_of(style, "basedOn")

    def font_of(self, key: str) -> str | None:
        """The old font that a style sets, "" for an ordinary one, None where it sets none."""
        if key not in self._fonts:
            fonts = (old_font(style.find(W + "rPr")) for style in self.chain(key))
            self._fonts[key] = next((font for font in fonts if font is not None), None)
        return self._fonts[key]

    def run_font(self, properties: Element | None, paragraph_style: str) -> str:
        """The old font of a run, "" for an ordinary one."""
        own = old_font(properties)
        if own is None:
            own = self.font_of(value_of(properties, "rStyle")) or self.font_of(paragraph_style)
        return self.base_font if own is None else own

    def switch(self, properties: Element | None, paragraph_style: str, name: str) -> bool:
        """Whether a property is on for a run: by itself, by its own style, or by the paragraph's."""
        own = switched(properties, name)
        if own is None:
            own = self._style_switch(value_of(properties, "rStyle"), name)
        if own is None:
            own = self._style_switch(paragraph_style, name)
        return bool(own)

    def raised(self, properties: Element | None, paragraph_style: str) -> str:
        """How a run stands to the line (superscript, subscript), by itself or by a style."""
        styles = [*self.chain(value_of(properties, "rStyle")), *self.chain(paragraph_style)]
        own = [properties, *(style.find(W + "rPr") for style in styles)]
        return next((said for element in own if (said := _stands(element))), "")

    def heading(self, key: str) -> str:
        """The tag of a paragraph in this style: h1 to h6, or p."""
        for style in self.chain(key):
            name = value_of(style, "name").lower()
            if name == "title":
                return "h1"
            if name.startswith("heading ") and name[8:] in {"1", "2", "3", "4", "5", "6"}:
                return f"h{name[8:]}"
        return "p"

    def side(self, properties: Element | None, style: str) -> str:
        """To which side a paragraph is set, by itself or by its style: "center", "right", or another word."""
        elements = [properties, *(each.find(W + "pPr") for each in self.chain(style))]
        said = next((told for element in elements if (told := value_of(element, "jc"))), "")
        return "right" if said == "end" else said

    def is_strong(self, properties: Element | None) -> bool:
        """Whether the style of a run is the one called strong."""
        style = self.own.get(value_of(properties, "rStyle"))
        return value_of(style, "name").lower() == "strong"

    def list_of(self, properties: Element | None, style: str) -> ListPlace:
        """The list that a paragraph is in: by its own properties, or by its style."""
        places = [_list_properties(properties)]
        places += [_list_properties(each.find(W + "pPr")) for each in self.chain(style)]
        list_id = next((each.list_id for each in places if each.list_id), "")
        level = next((each.level for each in places if each.level is not None), None)
        own = places[0].level
        return ListPlace(list_id, own if own is not None else level, "" if own is not None else style)

    def style_list(self, key: str) -> str:
        """The list that a style of lists stands for."""
        return next(
            (value for each in self.chain(key) if (value := _list_properties(each.find(W + "pPr"))[0])), ""
        )

    def _style_switch(self, key: str, name: str) -> bool | None:
        if (key, name) not in self._switches:
            told = (switched(style.find(W + "rPr"), name) for style in self.chain(key))
            self._switches[key, name] = next((each for each in told if each is not None), None)
        return self._switches[key, name]


def word_names(names: str) -> frozenset[str]:
    """These names as those of elements of a Word text."""
    return frozenset(W + name for name in names.split())


def old_font(properties: Element | None) -> str | None:
    """The old font that these properties set; "" for an ordinary one, None when they set none."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    if fonts is None:
        return None
    if fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme"):
        return ""
    names = [name for key in ("hAnsi", "ascii") if (name := fonts.get(W + key))]
    return next(filter(None, map(legacy.kind_of_font, names)), "") if names else None


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether these properties turn one on or off; None where they say nothing of it."""
    element = properties.find(W + name) if properties is not None else None
    return element.get(W + "val", "true") not in _OFF if element is not None else None


def value_of(element: Element | None, name: str) -> str:
    """What a property says, "" where there is none."""
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val", "") if found is not None else ""


def number_of(text: str | None) -> int | None:
    """A number as Word writes it, None for anything else."""
    return (
        int(text)
        if text and len(text) < 10 and text.lstrip("-").isascii() and text.lstrip("-").isdigit()
        else None
    )


def _stands(properties: Element | None) -> str:
    moved = number_of(value_of(properties, "position")) or 0
    return value_of(properties, "vertAlign") or _MOVED.get(
        moved // abs(moved) if abs(moved) >= _FAR else 0, ""
    )


def _list_properties(properties: Element | None) -> ListPlace:
    element = properties.find(W + "numPr") if properties is not None else None
    return ListPlace(value_of(element, "numId"), number_of(value_of(element, "ilvl")), "")
