"""Who sees which tasks and plans, which of them are open, and what their rows need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from congress.people.queries.hats import hats as hats_of
from documents.tasks.models.plans import Plan
from documents.tasks.models.tasks import Task, TaskBody, TaskNote
from workflows.procedures import store
from workflows.standing import late_among
from workflows.text import searchable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats

PROCEDURE, ACCEPTING = "NHIEMVU", "review"


def tasks_seen_by(person: Person, *, hats: Hats | None = None) -> QuerySet[Task]:
    """The tasks that the person may read: those of the congresses in whose working bodies he sits."""
    mine = hats or hats_of(person)
    return Task.objects.filter(congress_id__in=mine.congresses)


def plans_seen_by(person: Person, *, hats: Hats | None = None) -> QuerySet[Plan]:
    """The plans that the person may read: the same."""
    mine = hats or hats_of(person)
    return Plan.objects.filter(congress_id__in=mine.congresses)


def with_bodies(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """What a row or page of tasks shows, in a fixed number of queries."""
    rows = TaskBody.objects.select_related("body")
    found = tasks.select_related("procedure", "lead", "giver", "accepter", "doer", "plan", "congress")
    return found.defer("procedure__canonical").prefetch_related("planned", Prefetch("bound", rows))


def open_tasks(congress: Congress) -> QuerySet[Task]:
    """The tasks of a congress for which somebody is waited, the earliest last day first."""
    return Task.objects.filter(congress=congress).exclude(next_due=None).order_by("next_due", "code")


def sought_tasks(tasks: QuerySet[Task], words: str) -> QuerySet[Task]:
    """Tasks whose code or title holds every word, marks and case aside."""
    for word in searchable(words).split():
        tasks = tasks.filter(folded__contains=word)
    return tasks


def tasks_with(tasks: QuerySet[Task], body: int) -> QuerySet[Task]:
    """Tasks that a body leads or takes part in."""
    helps = TaskBody.objects.filter(task=OuterRef("pk"), body=body)
    return tasks.filter(Q(lead=body) | Exists(helps))


def notes_of(task: Task) -> list[TaskNote]:
    """What was said of a task, the newest first, with files and authors."""
    found = task.notes.select_related("author", "decided_by", "step").prefetch_related("files__blob")
    return list(found.order_by("-id"))


def decision_of(task: Task) -> TaskNote | None:
    """The decision that was reported last, for a task whose result is one."""
    rows = task.notes.filter(kind=TaskNote.REPORT).exclude(number="").select_related("decided_by")
    return rows.order_by("-id").first()


# How the list of tasks is narrowed, by the word of its address.
SIEVES = ("dang-lam", "qua-han", "cho-xac-nhan", "xong", "da-huy")


def sifted_tasks(tasks: QuerySet[Task], sieve: str) -> QuerySet[Task]:
    """Those of the tasks that one of `SIEVES` lets through."""
    kept = {
        "dang-lam": tasks.exclude(next_due=None),
        "qua-han": late_among(tasks),
        "cho-xac-nhan": tasks.filter(state__in=store.read_shipped(PROCEDURE).in_phase(ACCEPTING)),
        "xong": tasks.filter(next_due=None, counts=True),
        "da-huy": tasks.filter(counts=False),
    }
    return kept[sieve]
