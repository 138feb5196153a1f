"""Đại hội đơn vị: the kit with a unit's own days and name, and how far it is, as it told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.hats import hats
from congress.roles import Right
from congress.site.rounds import FormRound, given
from documents.consulting.forms.own_congress import OpeningForm, OwnCongressForm
from documents.consulting.models.own_congress import OwnCongress
from documents.consulting.pages.own_unit import own_frame
from documents.consulting.pages.rounds import FORMS
from documents.consulting.pages.unit import by_standing_link, frame_of
from documents.consulting.pages.unit_desk import office_unit
from documents.consulting.papers.branch_texts import render_branch_text
from documents.consulting.queries.branch_kit import kit_is_verified, kit_steps, kit_texts
from documents.consulting.queries.unit_page import answered_for_by
from documents.consulting.services.own_congress import tell_own_congress
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import download
from documents.paper.language import on_paper
from documents.paper.word import WORD_TYPE
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from congress.people.models.units import Unit
    from congress.site.requests import PersonRequest


@require_safe
def own_congress(request: PersonRequest, code: str) -> HttpResponse:
    """What a unit told of its congress, and its kit, at the office's desk; the kit for who leads the unit."""
    if led := _led_by(request, code):
        last = OwnCongress.objects.filter(unit=led).first()
        context = _kit(request, led, last, reverse("own-congress", args=[led.code]))
        back = {"back": f"{reverse('own-units')}?don-vi={led.code}"}
        return render(request, "consulting/unit_own_congress.html", {**own_frame(led), **context, **back})
    unit = office_unit(request, code)
    told = list(OwnCongress.objects.filter(unit=unit).select_related("by"))
    context = _kit(request, unit, told[0] if told else None, reverse("own-congress", args=[unit.code]))
    trail = [
        {"label": unit.name, "url": reverse("unit-desk", args=[unit.code])},
        {"label": context["heading"]},
    ]
    return render(request, "consulting/own_congress.html", {**context, "told": told, "trail": trail})


@require_http_methods(FORMS)
def own_congress_told(request: PersonRequest, code: str) -> HttpResponse:
    """What the unit said by telephone, in a letter or in person is written down."""
    unit = office_unit(request, code)
    form = OwnCongressForm(*given(request), last=OwnCongress.objects.filter(unit=unit).first())
    heading, back = _("Ghi tình hình đại hội đơn vị"), reverse("own-congress", args=[unit.code])
    trail = [{"label": unit.name, "url": back}, {"label": heading}]
    asked = FormRound(request, form, back=back, template="consulting/act.html", heading=heading, trail=trail)
    return asked.answered(
        lambda: tell_own_congress(
            unit,
            office_congress(request),
            form.said(),
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        _("Đã ghi tình hình đại hội của %(name)s.") % {"name": unit.name},
    )


@require_safe
def own_congress_text(request: PersonRequest, code: str, text: str) -> HttpResponse:
    """One text of the kit as Word, with the unit's name and its opening day."""
    return _word(request, _led_by(request, code) or office_unit(request, code), text)


def _led_by(request: PersonRequest, code: str) -> Unit | None:
    """The unit, where the reader leads it and is not of the office, which has its own page of every unit.

    Raises Forbidden for who leads another.
    """
    if hats(request.user).congresses_with(Right.RECORD):
        return None
    led = answered_for_by(request.user).select_related("association")
    found = led.filter(code=code).first()
    if found is None and (own := led.first()):
        words = _("Trang này là của đơn vị khác; %(name)s chỉ mở được bộ mẫu của mình.")
        raise Forbidden(words % {"name": own.name})
    return found


@by_standing_link
@require_safe
def unit_own_congress(request: HttpRequest, token: str, unit: Unit) -> HttpResponse:
    """The kit for the unit itself, by its standing link."""
    last = OwnCongress.objects.filter(unit=unit).first()
    context = _kit(request, unit, last, reverse("unit-own-congress", args=[token]))
    back = {"back": reverse("unit-page", args=[token])}
    return render(request, "consulting/unit_own_congress.html", {**frame_of(unit), **context, **back})


@by_standing_link
@require_safe
def unit_own_congress_text(request: HttpRequest, token: str, unit: Unit, text: str) -> HttpResponse:
    """One of its texts as Word."""
    return _word(request, unit, text)


def _kit(request: HttpRequest, unit: Unit, last: OwnCongress | None, here: str) -> dict[str, Any]:
    """The plan counted back from the day asked for, else from the one that was told; and the texts."""
    form = OpeningForm(
        request.GET if "khai-mac" in request.GET else None, initial={"opening": last and last.opening}
    )
    opening = _opening(form, last)
    asked = f"?khai-mac={opening:%d/%m/%Y}" if opening else ""
    steps = kit_steps(unit, opening) if opening else []
    return {
        "heading": _("Đại hội đơn vị"),
        "unit": unit,
        "last": last,
        "form": form,
        "opening": opening,
        "steps": steps,
        # Of a congress that was held nothing is late any more.
        "gone": sum(step.gone for step in steps) if steps and not steps[-1].gone else 0,
        "texts": [
            {"title": one.title, "url": f"{here}{one.code}.docx{asked}"} for one in kit_texts(unit, opening)
        ],
        "unverified": not kit_is_verified(),
    }


def _opening(form: OpeningForm, last: OwnCongress | None) -> date | None:
    if form.is_bound:
        return form.cleaned_data.get("opening") if form.is_valid() else None
    return last.opening if last else None


def _word(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    last = OwnCongress.objects.filter(unit=unit).first()
    with on_paper():
        texts = {one.code: one for one in kit_texts(unit, _opening(OpeningForm(request.GET), last))}
        if code not in texts:
            raise Http404
        over = unit.association.name if unit.association else ""
        data = render_branch_text(texts[code], unit=unit.name, over=over)
    return download(data, name=f"{code}-{unit.code}.docx", kind=WORD_TYPE)
