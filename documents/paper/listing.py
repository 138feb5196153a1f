"""A list, told once: which columns it has and what stands in each, for a page, a workbook and a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from workflows import clock

Value: TypeAlias = str | int | date | datetime | None
Row = TypeVar("Row")
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading and what stands under it.

    `value` is what a workbook and a paper hold, and what a page writes; without one the column (a button,
    say) is for pages only. `width` counts letters; `align` is left, centre or right. On a page a cell may
    lead to `link`, be a label of `tone`, not break (`whole`), have the class `look`, or be `drawn` by a
    template, which calls `row` what `of` says (the row itself without it) and `it` what `it` says; where both
    are values, equal ones in one language draw the same cell, and `of_values` says so. A column of several
    `parts` is one on a page and unfolds into them, in their order, in a workbook.
    """

    heading: str
    value: Callable[[Row], Value] | None = None
    width: int = 16
    align: str = "left"
    link: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    look: Callable[[Row], str] | None = None
    whole: bool = False
    drawn: str = ""
    of: Callable[[Row], Any] | None = None
    it: Callable[[Row], Any] | None = None
    of_values: bool = False
    parts: Sequence[Column[Row]] = ()

    def unfolded(self) -> list[Column[Row]]:
        """The columns of values it stands for."""
        return [part for one in self.parts for part in one.unfolded()] or ([self] if self.value else [])


@dataclass(frozen=True, slots=True)
class Cell(Generic[Row]):
    """One cell as a page draws it."""

    column: Column[Row]
    row: Row
    is_first: bool = False

    @property
    def text(self) -> str:
        """The value in words; days and hours as they are read in Vietnam."""
        return value_in_words(self.column.value(self.row) if self.column.value else None)

    @property
    def html(self) -> SafeString:
        """The value as a link, as a label of its tone, in one line or in several: whatever it is first."""
        text = self.text
        # Put together here: a template asked nine times of each cell took longer than all that is in them.
        if url := self.column.link(self.row) if self.column.link else "":
            return format_html('<a href="{}">{}</a>', url, text)
        if tone := self.column.tone(self.row) if self.column.tone else "":
            return format_html('<span class="label tone-{}">{}</span>', tone, text)
        if self.column.whole:
            return format_html('<span class="text-nowrap">{}</span>', text)
        return mark_safe(conditional_escape(text).replace("\n", "<br>"))  # noqa: S308 - escaped before

    @property
    def look(self) -> str:
        """Its class, or ""."""
        return self.column.look(self.row) if self.column.look else ""

    @property
    def it(self) -> Any:
        """What its template calls so."""
        return self.column.it(self.row) if self.column.it else None

    @property
    def about(self) -> Any:
        """What its template calls the row."""
        return self.column.of(self.row) if self.column.of else self.row


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A list: its name, its columns, its rows; what a page says when there is none, and its look there."""

    name: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row] = field(default_factory=list)
    empty: str = ""
    look: str = ""

    @property
    def lines(self) -> Iterable[list[Cell[Row]]]:
        """The cells of a page, line by line; the first of each line names it."""
        places = list(enumerate(self.columns))
        return ([Cell(column, row, place == 0) for place, column in places] for row in self.rows)

    @property
    def unfolded(self) -> list[Column[Row]]:
        """The columns where there is room for all: those of a page, in its order, each in its parts."""
        return [part for column in self.columns for part in column.unfolded()]

    def values(self) -> list[list[Value]]:
        """What stands under `unfolded`, row by row."""
        told = [column.value for column in self.unfolded if column.value]
        return [[value(row) for value in told] for row in self.rows]


def value_in_words(value: Value) -> str:
    """A value as a reader sees it; a dash where there is none."""
    if isinstance(value, datetime):
        return f"{clock.aware(value).astimezone(clock.HANOI):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return NOTHING if value in (None, "") else str(value)
