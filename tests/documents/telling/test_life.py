"""A life over a congress of one's own in all five ways: each act is told once, to whom a table apart says.

`make sweep` lives a whole year of it, with Tết; the ordinary run its first season.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest

from congress.models import Absence, News, PassedOn, Person, UrgedWork, Urging
from congress.people.services.news import mark_read, pass_on
from documents.consulting.services.letters import mark_sent
from documents.models import Package, PaperSignature, UnitReminder
from documents.opinions.services import answer_comment, comment
from documents.packages.answers.values import Return
from documents.telling.papers.calendar_facts import calendar_entries
from documents.telling.papers.calendar_feed import calendar_text
from documents.telling.papers.posting import post_round
from documents.telling.papers.slips import slips_of
from documents.telling.papers.urging_letter import paper_of_letter
from documents.telling.rows import group_messages, lines_on_paper, lines_to_pass
from documents.telling.services.letters import write_letters
from documents.telling.services.urging import urge_by_itself
from documents.telling.words import in_sentences
from documents.voting.services.closing import cancel_poll
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from tests.cast import PEOPLE, count, draft, perform, replan
from tests.demo_world import Visitor
from tests.documents.asked import ask, make_units
from tests.documents.canaries import plant
from tests.documents.postponing.test_postponing import MOVED, decision, move
from tests.documents.signing.test_pens import came_back, seen
from tests.documents.tasks.told import DONE, given
from tests.sampled import WHOLE
from workflows import clock, engine
from workflows.queries import calendar_in_force, calendar_kept

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

FIRST, DAYS = date(2022, 3, 21), 365 if WHOLE else 75
# At night, in the morning, at noon, in the afternoon; people read and the office tells in the morning.
HOURS, MORNING = (3, 9, 12, 15), 9
WAYS = (Person.SCREEN, Person.ZALO, Person.TELEPHONE, Person.PAPER, Person.MAIL)
LEADS, FUNDS, STANDING = {"truong", "thuky"}, {"tbtc", "tbtc2"}, {"chutich", "thuongtruc", "vanphong"}
REPORTED_TWICE = (
    "Tiểu ban Tài chính báo cáo đã hoàn thành nhiệm vụ “Chọn địa điểm, giữ hội trường” (DH3-NV001)"
)
# All who work for the congress, but for who put it off and for whom nobody knows.
EVERYBODY = (set(PEOPLE) | {"vanphong2", "theodoi"}) - {"btc", "nguoila"}


def hand_back(life):
    """Thường trực gives the report back."""
    answers = {"return": Return(None)}
    return perform(life.report, "send_back", life.cast.thuongtruc, note="Thiếu phụ lục.", **answers)


def bring_up(life):
    """Drafted anew, handed in and passed by the subcommittee."""
    lead = life.cast.truong
    perform(life.report, "revise", lead, version=draft(life.report, "Sửa"))
    perform(life.report, "to_subcommittee", lead)
    perform(life.report, "decide_subcommittee", lead, decision=count(life.report.lead))


def pass_up(life):
    """The vote in writing is given up; Thường trực, Ban Thường vụ, Ban Chấp hành pass it on one day."""
    cast, bodies = life.cast, life.cast.bodies
    cancel_poll(life.poll, "Họp trực tiếp.", by=cast.thuongtruc)
    perform(life.report, "decide_standing", cast.thuongtruc, decision=count(bodies.TT))
    perform(life.report, "decide_executive", cast.vanphong, decision=count(bodies.BTV))
    perform(life.report, "decide_board", cast.vanphong, decision=count(bodies.BCH))


def vote(life):
    terms = PollTerms(manner="writing", way="open", until=date(2022, 3, 29))
    seen_ = engine.seen(life.report)
    life.poll = open_poll(life.report, life.cast.bodies.TT, terms, by=life.cast.thuongtruc, seen=seen_)


def say(life):
    life.said = comment(life.report.current, by=life.cast.tttd, text="Nên nêu rõ nguồn số liệu.")


def give(life, due=date(2022, 4, 28)):
    life.task = given(life.cast, due=due)


def report(life):
    perform(life.task, "report", life.cast.tbtc, task_report=DONE)


def give_back(life):
    perform(life.task, "send_back", life.cast.btc, note="Thiếu phụ lục.", **{"return": None})


def mourn(life):
    days = {"start": date(2022, 4, 25), "end": date(2022, 4, 26), "reason": "có tang"}
    Absence.objects.create(person=life.cast.tbtc2, recorded_by=life.cast.vanphong, **days)


def remind_silent(life):
    committee, page = Visitor(life.cast.btc), f"/lay-y-kien/{life.round.pk}/nhac/"
    lines = committee.client.get(page).context["form"].lines
    words = {f"words-{line.asked.pk}": line.words for line in lines}
    chosen = {f"chosen-{line.asked.pk}": "on" for line in lines}
    assert committee.client.post(page, words | chosen).status_code == 302


def put_off(life):
    """The congress is put off; every package that is on its way moves with it."""
    open_ = Package.objects.filter(counts=True).exclude(state__in=("signed",))
    move(life.cast, decision(life.cast), **{one.kind_code: MOVED for one in open_})


# Day -> what happens on it, and who hears of it: event -> user names. Written by hand of what people.md asks
# for, not of the table of rules.
LIFE = {
    date(2022, 3, 21): (hand_back, {"returned": LEADS}),
    date(2022, 3, 22): (
        lambda life: replan(life.report, life.cast.btc, returned=date(2022, 3, 24)),
        {"moved": LEADS},
    ),
    date(2022, 3, 23): (say, {}),
    date(2022, 3, 24): (
        lambda life: answer_comment(life.said, by=life.cast.truong, text="Xin tiếp thu."),
        {"answered": {"tttd"}},
    ),
    # The secretary records for the subcommittee, then Thường trực is waited for.
    date(2022, 3, 25): (bring_up, {"waits": {"thuky", *STANDING}, "decided": {"thuky"}}),
    date(2022, 3, 28): (vote, {"poll": {"chutich", "bch01", "bch02", "bch03"}}),
    date(2022, 3, 29): (pass_up, {"waits": STANDING, "decided": LEADS}),
    date(2022, 3, 30): (
        lambda life: came_back(life.cast, life.report, day="30/03/2022"),
        {"signed_pen": LEADS, "signed_for": {"chutich"}},
    ),
    date(2022, 3, 31): (
        lambda life: seen(life.cast.thuongtruc, PaperSignature.objects.get()),
        {"signed": LEADS, "compared": {"vanphong"}},
    ),
    # Units have no account in which anything would wait.
    date(2022, 4, 1): (remind_silent, {}),
    # Everybody hears of the congress, and of his own work who has any; who did it hears nothing.
    date(2022, 4, 4): (
        put_off,
        {
            "postponed": EVERYBODY,
            "moved": {"truong", "thuky", "tbtc", "tbtc2", "tbns", "chutich"},
            "changed": {"tbns", "tbns2"},
        },
    ),
    date(2022, 4, 6): (give, {"given": FUNDS}),
    date(2022, 4, 20): (report, {"reported": {"btc"}}),
    date(2022, 4, 21): (give_back, {"returned": FUNDS}),
    date(2022, 4, 25): (mourn, {}),
    date(2022, 4, 27): (report, {"reported": {"btc"}}),
    date(2022, 4, 28): (lambda life: perform(life.task, "accept", life.cast.btc), {"accepted": FUNDS}),
    date(2022, 5, 10): (
        lambda life: perform(life.cadres, "cancel", life.cast.btc, note="Gộp vào báo cáo khác."),
        {"taken": LEADS},
    ),
    date(2023, 1, 10): (lambda life: give(life, due=date(2023, 1, 27)), {"given": FUNDS}),
}
# Day -> who is reminded on it.
# The ladder of a confidential report until 23/03, of the report until 24/03, of a dossier until 29/03 (then
# all is put off), of the task until 28/04, whose secretary is in mourning on the day, and of one over Tết.
URGED = {
    date(2022, 3, 21): {"tbtc2"},
    date(2022, 3, 22): {"thuky"},
    date(2022, 3, 23): {"tbtc2"},
    date(2022, 3, 24): {"tbtc2", "thuky"},
    date(2022, 3, 25): {"tbns"},
    date(2022, 3, 28): {"tbtc"},
    date(2022, 3, 29): {"tbns"},
    date(2022, 3, 30): {"tbns", "btc"},
    date(2022, 4, 1): {"tbns"},
    date(2022, 4, 26): {"tbtc"},
    date(2022, 4, 27): {"btc"},
    # Put off: those of the report until 22/07, of the dossier until 29/07.
    date(2022, 7, 20): {"tbtc2"},
    date(2022, 7, 22): {"tbtc2"},
    date(2022, 7, 25): {"tbtc2"},
    date(2022, 7, 27): {"tbtc", "tbns"},
    date(2022, 7, 29): {"btc", "tbns"},
    date(2022, 8, 1): {"tbns"},
    date(2022, 8, 3): {"tbns"},
    date(2022, 8, 5): {"btc"},
    # Two working days before 27/01 lie before Tết; nobody hears of it until the day itself.
    date(2023, 1, 18): {"tbtc2"},
    date(2023, 1, 27): {"tbtc2"},
    date(2023, 1, 30): {"tbtc2"},
    date(2023, 2, 1): {"tbtc"},
    date(2023, 2, 3): {"btc"},
}


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
