"""Taking in a list of people: what was looked at and found right is written, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _kept

from congress import roles
from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.people_plan import ListDefaults, PeopleWrites, plan_people
from congress.people.queries.seats import people_who_may_on_congress
from congress.people.services.journal import log_many
from congress.people.services.naming import correct_name
from congress.people.services.seating import GIVEN_SEAT
from congress.people.services.seats import end_membership, words_of_seat
from congress.people.services.telling import tell_many
from congress.roles import Right
from workflows.errors import Stale, Unmet
from workflows.models.ledger import enter_all

if TYPE_CHECKING:
    from congress.people.queries.figures import Figure
    from congress.people.words.listed import Sheets
    from congress.people.words.plans import ListPlan

TAKEN = _kept(
    "%(by)s nhập danh sách “%(name)s”: "
    "%(people)d người mới, %(seats)d nhiệm vụ mới, %(ends)d người thôi nhiệm vụ."
)
CHANGED_SINCE = gettext_lazy(
    "Danh sách đã lưu có thay đổi sau khi trang này được mở. Chưa ghi gì; đề nghị xem lại các dòng dưới đây."
)
BATCH = 500


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """What a list that was taken in has written: new rows, rows changed."""

    new: int = 0
    changed: int = 0
    seats: int = 0


@transaction.atomic
def take_people(
    congress: Congress,
    sheets: Sheets,
    *,
    name: str,
    by: Person | None,
    answers: Mapping[str, str] | None = None,
    defaults: ListDefaults | None = None,
    seen: str | None = None,
) -> ListOutcome:
    """Write what `plan_people` says of the list; taken in again it writes nothing.

    `name` is the file's, `seen` the mark of the plan that was on the screen. Raises Unmet with every fault at
    its row and column, or with what is not answered yet; Stale when what is known has changed since.
    """
    # Two lists at once: the second waits here, and is then read against what the first has written.
    Congress.objects.select_for_update().get(pk=congress.pk)
    plan = plan_people(congress, sheets, by=by, answers=answers, defaults=defaults)
    refuse_plan(plan, seen)
    writes: PeopleWrites = plan.writes
    fresh = write_people(writes.figures, name, by, congress=congress)
    seats = _give_seats(writes, congress, by)
    for _figure, seat, title in writes.titles:
        if seat.stored is not None:
            seat.stored.title = title
            seat.stored.save(update_fields=["title"])
    for _figure, seat, phone in writes.phones:
        if seat.stored is not None:
            seat.stored.phone = phone
            seat.stored.save(update_fields=["phone"])
    for _figure, seat, last, ground in writes.ends:
        if seat.stored is not None:
            end_membership(seat.stored, on=last, ground=ground, by=by)
    facts = {"by": by, "name": name, "people": len(fresh), "seats": len(seats), "ends": len(writes.ends)}
    office = people_who_may_on_congress(Right.RECORD, congress)
    tell_many([(person, TAKEN % facts) for person in office], event="list", by=by, congress=congress.pk)
    changed = len([figure for figure in writes.figures if figure.changed])
    return ListOutcome(
        len(fresh), changed + len(writes.titles) + len(writes.phones) + len(writes.ends), len(seats)
    )


def refuse_plan(plan: ListPlan, seen: str | None) -> None:
    """Raises Unmet for a list with faults or open questions; Stale for one that would now write otherwise."""
    if seen is not None and seen != plan.mark:
        raise Stale(str(CHANGED_SINCE))
    faults = [f"{plan.place(remark)}: {remark.words}" for remark in plan.faults]
    if plan.listed.faults or faults:
        raise Unmet(*plan.listed.faults, *faults)
    if plan.questions:
        asked = [f"{plan.place_of(question.row)}: {question.words}" for question in plan.questions]
        raise Unmet(_("Còn dòng trùng họ tên chưa trả lời là ai; chưa ghi gì."), *asked)


def write_people(
    figures: Sequence[Figure], name: str, by: Person | None, *, congress: Congress
) -> list[Person]:
    """Store those who are new, for its association, and what has changed of the others; the new ones."""
    fresh = [figure for figure in figures if figure.person is None]
    made = Person.objects.bulk_create([_new_person(figure, congress) for figure in fresh], batch_size=BATCH)
    enter_all(made)
    for figure, person in zip(fresh, made, strict=True):
        figure.person = person
    words = _kept("Ghi theo danh sách “%(name)s”") % {"name": name}
    log_many(by, [(person, words) for person in made], new=True)
    known = [(figure, figure.person) for figure in figures if figure.changed and figure.person]
    for figure, person in known:
        _put_right(figure, person, name, by)
    columns = [
        column.removesuffix("_id")
        for column in sorted({one for figure, _p in known for one in figure.changed})
    ]
    kept = [column for column in columns if column != "honorific"]
    if kept:
        Person.objects.bulk_update([person for _figure, person in known], kept, batch_size=BATCH)
        enter_all([person for _figure, person in known])
    log_many(by, [(person, words) for _figure, person in known])
    return made


def _new_person(figure: Figure, congress: Congress) -> Person:
    person = Person(full_name=figure.name, association=congress.association, **figure.facts)
    person.tidy()
    person.set_unusable_password()
    return person


def _put_right(figure: Figure, person: Person, name: str, by: Person | None) -> None:
    """What changed of somebody known; Ông or Bà belongs to his name and goes the way of names."""
    for column in figure.changed - {"honorific"}:
        setattr(person, column, figure.facts[column])
    person.tidy()
    if "honorific" not in figure.changed or by is None:
        return
    reason = _kept("Theo danh sách “%(name)s”") % {"name": name}
    honorific = figure.facts["honorific"]
    correct_name(person, full_name=person.full_name, honorific=honorific, reason=reason, by=by)
    person.honorific = honorific


def _give_seats(writes: PeopleWrites, congress: Congress, by: Person | None) -> list[Membership]:
    """All new seats with their lines in the book and their grants; each person hears of his."""
    seats = [
        Membership(
            person=figure.person,
            body=seat.body,
            role=seat.role,
            title=seat.title,
            start=seat.start,
            end=seat.end,
            ground=seat.ground,
            phone=seat.phone,
        )
        for figure, seat in writes.seats
    ]
    made = Membership.objects.bulk_create(seats)
    roles.sync_new(made)
    lenders = set(Membership.objects.exclude(delegator=None).values_list("delegator", flat=True))
    for seat in made:
        if seat.person_id in lenders:
            roles.sync_delegates(seat.person, seat.body)
    entered = [{"day": f"{seat.start:%d/%m/%Y}", "ground": seat.ground or "–"} for seat in made]
    log_many(by, [(seat, GIVEN_SEAT % facts) for seat, facts in zip(made, entered, strict=True)], new=True)
    told = [(seat.person, words_of_seat(seat, by=by)) for seat in made]
    tell_many(told, event="seat", by=by, congress=congress.pk)
    return made
