"""The board by who is waited for: the body that holds a package, or the person to telephone there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.seats import contacts
from documents.board.queries.landscape import held_rows
from documents.packages.words.days import Label, deadline_label
from documents.paper.listing import Column, Listing
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.memberships import Membership
    from documents.board.queries.landscape import HeldRow
    from documents.board.words import Held, Progress
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class Entry:
    """One package under one heading; entries with the same key stand together."""

    key: tuple[object, ...]
    heading: str
    telephone: str
    item_id: int
    body: str
    due: date


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A package in a group: its row of the board, and since when this body has had it until when."""

    row: Progress
    held: Held
    label: Label


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the rows of this page; the counts are of all pages."""

    heading: str
    telephone: str
    total: int
    late: int
    rows: list[GroupRow]

    @property
    def listing(self) -> Listing[GroupRow]:
        """Its packages as a list."""
        columns: list[Column[GroupRow]] = [
            Column(_("Hồ sơ"), drawn="board/title.html", of=lambda one: one.row, it=lambda one: one.label),
            Column(_("Bước hiện tại"), lambda one: one.row.stage),
            Column(_("Đang giữ"), drawn="board/held.html", it=lambda one: one.held),
            Column(_("Đôn đốc"), drawn="board/urged.html", of=lambda one: one.row),
        ]
        return Listing(self.heading, columns, self.rows, look="even")


def entries(packages: QuerySet[Package], *, body: int | None, by_person: bool) -> list[Entry]:
    """Every holding among the packages in the order of the page; a fixed number of queries."""
    held = [row for row in held_rows(packages) if body in (None, row.holder)]
    names = {one.pk: one.name for one in Body.objects.filter(pk__in={row.holder for row in held})}
    if not by_person:
        found = [_of_body(row, names) for row in held]
    else:
        # (body id, right) -> whom to call about it; one query for each right that occurs.
        bodies: dict[str, set[int]] = {}
        for row in held:
            bodies.setdefault(row.right, set()).add(row.holder)
        seats = {
            (body_id, right): seat
            for right, ids in sorted(bodies.items())
            for body_id, seat in contacts(ids, right).items()
        }

        closed = set(packages.order_by().filter(confidential=True).values_list("pk", flat=True))
        found = [
            _of_body(row, names)
            if row.item_id in closed
            else _of_person(row, names, seats.get((row.holder, row.right)))
            for row in held
        ]
    once = {(entry.key, entry.body, entry.item_id): entry for entry in reversed(found)}
    return sorted(once.values(), key=lambda entry: (entry.key, entry.due, entry.item_id))


def grouped(
    shown: Sequence[Entry],
    whole: Sequence[Entry],
    packages: Sequence[Package],
    rows: Sequence[Progress],
) -> list[Group]:
    """The groups of one page, from the entries it shows and the rows of their packages."""
    row_of = {package.pk: row for package, row in zip(packages, rows, strict=True)}
    found: dict[tuple[object, ...], Group] = {}
    for entry in shown:
        same = [one for one in whole if one.key == entry.key]
        late = sum(one.due < clock.today() for one in same)
        group = found.setdefault(entry.key, Group(entry.heading, entry.telephone, len(same), late, []))
        row = row_of.get(entry.item_id)
        held = next((one for one in row.held if one.body == entry.body), None) if row else None
        if row and held:
            group.rows.append(GroupRow(row, held, deadline_label(entry.due)))
    return list(found.values())


def _of_body(row: HeldRow, names: Mapping[int, str]) -> Entry:
    """Bodies stand in the order in which they were founded, after all persons."""
    name = names[row.holder]
    return Entry((1, "", row.holder), name, "", row.item_id, name, row.due)


def _of_person(row: HeldRow, names: Mapping[int, str], seat: Membership | None) -> Entry:
    name = names[row.holder]
    if seat is None:
        heading = _("%(body)s: chưa có ai được giao việc này") % {"body": name}
        return Entry((2, "", row.holder), heading, "", row.item_id, name, row.due)
    key = (0, seat.person.sort_name, seat.person_id)
    return Entry(key, str(seat.person), seat.telephone, row.item_id, name, row.due)
