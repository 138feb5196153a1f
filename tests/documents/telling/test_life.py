"""A life over a congress of one's own in all five ways: each act is told once, to whom a table apart says.

`make sweep` lives a whole year of it, with Tết; the ordinary run its first season.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest

from congress.models import News, PassedOn, Person, UrgedWork, Urging
from congress.people.services.news import mark_read, pass_on
from documents.consulting.services.letters import mark_sent
from documents.models import Package, UnitReminder
from documents.telling.papers.calendar_facts import calendar_entries
from documents.telling.papers.calendar_feed import calendar_text
from documents.telling.papers.posting import post_round
from documents.telling.papers.slips import slips_of
from documents.telling.papers.urging_letter import paper_of_letter
from documents.telling.rows import group_messages, lines_on_paper, lines_to_pass
from documents.telling.services.letters import write_letters
from documents.telling.services.urging import urge_by_itself
from documents.telling.words.messages import in_sentences
from tests.cast import replan
from tests.demo_world import Visitor
from tests.documents.asked import ask, make_units
from tests.documents.canaries import plant
from tests.documents.telling.lived import LIFE, REPORTED_TWICE, URGED
from tests.sampled import WHOLE
from workflows import clock
from workflows.queries import calendar_in_force, calendar_kept

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow, pytest.mark.sweep]

FIRST, DAYS = date(2022, 3, 21), 365 if WHOLE else 75
# At night, in the morning, at noon, in the afternoon; people read and the office tells in the morning.
HOURS, MORNING = (3, 9, 12, 15), 9
WAYS = (Person.SCREEN, Person.ZALO, Person.TELEPHONE, Person.PAPER, Person.MAIL)


@pytest.fixture
def life(cast, make_package):
    """Two reports and three confidential dossiers on their way; each fifth person is told in another way."""
    dossiers = plant(cast)
    found = SimpleNamespace(
        cast=cast, dossiers=dossiers, texts=[], heard=defaultdict(list), told={}, urged={}
    )
    found.report, found.cadres = (
        make_package("BCCT", "standing"),
        make_package("BCKD", "drafting", due=date(2022, 5, 31)),
    )
    found.round = ask(
        cast, [found.cadres], make_units(cast, 4), opened=date(2022, 3, 18), last_day=date(2022, 3, 31)
    )
    every = [one.pk for one in found.round.asked.all()]
    mark_sent(found.round, every, way="paper", on=date(2022, 3, 18), by=cast.vanphong)
    replan(found.cadres, cast.btc, drafting=date(2022, 4, 14))
    for number, person in enumerate(Person.objects.order_by("pk")):
        told = {"way": WAYS[number % 5], "email": f"p{person.pk}@example.vn", "last_login": clock.now()}
        Person.objects.filter(pk=person.pk).update(**told)
    found.cast.congress.refresh_from_db()
    News.objects.all().delete()
    return found


def tell(life, person, text):
    life.heard[person.pk].append(text)
    life.texts.append(text)


def morning(life, day):
    """Who reads on the site reads; the office tells everybody else, on slips too, and writes letters."""
    for person in Person.objects.filter(way=Person.SCREEN):
        rows = list(person.news.come().filter(seen=None).select_related("by", "body").order_by("id"))
        for one in in_sentences(rows, reader=person):
            tell(life, person, one.text)
        mark_read(person, news=max((row.pk for row in rows), default=0))
    life.texts += [text for _body, text in group_messages(life.cast.congress)]
    on_paper = lines_on_paper(life.cast.congress)
    life.texts += [line for slip in slips_of(life.cast.congress, on_paper) for line in slip.lines()]
    for line in lines_to_pass(life.cast.congress):
        for text in line.said:
            tell(life, line.person, text)
        how = {"way": line.way, "outcome": PassedOn.TOLD, "words": line.message, "news": line.upto}
        pass_on(line.person, life.cast.congress, by=life.cast.vanphong, **how)
    if day.weekday() == 0:
        bodies = [body.pk for body in vars(life.cast.bodies).values()]
        for letter in write_letters(life.cast.congress, bodies, by=life.cast.vanphong):
            paper = paper_of_letter(letter)
            life.texts += [paper.about, paper.asks, *paper.ends, *(what for what, _day in paper.works)]


def lived(life):
    """Every hour of the days that are lived."""
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        for hour in HOURS:
            with (
                calendar_kept(),
                clock.frozen(datetime(day.year, day.month, day.day, hour, tzinfo=clock.HANOI)),
            ):
                if hour == MORNING and day in LIFE:
                    last = max(News.objects.values_list("pk", flat=True), default=0)
                    for name in ("report", "cadres"):
                        setattr(life, name, Package.objects.get(pk=getattr(life, name).pk))
                    LIFE[day][0](life)
                    found = defaultdict(set)
                    for row in News.objects.filter(pk__gt=last).select_related("person"):
                        found[row.event].add(row.person.username)
                    life.told[day] = dict(found)
                urged = urge_by_itself()
                if urged:
                    life.urged.setdefault(day, set()).update(one.person.username for one in urged)
                post_round()
                if hour == MORNING and calendar_in_force().is_working(day):
                    morning(life, day)


def test_a_life_is_told_to_whom_it_concerns_once_and_in_no_hour_of_rest(cast, life, mailoutbox):
    lived(life)
    for letter in mailoutbox:
        life.texts.append(f"{letter.subject}\n{letter.body}")
    with clock.frozen(datetime(2022, 4, 1, 9, tzinfo=clock.HANOI)):
        people = Person.objects.filter(is_active=True)
        life.texts += [calendar_text("Lịch", calendar_entries(person)) for person in people]
        life.texts += [Visitor(person).read("/thong-bao/") for person in (cast.truong, cast.tttd, cast.btc)]
    life.texts += list(UnitReminder.objects.values_list("words", flat=True))
    made, calendar = list(Urging.objects.all()), calendar_in_force()

    end = FIRST + timedelta(days=DAYS)
    assert life.told == {day: expected for day, (_act, expected) in LIFE.items() if day < end}
    assert life.urged == {day: people for day, people in URGED.items() if day < end}
    # Above the cap, out of hours, a rung twice, upwards: none.
    assert max(Counter((one.person_id, one.day) for one in made).values()) == 1
    assert [one for one in made if not calendar.is_working(one.day)] == []
    assert {one.at.astimezone(clock.HANOI).hour for one in made} <= {9, 15}
    assert max(Counter(UrgedWork.objects.values_list("person", "duty", "rung", "due")).values()) == 1
    assert {one.rank for one in made} <= {"equal", "below"}
    # Heard twice, in whichever way: what was done twice alone.
    twice = [text for said in life.heard.values() for text, times in Counter(said).items() if times > 1]
    assert [text.partition(". ")[0] for text in twice] == [REPORTED_TWICE]
    assert max(Counter(PassedOn.objects.values_list("person", "at__date")).values()) == 1
    assert max(Counter((letter.to[0], letter.body) for letter in mailoutbox).values()) == 1
    assert len({letter.extra_headers["Message-ID"] for letter in mailoutbox}) == len(mailoutbox) > 0
    whole = "\n".join(life.texts)
    assert life.dossiers.canaries.caught(whole) == set()
    assert [word for word in ("quá hạn", "chậm trễ", "bạn ") if word in whole.lower()] == []
