"""What holds in one group of a rich text: its font, its looks, the field or equation it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from documents.texts.reading.rtf_formulas import RichEquation


class RichFont(NamedTuple):
    """What a font of the file says of its letters."""

    code_page: str = ""
    legacy: str = ""


@dataclass(slots=True)
class RichField:
    """What a field is told to show, and how long the text was before it."""

    size: int
    instruction: str = ""


@dataclass(slots=True)
class RichGroup:
    """What holds for the words at one depth of the file."""

    is_unseen: bool = False
    is_edge: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_capital: bool = False
    is_deleted: bool = False
    is_revised: bool = False
    raised: str = ""
    font: int = 0
    skip: int = 1
    is_font_table: bool = False
    note: int = 0
    is_new: bool = True
    equation: RichEquation | None = None
    field: RichField | None = None
    is_instruction: bool = False
    is_drawn: bool = False
