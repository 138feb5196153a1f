"""The first day of Tết worked out from sun and moon, by nobody's calendar: what the calendar is held against.

New moons and the sun's longitude after J. Meeus, Astronomical Algorithms, chapters 25 and 49, to a few
minutes; days are those of Hà Nội (UTC+7). The month of the winter solstice is the eleventh; of thirteen
months from one solstice to the next the first without a major term (a multiple of 30°) is doubled.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, radians, sin

MONTH = 29.530588861


def tet(year: int) -> date:
    """The first day of the first lunar month of a year."""
    before, after = _eleventh(year - 1), _eleventh(year)
    months = range(before, after + 1)
    plain = [number for number in months[:-1] if _term(number) == _term(number + 1)]
    doubled = plain[0] if len(months) == 14 else after
    # The month after the next one, and one later where one of the two between is doubled.
    return _day(before + (3 if doubled in (before + 1, before + 2) else 2))


def _eleventh(year: int) -> int:
    """The number of the new moon that begins the month of the winter solstice."""
    number = floor((year + 1 - 2000) * 12.3685) + 1
    while not _term(number) <= 8 < _term(number + 1):
        number -= 1
    return number


def _term(number: int) -> int:
    """The twelfth of its way in which the sun stands at midnight before the day of a new moon."""
    return floor(_sun(_day(number).toordinal() + 1721424.5 - 7 / 24) / 30)


def _day(number: int) -> date:
    instant = _new_moon(number) + 7 / 24
    return date(2000, 1, 1) + timedelta(days=floor(instant - 2451544.5))


def _new_moon(number: int) -> float:
    """The instant of a new moon, days of universal time; number 0 is that of 06/01/2000."""
    t = number / 1236.85
    mean = 2451550.09766 + MONTH * number + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    sun = radians(2.5534 + 29.1053567 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    shift = -0.4072 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    shift += 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    return mean + shift - 75 / 86400


def _sun(instant: float) -> float:
    """The sun's apparent longitude in degrees."""
    t = (instant - 2451545) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    centre += 0.000289 * sin(3 * anomaly)
    return (280.46646 + 36000.76983 * t + centre - 0.00569) % 360
