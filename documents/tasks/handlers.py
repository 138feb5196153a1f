"""What tasks hang into the rest: the link of the menu, and the open ones on the board."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.queries.congresses import congress_among
from congress.site.menu import hang_in
from documents.packages.beside import followed_beside
from documents.packages.handlers import when
from documents.packages.queries.visible import urged_congresses
from documents.packages.tasked import ToldTask, hang_in_tasks
from documents.packages.told import ToldItem, told_as
from documents.tasks.models.places import LONGEST_TITLE
from documents.tasks.models.plans import Plan
from documents.tasks.models.tasks import Task
from documents.tasks.models.values import TaskFacts
from documents.tasks.queries.tasks import open_tasks
from documents.tasks.rows.tasks import TaskLine, task_lines, tasks_listing
from documents.tasks.services.giving import Origin, task_of_body, task_on_paper, tidy
from workflows import clock
from workflows.errors import Unmet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_signatures import PaperSignature
    from documents.packages.models.steps import PackageStep
    from documents.paper.listing import Listing

# The most urgent; the rest is a link away.
SHOWN = 12

hang_in("tasks", _("Nhiệm vụ"), place="nhiem-vu", order=25)


@when("directed")
def give_what_was_written(package: Package, *, step: PackageStep, paper: PaperSignature) -> None:
    """What the signer wrote beside his name becomes a task of the body that he named.

    Raises Unmet at the fields `holder` and `until` of whoever enters it. The words of a confidential package
    stay with it: a task is read by everybody.
    """
    if paper.holder_id is None or paper.until is None:
        return
    facts = {"who": paper.signature.signer, "code": package.code}
    title = _t("Thực hiện bút phê của %(who)s trên hồ sơ %(code)s") % facts
    if not package.confidential:
        title = f"{title}: {paper.words}"
    title = shorten(title, LONGEST_TITLE, placeholder="…")
    told = TaskFacts(title=title, lead=paper.holder_id, due=paper.until, source=package.code)
    origin = Origin(giver=paper.signature.body, accepter=paper.signature.body)
    at = clock.local_day(step.at) if step.by_day else step.at
    try:
        task_on_paper(package.congress, tidy(told), origin, by=paper.by, signer=paper.signature.signer, at=at)
    except Unmet as unmet:
        names = {"lead": "holder", "due": "until"}
        raise Unmet(fields={names.get(name, name): said for name, said in unmet.by_field.items()}) from unmet


@followed_beside("tasks")
def tasks_on_board(hats: Hats) -> Listing[TaskLine] | None:
    """The open tasks of the congress he looks at, the most urgent first; telephones for who urges."""
    congress = congress_among(hats.congresses)
    if congress is None:
        return None
    tasks = open_tasks(congress).select_related("procedure", "lead").defer("procedure__canonical")
    lines = task_lines(list(tasks[:SHOWN]))
    if not lines:
        return None
    return tasks_listing(lines, name=_t("Nhiệm vụ đang thực hiện"), telephones=bool(urged_congresses(hats)))


@told_as("documents.task")
def tasks_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Tasks in words, for every member of a working body."""
    tasks = Task.objects.filter(pk__in=list(ids)).select_related("procedure").defer("procedure__canonical")
    return {
        task.pk: ToldItem(
            task,
            f"{task.called} ({task.code})",
            reverse("task", args=[task.code]) if reader else "",
        )
        for task in tasks
    }


@told_as("documents.plan")
def plans_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Plans of bodies in words."""
    plans = Plan.objects.filter(pk__in=list(ids)).select_related("procedure").defer("procedure__canonical")
    return {
        plan.pk: ToldItem(
            plan,
            plan.called,
            reverse("task-plan", args=[plan.code]) if reader else "",
        )
        for plan in plans
    }


class TasksGiven:
    """Tasks that bodies give at their meetings."""

    def given(self, body: Body, *, title: str, lead: int, due: date, source: str, by: Person) -> str:
        """See `TaskGiver`."""
        short = shorten(title, LONGEST_TITLE, placeholder="…")
        facts = TaskFacts(title=short, lead=lead, due=due, source=source)
        return task_of_body(body, facts, by=by).code

    def told(self, codes: Collection[str]) -> dict[str, ToldTask]:
        """See `TaskGiver`."""
        tasks = Task.objects.filter(code__in=codes).select_related("procedure", "lead")
        return {
            task.code: ToldTask(
                code=task.code,
                lead=task.lead.name,
                due=task.lead_day,
                stage=task.stage_label,
                url=reverse("task", args=[task.code]),
            )
            for task in tasks.defer("procedure__canonical").prefetch_related("planned")
        }


hang_in_tasks(TasksGiven())
