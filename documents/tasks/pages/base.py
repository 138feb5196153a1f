"""What the pages of tasks and plans share: finding one through the right, the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from congress.site.choosing import is_about
from documents.tasks.queries.tasks import plans_seen_by, tasks_seen_by, with_bodies

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest
    from documents.tasks.models.plans import Plan
    from documents.tasks.models.tasks import Task


def visible_task(request: PersonRequest, code: str) -> Task:
    """The task, if the reader may see it; otherwise 404, as if there were none."""
    task = with_bodies(tasks_seen_by(request.user)).filter(code=code).first()
    if task is None:
        raise Http404
    is_about(request, task.congress_id)
    return task


def visible_plan(request: PersonRequest, code: str) -> Plan:
    """The plan, if the reader may see it; otherwise 404."""
    rows = plans_seen_by(request.user).select_related(
        "procedure", "owner", "standing", "current", "approved", "congress"
    )
    plan = rows.filter(code=code).first()
    if plan is None:
        raise Http404
    is_about(request, plan.congress_id)
    return plan


def url_of(item: Any) -> str:
    """The page of a task or a plan."""
    return reverse("task-plan" if hasattr(item, "owner_id") else "task", args=[item.code])


def trail_to_item(item: Any, *rest: str) -> list[dict[str, str]]:
    """The way to a page below a task or a plan."""
    first = {"label": _("Nhiệm vụ"), "url": reverse("tasks")}
    steps = [first, {"label": item.code, "url": url_of(item)}]
    if not rest:
        steps[-1] = {"label": item.code}
    return [*steps, *({"label": label} for label in rest)]
