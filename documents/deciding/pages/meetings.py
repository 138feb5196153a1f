"""Where a sign-in sheet is asked for: the body, the day, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_of
from congress.roles import Right
from congress.site.choosing import hats_here
from documents.deciding.forms.meetings import DayForm, MeetingForm
from documents.deciding.papers import attendance
from documents.deciding.papers.attendance_facts import sign_in_sheet
from documents.deciding.queries import recording_congress
from documents.packages.pages.base import wrong_day
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

WHO = _("Chỉ Văn phòng và thư ký của cơ quan lập danh sách ký tên dự họp.")


@require_safe
def meetings(request: PersonRequest) -> HttpResponse:
    """The form; filled in, it leads to the sheet."""
    hats = hats_here(request)
    kept = Q(congress__in=hats.congresses_with(Right.RECORD)) | Q(pk__in=hats.bodies_with(Right.RECORD))
    bodies = Body.objects.filter(kept, congress=recording_congress(hats))
    if not bodies.exists():
        raise Forbidden(str(WHO))
    asked = request.GET if "ngay" in request.GET else None
    form = MeetingForm(asked, bodies=bodies, initial={"co_quan": request.GET.get("co_quan")})
    if form.is_valid():
        day = form.cleaned_data["ngay"]
        sheet = reverse("sign-in-sheet", args=[form.cleaned_data["co_quan"].code])
        return redirect(f"{sheet}?{urlencode({'ngay': f'{day:%d/%m/%Y}'})}")
    return render(request, "deciding/meetings.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def sign_in(request: PersonRequest, body: str) -> HttpResponse:
    """The sign-in sheet of a body for `?ngay=`, for the office and those who record for the body."""
    # A body of the reader's congress, if he keeps its papers; another one is 404 or 403.
    hats = hats_here(request)
    rows = Body.objects.filter(code=body, congress=recording_congress(hats) or congress_of(hats))
    found = rows.select_related("congress").first()
    if found is None:
        raise Http404
    if not hats.enters_for(found.congress_id) and Right.RECORD not in hats.rights(found.pk):
        raise Forbidden(str(WHO))

    form = DayForm(request.GET)
    if not form.is_valid():
        return wrong_day(request, form, back="/van-phong/diem-danh/")
    day = form.cleaned_data["ngay"]
    with on_paper():
        data = attendance.render_attendance(sign_in_sheet(found, day))
    return pdf(data, f"diem-danh-{found.code}-{day:%Y-%m-%d}.pdf", private=True)
