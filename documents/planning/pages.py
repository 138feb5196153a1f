"""Kế hoạch: the days of one package on a page, and the way to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.packages.pages.base import visible_package, way_to
from documents.packages.pages.receipts import shown
from documents.packages.words.days import deadline_in_words
from documents.planning.rows.days import days_of_stages, stage_days
from documents.planning.rows.extensions import requests_of
from workflows import engine
from workflows.procedures.overlay import ANSWER, ASK

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def plan(request: PersonRequest, code: str) -> HttpResponse:
    """The plan of a package the reader may see; the button for those who may change it."""
    package = visible_package(request, code)
    offers = [] if package.congress.archived else engine.available(package, request.user)
    context = {
        "package": package,
        "listing": stage_days(days_of_stages(package)),
        "requests": requests_of(package),
        "deadline": deadline_in_words(package),
        "change": next((one for one in offers if one.permitted and one.answers[:1] == ("plan",)), None),
        "more_time": next((one for one in offers if one.allowed and one.action in (ASK, ANSWER)), None),
        "who": package.who_may(package.definition.start.right, package.definition.start.holder),
        "trail": way_to(package, (_("Kế hoạch"), "")),
    }
    return shown(request, render(request, "planning/plan.html", context), package, "ke-hoach")
