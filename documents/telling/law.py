"""The law of urging: how many working days before and after, to whom, and in which words to which rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

if TYPE_CHECKING:
    from datetime import date

HOLDERS, HEAD, COMMITTEE = "doer", "head", "committee"
# MINUTES: who keeps the minutes of a body above, and does not lead it. OVERSEES: who leads one above, of what
# he works on in a body below; no rank of a person, but of one piece of his work.
ABOVE, MINUTES, EQUAL, BELOW = "above", "minutes", "equal", "below"
OVERSEES = "oversees"
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

# Of somebody who works in several bodies the first of these counts.
PRECEDENCE = (ABOVE, MINUTES, EQUAL, BELOW)
# What stands before these, or is to be laid before them, goes to nobody by itself.
REPORTED = frozenset({ABOVE, MINUTES, OVERSEES})
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
# Roles that keep the minutes of a body above, and do not lead it.
KEEPING = frozenset({"clerk", "secretary"})

UPWARDS = _kept(
    "Kính báo cáo: %(what)s đã trình %(body)s, theo kế hoạch đến hết ngày %(day)s; kính đề nghị %(whom)s "
    "quan tâm, %(begs)s."
)
OF_BELOW = _kept(
    "Kính báo cáo: %(body)s được giao %(does)s, theo kế hoạch đến hết ngày %(day)s; kính đề nghị %(whom)s "
    "quan tâm, chỉ đạo."
)
# (rank, how the last day stands) -> the words to who holds the work; none upwards urges or says late. The
# verb is that of the work itself (rules/acts.py).
TO_HOLDERS = {
    (ABOVE, AHEAD): UPWARDS,
    (ABOVE, TODAY): UPWARDS,
    (ABOVE, OVER): UPWARDS,
    (OVERSEES, AHEAD): OF_BELOW,
    (OVERSEES, TODAY): OF_BELOW,
    (OVERSEES, OVER): OF_BELOW,
    (MINUTES, AHEAD): _kept(
        "Trân trọng đề nghị chuẩn bị nội dung để %(body)s %(does)s trước khi hết ngày %(day)s."
    ),
    (MINUTES, TODAY): _kept("Trân trọng đề nghị chuẩn bị nội dung để %(body)s %(does)s trong ngày %(day)s."),
    (MINUTES, OVER): _kept(
        "Trân trọng đề nghị chuẩn bị nội dung để %(body)s sớm %(does)s; theo kế hoạch đến hết ngày %(day)s."
    ),
    (EQUAL, AHEAD): _kept("Trân trọng đề nghị quan tâm, %(does)s trước khi hết ngày %(day)s."),
    (EQUAL, TODAY): _kept("Trân trọng đề nghị quan tâm, %(does)s trong ngày %(day)s."),
    (EQUAL, OVER): _kept("Trân trọng đề nghị quan tâm, sớm %(does)s; thời hạn là hết ngày %(day)s."),
    (BELOW, AHEAD): _kept("Đề nghị quan tâm, %(does)s trước khi hết ngày %(day)s."),
    (BELOW, TODAY): _kept("Đề nghị quan tâm, %(does)s trong ngày %(day)s."),
    (BELOW, OVER): _kept("Đề nghị quan tâm, sớm %(does)s; thời hạn là hết ngày %(day)s."),
}
# To a head, of what others of his body hold; to the committee, of what a body holds.
TO_HEAD = {
    ABOVE: UPWARDS,
    OVERSEES: OF_BELOW,
    EQUAL: _kept("Trân trọng đề nghị quan tâm, chỉ đạo %(body)s sớm %(does)s; thời hạn là hết ngày %(day)s."),
    BELOW: _kept("Đề nghị quan tâm, chỉ đạo %(body)s sớm %(does)s; thời hạn là hết ngày %(day)s."),
}
TO_COMMITTEE = _kept(
    "Trân trọng báo cáo: %(body)s được giao %(does)s, thời hạn là hết ngày %(day)s; đến nay chưa ghi "
    "nhận kết quả. Kính đề nghị xem xét, chỉ đạo."
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


def rank_of_work(rank: str, body: str) -> str:
    """The rank in which one reads of work of a body of that kind ("" without one).

    Who keeps minutes is asked to prepare theirs alone; only what lies before a body above was laid before it.
    """
    if RANKS.get(body) == ABOVE:
        return rank
    if rank == ABOVE:
        return OVERSEES if body else ABOVE
    return RANKS.get(body, BELOW) if rank == MINUTES else rank


def words_to(rank: str, rung: str, tense: str) -> str:
    """The sentence about one piece of work, by whom the rung led to, whichever rung of the table it is."""
    to = receiver_of(rung)
    if to == COMMITTEE and rank not in REPORTED:
        return TO_COMMITTEE
    return TO_HEAD[rank] if to == HEAD and rank in TO_HEAD else TO_HOLDERS[rank, tense]
