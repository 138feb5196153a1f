"""The only source of now and today: Asia/Ho_Chi_Minh, and able to stand still on a given day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_frozen: ContextVar[date | None] = ContextVar("workflows.clock.frozen", default=None)


def now() -> datetime:
    """The present instant, aware, in HANOI.

    The innermost `frozen` decides, else CONGRESS_TODAY, else the machine's clock. On a frozen day the
    hands still move: the hour is the real one. A CONGRESS_TODAY that is no date raises ImproperlyConfigured.
    """
    real = real_now()
    held = _held()
    if held is None:
        return real
    return held if isinstance(held, datetime) else datetime.combine(held, real.timetz())


def real_now() -> datetime:
    """The machine's own instant in HANOI, whatever day is shown: for sessions and one-time codes."""
    return datetime.now(HANOI)


def today() -> date:
    """The date of `now()` in Hà Nội, never the UTC date (a day behind until 07:00)."""
    return now().date()


def local_day(moment: datetime) -> date:
    """The date on the wall in Hà Nội at an aware instant; a naive one raises ValueError."""
    return aware(moment).astimezone(HANOI).date()


def aware(moment: datetime) -> datetime:
    """The same instant; ValueError when it has no time zone, because then it could be two days."""
    if moment.utcoffset() is None:
        raise ValueError(f"an instant needs a time zone: {moment.isoformat()}")
    return moment


def first_instant(day: date) -> datetime:
    """How a day without an hour is kept: its first instant in Hà Nội."""
    return datetime.combine(day, time.min, tzinfo=HANOI)


def in_words(moment: datetime) -> str:
    """A moment as people read it in Hà Nội, "16/03/2022 08:30"; the day alone where no hour is known."""
    there = aware(moment).astimezone(HANOI)
    return there.strftime("%d/%m/%Y" if there.time() == time.min else "%d/%m/%Y %H:%M")


def in_a_sentence(moment: datetime) -> str:
    """The same within a sentence: "lúc 08:30 ngày 16/03/2022", or "ngày 16/03/2022"."""
    day, _space, hour = in_words(moment).partition(" ")
    facts = {"day": day, "hour": hour}
    return _("lúc %(hour)s ngày %(day)s") % facts if hour else _("ngày %(day)s") % facts


def is_frozen() -> bool:
    """Whether `now()` is not the machine's own time, so that a banner must say so."""
    return _held() is not None


@contextmanager
def frozen(moment: date | datetime) -> Iterator[None]:
    """Inside the block it is `moment`; nests, and what was before returns even after an error.

    A date is that day at the real hour; an aware datetime is exactly that instant (naive: ValueError).
    Held by the present context: a new thread or process starts unfrozen and freezes for itself.
    """
    held = aware(moment).astimezone(HANOI) if isinstance(moment, datetime) else moment
    before = _frozen.set(held)
    try:
        yield
    finally:
        _frozen.reset(before)


def _held() -> date | None:
    held = _frozen.get()
    if held is not None:
        return held
    text = getattr(settings, "FROZEN_TODAY", "")
    return _setting(text) if text else None


@lru_cache(maxsize=8)
def _setting(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat also reads 20220318 and 2022-W11-5, which people do not.
    if day is None or day.isoformat() != text:
        raise ImproperlyConfigured(f"CONGRESS_TODAY must be a date written YYYY-MM-DD, not {text!r}")
    return day
