"""One row of a plan that is drawn up: added, changed, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.packages.forms.fields import OnceForm, TextField
from documents.packages.forms.typed import retyped
from documents.tasks.forms.facts import RowForm, row_typed
from documents.tasks.pages.base import trail_to_item, url_of, visible_plan
from documents.tasks.queries.plan_list import used_numbers
from workflows import engine
from workflows.engine.conditions import may, no_right
from workflows.engine.marking import marking_of
from workflows.errors import Forbidden, NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.tasks.models.plans import Plan
    from documents.tasks.models.values import PlanRow
    from workflows.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def plan_row(request: PersonRequest, code: str, number: int | None = None) -> HttpResponse:
    """A new row, or the one with this number, on its form."""
    plan = visible_plan(request, code)
    if (told := shut(request, plan)) is not None:
        return told
    row = _plan_row_or_404(plan, number) if number else None
    typed = {"seen": engine.seen(plan)} | (row_typed(row) if row else {})
    bodies = list(Body.objects.filter(congress=plan.congress_id).order_by("pk"))
    form = RowForm(*given(request)[:1], bodies=bodies, initial=typed)
    heading = str(_("Sửa dòng %(number)d") % {"number": number} if number else _("Thêm nhiệm vụ"))
    asked = _RowRound(request, plan, form, heading=heading, number=number)

    def filed() -> Any:
        new = form.row(number or max(used_numbers(plan), default=0) + 1)
        rest = [one for one in plan.rows if one.number != new.number]
        return file_rows(plan, [*rest, new], request, form)

    return asked.answered(filed, _("Đã ghi vào kế hoạch."))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_row_out(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """Leave a row out of the plan, after the page has asked."""
    plan = visible_plan(request, code)
    if (told := shut(request, plan)) is not None:
        return told
    row = _plan_row_or_404(plan, number)
    form = _OutForm(*given(request)[:1], initial={"seen": engine.seen(plan)})
    heading = _("Bỏ dòng %(number)d khỏi kế hoạch") % {"number": number}
    asked = _RowRound(request, plan, form, heading=heading, row=row, template="tasks/row_out.html")
    return asked.answered(
        lambda: file_rows(plan, [one for one in plan.rows if one.number != number], request, form),
        _("Đã bỏ dòng %(number)d khỏi kế hoạch.") % {"number": number},
    )


def shut(request: PersonRequest, plan: Plan) -> HttpResponse | None:
    """The page that says why rows cannot be filed now, or not by this reader."""
    move = plan.definition.move_asking("plan_rows", plan.state)
    told: Refused | None = None if move else NotNow.at(plan.stage_label)
    if move and may(marking_of(plan).own, move, request.user) is None:
        told = Forbidden(no_right(plan, move))
    return refusal_page(request, told, back=url_of(plan)) if told else None


def file_rows(plan: Plan, rows: list[PlanRow], request: PersonRequest, form: Any) -> Any:
    """File these as the next version of the plan. Raises Refused."""
    move = plan.definition.move_asking("plan_rows", plan.state)
    if move is None:
        raise NotNow.at(plan.stage_label)
    return engine.perform(
        plan,
        move.code,
        by=request.user,
        seen=form.cleaned_data["seen"],
        request_id=form.cleaned_data["request_id"] or None,
        plan_rows=tuple(sorted(rows, key=lambda row: row.number)),
    )


class _OutForm(OnceForm):
    """The version that stood on the page."""

    seen = TextField(widget=forms.HiddenInput, max_length=120)


class _RowRound(FormRound[Any]):
    """The round of one row: after another has filed, the next try is about the plan as it is now."""

    request: PersonRequest
    template = "tasks/row.html"
    only_writes = True

    def __init__(self, request: PersonRequest, plan: Plan, form: Any, *, heading: str, **more: Any) -> None:
        self.plan = plan
        trail = trail_to_item(plan, heading)
        super().__init__(request, form, back=url_of(plan), plan=plan, heading=heading, trail=trail, **more)

    def looks_again(self, outcome: Refused) -> bool:
        """The plan as it is now."""
        fresh = type(self.plan).objects.get(pk=self.plan.pk)
        self.form.data = retyped(self.form.data, {"seen": engine.seen(fresh)})
        return super().looks_again(outcome)


def _plan_row_or_404(plan: Plan, number: int) -> PlanRow:
    found = next((row for row in plan.rows if row.number == number), None)
    if found is None:
        raise Http404
    return found
