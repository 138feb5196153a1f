"""Ghi đã gọi: a call to a unit of a round, from the list of those who have sent nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.rounds import FormRound, given
from documents.consulting.forms.calls import UnitCallForm
from documents.consulting.pages.rounds import FORMS, shown_round, trail_of
from documents.consulting.services.calls import record_unit_call

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_http_methods(FORMS)
def round_call(request: PersonRequest, number: int) -> HttpResponse:
    """A call to one of the asked units (`?don-vi=` its code): who answered, what he said."""
    state, _congress = shown_round(request, number)
    units = {one.asked.pk: one.asked for one in sorted(state.units, key=lambda one: one.has_sent)}
    chosen = next((one for one in units.values() if one.unit.code == request.GET.get("don-vi")), None)
    form = UnitCallForm(*given(request), units=list(units.values()), chosen=chosen)
    heading = _("Ghi đã gọi đơn vị")
    asked = FormRound(
        request,
        form,
        back=reverse("round", args=[number]) + "#cuoc-goi",
        template="consulting/act.html",
        heading=heading,
        trail=[trail_of(), trail_of(state), {"label": heading}],
    )
    return asked.answered(
        lambda: record_unit_call(
            units[form.cleaned_data["unit"]],
            heard=form.cleaned_data["heard"],
            said=form.cleaned_data["said"],
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        lambda made: _("Đã ghi cuộc gọi cho %(name)s.") % {"name": made.asked.name},
    )
