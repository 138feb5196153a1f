"""Giao nhiệm vụ: a single task from the organising committee; and the beginning of a body's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_among
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.packages.forms.fields import OnceForm
from documents.tasks.forms.facts import GiveForm
from documents.tasks.pages.base import url_of
from documents.tasks.pages.lists import may_give
from documents.tasks.queries.tasks import open_tasks
from documents.tasks.services.giving import give_task
from documents.tasks.services.plans import open_plan
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# A list to tick is no longer than this.
MOST_BEFORE = 60


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: PersonRequest) -> HttpResponse:
    """The form of a single task, for who gives tasks; 403 for everybody else."""
    hats = hats_here(request)
    congress = congress_among(hats.congresses)
    if congress is None or not may_give(hats):
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội giao nhiệm vụ."))
    bodies = list(Body.objects.filter(congress=congress).order_by("pk"))
    tasks = list(open_tasks(congress)[:MOST_BEFORE])
    form = GiveForm(*given(request)[:1], bodies=bodies, tasks=tasks)
    asked = FormRound(request, form, template="tasks/give.html", back=reverse("tasks"))
    asked.only_writes = True
    return asked.answered(
        lambda: give_task(
            congress,
            form.facts(),
            by=request.user,
            note=form.cleaned_data["note_field"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        lambda task: _("Đã giao nhiệm vụ %(code)s cho %(lead)s.") % {"code": task.code, "lead": task.lead},
        to=url_of,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def begin_plan(request: PersonRequest, body: str) -> HttpResponse:
    """The beginning of the plan of one of the reader's bodies; 404 for a body that is not."""
    hats = hats_here(request)
    mine = Body.objects.filter(pk__in=hats.bodies_with(Right.SUBMIT), code=body)
    found = mine.select_related("congress").first()
    if found is None:
        raise Http404
    form = OnceForm(*given(request)[:1])
    asked = FormRound(request, form, template="tasks/plan_new.html", back=reverse("task-plans"), body=found)
    asked.only_writes = True
    return asked.answered(
        lambda: open_plan(found, by=request.user, request_id=form.cleaned_data["request_id"] or None),
        _("Đã lập kế hoạch. Tiếp theo: thêm từng nhiệm vụ, hoặc nhập từ bảng tính."),
        to=url_of,
    )
