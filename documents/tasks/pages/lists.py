"""The tasks of the reader's congresses, narrowed and searched, and the same as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.people.queries.body_names import bodies_founded
from congress.people.queries.congresses import congress_among
from congress.roles import Right
from congress.site.choosing import hats_here
from documents.packages.pages.base import neighbours
from documents.packages.pages.files import workbook
from documents.packages.queries.visible import urged_congresses
from documents.tasks.queries.tasks import (
    SIEVES,
    plans_seen_by,
    sifted_tasks,
    sought_tasks,
    tasks_seen_by,
    tasks_with,
    with_bodies,
)
from documents.tasks.rows.plans import plans_listing
from documents.tasks.rows.tasks import task_lines, tasks_listing, whole_listing
from documents.tasks.services.giving import ORGANISING

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.tasks.models.tasks import Task

PAGE, ROWS = 50, 5000
STATES = {
    "": _("Tất cả"),
    "dang-lam": _("Chưa xong"),
    "qua-han": _("Quá hạn"),
    "cho-xac-nhan": _("Chờ xác nhận"),
    "xong": _("Đã hoàn thành"),
    "da-huy": _("Đã hủy"),
}


@dataclass(frozen=True, slots=True)
class _Sought:
    """What the address asks for: words, a state, a body."""

    words: str
    state: str
    body: str
    found: QuerySet[Task]

    def query(self, **other: str) -> str:
        """The same question with another answer."""
        told = {"tim": self.words, "tinh-trang": self.state, "co-quan": self.body}
        told |= {name.replace("_", "-"): value for name, value in other.items()}
        kept = {name: value for name, value in told.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


@require_safe
def tasks(request: PersonRequest) -> HttpResponse:
    """All tasks, the most urgent first, those that have ended last."""
    hats = hats_here(request)
    sought = _sought(request, hats)
    rows = sought.found.select_related("procedure", "lead").defer("procedure__canonical")
    number = request.GET.get("trang")
    # What stands on one page need not be counted.
    few = [] if number else list(rows[: PAGE + 1])
    page = Paginator(few if few and len(few) <= PAGE else rows, PAGE).get_page(number)
    lines = task_lines(few[:PAGE] or list(page.object_list))
    context: dict[str, Any] = {
        "sought": sought,
        "page": page,
        "pages": neighbours(page, sought.query()),
        "listing": tasks_listing(lines, telephones=bool(urged_congresses(hats))),
        "states": [
            {"label": label, "url": sought.query(tinh_trang=code) or "?", "here": code == sought.state}
            for code, label in STATES.items()
        ],
        "bodies": bodies_founded(hats.congresses),
        "file": reverse("tasks-file") + sought.query(),
        "may_give": may_give(hats),
    }
    return render(request, "tasks/tasks.html", context)


@require_safe
def tasks_file(request: PersonRequest) -> HttpResponse:
    """The list as it was searched, all its pages."""
    hats = hats_here(request)
    found = _sought(request, hats).found
    lines = task_lines(list(with_bodies(found)[:ROWS]))
    listing = whole_listing(lines, telephones=bool(urged_congresses(hats)))
    return workbook(listing, name="nhiem-vu", found=found.count())


@require_safe
def plans(request: PersonRequest) -> HttpResponse:
    """The plans of the bodies, and the way to begin one."""
    hats = hats_here(request)
    rows = plans_seen_by(request.user, hats=hats).select_related("procedure", "owner", "approved")
    found = list(rows.defer("procedure__canonical").order_by("code"))
    drawn = {plan.owner_id for plan in found}
    lacking = Body.objects.filter(pk__in=hats.bodies_with(Right.SUBMIT) - drawn).order_by("pk")
    return render(request, "tasks/plans.html", {"listing": plans_listing(found), "lacking": lacking})


def may_give(hats: Hats) -> bool:
    """Whether he gives tasks, in the name of an organising committee."""
    congress = congress_among(hats.congresses)
    if congress is None or congress.archived is not None:
        return False
    bodies, records = bodies_founded(frozenset({congress.pk})), hats.bodies_with(Right.RECORD)
    return any(body.kind == ORGANISING and body.pk in records for body in bodies)


def _sought(request: PersonRequest, hats: Hats) -> _Sought:
    words, state = request.GET.get("tim", "")[:200], request.GET.get("tinh-trang", "")
    code = request.GET.get("co-quan", "")[:40]
    found = sought_tasks(tasks_seen_by(request.user, hats=hats), words)
    if state in SIEVES:
        found = sifted_tasks(found, state)
    body = next((one for one in bodies_founded(hats.congresses) if one.code == code), None)
    if body is not None:
        found = tasks_with(found, body.pk)
    found = found.order_by(F("next_due").asc(nulls_last=True), "code")
    return _Sought(words, state if state in SIEVES else "", body.code if body else "", found)
