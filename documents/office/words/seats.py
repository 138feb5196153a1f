"""Who sits in which body, as the office reads it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.offices import Absence
from congress.people.queries.passings import passed_in_words, passing_of
from congress.people.queries.pens import paper_only_signers
from congress.people.queries.reach import kept_people
from congress.people.queries.seats import in_rank
from congress.people.words.addressed import in_precedence
from congress.roles import DELEGATE, LENDABLE, READING, Right, body_rights
from workflows import clock
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.bodies import Congress


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat, with what is to be known about it besides name and title."""

    seat: Membership
    notes: list[str]
    lends: bool
    absence: Absence | None
    # Whether the office keeps his facts, or another association does.
    kept: bool = True
    signs: bool = False

    @classmethod
    def of(cls, seat: Membership, absence: Absence | None, *, kept: bool, paper_only: bool) -> SeatLine:
        """A seat with what is to be noted of it."""
        notes = []
        if seat.start > clock.today():
            notes.append(_("Từ ngày %(day)s") % {"day": f"{seat.start:%d/%m/%Y}"})
        if seat.end:
            notes.append(_("Đến hết ngày %(day)s") % {"day": f"{seat.end:%d/%m/%Y}"})
        if seat.role == DELEGATE:
            rights = [Right(name) for name in seat.scope if name in Right]
            what = ", ".join(str(right.label) for right in rights if right not in READING)
            notes.append(_("Theo ủy quyền của %(who)s: %(what)s") % {"who": seat.delegator, "what": what})
        if absence:
            facts = {"start": f"{absence.start:%d/%m/%Y}", "end": f"{absence.end:%d/%m/%Y}"}
            away = absence.start <= clock.today()
            words = _("Vắng đến hết ngày %(end)s") if away else _("Sẽ vắng từ %(start)s đến hết %(end)s")
            notes.append(words % facts)
        if not seat.person.is_active:
            row = passing_of(seat.person)
            died = passed_in_words(row.day) if row is not None and row.day else ""
            notes.append(f"{died[:1].upper()}{died[1:]}" or _("Tài khoản đã đóng"))
        lends = bool((LENDABLE & body_rights(seat.role)) - READING)
        if paper_only:
            notes.append(_("Chỉ ký trên giấy"))
        signs = Right.SIGN in body_rights(seat.role)
        return cls(seat, notes, lends, absence, kept, signs)


@dataclass(frozen=True, slots=True)
class Bench:
    """One body and its seats; `shown` opens it without a click."""

    body: Body
    head: Membership | None
    shown: bool
    lines: list[SeatLine] = field(default_factory=list)
    # How many there are on all pages of the list.
    total: int = 0


def benches(congress: Congress, sought: str) -> list[Bench]:
    """Every body of a congress with its seats of today and later; only those found when words are sought."""
    bodies = list(Body.objects.filter(congress=congress))
    lines: dict[int, list[SeatLine]] = {body.pk: [] for body in bodies}
    rows = Absence.objects.filter(end__gte=clock.today(), person__memberships__body__congress=congress)
    kept = set(kept_people(congress).values_list("pk", flat=True))
    absences = {row.person_id: row for row in rows.order_by("-start", "-pk")}
    held = Membership.objects.not_ended(clock.today()).filter(body__congress=congress)
    seats = in_precedence(in_rank(held.select_related("body")), congress.association)
    pens = paper_only_signers({seat.person_id for seat in seats if Right.SIGN in body_rights(seat.role)})
    for seat in seats:
        facts = {"kept": seat.person_id in kept, "paper_only": seat.person_id in pens}
        lines[seat.body_id].append(SeatLine.of(seat, absences.get(seat.person_id), **facts))
    words = searchable(sought).split()
    found = []
    for body in bodies:
        # All seats of a body that is found by its name; else the seats of the persons found.
        mine, named = lines[body.pk], all(word in body.folded for word in words)
        if not named:
            mine = [line for line in mine if all(word in line.seat.person.folded for word in words)]
        heads = (line.seat for line in lines[body.pk] if line.seat.role == "head")
        head = next((seat for seat in heads if seat.start <= clock.today()), None)
        if named or mine:
            found.append(Bench(body, head, shown=bool(words), lines=mine, total=len(mine)))
    return found


def seats_in_turn(found: Iterable[Bench]) -> list[tuple[Bench, SeatLine | None]]:
    """Each seat with its body, to be cut into pages; a body without any stands once."""
    nobody: list[SeatLine | None] = [None]
    return [(bench, line) for bench in found for line in bench.lines or nobody]


def benches_again(rows: Iterable[tuple[Bench, SeatLine | None]]) -> list[Bench]:
    """The bodies of one page, each with those of its seats that stand on it."""
    groups = groupby(rows, key=lambda row: row[0].body.pk)
    cut = [list(group) for _body, group in groups]
    return [replace(group[0][0], lines=[line for _bench, line in group if line]) for group in cut]
