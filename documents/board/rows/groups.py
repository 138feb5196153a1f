"""The board by who is waited for: the body that holds a package, or the person to telephone there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.seats import contacts_about
from documents.board.queries.landscape import held_rows
from documents.packages.words.days import Label, deadline_label
from documents.paper.listing import Column, Listing
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.models.memberships import Membership
    from documents.board.queries.landscape import HeldRow
    from documents.board.words.held import Held
    from documents.board.words.lines import Progress
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

    @classmethod
    def of_person(cls, row: HeldRow, body: Body, seat: Membership | None, urged: Collection[int]) -> Entry:
        """The entry of who is to be called; of the body alone where nobody may be."""
        if seat is None:
            heading = _("%(body)s: chưa có ai được giao việc này") % {"body": body.name}
            return cls((2, "", row.holder), heading, "", row.item_id, body.name, row.due)
        key = (0, seat.person.sort_name, seat.person_id)
        number = seat.telephone if body.congress_id in urged else seat.phone
        return cls(key, str(seat.person), number, row.item_id, body.name, row.due)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A package in a group: its row of the board, and since when this body has had it until when."""

    row: Progress
    held: Held
    label: Label
    query: str = ""


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
            _drawn(_("Hồ sơ"), "board/title.html", lambda _one: None),
            _drawn(_("Bước"), "board/place.html", lambda one: one.row.place),
            _drawn(_("Tình trạng"), "board/state.html", lambda one: one.label),
            _drawn(_("Đang giữ"), "board/held.html", lambda one: one.held),
            _drawn(_("Chi tiết"), "board/details.html", lambda one: one.query),
        ]
        return Listing(self.heading, columns, self.rows, look="lines")


def _drawn(heading: str, template: str, it: Callable[[GroupRow], object]) -> Column[GroupRow]:
    return Column(heading, drawn=template, of=lambda one: one.row, it=it, of_values=True)


def entries(
    packages: QuerySet[Package],
    bodies: Sequence[Body],
    *,
    body: int | None,
    by_person: bool,
    urged: Collection[int],
) -> list[Entry]:
    """Every holding among the packages in the order of the page; a fixed number of queries.

    People's own numbers are told of those congresses alone that the reader has `urged` to.
    """
    known = {one.pk: one for one in bodies}
    held = [row for row in held_rows(packages) if body in (None, row.holder) and row.holder in known]
    if not by_person:
        found = [_of_body(row, known) for row in held]
    else:
        seats = contacts_about({(row.holder, row.right) for row in held})
        closed = set(packages.order_by().filter(confidential=True).values_list("pk", flat=True))
        found = [
            _of_body(row, known)
            if row.item_id in closed
            else Entry.of_person(row, known[row.holder], seats.get((row.holder, row.right)), urged)
            for row in held
        ]
    once = {(entry.key, entry.body, entry.item_id): entry for entry in reversed(found)}
    return sorted(once.values(), key=lambda entry: (entry.key, entry.due, entry.item_id))


def grouped(
    shown: Sequence[Entry],
    whole: Sequence[Entry],
    packages: Sequence[Package],
    rows: Sequence[Progress],
    *,
    query: str = "",
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
            group.rows.append(GroupRow(row, held, deadline_label(entry.due), query))
    return list(found.values())


def _of_body(row: HeldRow, known: Mapping[int, Body]) -> Entry:
    """Bodies stand in the order in which they were founded, after all persons."""
    name = known[row.holder].name
    return Entry((1, "", row.holder), name, "", row.item_id, name, row.due)
