"""Meetings to come: those a reader sees, what waits for a body, which draft lies before a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_among
from congress.people.queries.seats import holders_of
from congress.roles import Right
from documents.convening.models import AgendaItem, AgendaPaper, ConvenedMeeting
from documents.packages.held import HeldThen, meeting_teller
from documents.packages.queries.duties import packages_of_body
from documents.packages.queries.visible import visible_to, with_paper
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


def convening_bodies(hats: Hats) -> QuerySet[Body]:
    """The bodies of one congress that he may call together: for which he records, or as its office.

    Who decides alone holds no meeting.
    """
    own, office = hats.bodies_with(Right.RECORD), hats.congresses_with(Right.RECORD)
    congress = congress_among({hats.worn[body].congress_id for body in own} | office)
    found = Body.objects.filter(Q(pk__in=own) | Q(congress__in=office), congress=congress)
    return found.exclude(kind="chair").order_by("pk")


def convened_for(hats: Hats) -> QuerySet[ConvenedMeeting]:
    """Every meeting to which a body of his is invited, or that he may call together; the next first."""
    bodies, office = {*hats.worn, *hats.bodies_with(Right.RECORD)}, hats.congresses_with(Right.RECORD)
    found = ConvenedMeeting.objects.filter(Q(body__in=bodies) | Q(body__congress__in=office))
    papers = Prefetch("papers", AgendaPaper.objects.select_related("version"))
    items = AgendaItem.objects.select_related("package__current", "package__procedure", "dropped")
    full = found.select_related("body__congress__association", "end", "moved_to", "invitation__line")
    return full.prefetch_related(Prefetch("items", items.prefetch_related(papers)))


def coming(found: QuerySet[ConvenedMeeting]) -> QuerySet[ConvenedMeeting]:
    """Those of them that will be held, today's among them."""
    return found.filter(end=None, meets_on__gte=clock.today())


def still_waiting(meeting: ConvenedMeeting) -> set[int]:
    """Ids of the packages on the agenda that the body still has to deal with."""
    ids = [item.package_id for item in meeting.items.all() if item.package_id]
    return set(packages_of_body(meeting.body_id).filter(item_id__in=ids).values_list("item_id", flat=True))


def waiting_for_body(body: Body, reader: Person) -> list[Package]:
    """What waits for anything that the body is to do, whatever it is; only what the reader may open."""
    return list(with_paper(visible_to(reader).filter(pk__in=packages_of_body(body.pk))).order_by("code"))


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as it stands: the draft that was sent, None where none was; whether there is a newer."""

    item: AgendaItem
    sent: Version | None
    is_older: bool
    times: int


def held_instead(meeting: ConvenedMeeting) -> list[HeldThen]:
    """The records of this meeting: of its body and day, and of no other half of the day."""
    held = meeting_teller().held_on(meeting.body, meeting.meets_on)
    mine = meeting.part_of_day
    return [one for one in held if not one.half or not mine or one.half == mine]


def agenda_of(meeting: ConvenedMeeting, *, at: datetime | None = None) -> list[AgendaLine]:
    """The items in their order, as they stand now or stood then, but for those that were dropped."""
    items = meeting.items.select_related("dropped") if at else meeting.items.all()
    return [agenda_line(item, at=at) for item in items if not was_dropped(item, at=at)]


def was_dropped(item: AgendaItem, *, at: datetime | None = None) -> bool:
    """Whether it is off the agenda, or was so then."""
    gone = getattr(item, "dropped", None)
    return gone is not None and (at is None or gone.at <= at)


def agenda_line(item: AgendaItem, *, at: datetime | None = None) -> AgendaLine:
    """One item as it stands now, or stood then; `times` is how often a paper was sent for it."""
    papers = [one for one in item.papers.all() if at is None or one.at <= at]
    sent = papers[-1].version if papers else None
    now = item.package.current_id if item.package else None
    return AgendaLine(item, sent, bool(now) and now != (sent.pk if sent else None), len(papers))


def agendas_with(package: Package, bodies: Collection[int]) -> list[AgendaItem]:
    """Items of meetings to come, of these bodies, at which this package is dealt with."""
    found = AgendaItem.objects.filter(
        package=package,
        dropped=None,
        meeting__body__in=bodies,
        meeting__end=None,
        meeting__meets_on__gte=clock.today(),
    )
    return list(found.select_related("meeting__body").order_by("meeting__meets_on", "meeting_id"))


def signer_of_invitation(meeting: ConvenedMeeting) -> str:
    """Who signs the invitation, as the book names him: the head of the body, "" where there is not one."""
    heads = [seat.person for seat in holders_of(meeting.body, meeting.meets_on) if seat.role == "head"]
    return str(heads[0]) if len(heads) == 1 else ""
