"""Keeping for each person what he should hear of, in the transaction in which it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.news import News
from congress.people.queries.seats import seats_about
from congress.people.services.telling import tell_of
from documents.packages.models.remarks import Disposition
from documents.telling.queries.concerned import bodies_named
from documents.telling.rules.heard import (
    ANSWERED,
    CALLED,
    DISPOSED,
    DOER,
    MOVED,
    PEN,
    SIGNED,
    TAKEN,
    WAITS,
    Heard,
    rule_for,
)
from workflows.models.records import NO_DATE
from workflows.procedures.overlay import ANSWER, ASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from workflows.models import Duty, Step

# On a step while it is made: ids of those who heard of it by what it did to their own work.
HEARD = "_heard"


def tell_of_step(item: Any, *, step: Step, opened: Sequence[Duty]) -> None:
    """One row for each whom the step concerns or who is waited for since; none for who made it.

    Who is asked for more time hears that by itself, in words of its own.
    """
    rule = _rule_of(item, step)
    hears = rule.hears if rule else ()
    concerned, asked = bodies_named(item, hears), () if step.action == ASK else opened
    waited: dict[tuple[int, str], Duty] = {
        (body, duty.right): duty for duty in asked if (body := duty.holder)
    }
    seats = seats_about({*concerned, *waited}, ranked=False)
    people: dict[int, int | None] = {
        seat.person_id: body for body, right in concerned for seat in seats.get((body, right), ())
    }
    if (DOER, "") in hears and item.doer_id:
        people[item.doer_id] = None
    waits = {seat.person_id: duty for pair, duty in waited.items() for seat in seats.get(pair, ())}
    waits |= {duty.person_id: duty for duty in asked if duty.person_id}
    gone: set[int | None] = {
        seat.person_id for mine in seats.values() for seat in mine if not seat.person.is_active
    }
    gone |= {step.actor_id, step.acting_for_id}
    # Who heard that this step took his work, or moved its day, hears no more of the same step.
    heard = _told_already(step) - waits.keys()
    people = {person: body for person, body in people.items() if person not in heard}
    rows = [
        News(
            person_id=person,
            congress_id=item.congress_id,
            event=rule.event if rule and person in people else WAITS,
            item_type=item._meta.label_lower,
            item_id=item.pk,
            number=step.sequence,
            by_id=step.actor_id,
            **({"body_id": people.get(person)} | _where(waits.get(person))),
        )
        for person in {**people, **waits}
        if person not in gone
    ]
    News.objects.bulk_create(rows, ignore_conflicts=True)


def _rule_of(item: Any, step: Step) -> Heard | None:
    move, stage = item.definition.move(step.action, step.source), item.definition.stage_of(step.target)
    answers = move.answers if move else ()
    # A pen signature is said to be one until a second person has compared it.
    pen = {PEN} if hasattr(getattr(step, "signature", None), "paper") else ()
    ends = bool(stage and stage.terminal and step.source != step.target)
    begins = step.sequence == 1
    return rule_for(item._meta.label_lower, {*answers, *pen}, begins=begins, ends=ends)


def tell_taken_away(item: Any, *, gone: Iterable[Duty], step: Step) -> None:
    """Tell whoever was waited for, each person once, whose step ended it and why."""
    _tell_holders(item, gone, event=TAKEN, step=step)


def tell_of_moved_day(item: Any, *, moved: Iterable[Duty], step: Step) -> None:
    """Tell whoever is waited for until another day now; an answer about more time is told by itself."""
    if step.action != ANSWER:
        _tell_holders(item, moved, event=MOVED, step=step)


def _tell_holders(item: Any, duties: Iterable[Duty], *, event: str, step: Step) -> None:
    held = list(duties)
    seats = seats_about(((duty.holder, duty.right) for duty in held if duty.holder), ranked=False)
    told: set[int | None] = {step.acting_for_id}
    for duty in held:
        mine = seats.get((duty.holder or 0, duty.right), ())
        people = {seat.person_id for seat in mine if seat.person.is_active}
        people |= {duty.person_id} if duty.person_id else set()
        # What waits no more has no right by which it could be asked whether it still does.
        where = _where(duty) if event == MOVED else {"body_id": duty.holder}
        tell_of(item, people - told, event=event, number=step.sequence, by=step.actor, **where)
        told |= people
    vars(step).setdefault(HEARD, set()).update(told)


def _told_already(step: Step) -> set[int]:
    found: set[int] = vars(step).get(HEARD, set())
    return found


def tell_of_comparison(package: Package, *, step: Step, by: Person) -> None:
    """Whom a signature concerns hears that it is one, now that a second person has compared it."""
    rule = rule_for(package._meta.label_lower, {"signature"}, begins=False, ends=False)
    pairs = bodies_named(package, rule.hears) if rule else []
    seats = {seat.person_id: seat.body_id for found in seats_about(pairs).values() for seat in found}
    for person in seats.keys() - {step.actor_id, step.acting_for_id}:
        tell_of(package, [person], event=SIGNED, number=step.sequence, by=by, body_id=seats[person])


def tell_who_was_called(package: Package, *, call: Any) -> None:
    """Whoever was telephoned finds it among what he was told."""
    told = [call.person_id]
    tell_of(package, told, event=CALLED, number=call.pk, by=call.by, body_id=call.body_id)


def tell_who_is_answered(package: Package, *, comment: Any, by: Person) -> None:
    """Whoever said something of a draft hears that it was answered."""
    tell_of(package, [comment.parent.author_id], event=ANSWERED, number=comment.pk, by=by)


def tell_whose_remarks_are_settled(package: Package, *, rows: Iterable[Disposition], by: Person) -> None:
    """Each whose comment was settled hears of it once, however many of his were."""
    settled = [row.pk for row in rows if row.settled and row.comment_id is not None]
    # Asked for all at once: a subcommittee settles hundreds of them with one press.
    told = Disposition.objects.filter(pk__in=settled).order_by("pk").values_list("comment__author", "pk")
    for author, number in (dict(told) if settled else {}).items():
        tell_of(package, [author], event=DISPOSED, number=number, by=by)


def _where(duty: Duty | None) -> dict[str, Any]:
    """In which body somebody is waited for, for what, and until when."""
    if duty is None:
        return {}
    return {"body_id": duty.holder, "right": duty.right, "due": None if duty.due == NO_DATE else duty.due}
