"""A list sent as a file: kept while it is looked at, and taken in when it is confirmed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from congress.people.models.lists import ListFile
from congress.people.queries.people_plan import ListDefaults, plan_people
from congress.people.queries.unit_plan import UnitWrites, plan_units
from congress.people.services.journal import log_many
from congress.people.services.people_list import (
    CHANGED_SINCE,
    ListOutcome,
    refuse_plan,
    take_people,
    write_people,
)
from congress.people.services.units import CORRECTED, ENTERED
from workflows import clock
from workflows.errors import Stale, Unmet, check
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.words.listed import Sheets
    from congress.people.words.plans import ListPlan

PEOPLE, UNITS = "people", "units"
# A list nobody confirmed holds telephone numbers of many; it does not lie about for long.
KEPT_FOR = timedelta(days=7)


def keep_list(
    congress: Congress,
    kind: str,
    *,
    name: str,
    sheets: Sheets,
    by: Person,
    start: date | None = None,
    ground: str = "",
    request_id: str | None = None,
) -> ListFile:
    """Keep the rows of a file to be looked at; those that nobody confirmed for a week are dropped.

    The same request gives the list that it kept before. Raises Unmet for a file in which no list is found.
    """
    ListFile.objects.filter(taken=None, at__lt=clock.now() - KEPT_FOR).delete()
    kept = ListFile(congress=congress, kind=kind, name=clean(name), sheets=sheets, start=start)
    kept.ground, kept.by, kept.request_id = clean(ground), by, request_id or None
    faults = plan_of(kept, by=by).listed.faults
    if faults:
        raise Unmet(*faults)

    def stored() -> ListFile:
        check(kept)
        kept.save()
        return kept

    mine, rows = ListFile.objects.filter(by=by), json.loads(json.dumps(sheets))
    said = {"name": kept.name, "kind": kind, "start": start, "ground": kept.ground, "sheets": rows}
    return once(mine, request_id, stored, same=lambda before: holds(before, **said))


def plan_of(kept: ListFile, *, by: Person | None, answers: Mapping[str, str] | None = None) -> ListPlan:
    """What a kept list would change now."""
    if kept.kind == UNITS:
        return plan_units(kept.congress, kept.sheets, by=by, answers=answers)
    defaults = ListDefaults(kept.start, kept.ground)
    return plan_people(kept.congress, kept.sheets, by=by, answers=answers, defaults=defaults)


@transaction.atomic
def confirm_list(kept: ListFile, *, by: Person, seen: str, answers: Mapping[str, str]) -> ListFile:
    """Take in a kept list; confirmed twice it is taken in once. Its rows go, who brought it stays.

    Raises what `take_people` raises.
    """
    held = ListFile.objects.select_for_update(of=("self",)).select_related("congress").get(pk=kept.pk)
    if held.taken is not None:
        return held
    answered = any(answers.values())
    if answered and seen != plan_of(held, by=by).mark:
        raise Stale(str(CHANGED_SINCE))
    take: Callable[..., ListOutcome] = take_units if held.kind == UNITS else take_people
    # Without an answer the plan that is taken in is the one that was on the screen.
    more: dict[str, Any] = {} if answered else {"seen": seen}
    if held.kind == PEOPLE:
        more["defaults"] = ListDefaults(held.start, held.ground)
    made = take(held.congress, held.sheets, name=held.name, by=by, answers=answers, **more)
    words = _("%(new)d dòng mới, %(seats)d nhiệm vụ mới, %(changed)d thay đổi.")
    held.outcome = words % {"new": made.new, "seats": made.seats, "changed": made.changed}
    held.taken, held.sheets = clock.now(), []
    held.save()
    return held


@transaction.atomic
def take_units(
    congress: Congress,
    sheets: Sheets,
    *,
    name: str,
    by: Person | None,
    answers: Mapping[str, str] | None = None,
    seen: str | None = None,
) -> ListOutcome:
    """Write what `plan_units` says of the list; taken in again it writes nothing. Raises Unmet, Stale."""
    # Two lists at once: the second waits here, and is then read against what the first has written.
    type(congress).objects.select_for_update().get(pk=congress.pk)
    plan = plan_units(congress, sheets, by=by, answers=answers)
    refuse_plan(plan, seen)
    writes: UnitWrites = plan.writes
    write_people(writes.figures, name, by, congress=congress)
    new = [write for write in writes.units if write.unit.pk is None]
    for write in writes.units:
        if write.leads:
            write.unit.head = write.head.person if write.head else None
        check(write.unit)
        write.unit.save()
    log_many(by, [(write.unit, f"{ENTERED} ({name})") for write in new], new=True)
    changed = [write.unit for write in writes.units if write not in new]
    log_many(by, [(unit, CORRECTED % {"what": name}) for unit in changed])
    return ListOutcome(len(new), len(changed))
