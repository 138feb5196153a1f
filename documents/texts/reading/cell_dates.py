"""What the cell of a workbook shows of a day, an hour or a span of time, in Vietnamese writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

_FIRST = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zone
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_SPANS = {"h": 3600, "m": 60, "s": 1}
_LAST = 2_958_466


def date_shown(value: float, tokens: Sequence[tuple[str, str]]) -> str:
    """The moment, a number of days as Excel keeps it, by the pieces (kind, words) of a format."""
    seconds = round(value * 86_400 * 1000) / 1000
    if not any(kind == "elapsed" for kind, _text in tokens) and not 0 <= value < _LAST:
        return "#" * 8
    parts = [number for number, (kind, _text) in enumerate(tokens) if kind == "digit"]
    # Shown seconds are rounded, minutes and hours are not.
    moment = _FIRST + dt.timedelta(seconds=seconds if parts else round(seconds))
    in_halves = any(kind == "half" for kind, _text in tokens)
    out = []
    for number, (kind, text) in enumerate(tokens):
        if kind == "elapsed":
            whole = int(abs(seconds) // _SPANS[text[0].lower()])
            out.append(("-" if seconds < 0 else "") + str(whole).rjust(len(text), "0"))
        elif kind == "half":
            out.append("CH" if moment.hour >= 12 else "SA")
        elif kind == "date":
            is_minute = text[:1].lower() == "m" and len(text) < 3 and _is_minute(tokens, number)
            out.append(_piece(moment, text.lower(), is_minute=is_minute, in_halves=in_halves))
        elif kind == "digit":
            out.append(
                f"{moment.microsecond // 1000:03d}"[parts.index(number)] if number in parts[:3] else ""
            )
        else:
            out.append(
                {"blank": " ", "slash": "/", "point": "," if parts else ".", "comma": ","}.get(kind, text)
            )
    return "".join(out)


def _is_minute(tokens: Sequence[tuple[str, str]], place: int) -> bool:
    """An m after hours or before seconds is a minute; else it is a month."""
    marks = [
        (number, text[:1].lower())
        for number, (kind, text) in enumerate(tokens)
        if kind in {"date", "elapsed"}
    ]
    at = [number for number, _mark in marks].index(place)
    before = marks[at - 1][1] if at else ""
    after = marks[at + 1][1] if at + 1 < len(marks) else ""
    return before == "h" or after == "s"


def _piece(moment: dt.datetime, text: str, *, is_minute: bool, in_halves: bool) -> str:
    mark, wide = text[0], len(text)
    if mark == "y":
        return f"{moment.year:04d}" if wide > 2 else f"{moment.year % 100:02d}"
    if mark == "d" and wide > 2:
        return (_SHORT_DAYS if wide == 3 else _DAYS)[moment.weekday()]
    if mark == "m" and not is_minute and wide > 2:
        return f"Tháng {moment.month}" if wide == 4 else f"Thg {moment.month}"
    hour = (moment.hour - 1) % 12 + 1 if in_halves else moment.hour
    numbers = {
        "d": moment.day,
        "m": moment.minute if is_minute else moment.month,
        "h": hour,
        "s": moment.second,
    }
    number = numbers.get(mark)
    return "" if number is None else str(number).rjust(min(wide, 2), "0")
