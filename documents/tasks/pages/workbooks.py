"""The plan as a workbook: out with the number of each row, in again after every change was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.site.rounds import FormRound, given
from documents.packages.pages.files import download
from documents.paper.language import on_paper
from documents.paper.workbook import CONTENT_TYPE, saved
from documents.tasks.forms.workbooks import PlanListForm
from documents.tasks.pages.base import trail_to_item, url_of, visible_plan
from documents.tasks.pages.rows import file_rows, shut
from documents.tasks.rows.workbooks import changes_listing, model_rows, plan_workbook

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

FAULTS = 40


@require_safe
def plan_file(request: PersonRequest, code: str) -> HttpResponse:
    """The rows now drawn up, in the columns that come in again."""
    plan = visible_plan(request, code)
    names = dict(Body.objects.filter(congress=plan.congress_id).values_list("pk", "name"))
    with on_paper():
        data = saved(plan_workbook(plan.rows, names), model_rows())
    return download(data, name=f"{plan.code}.xlsx", kind=CONTENT_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_list(request: PersonRequest, code: str) -> HttpResponse:
    """A workbook is read, its changes are shown cell by cell, and filed once they are confirmed."""
    plan = visible_plan(request, code)
    if (told := shut(request, plan)) is not None:
        return told
    form = PlanListForm(*given(request), plan=plan)
    label = str(_("Nhập từ bảng tính"))
    asked = _ListRound(
        request,
        form,
        template="tasks/plan_list.html",
        back=url_of(plan),
        plan=plan,
        trail=trail_to_item(plan, label),
    )
    asked.only_writes = True
    return asked.answered(
        lambda: file_rows(plan, form.rows, request, form), _("Đã ghi các dòng của bảng tính vào kế hoạch.")
    )


class _ListRound(FormRound[PlanListForm]):
    """Nothing is filed before its changes stood on the page."""

    def is_filled(self) -> bool:
        """Whether what is sent was looked at: a file that was just read was not."""
        return super().is_filled() and self.form.read is None

    def facts(self) -> dict[str, Any]:
        """What the file would change, or what is wrong in it."""
        read = self.form.read
        if read is None:
            return {}
        return {
            "faults": read.faults[:FAULTS],
            "more": max(len(read.faults) - FAULTS, 0),
            "changes": changes_listing(read.changes) if read.changes else None,
        }
