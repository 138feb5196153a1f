"""What is told, in whole Vietnamese sentences: who did what and why, until when; nothing noted in secret."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.text import Truncator
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.words.addressed import addressed
from documents.packages.told import ToldItem, told_items
from documents.packages.words.days import planned_day
from documents.paper.language import on_paper
from documents.telling.law import AHEAD, OVER, TODAY, words_to
from documents.telling.rules import ABOVE, OF_STEPS, words_for
from workflows.history import Names, words_of
from workflows.models import Duty
from workflows.models.records import NO_DATE
from workflows.naming import as_called
from workflows.queries import notes_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.bodies import Congress
    from congress.people.models.news import News
    from congress.people.models.people import Person
    from congress.people.models.urgings import UrgedWork, Urging

# Of a reason, what a message holds; and how many things one message tells of.
LONGEST_WHY, MOST_TOLD = 300, 6
# How a sentence to a body above begins, unless a greeting above it says so already.
_REPORTS = re.compile(r"Kính báo cáo: (\w)")
_STARRED = re.compile(r"\d{2}/\d{2}/([12]\d{3})\*")
# Behind a row about work that somebody has done since, or taken away.
NO_MORE = _kept("Việc này nay không còn chờ xử lý.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row in words, with its last day as it is now; `url` leads to its item, where one may see it."""

    row: News
    text: str
    url: str
    due: date | None = None

    @property
    def upwards(self) -> bool:
        """Whether it is reported to a body above, not told."""
        above = self.row.body is not None and self.row.body.kind in ABOVE
        return above or bool(_REPORTS.search(self.text))


@on_paper()
def in_sentences(rows: Sequence[News], *, reader: Person | None = None) -> list[Sentence]:
    """Each row in words, in their order; of an item that is not there any more nothing is said.

    Without a reader they are words that leave the product: short, and without addresses.
    """
    by_type: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        by_type[row.item_type].add(row.item_id)
    items = {
        (item_type, key): item
        for item_type, ids in by_type.items()
        for key, item in told_items(item_type, ids, reader).items()
    }
    steps, days, over = steps_told(rows, items), *days_now(rows)
    known = words_of(steps.values())
    found = []
    for row in rows:
        item, due = items.get((row.item_type, row.item_id)), days.get(row.pk, row.due)
        if row.words and row.item_type and item is None and reader is None:
            # It was said of something that does not hold any more.
            continue
        if row.words:
            found.append(Sentence(row, row.words, item.url if item else ""))
        elif item is not None:
            text = _text(row, item, steps.get(row.pk), known, due=due, short=reader is None)
            text = f"{text} {NO_MORE}" if row.pk in over else text
            found.append(Sentence(row, text, item.url, due))
    return found


@on_paper()
def message_to(
    person: Person, texts: Sequence[str], congress: Congress, office: str, *, upwards: bool = False
) -> str:
    """What the office sends or reads out to one person: whom, from whom, each thing, where to ask."""
    told = below_greeting(texts[:MOST_TOLD], upwards=upwards)
    lines = told if len(told) == 1 else [f"{number}. {text}" for number, text in enumerate(told, 1)]
    if len(texts) > MOST_TOLD:
        lines.append(_kept("Ngoài ra còn %(more)d việc khác.") % {"more": len(texts) - MOST_TOLD})
    opens = _kept("Kính gửi %(who)s, %(office)s trân trọng thông báo:")
    if upwards:
        opens = _kept("Kính gửi %(who)s, %(office)s kính báo cáo:")
    head = opens % {"who": addressed(person, congress.association), "office": office}
    asks = _kept("Trân trọng.")
    if congress.office_phone:
        asks = _kept("Mọi trao đổi, xin liên hệ điện thoại %(phone)s. Trân trọng.") % {
            "phone": congress.office_phone
        }
    return "\n".join([head, *lines, *notes_on(lines), asks])


def below_greeting(texts: Iterable[str], *, upwards: bool) -> list[str]:
    """The sentences as they stand below a greeting: one that reports says so once, not in each of them."""
    return [_REPORTS.sub(lambda found: found[1].upper(), text) if upwards else text for text in texts]


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
        for step in model.objects.filter(item__in=places[0], sequence__in=places[1]):
            found |= dict.fromkeys(keys.get((step.item_id, step.sequence), ()), step)
    return found


def days_now(rows: Iterable[News]) -> tuple[dict[int, date | None], set[int]]:
    """Row -> until when its work waits by the plan of now, whatever its own day; and what does no more.

    One question for all of them.
    """
    waited = [row for row in rows if row.right]
    types, ids = {row.item_type for row in waited}, {row.item_id for row in waited}
    duties = Duty.objects.filter(item_type__in=types, item_id__in=ids) if waited else Duty.objects.none()
    # The last one of the same work counts, the open before those that are done.
    order = duties.order_by(F("closed").desc(nulls_first=True), "-id")
    places = order.values_list("item_type", "item_id", "holder", "right", "person", "due", "closed")
    last: dict[tuple[Any, ...], tuple[date | None, bool]] = {}
    for item_type, item_id, holder, right, person, day, closed in places:
        place = (item_type, item_id, holder, right, None if holder else person)
        last.setdefault(place, (None if day == NO_DATE or closed else day, bool(closed)))
    found: dict[int, date | None] = {}
    over: set[int] = set()
    for row in waited:
        mine = (row.item_type, row.item_id, row.body_id, row.right, None if row.body_id else row.person_id)
        found[row.pk], done = last.get(mine, (row.due, False))
        over |= {row.pk} if done else set()
    return found, over


def _text(
    row: News, told: ToldItem, step: Any, known: dict[str, str], *, due: date | None, short: bool
) -> str:
    names = Names.read(known.get(step.names_digest, "")) if step else None
    who = (names.body or names.person) if names else ""
    definition = told.item.definition if step else None
    move = definition.move(step.action, step.source) if definition else None
    why = "" if step is None or told.secret else known.get(step.note_digest, "")
    if short:
        why = " ".join(Truncator(why).chars(LONGEST_WHY).split())
    above = row.body is not None and row.body.kind in ABOVE
    facts = {
        "who": who or (str(row.by) if row.by else _kept("quy trình")),
        "what": told.what,
        "why": f": {why}" if why else "",
        "move": as_called(move.written, told.item.congress_id) if move else "",
        "stage": definition.label_of(step.target) if definition else "",
        "body": row.body.name if row.body else "",
    }
    pattern, until = words_for(row.item_type, row.event, above=above)
    text = pattern % facts
    text = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    text = f"{text[:1].upper()}{text[1:]}"
    return f"{text} {until % {'day': planned_day(due)}}" if due else text


@on_paper()
def urging_in_words(urging: Urging, works: Sequence[UrgedWork]) -> str:
    """What somebody wrote, else a sentence for each piece of work, by the rank of who reads it."""
    if urging.words:
        return urging.words
    told = [(row.duty, row.rung) for row in works]
    return " ".join(reminder_words(told, urging.rank, urging.day))


def reminder_words(works: Iterable[tuple[Duty, str]], rank: str, day: date) -> list[str]:
    """A sentence for each piece of work as it stands on that day; none of what is not there any more."""
    return reminders_in_words([(list(works), rank)], day)[0]


def reminders_in_words(asked: Sequence[tuple[Sequence[tuple[Duty, str]], str]], day: date) -> list[list[str]]:
    """The same for many people at once, each with his rank; as many questions as for one."""
    every = [duty for works, _rank in asked for duty, _rung in works]
    ids: dict[str, set[int]] = defaultdict(set)
    for duty in every:
        ids[duty.item_type].add(duty.item_id)
    items = {
        (kind, key): one for kind, keys in ids.items() for key, one in told_items(kind, keys, None).items()
    }
    names = dict(Body.objects.filter(pk__in={duty.holder for duty in every}).values_list("pk", "name"))
    found = []
    for works, rank in asked:
        said = []
        for duty, rung in works:
            item = items.get((duty.item_type, duty.item_id))
            if item is not None:
                tense = OVER if duty.due < day else TODAY if duty.due == day else AHEAD
                facts = {
                    "what": item.what,
                    "body": names.get(duty.holder or 0, ""),
                    "day": planned_day(duty.due),
                }
                said.append(words_to(rank, rung, tense) % facts)
        found.append(said)
    return found
