"""How fast a package would have to go: what is ahead of it, and plans that can no longer be kept.

The rule of "sẽ chậm". Each stage takes one working day at least. A package that is not late yet will be
late when the working days left until a planned day ahead (or until its own deadline), today among them,
are fewer than the stages it has still to finish by then, the present one among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from documents.packages.models.steps import PackageDay
from workflows import clock, deadlines
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.procedures.schema import Definition

# Where a package stands: (id of its procedure version, state).
Position = tuple[int, str]


def steps_ahead(definition: Definition, state: str) -> dict[str, int]:
    """Stage -> how many stages must be finished to have finished it, on the shortest way from `state`.

    The present one is 1. Only ways onward count, never those taken by exception. A stage that cannot be
    reached is absent.
    """
    order = {stage.code: place for place, stage in enumerate(definition.stage)}
    if state not in order:
        return {}
    found, edge = {state: 1}, [state]
    while edge:
        behind, edge = edge, []
        for code in behind:
            moves = [move for move in definition.moves_from(code) if not move.aside and move.to != "*back"]
            for target in (target for move in moves for target in definition.targets(move, code)):
                if order[target] > order[state] and target not in found:
                    found[target] = found[code] + 1
                    edge.append(target)
    return found


def steps_to_the_end(definition: Definition, state: str) -> int:
    """How many stages must be finished until a terminal one; 0 when `state` is one or has no way there."""
    ahead = steps_ahead(definition, state)
    ends = [ahead[stage.code] - 1 for stage in definition.stage if stage.terminal and stage.code in ahead]
    return min(ends, default=0)


def nth_working_days(number: int) -> list[date]:
    """The first `number` working days, from today on: so many stages need them."""
    calendar = calendar_in_force()
    days = [calendar.roll_forward(clock.today())]
    while len(days) < number:
        days.append(calendar.next(days[-1]))
    return days


def missed_day(package: Package) -> tuple[date, int, int] | None:
    """(planned day, working days left, stages to finish) of the first day that cannot be kept, or None."""
    calendar, today = calendar_in_force(), clock.today()
    ahead = steps_ahead(package.definition, package.state)
    aims = [(day, ahead[stage]) for stage, day in package.plan_days.items() if stage in ahead]
    end = steps_to_the_end(package.definition, package.state)
    last = last_day_of(package)
    if last and end:
        aims.append((last, end))
    for day, steps in sorted(aims):
        left = deadlines.working_days_left(today, day, calendar=calendar) if day >= today else steps
        if left < steps:
            return day, left, steps
    return None


def slipping(positions: Iterable[Position], definitions: Mapping[int, Definition]) -> Q:
    """The condition on packages for which `missed_day` names one, for the database."""
    aims = [
        (key, state, steps_ahead(definitions[key], state), steps_to_the_end(definitions[key], state))
        for key, state in positions
    ]
    longest = max((max(ahead.values(), default=1) for _key, _state, ahead, _end in aims), default=1)
    days = nth_working_days(longest)
    plans, dues = Q(pk__in=[]), Q(pk__in=[])
    for key, state, ahead, end in aims:
        here = Q(item__procedure=key, item__state=state)
        found = Q(pk__in=[])
        for steps in sorted(set(ahead.values())):
            codes = [code for code, number in ahead.items() if number == steps]
            found |= Q(stage__in=codes, day__lt=days[steps - 1])
        plans |= here & found
        if end:
            day = days[end - 1]
            today = clock.today()
            inclusive = Q(due_exclusive=False, due__gte=today, due__lt=day)
            dues |= Q(procedure=key, state=state) & (
                inclusive | Q(due_exclusive=True, due__gt=today, due__lte=day)
            )
    # A stage whose day was planned anew is judged by its last row.
    later = PackageDay.objects.filter(item=OuterRef("item"), stage=OuterRef("stage"), pk__gt=OuterRef("pk"))
    missed = PackageDay.objects.filter(~Exists(later), plans, item=OuterRef("pk"), day__gte=clock.today())
    return Q(Exists(missed)) | dues
