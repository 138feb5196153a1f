"""Which opening day and which term a congress can have: one rule at the set-up, put right and postponed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows import clock
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date

# A term as a decision may write it, with a hyphen or a dash.
TWO_YEARS = re.compile(r"([0-9]{4}) ?[-‐‑–—] ?([0-9]{4})")
FARTHEST = 10  # years; a day beyond is a year with its figures changed about


def opening_day_faults(day: date) -> list[str]:
    """Why no congress can open on that day as seen from today: it is over, or no plan reaches so far."""
    today = clock.today()
    if day < today:
        return [_("Ngày khai mạc đã qua; cần một ngày từ hôm nay trở đi.")]
    if day.year > today.year + FARTHEST:
        facts = {"year": day.year, "most": FARTHEST}
        return [_("Năm khai mạc %(year)d cách nay hơn %(most)d năm; đề nghị xem lại năm.") % facts]
    return []


def term_as_written(typed: str, *, held: str = "") -> str:
    """The term with a dash between its years; that of the congress where a mere hyphen tells them apart."""
    said = clean(typed)
    years, same = TWO_YEARS.fullmatch(said), TWO_YEARS.fullmatch(held)
    if years is None:
        return said
    return held if same and years.groups() == same.groups() else f"{years[1]}–{years[2]}"


def term_years(term: str) -> int | None:
    """How many years a term lasts; None where it names no two years."""
    years = TWO_YEARS.fullmatch(term)
    return int(years[2]) - int(years[1]) if years else None


def congress_term_faults(term: str, *, held: str = "") -> list[str]:
    """Why the term cannot be so; the one that the congress has already may be kept, however written."""
    said = clean(term)
    if not said or len(said) > 20:
        return [_("Nhiệm kỳ tối đa 20 ký tự, ví dụ 2027–2032.")]
    years = TWO_YEARS.fullmatch(said)
    if said == held or (years and years[2] > years[1]):
        return []
    if years is None:
        return [_("Nhiệm kỳ ghi năm đầu và năm cuối, ví dụ 2027–2032.")]
    return [_("Năm cuối nhiệm kỳ phải sau năm đầu.")]
