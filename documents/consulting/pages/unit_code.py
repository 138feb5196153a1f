"""The way to a unit's page for who types: the unit's name and the eight letters of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.people.services.unit_links import link_by_code
from congress.site.guard import FIRST
from congress.site.rounds import FormRound, given
from congress.site.tries import is_shut, note_try
from documents.consulting.forms.unit_answer import UnitCodeForm
from documents.consulting.queries.unit_page import units_printed_as
from workflows.errors import Unmet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unit_code(request: HttpRequest) -> HttpResponse:
    """Name and code lead to the page; ten wrong codes of one unit shut this way for half an hour."""
    form = UnitCodeForm(*given(request))
    names: list[str] = []
    token = ""
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        units, token = link_by_code(name, form.cleaned_data["code"], printed=units_printed_as(name))
        names = [f"don-vi-{unit.pk}" for unit in units]
        if is_shut(request, names):
            minutes = int(FIRST.total_seconds() // 60)
            return render(request, "consulting/unit_shut.html", {"minutes": minutes}, status=429)
        note_try(request, names, right=bool(token))

    def led_to() -> str:
        if not token:
            words = _("Tên đơn vị hoặc mã chưa đúng. Sau %(count)d lần sai phải chờ %(minutes)d phút.")
            facts = {"count": settings.AXES_FAILURE_LIMIT, "minutes": int(FIRST.total_seconds() // 60)}
            raise Unmet(words % facts)
        return reverse("unit-page", args=[token])

    asked = FormRound(request, form, back=reverse("unit-code"), template="consulting/unit_code.html")
    return asked.answered(led_to, "", to=lambda address: address)
