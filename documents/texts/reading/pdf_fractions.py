"""Fractions of a PDF whose figures stand over and under a bar: "2/3" in their line, and no two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from documents.texts.reading.pdf_letters import LetterSpot, PageLetters

# A page with more lines is a drawing.
_LINES = 4000
# A bar is thin, and as long as what stands over and under it; in points, or shares of the size of a letter.
_THIN, _SHORT, _LONG, _BEYOND = 3.0, 3.0, 160.0, 0.7
_OVER, _UNDER, _BESIDE = 0.9, 1.3, 1.6
# Of the letters beside, the bar runs through the middle: under it is their line.
_AXIS = (0.08, 0.55)

Piece = tuple[str, int | None]


class _Bar(NamedTuple):
    start: float
    end: float
    height: float


@dataclass(frozen=True, slots=True)
class _Fraction:
    """The letters over and under a bar by their places, and the letters beside it, if any."""

    over: Sequence[int]
    under: Sequence[int]
    left: int | None
    right: int | None


def with_fractions(text: str, page: pypdfium2.PdfPage, letters: PageLetters) -> list[Piece]:
    """The letters of the page with their places in its text; a fraction has none, and stands in its line."""
    bars = list(_bars(page)) if any(map(str.isdigit, text)) else []
    spots = [(at, letters.spot(at)) for at, sign in enumerate(text) if not sign.isspace()] if bars else []
    gone: set[int] = set()
    put: dict[int, str] = {}
    for bar in bars:
        fraction = _fraction_at(text, spots, bar)
        if fraction is None or gone & {*fraction.over, *fraction.under}:
            continue
        gone |= _emptied(text, fraction)
        at = fraction.left + 1 if fraction.left is not None else fraction.right
        put[at or 0] = _fraction_in_line(text, fraction)
    pieces: list[Piece] = []
    for at, sign in enumerate(text):
        pieces += [(one, None) for one in put.get(at, "")]
        pieces += [] if at in gone else [(sign, at)]
    return pieces + [(one, None) for one in put.get(len(text), "")]


def _bars(page: pypdfium2.PdfPage) -> Iterator[_Bar]:
    """The short lines of the page, as they lie along its text."""
    turn = page.get_rotation()
    for line in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3), _LINES):
        left, low, right, high = line.get_bounds()
        start, end, below, above = {
            90: (low, high, -right, -left),
            180: (-right, -left, -high, -low),
            270: (-high, -low, left, right),
        }.get(turn, (left, right, low, high))
        if above - below <= _THIN and _SHORT <= end - start <= _LONG:
            yield _Bar(start, end, (below + above) / 2)


def _fraction_at(text: str, spots: Sequence[tuple[int, LetterSpot]], bar: _Bar) -> _Fraction | None:
    near = [(at, spot) for at, spot in spots if abs(spot.height - bar.height) < _UNDER * spot.size]
    within = [(at, spot) for at, spot in near if bar.start - 1 <= spot.along < bar.end - 1]
    over = [(at, spot) for at, spot in within if 0 < spot.height - bar.height < _OVER * spot.size]
    under = [(at, spot) for at, spot in within if spot.height < bar.height]
    sides = (over, under)
    if not all(sides) or not all(any(text[at].isdigit() for at, _one in side) for side in sides):
        return None
    size = over[0][1].size
    # How long what stands there is: a line of a table, and one under words, goes on beyond it.
    long = max(side[-1][1].along - side[0][1].along for side in map(_in_order, sides)) + 0.5 * size
    if bar.end - bar.start > long + 2 * _BEYOND * size:
        return None
    beside = [
        (at, spot)
        for at, spot in near
        if _AXIS[0] * spot.size < bar.height - spot.height < _AXIS[1] * spot.size
    ]
    left = [(spot.along, at) for at, spot in beside if 0 <= bar.start - spot.along < _BESIDE * spot.size]
    right = [(spot.along, at) for at, spot in beside if -1 <= spot.along - bar.end < _BESIDE * spot.size]
    ours = {at for side in sides for at, _one in side}
    left, right = ([pair for pair in pairs if pair[1] not in ours] for pairs in (left, right))
    if not left and not right:
        return None
    return _Fraction(
        [at for at, _one in _in_order(over)],
        [at for at, _one in _in_order(under)],
        max(left)[1] if left else None,
        min(right)[1] if right else None,
    )


def _in_order(side: Sequence[tuple[int, LetterSpot]]) -> list[tuple[int, LetterSpot]]:
    return sorted(side, key=lambda pair: pair[1].along)


def _emptied(text: str, found: _Fraction) -> set[int]:
    """The places of the fraction, and of the breaks that only it made."""
    gone = {*found.over, *found.under}
    first = min(gone) if found.left is None else found.left + 1
    for at in sorted(gone):
        before = at - 1
        while before >= first and text[before].isspace():
            gone.add(before)
            before -= 1
    if found.right is not None and found.right > first:
        gone |= {at for at in range(first, found.right) if text[at].isspace()}
    return gone


def _fraction_in_line(text: str, found: _Fraction) -> str:
    """The fraction as it is written in a line, with a space to its neighbours."""
    over, under = (_bracketed(text, side) for side in (found.over, found.under))
    before = "" if found.left is None or text[found.left] == "(" else " "
    after = "" if found.right is None or not text[found.right].isalnum() else " "
    return f"{before}{over}/{under}{after}"


def _bracketed(text: str, places: Sequence[int]) -> str:
    said = "".join(
        f"{' ' if place and text[at - 1 : at].isspace() and places[place - 1] < at - 1 else ''}{text[at]}"
        for place, at in enumerate(places)
    )
    return f"({said})" if any(sign in said for sign in " +−-") else said
