"""The law of urging: how many working days before and after, to whom, and in which words to which rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

if TYPE_CHECKING:
    from datetime import date

HOLDERS, HEAD, COMMITTEE = "doer", "head", "committee"
ABOVE, EQUAL, BELOW = "above", "equal", "below"
AHEAD, TODAY, OVER = "ahead", "today", "over"


@dataclass(frozen=True, slots=True)
class Rung:
    """From how many working days after the last day (before it: less than 0) who is written to."""

    code: str
    days: int
    to: str


# Steps of the ladder; whoever stands higher than the last is asked by a person only (people.md, change 11).
RUNGS = (
    Rung("before", -2, HOLDERS),
    Rung("today", 0, HOLDERS),
    Rung("late", 1, HOLDERS),
    Rung("late_head", 3, HEAD),
    Rung("late_committee", 5, COMMITTEE),
)

# Kind of a body -> its rank as seen by who urges; others are below.
RANKS = {
    "chair": ABOVE,
    "collective": ABOVE,
    "organising": EQUAL,
    "inspection": EQUAL,
    "office": EQUAL,
    "department": EQUAL,
}
# Who leads a body above is spoken to as one above, wherever else he works.
LEADING = ("head", "deputy")

UPWARDS = _kept(
    "Kính báo cáo: %(what)s đang chờ %(body)s xem xét, theo kế hoạch đến hết ngày %(day)s; kính đề nghị "
    "quan tâm, cho ý kiến."
)
# (rank, how the last day stands) -> the words to who holds the work; none upwards urges or says late.
TO_HOLDERS = {
    (ABOVE, AHEAD): UPWARDS,
    (ABOVE, TODAY): UPWARDS,
    (ABOVE, OVER): UPWARDS,
    (EQUAL, AHEAD): _kept("Trân trọng đề nghị quan tâm, hoàn thành %(what)s trước khi hết ngày %(day)s."),
    (EQUAL, TODAY): _kept("Trân trọng đề nghị quan tâm, hoàn thành %(what)s trong ngày %(day)s."),
    (EQUAL, OVER): _kept(
        "Trân trọng đề nghị quan tâm, sớm hoàn thành %(what)s; thời hạn là hết ngày %(day)s."
    ),
    (BELOW, AHEAD): _kept("Đề nghị quan tâm, hoàn thành %(what)s trước khi hết ngày %(day)s."),
    (BELOW, TODAY): _kept("Đề nghị quan tâm, hoàn thành %(what)s trong ngày %(day)s."),
    (BELOW, OVER): _kept("Đề nghị quan tâm, sớm hoàn thành %(what)s; thời hạn là hết ngày %(day)s."),
}
# To a head, of what others of his body hold; to the committee, of what a body holds.
TO_HEAD = {
    ABOVE: UPWARDS,
    EQUAL: _kept(
        "Trân trọng đề nghị quan tâm, chỉ đạo %(body)s sớm hoàn thành %(what)s; thời hạn là hết ngày %(day)s."
    ),
    BELOW: _kept("Đề nghị quan tâm, chỉ đạo %(body)s sớm hoàn thành %(what)s; thời hạn là hết ngày %(day)s."),
}
TO_COMMITTEE = _kept(
    "Trân trọng báo cáo: %(what)s do %(body)s thực hiện, thời hạn là hết ngày %(day)s, hiện còn đang được "
    "hoàn thiện; kính đề nghị xem xét, chỉ đạo."
)

# Kinds of bodies that write such letters, and get none.
WRITERS = frozenset({"organising", "office"})
# What a letter asks of a body of that rank; a letter never goes upwards.
IN_LETTERS = {
    EQUAL: _kept(
        "Để việc chuẩn bị %(congress)s đúng tiến độ, %(office)s trân trọng đề nghị %(body)s quan tâm, "
        "sớm hoàn thành các việc sau đây:"
    ),
    BELOW: _kept(
        "Để việc chuẩn bị %(congress)s đúng tiến độ, %(office)s đề nghị %(body)s quan tâm, sớm hoàn thành "
        "các việc sau đây:"
    ),
}


def rung_led(rung: Rung, to: str) -> str:
    """The code that is kept of a rung which leads to `to`, where the table leads it to another."""
    return rung.code if rung.to == to else f"{rung.code}-{to}"


def pressed_rung(code: str, day: date) -> str:
    """What is kept where a person pressed: no rung of the ladder, but whom it was said to, for the words."""
    return f"{HEAD if receiver_of(code) == HEAD else 'pressed'}-{day:%Y-%m-%d}"


def receiver_of(code: str) -> str:
    """Whom a kept code led to; one that says nothing of it led to who holds the work."""
    known = {rung.code: rung.to for rung in RUNGS}
    return known.get(code) or (HEAD if HEAD in code.split("-") else HOLDERS)


def words_to(rank: str, rung: str, tense: str) -> str:
    """The sentence about one piece of work, by whom the rung led to, whichever rung of the table it is."""
    to = receiver_of(rung)
    if to == COMMITTEE and rank != ABOVE:
        return TO_COMMITTEE
    return TO_HEAD[rank] if to == HEAD else TO_HOLDERS[rank, tense]
