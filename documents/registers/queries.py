"""The lines of a book as they hold now, which number comes next, which are missing between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from documents.packages.letters import given_beside, tidy_mark
from documents.registers.models import IN, KINDS, LETTER, OUT, RegisterChange, RegisterLine, cited
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.associations import Association
    from documents.packages.models.packages import Package

# What may be put right in a line, by book; its number, year and mark never.
CORRECTABLE = {
    OUT: ("about", "signer", "other", "kept", "copies", "note"),
    IN: ("sign", "day", "about", "other", "kept", "note"),
}
DAYS = ("day", "arrived")
_PART = re.compile(r"[^-/]+")


def usual_mark(kind: str, *, symbol: str) -> str:
    """What follows the stroke on a paper of that kind: "QĐ-HTS", of a letter of the office "HTS-VP"."""
    return f"{symbol}-VP" if kind == LETTER else f"{kind}-{symbol}"


@dataclass(frozen=True)
class RegisterEntry:
    """A line with all that was put right in it since."""

    line: RegisterLine
    changes: tuple[RegisterChange, ...]

    @property
    def cancelled(self) -> RegisterChange | None:
        """The change by which its number was cancelled, if it was."""
        return next((change for change in self.changes if change.cancelled), None)

    @property
    def seen(self) -> str:
        """The mark of what a reader has seen of it."""
        return f"{self.line.pk}.{len(self.changes)}"

    def says(self, column: str) -> Any:
        """What a column says now."""
        changed = [change.facts[column] for change in self.changes if column in change.facts]
        if not changed:
            return getattr(self.line, column)
        return date.fromisoformat(changed[-1]) if column in DAYS and changed[-1] else changed[-1]


def book_entries(association: Association, book: str, year: int) -> list[RegisterEntry]:
    """The book of a year: papers that left by their sign and number, those that arrived by number."""
    lines = RegisterLine.objects.filter(association=association, book=book, year=year)
    return [entry_of(line) for line in lines.select_related("by", "package").prefetch_related("changes__by")]


def entry_of(line: RegisterLine) -> RegisterEntry:
    """One line as it holds now."""
    return RegisterEntry(line, tuple(line.changes.all()))


def years_of_books(association: Association) -> list[int]:
    """The years of which there is a book, the newest first; the present one always."""
    kept = RegisterLine.objects.filter(association=association).order_by().values_list("year", flat=True)
    return sorted({*kept.distinct(), clock.today().year}, reverse=True)


def spelled_mark(mark: str, *, symbol: str) -> str:
    """A mark as its series is written, however it was typed: "qđ - hts" is "QĐ-HTS"."""
    known = {part.casefold(): part for part in (*KINDS, symbol)}

    def spelled(part: re.Match[str]) -> str:
        plain = part[0].upper() if part[0].islower() else part[0]
        return known.get(part[0].casefold(), plain)

    return _PART.sub(spelled, tidy_mark(mark))


def series_of(mark: str) -> str:
    """By what marks of one series are known: lines of old may spell them otherwise."""
    return tidy_mark(mark).casefold()


def next_number(association: Association, book: str, year: int, mark: str) -> int:
    """One more than the highest that was ever given, cancelled ones and those beside the book included."""
    return _highest(association, book, year).get(series_of(mark), ("", 0))[1] + 1


def next_numbers(association: Association, year: int) -> dict[str, int]:
    """mark -> the next number of papers that leave, for every mark that was used in that year."""
    return {mark: highest + 1 for mark, highest in _highest(association, OUT, year).values()}


def given_before(
    association: Association, series: Mapping[str, Any], number: int, about: str
) -> tuple[str, str] | None:
    """(the number as papers cite it, about what) of the paper that has it: in the book, or beside it.

    What was numbered beside the book and is about the same may be entered into it under its number.
    """
    book, year, mark = series["book"], series["year"], series_of(series["mark"])
    lines = RegisterLine.objects.filter(association=association, book=book, year=year, number=number)
    for line in lines:
        if series_of(line.mark) == mark:
            return str(line), line.about
    for one in given_beside(association, year) if book == OUT else ():
        if (one.number, series_of(one.mark)) == (number, mark) and one.about() != about:
            return cited(one.number, one.mark), one.about()
    return None


def _highest(association: Association, book: str, year: int) -> dict[str, tuple[str, int]]:
    """Series -> (its mark, the highest number in it)."""
    lines = RegisterLine.objects.filter(association=association, book=book, year=year).order_by("mark")
    told = list(lines.values_list("mark").annotate(highest=Max("number")))
    if book == OUT:
        told += sorted((one.mark, one.number) for one in given_beside(association, year))
    found: dict[str, tuple[str, int]] = {}
    for mark, number in told:
        first, highest = found.get(series_of(mark), (mark, 0))
        found[series_of(mark)] = first, max(highest, number)
    return found


def gaps(found: Iterable[RegisterEntry]) -> list[str]:
    """For each mark the numbers between its lines that stand in none, "02/QĐ-HTS, 03/QĐ-HTS".

    They are on paper only, or were never given.
    """
    used: dict[str, set[int]] = {}
    for entry in found:
        used.setdefault(entry.line.mark, set()).add(entry.line.number)
    missing = {mark: sorted(set(range(min(had), max(had))) - had) for mark, had in used.items()}
    return [
        ", ".join(cited(number, mark) for number in numbers) for mark, numbers in missing.items() if numbers
    ]


def paper_number(package: Package) -> RegisterEntry | None:
    """The number under which a package's paper left, unless it was cancelled."""
    lines = RegisterLine.objects.filter(package=package, book=OUT).prefetch_related("changes")
    standing = [entry for entry in map(entry_of, lines) if not entry.cancelled]
    return standing[-1] if standing else None
