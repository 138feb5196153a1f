"""Trang đơn vị: the office finds a unit by part of its name, and sees all of it while a visitor waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.units import UnitSuccession
from congress.people.queries.reach import units_of
from congress.people.queries.unit_links import link_code, standing_links, token_of, unit_in_force
from congress.people.queries.unit_names import borne_names, units_called
from congress.people.services.unit_links import renew_link
from congress.people.words.codes import printed_code
from congress.site.rounds import FormRound, given
from documents.consulting.forms.unit_link import UnitLinkForm
from documents.consulting.models.calls import UnitCall
from documents.consulting.pages.unit_shown import (
    owed_in_words,
    succession_in_words,
    unit_facts,
    unit_round_facts,
    units_found_listing,
)
from documents.consulting.papers.unit_sheet import UnitSheet, render_unit_sheet
from documents.consulting.queries.unit_page import asked_rounds, results_for
from documents.consulting.rows import unit_calls_listing
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from documents.paper.letterhead import Letterhead
from documents.paper.marks import qr_on_screen
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from congress.people.models.links import UnitLink
    from congress.people.models.units import Unit
    from congress.site.requests import PersonRequest

MOST = 50


class LinkRound(FormRound[UnitLinkForm]):
    """The round of giving a unit its link."""

    template = "consulting/unit_link.html"
    only_writes = True


@require_safe
def units_found(request: PersonRequest) -> HttpResponse:
    """Units that bear or bore the name `?q=`, or one with its words; the only one is opened at once."""
    congress = office_congress(request)
    sought = request.GET.get("q", "")[:200]
    units = list(units_of(congress).select_related("head").order_by("until", "code", "id"))
    called = units_called(sought, borne_names(units)) if sought else [unit.pk for unit in units]
    shown = [unit for unit in units if unit.pk in called][: MOST + 1]
    if sought and len(shown) == 1:
        return redirect("unit-desk", shown[0].code)
    context = {"sought": sought, "listing": units_found_listing(shown[:MOST]), "more": len(shown) > MOST}
    return render(request, "consulting/units_found.html", context)


@require_safe
def unit_desk(request: PersonRequest, code: str) -> HttpResponse:
    """What was sent to a unit, answered and owed; who leads it; its link, large enough for a telephone."""
    found = office_unit(request, code)
    rounds = asked_rounds(found, by_link=False)
    results = results_for(found, rounds)
    rows = UnitSuccession.objects.filter(Q(before=found) | Q(after=found))
    link = standing_links([found]).get(found.pk)
    context = {
        "unit": found,
        "facts": unit_facts(found),
        "successions": [succession_in_words(row) for row in rows],
        "owed": owed_in_words(rounds),
        "rounds": [unit_round_facts(one, results) for one in rounds],
        "calls": unit_calls_listing(calls_to(found), of_one=True),
        "link": _shown_link(request, link),
        "may_give": unit_in_force(found) == found,
        "trail": [{"label": _("Đơn vị"), "url": reverse("units-found")}, {"label": found.name}],
    }
    return render(request, "consulting/unit_desk.html", context)


@require_safe
def unit_sheet(request: PersonRequest, code: str) -> HttpResponse:
    """The same for the visitor to take along, without the link."""
    found = office_unit(request, code)
    congress = office_congress(request)
    with on_paper():
        rounds = asked_rounds(found, by_link=False)
        results = results_for(found, rounds)
        calls = unit_calls_listing(calls_to(found), of_one=True)
        rows = UnitSuccession.objects.filter(Q(before=found) | Q(after=found))
        sheet = UnitSheet(
            head=Letterhead(
                org_lines=tuple(congress.org_lines), symbol="", place=congress.place, day=clock.today()
            ),
            unit=found.name,
            owed=owed_in_words(rounds),
            facts=[(one["name"], one.get("phone") or one["value"]) for one in unit_facts(found)],
            successions=[succession_in_words(row) for row in rows],
            rounds=[unit_round_facts(one, results) for one in rounds],
            calls=calls,
        )
        data = render_unit_sheet(sheet)
    return pdf(data, f"trang-don-vi-{found.pk}.pdf", private=True)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_link(request: PersonRequest, code: str) -> HttpResponse:
    """A unit gets its link, or another in place of the one that was lost or forwarded."""
    found = office_unit(request, code)
    link = standing_links([found]).get(found.pk)
    heading = _("Cấp lại đường dẫn") if link else _("Cấp đường dẫn")
    form = UnitLinkForm(*given(request), link=link)
    back = reverse("unit-desk", args=[found.code])
    trail = [{"label": found.name, "url": back}, {"label": heading}]
    shown: dict[str, Any] = {"unit": found, "link": link, "heading": heading, "trail": trail}
    asked = LinkRound(request, form, back=back, **shown)
    return asked.answered(
        lambda: renew_link(
            found,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        _("Đã cấp đường dẫn mới cho %(name)s. Đề nghị in lại công văn hoặc đưa mã QR cho đơn vị.")
        % {"name": found.name},
    )


def calls_to(unit: Unit) -> QuerySet[UnitCall]:
    """The calls to a unit about any round, the last first."""
    return UnitCall.objects.filter(asked__unit=unit).select_related("asked", "by")


def office_unit(request: PersonRequest, code: str) -> Unit:
    """The unit of that code in the reader's association, for the office; 404 otherwise."""
    rows = units_of(office_congress(request)).select_related("head", "association")
    return get_object_or_404(rows, code=code)


def _shown_link(request: PersonRequest, link: UnitLink | None) -> dict[str, Any]:
    """The link as the page shows it; without an address where it cannot be shown again."""
    if link is None:
        return {}
    token = token_of(link)
    if not token:
        return {"lost": True}
    address = request.build_absolute_uri(reverse("unit-page", args=[token]))
    typed = request.build_absolute_uri(reverse("unit-code"))
    return {
        "address": address,
        "qr": qr_on_screen(address),
        "code": printed_code(link_code(link)),
        "typed": typed,
    }
