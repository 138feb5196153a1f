"""Đối chiếu: figures, dates, names and term labels that the drafts say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress import queries as people
from congress.models import Congress
from documents.tables.consistency import groups_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def consistency(request: HttpRequest) -> HttpResponse:
    """Everything that does not agree in the latest congress of the reader; `?ho_so=` of one package."""
    hats = people.hats(request.user)
    congress = Congress.objects.filter(pk__in=hats.congresses).order_by("-opening", "-pk").first()
    if congress is None:
        raise Http404(_("Tài khoản này chưa thuộc cơ quan nào của Đại hội."))
    code = str(request.GET.get("ho_so", ""))[:40]
    groups = groups_for(congress, request.user, hats=hats, code=code)
    context = {"groups": groups, "code": code, "term": congress.term}
    return render(request, "documents/consistency.html", context)
