"""Where a sign-in sheet is asked for: the body, the day, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.models.bodies import Body
from congress.queries import hats as queries
from congress.roles import Right
from documents.forms.papers import MeetingForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The form; filled in, it leads to the sheet."""
    hats = queries.hats(request.user)
    bodies = Body.objects.filter(
        Q(congress__in=hats.congresses_with(Right.RECORD)) | Q(pk__in=hats.bodies_with(Right.RECORD))
    )
    if not bodies.exists():
        raise PermissionDenied(_("Chỉ Văn phòng và thư ký của cơ quan lập danh sách ký tên dự họp."))
    asked = request.GET if "ngay" in request.GET else None
    form = MeetingForm(asked, bodies=bodies, initial={"co_quan": request.GET.get("co_quan")})
    if form.is_valid():
        day = form.cleaned_data["ngay"]
        sheet = reverse("sign-in-sheet", args=[form.cleaned_data["co_quan"].code])
        return redirect(f"{sheet}?{urlencode({'ngay': f'{day:%d/%m/%Y}'})}")
    return render(request, "papers/meetings.html", {"form": form}, status=422 if form.errors else 200)
