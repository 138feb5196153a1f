"""Whether what bodies were waited for came by its day, and what the record knows of why it did not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.apps import apps
from django.db.models import Q

from congress.people.models.offices import Absence
from congress.roles import REPORTED_TO
from workflows import clock, deadlines
from workflows.extensions import GRANTED, SHORTENED, requests_in
from workflows.models import Duty
from workflows.models.records import NO_DATE
from workflows.procedures.overlay import ANSWER, ASK
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from congress.people.models.bodies import Body

# What is followed: type and id of the item.
ItemKey: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Waited:
    """One thing a body was waited for with a last day, done (`day`) or still open after it (None).

    `late` counts working days until it was done, or until today. `by` is whose act did it. `late_before`: so
    many working days late came what it rests on, of another body; `extended`: more time was given for it;
    `away`: the head of the body was away on its last day.
    """

    item: ItemKey
    body: int
    due: date
    day: date | None
    late: int
    by: int | None = None
    late_before: int = 0
    extended: bool = False
    away: bool = False


def waited_for(bodies: Sequence[Body]) -> list[Waited]:
    """What these bodies have done and what they owe, by its last day; a fixed number of questions.

    Left out: what was taken from them undone (an item cancelled, a round closed), what is not due yet, and
    bodies that are asked and never urged (people.md §5).
    """
    urged = {body.pk for body in bodies if body.kind not in REPORTED_TO}
    rows = list(Duty.objects.filter(holder__in=urged).exclude(due=NO_DATE).order_by("due", "id"))
    made, granted = _acts_behind(rows), _extended(rows)
    late, away = _late_before(rows), _heads_away(rows)
    found = []
    for duty in rows:
        item, body = (duty.item_type, duty.item_id), duty.holder or 0
        by = made.get((item, duty.closed, body)) if duty.closed else None
        day = clock.local_day(duty.closed) if duty.closed else None
        behind = deadlines.overdue_days(day or clock.today(), duty.due, calendar=calendar_in_force())
        if by if duty.closed else behind:
            found.append(
                Waited(
                    item=item,
                    body=body,
                    due=duty.due,
                    day=day,
                    late=behind,
                    by=by,
                    late_before=late.get(duty.pk, 0),
                    extended=(item, duty.stage) in granted,
                    away=(body, duty.due) in away,
                )
            )
    return found


def _by_type(rows: Iterable[Duty]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for duty in rows:
        found[duty.item_type].add(duty.item_id)
    return found


def _acts_behind(rows: Iterable[Duty]) -> dict[tuple[ItemKey, Any, int], int]:
    """(item, moment, body) -> who acted then in the name of that body: only so is a duty done."""
    found = {}
    for item_type, ids in _by_type(row for row in rows if row.closed).items():
        steps = apps.get_model(item_type)._meta.get_field("steps").related_model.objects
        acts = steps.filter(item__in=ids).exclude(body=None).order_by("sequence")
        for item, at, body, actor, whose in acts.values_list("item", "at", "body", "actor", "acting_for"):
            found[(item_type, item), at, body] = whose or actor
    return found


def _extended(rows: Iterable[Duty]) -> set[tuple[ItemKey, str]]:
    """(item, stage) of those for which more time was given."""
    found = set()
    for item_type, ids in _by_type(rows).items():
        steps = apps.get_model(item_type)._meta.get_field("steps").related_model.objects
        asked = defaultdict(list)
        for step in steps.filter(item__in=ids, action__in=(ASK, ANSWER)).order_by("item", "sequence"):
            asked[step.item_id].append(step)
        found |= {
            ((item_type, item), one.request.stage)
            for item, told in asked.items()
            for one in requests_in(told)
            if one.outcome in (GRANTED, SHORTENED)
        }
    return found


def _late_before(rows: Iterable[Duty]) -> dict[int, int]:
    """duty -> working days by which another body was late with what opened it, where it was."""
    ended: dict[tuple[ItemKey, Any], list[Duty]] = defaultdict(list)
    for duty in rows:
        if duty.closed:
            ended[(duty.item_type, duty.item_id), duty.closed].append(duty)
    found: dict[int, int] = {}
    for duty in rows:
        for before in ended.get(((duty.item_type, duty.item_id), duty.opened), ()):
            day = clock.local_day(duty.opened)
            late = deadlines.overdue_days(day, before.due, calendar=calendar_in_force())
            if before.holder != duty.holder and late:
                found[duty.pk] = max(late, found.get(duty.pk, 0))
    return found


def _heads_away(rows: Iterable[Duty]) -> set[tuple[int, date]]:
    """(body, last day) on which whoever headed the body that day was away."""
    days = {(duty.holder or 0, duty.due) for duty in rows}
    if not days:
        return set()
    heads = Q(person__memberships__role="head", person__memberships__body__in={body for body, _ in days})
    columns = ("start", "end", "person__memberships__body", "person__memberships__start")
    absences = list(Absence.objects.filter(heads).values_list(*columns, "person__memberships__end"))
    return {
        (body, day)
        for body, day in days
        for start, end, where, since, until in absences
        if where == body and start <= day <= end and since <= day and (until is None or day <= until)
    }
