"""The facts of the set on paper: every open package as it stands, and who is reached how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from congress.people.queries.hats import hats
from congress.people.queries.reach import units_of
from documents.office.papers.spare import SparePackage, SparePaper
from documents.office.words.seats import benches
from documents.packages.letters import letter_book
from documents.packages.models.packages import Package
from documents.packages.queries.duties import contacts_for, duties_of, standings_by_signer
from documents.packages.queries.plans import ahead_of
from documents.packages.queries.visible import visible_ids, with_paper
from documents.packages.words.days import planned_day, standing_label
from documents.paper.letterhead import Letterhead
from workflows import clock
from workflows.queries import notes_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


def spare_of(congress: Congress, reader: Person) -> SparePaper:
    """The set for who prints it; of a package that he may not read it says what everybody is listed."""
    arrived, left = letter_book().last_numbers(congress.association) if congress.association else ("", ())
    seats = [line.seat for bench in benches(congress, "") for line in bench.lines]
    packages = list(_open_packages(congress, reader))
    return SparePaper(
        head=Letterhead(tuple(congress.org_lines), symbol="", place=congress.place, day=clock.today()),
        congress=congress.name,
        printed=clock.now(),
        by=str(reader),
        packages=packages,
        starred=tuple(notes_below(day for one in packages for day in one.dated)),
        arrived=arrived,
        left=left,
        people=[
            (
                seat.named,
                str(seat.person),
                "; ".join(filter(None, (seat.telephone, seat.person.second_phone))),
            )
            for seat in seats
            if seat.person.is_active and seat.start <= clock.today()
        ],
        units=list(_units(congress)),
    )


def _open_packages(congress: Congress, reader: Person) -> Iterator[SparePackage]:
    rows = list(with_paper(Package.objects.filter(congress=congress).order_by("code")))
    waiting = duties_of(rows)
    open_ones = [one for one in rows if waiting.get(one.pk)]
    standings = standings_by_signer(open_ones, duties=waiting)
    contacts = contacts_for(duty for one in open_ones for duty in waiting[one.pk])
    readable = visible_ids(reader, open_ones, hats=hats(reader))
    site = settings.SITE_ADDRESS.rstrip("/")
    for one in open_ones:
        plan = one.plan_days
        ahead = [(stage.label, plan[stage.code]) for stage in ahead_of(one) if stage.code in plan]
        roles = {duty.role for duty in waiting[one.pk]}
        seats = [contacts.get((duty.holder, duty.right)) for duty in waiting[one.pk] if duty.holder]
        reached = [(seat.body.name, str(seat.person), seat.telephone) for seat in seats if seat]
        moves = [move for move in one.definition.moves_from(one.state) if move.holder in roles]
        yield SparePackage(
            code=one.code,
            title=one.title if one.pk in readable else one.listed_title,
            stage=one.stage_label,
            holders=tuple(dict.fromkeys(", ".join(filter(None, told)) for told in reached)),
            state=standing_label(standings[one.pk]).text,
            days=tuple(f"{label}: {planned_day(day)}" for label, day in ahead),
            dated=tuple(filter(None, (standings[one.pk].due, *(day for _label, day in ahead)))),
            moves=tuple(move.label for move in moves if not move.aside),
            # Without the address of the site a telephone would open nothing.
            address=f"{site}{reverse('catching-up')}?ma={one.code}" if site else "",
        )


def _units(congress: Congress) -> Iterator[tuple[str, str, str]]:
    today = clock.today()
    rows = units_of(congress).filter(Q(until=None) | Q(until__gte=today)).select_related("head")
    for unit in rows.order_by("code", "id"):
        known = (unit.phone, unit.second_phone, unit.head.phone if unit.head else "")
        numbers = dict.fromkeys(filter(None, known))
        yield f"{unit.code} {unit.name}", str(unit.head or ""), "; ".join(numbers)
