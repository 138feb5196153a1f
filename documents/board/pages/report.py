"""Báo cáo tiến độ as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.site.choosing import hats_here
from documents.board.forms.report import SinceForm
from documents.board.papers.report import progress_paper
from documents.board.papers.report_facts import report_of
from documents.packages.pages.base import wrong_day
from documents.packages.pages.congresses import tracked_congress
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from documents.paper.official import render_official
from workflows import clock
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def report(request: PersonRequest) -> HttpResponse:
    """Báo cáo tiến độ, for the organising committee and the office; `?tu=` is its first day."""
    congress = tracked_congress(hats_here(request))
    if congress is None:
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng lập báo cáo tiến độ."))
    form = SinceForm(request.GET)
    if not form.is_valid():
        return wrong_day(request, form, back="/tien-do/")
    with on_paper():
        data = render_official(progress_paper(congress, report_of(congress, since=form.cleaned_data["tu"])))
    return pdf(data, f"bao-cao-tien-do-{clock.today():%Y-%m-%d}.pdf", private=True)
