"""What a new congress is proposed, by sort of organisation: `templates/*.toml`, read as values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

HERE = Path(__file__).parent / "templates"
_NUMERALS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


@dataclass(frozen=True, slots=True)
class ProposedBody:
    """One body as it is proposed; `fills` are codes whose place it takes besides its own."""

    code: str
    name: str
    kind: str
    fills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetupTemplate:
    """One sort of organisation: how its congress is called, its bodies and kinds, its words on paper."""

    code: str
    written: str
    order: int
    address: str
    years: int
    kinds: tuple[str, ...]
    names: Mapping[str, str]
    bodies: tuple[ProposedBody, ...]
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What is chosen, in the reader's language."""
        return gettext(self.written)

    def full_name(self, *, association: str, number: int | None, term: str) -> str:
        """How a congress of such an association is called in full."""
        pattern = self.names["numbered" if number else "plain"]
        return pattern.format(number=counted_in_roman(number or 0), association=association, term=term)

    @classmethod
    def read(cls, path: Path) -> SetupTemplate:
        """A template as its file tells it."""
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        bodies = tuple(
            ProposedBody(row["code"], row["name"], row["kind"], tuple(row.get("fills", ())))
            for row in raw.pop("body")
        )
        return cls(
            code=path.stem,
            written=raw.pop("title"),
            kinds=tuple(raw.pop("kinds")),
            bodies=bodies,
            words=raw.pop("words", {}),
            **raw,
        )


@cache
def setup_templates() -> dict[str, SetupTemplate]:
    """Every template there is, by its code, in their order."""
    templates = [SetupTemplate.read(path) for path in HERE.glob("*.toml")]
    return {template.code: template for template in sorted(templates, key=lambda template: template.order)}


def filled_roles(proposed: Iterable[str], bodies: Iterable[ProposedBody]) -> tuple[str, ...]:
    """Codes of those bodies that take the places of the proposed ones, each once."""
    kept = list(bodies)
    found = (body.code for code in proposed for body in kept if code == body.code or code in body.fills)
    return tuple(dict.fromkeys(found))


def counted_in_roman(number: int) -> str:
    """A number as congresses are counted: 5 is "V"."""
    written = ""
    for value, letters in _NUMERALS:
        written += letters * (number // value)
        number %= value
    return written
