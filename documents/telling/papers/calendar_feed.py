"""A calendar as other programs read it (RFC 5545): values in, text out; knows no table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Bytes of a line before it is folded (3.1), and how often a program should look again.
LINE, AGAIN = 75, "PT6H"
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing of a calendar: a whole day, or an hour of Hà Nội. The same thing keeps its `uid`."""

    uid: str
    when: date | datetime
    title: str
    made: datetime
    place: str = ""
    link: str = ""


def calendar_text(name: str, entries: Sequence[CalendarEntry]) -> str:
    """The calendar, each line folded and ended as the format says; hours stand in UTC, so no zone is told.

    Vietnam has had no summer time since 1975: UTC says the same hour on every telephone.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Chuan bi Dai hoi//Lich ca nhan//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{name.translate(ESCAPED)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{AGAIN}",
        f"X-PUBLISHED-TTL:{AGAIN}",
    ]
    for entry in entries:
        lines += _event(entry)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in calendar_folds(line))


def calendar_folds(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, the later ones begun by a space; no letter is cut through."""
    room, piece, size = LINE, "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > room:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece


def _event(entry: CalendarEntry) -> list[str]:
    if isinstance(entry.when, datetime):
        when = [f"DTSTART:{entry.when.astimezone(UTC):%Y%m%dT%H%M%SZ}", "DURATION:PT4H"]
    else:
        # The end of a whole day is the day after it, which it does not hold any more.
        after = entry.when + timedelta(days=1)
        when = [f"DTSTART;VALUE=DATE:{entry.when:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    more = [f"LOCATION:{entry.place.translate(ESCAPED)}"] if entry.place else []
    more += [f"URL:{entry.link}"] if entry.link else []
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{entry.made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *when,
        f"SUMMARY:{entry.title.translate(ESCAPED)}",
        *more,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
