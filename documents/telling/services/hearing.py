"""Keeping for each person what he should hear of, in the transaction in which it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.news import News
from congress.people.queries.seats import seats_about
from documents.telling.queries.concerned import bodies_named
from documents.telling.rules import (
    ANSWERED,
    CALLED,
    DISPOSED,
    DOER,
    PEN,
    SIGNED,
    WAITS,
    rule_for,
)
from workflows.models.records import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.models.remarks import Disposition
    from workflows.models import Duty, Step


def tell_of_step(item: Any, *, step: Step, opened: Sequence[Duty]) -> None:
    """One row for each whom the step concerns or who is waited for since; none for who made it."""
    move, stage = item.definition.move(step.action, step.source), item.definition.stage_of(step.target)
    answers = move.answers if move else ()
    # A pen signature is said to be one until a second person has compared it.
    pen = {PEN} if hasattr(getattr(step, "signature", None), "paper") else ()
    rule = rule_for(
        item._meta.label_lower,
        {*answers, *pen},
        begins=step.sequence == 1,
        ends=bool(stage and stage.terminal and step.source != step.target),
    )
    hears = rule.hears if rule else ()
    concerned = bodies_named(item, hears)
    waited: dict[tuple[int, str], Duty] = {
        (body, duty.right): duty for duty in opened if (body := duty.holder)
    }
    seats = seats_about({*concerned, *waited})
    people = {seat.person_id: None for pair in concerned for seat in seats.get(pair, ())}
    if (DOER, "") in hears and item.doer_id:
        people[item.doer_id] = None
    waits = {seat.person_id: duty for pair, duty in waited.items() for seat in seats.get(pair, ())}
    waits |= {duty.person_id: duty for duty in opened if duty.person_id}
    gone: set[int | None] = {
        seat.person_id for mine in seats.values() for seat in mine if not seat.person.is_active
    }
    gone |= {step.actor_id, step.acting_for_id}
    _keep(
        News(
            person_id=person,
            congress_id=item.congress_id,
            event=rule.event if rule and person in people else WAITS,
            item_type=item._meta.label_lower,
            item_id=item.pk,
            number=step.sequence,
            by_id=step.actor_id,
            **_where(waits.get(person)),
        )
        for person in {**people, **waits}
        if person not in gone
    )


def tell_of_comparison(package: Package, *, step: Step, by: Person) -> None:
    """Whom a signature concerns hears that it is one, now that a second person has compared it."""
    rule = rule_for(package._meta.label_lower, {"signature"}, begins=False, ends=False)
    pairs = bodies_named(package, rule.hears) if rule else []
    people = {seat.person_id: None for seats in seats_about(pairs).values() for seat in seats}
    signed = {step.actor_id, step.acting_for_id}
    _tell_beside(package, SIGNED, step.sequence, [one for one in people if one not in signed], by=by)


def tell_who_was_called(package: Package, *, call: Any) -> None:
    """Whoever was telephoned finds it among what he was told."""
    _tell_beside(package, CALLED, call.pk, [call.person_id], by=call.by, body_id=call.body_id)


def tell_who_is_answered(package: Package, *, comment: Any, by: Person) -> None:
    """Whoever said something of a draft hears that it was answered."""
    _tell_beside(package, ANSWERED, comment.pk, [comment.parent.author_id], by=by)


def tell_whose_remarks_are_settled(package: Package, *, rows: Iterable[Disposition], by: Person) -> None:
    """Each whose comment was settled hears of it once, however many of his were."""
    settled = [row for row in rows if row.settled and row.comment is not None]
    last = {row.comment.author_id: row.pk for row in settled if row.comment is not None}
    for author, number in last.items():
        _tell_beside(package, DISPOSED, number, [author], by=by)


def _tell_beside(
    package: Package, event: str, number: int, people: Iterable[int], *, by: Person, **where: Any
) -> None:
    _keep(
        News(
            person_id=person,
            congress_id=package.congress_id,
            event=event,
            item_type=package._meta.label_lower,
            item_id=package.pk,
            number=number,
            by=by,
            **where,
        )
        for person in people
        if person != by.pk
    )


def _where(duty: Duty | None) -> dict[str, Any]:
    """In which body somebody is waited for, for what, and until when."""
    if duty is None:
        return {}
    return {"body_id": duty.holder, "right": duty.right, "due": None if duty.due == NO_DATE else duty.due}


def _keep(rows: Iterable[News]) -> None:
    News.objects.bulk_create(rows, ignore_conflicts=True)
