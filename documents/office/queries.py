"""What the office has before it: what waits for whom, whom it may enter for, and objections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.hats import hats
from congress.people.queries.seats import people_who_may, people_who_may_on_congress
from congress.people.services.journal import journal_of
from congress.people.words.grounds import SPOKEN
from congress.roles import Right
from documents.office.models import Objection
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageStep
from documents.packages.queries.drafts import FOR_OTHERS
from documents.packages.queries.duties import packages_waiting_for
from documents.packages.queries.judgements import JUDGING
from documents.packages.queries.visible import visible_ids, with_paper
from documents.packages.unconfirmed import Unconfirmed
from documents.packages.words.history import ground_in_words, sentence
from documents.packages.words.spoken import RETURNS, spoken_ground
from workflows import clock, history
from workflows.engine.conditions import waited_at
from workflows.models import Duty
from workflows.procedures.rows import WAITED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from workflows.procedures.rows import Transition

RECENT, WEEK = timedelta(days=30), 7
SPARE_PRINTED = _kept("In tập dự phòng trên giấy.")
# The sheet of the week names its lines so; a name once stored in a form is never renamed.
ENTERED = "nhap-thay"


@dataclass(frozen=True, slots=True)
class LastSpare:
    """The day on which the set on paper was printed, and how many days ago; None where it never was."""

    day: date | None
    days: int | None

    @property
    def is_old(self) -> bool:
        """Whether this week's is still to be printed."""
        return self.days is None or self.days >= WEEK


def people_to_enter_for(package: Package, move: Transition) -> QuerySet[Person]:
    """Everybody who may make this move himself, by given name."""
    if move.right == Right.COORDINATE:
        return people_who_may_on_congress(move.right, package.congress_id)
    if move.holder == WAITED:
        held = [(duty.right, duty.holder) for duty in waited_at(package) if duty.holder]
        able = {one.pk for right, body in held for one in people_who_may(right, [body], own=True)}
        return Person.objects.filter(pk__in=able)
    bodies = [one.body_id for one in package.bodies(move.holder) if one.body_id]
    return people_who_may(move.right, bodies, own=True)


def waiting_in(congress: Congress) -> QuerySet[Duty]:
    """The open duties of a congress, the earliest last day first."""
    rows = Duty.objects.open_for(Package)
    mine = Package.objects.filter(congress=congress).values("pk")
    return rows.filter(item_id__in=mine).order_by("due", "item_id", "id")


def bodies_asked(congress: Congress) -> QuerySet[Body]:
    """Bodies of the congress that are asked for an opinion or a verification now, in their order."""
    rows = waiting_in(congress).filter(right__in=JUDGING).order_by()
    return Body.objects.filter(congress=congress, pk__in=rows.values("holder"))


def asked_of(body: Body, *, also: Iterable[str] = ()) -> list[tuple[Package, Transition]]:
    """The packages about which this body is asked now, each with the move that records its answer.

    `also` are codes of packages that a letter speaks of: those that wait no longer are here as well.
    """
    found = [package for right in JUDGING for package in with_paper(packages_waiting_for(body.pk, right))]
    rest = Package.objects.filter(congress=body.congress_id, code__in=also)
    found += with_paper(rest.exclude(pk__in=[package.pk for package in found]).order_by("code"))
    pairs = []
    for package in found:
        here = package.definition.moves_from(package.state)
        for move in (*here, *package.definition.moves()):
            holders = {one.body_id for one in package.bodies(move.holder)}
            if "verdict" in move.answers and body.pk in holders:
                pairs.append((package, move))
                break
    return pairs


def entered_for(person: Person) -> QuerySet[PackageStep]:
    """Steps that the office made in this person's name, the newest first."""
    found = PackageStep.objects.filter(acting_for=person.pk, ground__in=FOR_OTHERS)
    return found.select_related("item", "actor", "procedure", "objection__answer").order_by("-id")


def lately_entered_for(person: Person) -> list[PackageStep]:
    """Those of the last thirty days, for the home page."""
    since = clock.now() - RECENT
    return list(entered_for(person).filter(entered__gte=since)[:5])


def open_objections(congress: Congress) -> QuerySet[Objection]:
    """Objections that nobody has answered yet, the oldest first."""
    found = Objection.objects.filter(step__item__congress=congress, answer=None)
    return found.select_related("step__item", "step__actor", "step__procedure", "person").order_by("id")


def entered_afterwards(congress: Congress, start: date, end: date) -> QuerySet[PackageStep]:
    """Steps of these days (both inclusive) that were entered on a later day, in the order of their own.

    What was entered from somebody's paper or call counts on the same day too: power may come back by night.
    """
    first, last = (datetime.combine(day, time.min, clock.HANOI) for day in (start, end + timedelta(days=1)))
    rows = PackageStep.objects.filter(item__congress=congress, at__gte=first, at__lt=last)
    days = {name: TruncDate(name, tzinfo=clock.HANOI) for name in ("at", "entered")}
    late = rows.alias(of=days["at"], typed=days["entered"])
    late = late.filter(Q(typed__gt=F("of")) | Q(ground__in=FOR_OTHERS))
    steps: QuerySet[PackageStep] = late.select_related("item__procedure", "actor", "acting_for")
    return steps.order_by("at", "pk")


def last_spare(congress: Congress) -> LastSpare:
    """When the set on paper was printed last, and whether a week has gone by since."""
    row = journal_of(congress).filter(change_message=SPARE_PRINTED).first()
    day = clock.local_day(row.action_time) if row else None
    return LastSpare(day, (clock.today() - day).days if day else None)


def only_said(congress: Congress) -> QuerySet[PackageStep]:
    """Steps that nobody confirmed: entered by telephone for others, or resting on what may be only a talk."""
    rows = PackageStep.objects.filter(item__congress=congress, entry_confirmed=None, objection=None)
    called = Q(ground="telephone", acting_for__isnull=False)
    named = Q(action__in=RETURNS) | Q(decision__decision__minutes_ref__iregex=SPOKEN)
    told = ("item__procedure", "actor", "acting_for", "verdict", "version", "decision__decision")
    found: QuerySet[PackageStep] = rows.filter(called | named).select_related(*told)
    return found.order_by("pk")


def unconfirmed_entries(congress: Congress, person: Person) -> Iterator[Unconfirmed]:
    """What was entered by telephone, or rests on what was only said, and nobody confirmed or objected to.

    Of a package that the reader may not open it says no more than what everybody of the congress is listed.
    """
    steps = list(only_said(congress))
    words = history.words_of(steps)
    ways = {step: way for step in steps if (way := way_said(step, words.get(step.note_digest, "")))}
    seen = visible_ids(person, {step.item for step in ways}, hats=hats(person))
    bodies = {step.body_id for step in ways if step.ground != "telephone"}
    heads = {one.body_id: one.person for one in heads_of(bodies)} if bodies else {}
    for step, way in ways.items():
        names = history.Names.read(words.get(step.names_digest, ""))
        told = [f"{step.item.code}, {step.item.listed_title}"]
        if step.item_id in seen:
            told += [sentence(step, step.item.definition, names), words.get(step.note_digest, "")]
        called = step.ground == "telephone"
        yield Unconfirmed(
            source=ENTERED,
            key=str(step.pk),
            who=str(step.acting_for if called else heads.get(step.body_id or 0) or names.body),
            what="\n".join(filter(None, told)),
            way=way,
            said_on=clock.local_day(step.at),
            by=str(step.actor),
            url=reverse("package", args=[step.item.code]),
        )


def way_said(step: PackageStep, note: str) -> str:
    """How it was said, where it was only said: by telephone, or the talk that the step names; else ""."""
    return ground_in_words(step.ground) if step.ground == "telephone" else spoken_ground(step, note)


def heads_of(bodies: Iterable[int | None]) -> QuerySet[Membership]:
    """Who heads each of these bodies today."""
    rows = Membership.objects.in_force(clock.today()).filter(body__in=bodies, role="head")
    return rows.select_related("person").order_by("pk")
