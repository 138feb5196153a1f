"""Đơn vị: the register of units, what became of them, and what of people and units is to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.people.models.units import UnitSuccession
from congress.people.queries.lacking import lacking_people, lacking_units
from congress.people.queries.reach import kept_people, units_of
from congress.people.services.journal import journal_of
from congress.people.services.person_facts import fill_in_person
from congress.people.services.seating import seat_unit
from congress.people.services.units import add_unit, change_unit, succeed
from congress.site.rounds import given
from documents.office.forms.seats import UnitSeatForm
from documents.office.forms.units import (
    PROPOSED_KINDS,
    NewUnitForm,
    PersonFactsForm,
    SuccessionForm,
    UnitChangeForm,
)
from documents.office.pages.seats import FORMS, KeepingRound
from documents.office.rows.units import (
    days_words,
    head_words,
    lacking_people_listing,
    lacking_units_listing,
    succession_listing,
    units_listing,
)
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import keeping_congress
from documents.packages.queries.recorders import bodies_without_recorder
from workflows.text import searchable

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from congress.people.models.units import Unit
    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

PAGE = 50


@require_safe
def units(request: PersonRequest) -> HttpResponse:
    """Every unit, searched without marks by its name, code, kind or head; also those that have ended."""
    congress = keeping_congress(request)
    sought = request.GET.get("tim", "")[:200]
    found = units_of(congress).select_related("head")
    for word in searchable(sought).split():
        found = found.filter(
            Q(folded__contains=word) | Q(code__icontains=word) | Q(head__folded__contains=word)
        )
    page = Paginator(found.order_by("until", "code", "id"), PAGE).get_page(request.GET.get("trang"))
    context = {
        "sought": sought,
        "page": page,
        "listing": units_listing(list(page.object_list), sought=sought),
        "ways": neighbours(page, f"?tim={sought}" if sought else ""),
    }
    return render(request, "office/units.html", context)


@require_safe
def unit(request: PersonRequest, number: int) -> HttpResponse:
    """One unit: all that is known, what it came from and became, and what was done about it."""
    congress = keeping_congress(request)
    found = get_object_or_404(units_of(congress).select_related("head"), pk=number)
    rows = UnitSuccession.objects.filter(Q(before=found) | Q(after=found))
    context = {
        "unit": found,
        "answers": Body.objects.filter(congress=congress, unit=found).exists(),
        "facts": _unit_facts(found),
        "successions": succession_listing(list(rows)),
        "entries": list(journal_of(found)[:30]),
        "trail": [{"label": _("Đơn vị"), "url": reverse("units")}, {"label": found.name}],
    }
    return render(request, "office/unit.html", context)


@require_http_methods(FORMS)
def new_unit(request: PersonRequest) -> HttpResponse:
    """A unit that is not in the register yet."""
    congress = keeping_congress(request)
    form = NewUnitForm(*given(request), congress=congress)
    asked = _UnitRound(request, form, _("Thêm đơn vị"), back="units", label=_("Đơn vị"))
    return asked.answered(
        lambda: add_unit(
            form.told(),
            association=congress.association,
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        lambda made: _("Đã ghi đơn vị %(name)s, mã %(code)s.") % {"name": made.name, "code": made.code},
    )


@require_http_methods(FORMS)
def unit_change(request: PersonRequest, number: int) -> HttpResponse:
    """What the register says of a unit, put right."""
    congress = keeping_congress(request)
    found = get_object_or_404(units_of(congress), pk=number)
    form = UnitChangeForm(*given(request), unit=found, congress=congress)
    asked = _UnitRound(request, form, _("Sửa thông tin đơn vị"), back="units", label=_("Đơn vị"))
    return asked.answered(
        lambda: change_unit(
            found,
            form.told(),
            by=request.user,
            seen=form.cleaned_data["seen"],
            reason=form.cleaned_data["reason"],
        ),
        lambda made: _("Đã ghi thông tin của %(name)s.") % {"name": made.name},
        to=lambda made: reverse("unit", args=[made.pk]),
    )


@require_http_methods(FORMS)
def unit_seat(request: PersonRequest, number: int) -> HttpResponse:
    """A unit gets a seat to answer from: a body of its own, whose head is who leads the unit."""
    congress = keeping_congress(request)
    found = get_object_or_404(units_of(congress).select_related("head"), pk=number)
    form, heading = UnitSeatForm(*given(request)), _("Lập cơ quan trả lời của đơn vị")
    asked = KeepingRound(request, form, heading, back="units", label=_("Đơn vị"), facts=_unit_facts(found))
    return asked.answered(
        lambda: seat_unit(found, congress, by=request.user, **form.cleaned_data),
        lambda body: _("%(name)s trả lời được các hồ sơ hỏi ý kiến.") % {"name": body.name},
        to=lambda _body: reverse("unit", args=[found.pk]),
    )


@require_http_methods(FORMS)
def succession(request: PersonRequest) -> HttpResponse:
    """Units merge, split or get another name, by a decision."""
    congress = keeping_congress(request)
    form = SuccessionForm(*given(request), congress=congress)
    heading = _("Hợp nhất, chia tách, đổi tên đơn vị")
    asked = KeepingRound(
        request, form, heading, back="units", label=_("Đơn vị"), button=_("Ghi theo quyết định")
    )
    return asked.answered(
        lambda: succeed(by=request.user, **form.told()),
        lambda rows: (
            _("Đã ghi: %(what)s.")
            % {"what": "; ".join(f"{row.before_name} → {row.after_name}" for row in rows)}
        ),
    )


@require_safe
def to_fill_in(request: PersonRequest) -> HttpResponse:
    """Cần bổ sung: doubts that did not stop a list, each leading to where it is filled in."""
    congress = keeping_congress(request)
    people = Paginator(lacking_people(congress), PAGE)
    page = people.get_page(request.GET.get("trang"))
    context = {
        "count": people.count,
        "page": page,
        "ways": neighbours(page),
        "people": lacking_people_listing(list(page.object_list)),
        "units": lacking_units_listing(lacking_units(congress)),
        "silent": bodies_without_recorder(congress),
    }
    return render(request, "office/lacking.html", context)


@require_http_methods(FORMS)
def person_facts(request: PersonRequest, person: int) -> HttpResponse:
    """What is known of one person, filled in."""
    congress = keeping_congress(request)
    found = get_object_or_404(kept_people(congress), pk=person)
    form = PersonFactsForm(*given(request), person=found, congress=congress)
    heading = _("Thông tin của %(who)s") % {"who": found}
    asked = KeepingRound(
        request, form, heading, back="lacking", label=_("Cần bổ sung"), button=_("Ghi thông tin")
    )
    return asked.answered(
        lambda: fill_in_person(found, form.told(), by=request.user),
        lambda made: _("Đã ghi thông tin của %(who)s.") % {"who": made},
    )


class _UnitRound(KeepingRound["Any"]):
    """The round of a form about one unit; it proposes the kinds that are in use."""

    request: PersonRequest
    template = "office/unit_form.html"

    def facts(self) -> dict[str, Any]:
        """Kinds as they are written already."""
        mine = units_of(keeping_congress(self.request))
        used = mine.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct()
        return {"kinds": list(dict.fromkeys([*used, *PROPOSED_KINDS]))}

    def looks_again(self, outcome: Refused) -> bool:
        """After somebody else was quicker the next try is about what stands there now."""
        if outcome.status == 409 and isinstance(self.form, UnitChangeForm):
            self.form.look_again()
        return super().looks_again(outcome)


def _unit_facts(unit: Unit) -> list[dict[str, str]]:
    told = [
        (_("Mã"), unit.code),
        (_("Loại đơn vị"), unit.kind),
        (_("Người chủ trì"), head_words(unit)),
        (_("Địa chỉ nhận thư"), unit.address),
        (_("Thư điện tử"), unit.email),
        (_("Cách liên hệ"), str(unit.get_way_display())),
        (_("Thời gian"), days_words(unit)),
    ]
    numbers = [unit.phone, unit.second_phone]
    facts = [{"name": name, "value": value} for name, value in told if value]
    return facts + [{"name": _("Điện thoại"), "value": "", "phone": number} for number in numbers if number]
