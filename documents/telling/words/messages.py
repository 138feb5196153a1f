"""What is told, in whole Vietnamese sentences: who did what and why, until when; nothing noted in secret."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.translation import gettext_noop as _kept

from congress.people.words.addressed import addressed
from documents.packages.told import REPORTING, ToldItem, told_by_key
from documents.paper.language import on_paper
from documents.telling.rules.heard import MOVED, OF_STEPS, URGED, WAITS
from documents.telling.words.sentences import around, sentence_of
from documents.telling.words.things import on_own_lines, things_in
from workflows.models import Duty
from workflows.models.records import NO_DATE
from workflows.queries import notes_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from congress.people.models.bodies import Congress
    from congress.people.models.news import News
    from congress.people.models.people import Person

# How a sentence begins that is polite by itself, unless a greeting above it is so already.
_REPORTS = re.compile(r"(?:Kính|Trân trọng) báo cáo: (\w)")
_ASKS = re.compile(r"Trân trọng đề nghị ")
# Upwards; to the committee about others' work; to everybody else.
OPENINGS = (_kept("kính báo cáo"), _kept("trân trọng báo cáo"), _kept("trân trọng thông báo"))
_STARRED = re.compile(r"\d{2}/\d{2}/([12]\d{3})\)?\*")
# What a step brings that a sentence tells of: a verdict, a count.
BROUGHT = {
    "documents.packagestep": ("verdict", "decision__decision"),
    "documents.planstep": ("decision",),
}
# What tells of work alone; anything else stays true when that work is done.
WAITING = frozenset({WAITS, MOVED})
# Behind a row about work that somebody has done since, or taken away.
NO_MORE = _kept("Đến nay việc này không còn phải xử lý.")
NO_MORE_ABOVE = _kept("Đến nay việc này không còn chờ xem xét.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row in words, with its last day as it is now; `url` leads to its item, where one may see it."""

    row: News
    text: str
    url: str
    due: date | None = None
    # Whether it is reported to a body above, not told.
    upwards: bool = False


@on_paper()
def in_sentences(rows: Sequence[News], *, reader: Person | None = None) -> list[Sentence]:
    """Each row in words, in their order; of an item that is not there any more nothing is said.

    Without a reader they are words that leave the product: short, and without addresses.
    """
    items = told_by_key(((row.item_type, row.item_id) for row in rows), reader)
    steps = steps_told(rows, items)
    days, over = days_now(rows, steps)
    # What leaves the product says nothing twice, and of nothing that waits no more.
    left_out = set() if reader else over | said_by_reminders(rows, items)
    beside, sentences = around(rows, steps), []
    for row in rows:
        item, due = items.get((row.item_type, row.item_id)), days.get(row.pk, row.due)
        if row.pk in left_out or (row.words and row.item_type and item is None and reader is None):
            # It was said of something that does not hold any more.
            continue
        if row.words:
            url, upwards = item.url if item else "", row.words.startswith(REPORTING)
            sentences.append(Sentence(row, row.words, url, upwards=upwards))
        elif item is not None:
            text = sentence_of(row, item, steps.get(row.pk), beside, due=due, short=reader is None)
            upwards = beside.stands_above(row) or things_in([text])[0].startswith(REPORTING)
            if row.pk in over and row.event in WAITING:
                text = f"{text} {NO_MORE_ABOVE if upwards else NO_MORE}"
            sentences.append(Sentence(row, text, item.url, due, upwards))
    return sentences


@on_paper()
def message_to(
    person: Person,
    texts: Sequence[str],
    congress: Congress,
    office: str,
    *,
    upwards: bool = False,
    later: int = 0,
) -> str:
    """What the office sends or reads out to one person: whom, from whom, each thing, where to ask.

    So many things are told `later`, in another message.
    """
    lines = on_own_lines(below_greeting(texts))
    if later:
        lines.append(_kept("Còn %(later)d việc khác sẽ được báo tiếp.") % {"later": later})
    facts = {"who": addressed(person, congress.association), "office": office}
    opens = _kept("Kính gửi %(who)s, %(office)s %(says)s:")
    head = opens % (facts | {"says": opening_words(texts, upwards=upwards)})
    asks = _kept("Trân trọng.")
    if congress.office_phone:
        asks = _kept("Mọi trao đổi, xin liên hệ điện thoại %(phone)s. Trân trọng.") % {
            "phone": congress.office_phone
        }
    return "\n".join([head, *lines, *notes_on(lines), asks])


def opening_words(texts: Iterable[str], *, upwards: bool) -> str:
    """How who sends it says these sentences: he reports, or he tells."""
    if upwards:
        return OPENINGS[0]
    return OPENINGS[1] if any(_REPORTS.match(thing) for thing in things_in(texts)) else OPENINGS[2]


def below_greeting(texts: Iterable[str]) -> list[str]:
    """Each thing as it stands below a greeting: what it says already is not said in each of them."""
    bare = (_REPORTS.sub(lambda match: match[1].upper(), thing) for thing in things_in(texts))
    return [_ASKS.sub(_kept("Đề nghị "), thing) for thing in bare]


@on_paper()
def notes_on(lines: Iterable[str]) -> list[str]:
    """What a star behind a day of these lines means: the message is read where nobody can ask the page."""
    years = {int(year) for line in lines for year in _STARRED.findall(line)}
    return notes_below(date(year, 1, 1) for year in years)


def steps_told(rows: Iterable[News], items: dict[tuple[str, int], ToldItem]) -> dict[int, Any]:
    """Row -> the step it tells of; one question for each type of item."""
    wanted: dict[Any, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        told = items.get((row.item_type, row.item_id))
        if told is not None and row.event in OF_STEPS:
            wanted[told.item.steps.model][row.item_id, row.number].append(row.pk)
    found: dict[int, Any] = {}
    for model, keys in wanted.items():
        places = {item for item, _number in keys}, {number for _item, number in keys}
        rows_ = model.objects.filter(item__in=places[0], sequence__in=places[1])
        for step in rows_.select_related(*BROUGHT.get(model._meta.label_lower, ())):
            found |= dict.fromkeys(keys.get((step.item_id, step.sequence), ()), step)
    return found


def said_by_reminders(rows: Iterable[News], items: Mapping[tuple[str, int], ToldItem]) -> set[int]:
    """The rows that tell of work alone which the text of a reminder among them names."""
    asked: dict[tuple[Any, ...], str] = {}
    for row in rows:
        told = items.get((row.item_type, row.item_id))
        if told is None or row.event != URGED:
            continue
        for work in told.item.works.all():
            duty = work.duty
            if work.holds:
                asked[row.person_id, duty.item_type, duty.item_id, duty.holder, duty.right] = told.what
    found = set()
    for row in rows:
        told = items.get((row.item_type, row.item_id))
        reminder = asked.get((row.person_id, row.item_type, row.item_id, row.body_id, row.right), "")
        if told and row.event in WAITING and told.what in reminder:
            found.add(row.pk)
    return found


def days_now(rows: Iterable[News], steps: Mapping[int, Any]) -> tuple[dict[int, date | None], set[int]]:
    """Row -> until when its work waits by the plan of now, whatever its own day; and what does no more.

    The same right at another stage is other work. One question for all of them.
    """
    waited = [row for row in rows if row.right]
    types, ids = {row.item_type for row in waited}, {row.item_id for row in waited}
    duties = Duty.objects.filter(item_type__in=types, item_id__in=ids) if waited else Duty.objects.none()
    # The last one of the same work counts, the open before those that are done.
    order = duties.order_by(F("closed").desc(nulls_first=True), "-id")
    held: dict[tuple[Any, ...], list[Duty]] = defaultdict(list)
    for duty in order:
        person = None if duty.holder else duty.person_id
        held[duty.item_type, duty.item_id, duty.holder, duty.right, person].append(duty)
    found: dict[int, date | None] = {}
    over: set[int] = set()
    for row in waited:
        mine = held[
            row.item_type, row.item_id, row.body_id, row.right, None if row.body_id else row.person_id
        ]
        step = steps.get(row.pk)
        # Where the step led, or what it opened beside (a track has stages of its own).
        stages = {duty.stage for duty in mine if step and duty.opened == step.at} | {step and step.target}
        last = next(iter([duty for duty in mine if duty.stage in stages] or mine), None)
        found[row.pk] = row.due if last is None else None if last.closed or last.due == NO_DATE else last.due
        over |= {row.pk} if last and last.closed else set()
    return found, over
