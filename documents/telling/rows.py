"""“Việc báo tin hôm nay”: a row a person, with the text and the ways by which he can be reached."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.news import Unheard, unheard_by_way
from congress.people.queries.ways import way_to_tell, ways_in_words
from congress.people.words.addressed import addressed, spoken_to
from congress.roles import REPORTED_TO
from congress.settingup.queries import office_of
from documents.packages.words.days import planned_day
from documents.paper.listing import Column, Listing
from documents.telling.queries.reminders import reminders_for
from documents.telling.queries.stand_ins import StandIn, stand_ins
from documents.telling.rules.heard import CALLED
from documents.telling.words.messages import (
    OPENINGS,
    Sentence,
    below_greeting,
    in_sentences,
    message_to,
    notes_on,
    opening_words,
)
from documents.telling.words.reminding import reminders_in_words
from documents.telling.words.things import on_own_lines, things_in
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from congress.people.models.bodies import Body, Congress
    from documents.telling.models import UrgingLetter
    from workflows.models import Duty

NO_DAY = date.max
# How many things one message tells of: an app takes 2,000 letters.
MOST_TOLD = 6
# Who is told on paper, and who in no way that is known.
ON_SLIPS = frozenset({Person.PAPER, ""})
OPENINGS_TO_A_BODY = {OPENINGS[2]: _kept("trân trọng thông báo tới")}


@dataclass(frozen=True, slots=True)
class PassLine:
    """One person to be told: how he is called, where he sits, how he is reached, and in which words."""

    person: Person
    name: str
    seats: str
    way: str
    way_named: str
    numbers: tuple[str, ...]
    message: str
    said: tuple[str, ...]
    upto: int
    due: date
    away: StandIn | None
    tried: str
    upwards: bool = False

    @property
    def sms(self) -> str:
        """A link that opens a short message with the text; "" without a number."""
        if not self.numbers:
            return ""
        number = re.sub(r"[^\d+]", "", self.numbers[0])
        return f"sms:{number}?body={quote(self.message)}"


def lines_to_pass(congress: Congress, *, person: int | None = None) -> list[PassLine]:
    """Everybody of a congress whom its office is to tell something, the most urgent first."""
    unheard = unheard_by_way(congress, beside=(CALLED,), person=person)
    rows = [row for one in unheard for row in one.news]
    texts: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in in_sentences(rows):
        texts[sentence.row.person_id].append(sentence)
    ids = {one.person.pk for one in unheard}
    seats, away = seats_in_words(congress, ids), stand_ins(congress, ids)
    office, _people = office_of(congress)
    called = office.name if office else _kept("Văn phòng")
    lines = [
        _urge_line(
            one,
            texts[one.person.pk],
            congress=congress,
            office=called,
            seats=seats.get(one.person.pk, ""),
            away=away.get(one.person.pk),
        )
        for one in unheard
        # Of work that was done since, or moved to another day, nothing is left to say.
        if texts[one.person.pk]
    ]
    return sorted(lines, key=lambda line: (line.due, line.person.sort_name, line.person.pk))


def lines_on_paper(congress: Congress, *, person: int | None = None) -> list[PassLine]:
    """Those of them who get a slip: whose way is paper or who have none; one who is asked for, in any way."""
    lines = lines_to_pass(congress, person=person)
    return [line for line in lines if person or line.way in ON_SLIPS]


def group_messages(congress: Congress) -> list[tuple[str, str]]:
    """For each body that is waited for, its name and one text for all who sit in it."""
    office, _people = office_of(congress)
    called = office.name if office else _kept("Văn phòng")
    rows = [
        row for unheard in unheard_by_way(congress, beside=(CALLED,)) for row in unheard.news if row.right
    ]
    texts: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    for sentence in in_sentences(rows):
        body = sentence.row.body
        # Who keeps the minutes of a body above reads by himself what he is to prepare; the office has its own
        # work on its page, and writes to itself of none.
        above = body is not None and body.kind in REPORTED_TO
        if body is not None and body != office and (sentence.upwards or not above):
            texts[body.name, above][sentence.text] = None
    return [
        (name, text_to_group(name, list(found), office=called, upwards=upwards))
        for (name, upwards), found in sorted(texts.items())
    ]


def text_to_group(body: str, texts: Sequence[str], *, office: str, upwards: bool) -> str:
    """One text for all who sit in a body: who tells it to whom, then each thing."""
    head = _kept("%(office)s %(says)s %(body)s:")
    says = opening_words(texts, upwards=upwards)
    said = on_own_lines(below_greeting(texts))
    facts = {"office": office, "body": body, "says": OPENINGS_TO_A_BODY.get(says, says)}
    return "\n".join([head % facts, *said, *notes_on(said), _kept("Trân trọng.")])


def _urge_line(
    one: Unheard,
    texts: Sequence[Sentence],
    *,
    congress: Congress,
    office: str,
    seats: str,
    away: StandIn | None,
) -> PassLine:
    waiting, upwards = _by_urgency(texts), any(text.upwards for text in texts)
    # A slip has room for all. Of a message only what it names is told: the oldest, and the rest after it;
    # a reminder of many works is not torn apart.
    oldest = sorted(texts, key=lambda text: text.row.pk)
    counted = zip(oldest, accumulate(len(things_in([text.text])) for text in oldest), strict=True)
    fit = [text for text, number in counted if number <= MOST_TOLD or one.way in ON_SLIPS]
    named = fit or oldest[:1]
    later = len(things_in(text.text for text in texts if text not in named))
    return PassLine(
        person=one.person,
        name=addressed(one.person, congress.association),
        seats=seats,
        way=one.way,
        way_named=ways_in_words().get(one.way, _("Chưa có cách báo tin, chưa có điện thoại")),
        numbers=tuple(filter(None, (one.person.phone, one.person.second_phone))),
        message=message_to(
            one.person,
            [text.text for text in _by_urgency(named)],
            congress,
            office,
            upwards=upwards,
            later=later,
        ),
        said=tuple(text.text for text in waiting),
        upto=max(text.row.pk for text in named) if later else one.upto,
        due=min((text.due for text in waiting if text.due), default=NO_DAY),
        away=away,
        tried=one.tried,
        upwards=upwards,
    )


def _by_urgency(texts: Iterable[Sentence]) -> list[Sentence]:
    """Those with the nearest last day first; of one day the newest."""
    return sorted(texts, key=lambda text: (text.due or NO_DAY, -text.row.pk))


def seats_in_words(congress: Congress, people: Collection[int]) -> dict[int, str]:
    """Person -> his seats in words."""
    held = Membership.objects.in_force(clock.today()).own().filter(body__congress=congress, person__in=people)
    found: dict[int, list[str]] = defaultdict(list)
    for seat in held.select_related("body").order_by("body", "id"):
        found[seat.person_id].append(seat.named)
    return {person: "; ".join(named) for person, named in found.items()}


@dataclass(frozen=True, slots=True)
class UrgeLine:
    """One person who may be reminded: how he is called, where he sits, in which words, and until when."""

    person: Person
    name: str
    seats: str
    words: str
    due: date
    upwards: bool
    way_named: str


def urge_lines(congress: Congress) -> list[UrgeLine]:
    """Everybody who may be reminded today, those above last: of them a person decides.

    The questions are as many for many people as for few.
    """
    reminders = reminders_for(congress, again=True)
    told = reminders_in_words(
        [(one.works, one.rank, spoken_to(one.person, congress.association)) for one in reminders],
        clock.today(),
    )
    seats, ways = seats_in_words(congress, {reminder.person.pk for reminder in reminders}), ways_in_words()
    lines = [
        UrgeLine(
            person=reminder.person,
            name=addressed(reminder.person, congress.association),
            seats=seats.get(reminder.person.pk, ""),
            words="\n".join(on_own_lines(words)),
            due=reminder.works[0][0].due,
            upwards=reminder.upwards,
            way_named=ways.get(way_to_tell(reminder.person), ""),
        )
        for reminder, words in zip(reminders, told, strict=True)
    ]
    return sorted(lines, key=lambda line: (line.upwards, line.due, line.person.sort_name))


def body_choices(works: Mapping[Body, Sequence[tuple[Duty, str]]]) -> list[tuple[int, str]]:
    """Bodies with what is due in each, as they are ticked; the one that is due first stands first."""
    return [
        (
            body.pk,
            # What is due stands as the letter will say it, in whichever language the page is.
            format_html(
                '{}: <span lang="vi">{}</span>',
                body.name,
                "; ".join(f"{what} ({planned_day(duty.due)})" for duty, what in found),
            ),
        )
        for body, found in works.items()
    ]


def letters_listing(letters: Iterable[UrgingLetter]) -> Listing[UrgingLetter]:
    """The letters that were written, the newest first."""
    columns: list[Column[UrgingLetter]] = [
        Column(_("Số, ký hiệu"), lambda row: str(row.line), 16, whole=True),
        Column(_("Ngày"), lambda row: row.day, 12, whole=True),
        Column(_("Kính gửi"), lambda row: row.body.name, 40),
        Column(_("Người lập"), lambda row: str(row.by), 24),
        Column(
            _("In (PDF)"), lambda _row: _("In"), link=lambda row: reverse("urging-letter-pdf", args=[row.pk])
        ),
        Column(
            _("Tệp Word"),
            lambda _row: _("Tải tệp Word"),
            link=lambda row: reverse("urging-letter-word", args=[row.pk]),
        ),
    ]
    return Listing(_("Công văn đã lập"), columns, list(letters), empty=_("Chưa lập công văn nào."))
