"""The tasks and plans of the demo, given, drawn up, approved and reported as on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.bodies import Body
from documents.packages.answers.values import Count
from documents.tasks.models.plans import Plan
from documents.tasks.models.tasks import Task
from documents.tasks.models.values import PlanRow, TaskFacts, TaskReport
from documents.tasks.services.giving import give_task
from documents.tasks.services.plans import open_plan
from workflows import clock, engine

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

Table = dict[str, Any]


def live_tasks(congress: Congress, data: Table, people: dict[str, Person], *, until: date | None) -> None:
    """Do each act on its own day; `until` (exclusive) leaves out those from that day on."""
    bodies = {body.code: body.pk for body in Body.objects.filter(congress=congress)}
    for act in data["act"]:
        if until and clock.local_day(act["at"]) >= until:
            continue
        with clock.frozen(act["at"]):
            by = people[act["by"]]
            if "give" in act:
                give_task(congress, TaskFacts(**_row_with_bodies(act["give"], bodies)), by=by)
            elif "draw_up" in act:
                open_plan(Body.objects.get(congress=congress, code=act["draw_up"]), by=by)
            else:
                item: Any
                if "plan" in act:
                    item = Plan.objects.get(code=act["plan"])
                else:
                    item = Task.objects.get(code=act["task"])
                engine.perform(
                    item,
                    act["action"],
                    by=people[act["by"]],
                    seen=engine.seen(item),
                    acting_for=people[act["acting_for"]] if "acting_for" in act else None,
                    **_answers(act, bodies),
                )


def _answers(act: Table, bodies: dict[str, int]) -> Table:
    answers: Table = {name: act[name] for name in ("ground", "note") if name in act}
    for name in ("progress", "task_report"):
        if name in act:
            answers[name] = TaskReport(act[name])
    if "rows" in act:
        answers["plan_rows"] = tuple(PlanRow(**_row_with_bodies(row, bodies)) for row in act["rows"])
    if "count" in act:
        answers["plan_decision"] = Count(**act["count"])
    return answers


def _row_with_bodies(row: Table, bodies: dict[str, int]) -> Table:
    lists = {name: tuple(bodies[code] for code in row.get(name, ())) for name in ("supporting", "informed")}
    return row | lists | {"lead": bodies[row["lead"]], "after": tuple(row.get("after", ()))}
