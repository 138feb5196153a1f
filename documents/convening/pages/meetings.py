"""Cuộc họp sắp tới: those there are, one of them, and the form that calls a body together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.convening.forms import ConveneForm
from documents.convening.queries import (
    coming,
    convened_for,
    convening_bodies,
    held_instead,
    waiting_for_body,
)
from documents.convening.rows import agenda_rows, convened_listing, convened_standing
from documents.convening.services.inviting import convene
from documents.packages.queries.visible import visible_to
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.convening.models import ConvenedMeeting

# Of those whose day is over, or that were moved or called off.
SHOWN = 30


@require_safe
def convened_meetings(request: PersonRequest) -> HttpResponse:
    """The meetings to come of the reader's bodies, and for who records for one the links that call it."""
    hats = hats_here(request)
    found = convened_for(hats)
    next_ = list(coming(found))
    others = list(found.exclude(pk__in=[one.pk for one in next_]).order_by("-meets_on", "-id")[:SHOWN])
    before = convened_listing(_("Đã qua, đã chuyển ngày, không tổ chức"), others, empty="")
    context = {
        "bodies": convening_bodies(hats),
        "listing": convened_listing(_("Sắp họp"), next_, empty=_("Chưa có cuộc họp nào sắp tới.")),
        "before": before if others else None,
    }
    return render(request, "convening/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def convene_body(request: PersonRequest, body: str) -> HttpResponse:
    """GET shows the one page that calls a body together, POST invites it."""
    bodies = convening_bodies(hats_here(request)).select_related("congress__association")
    found = bodies.filter(code=body).first()
    if found is None:
        raise Http404
    form = ConveneForm(*given(request), body=found, waiting=waiting_for_body(found, request.user))
    back = reverse("convened-meetings")
    trail = [*trail_of_meetings(), {"label": found.name}]
    asked = FormRound(request, form, template="convening/convene.html", back=back, body=found, trail=trail)
    asked.only_writes = True
    return asked.answered(
        lambda: convene(
            found, form.summons(), by=request.user, request_id=form.cleaned_data["request_id"] or None
        ),
        _("Đã triệu tập cuộc họp và báo cho các thành viên."),
        to=lambda row: reverse("convened", args=[row.pk]),
    )


@require_safe
def convened(request: PersonRequest, number: int) -> HttpResponse:
    """One meeting to come: when and where, its agenda, its papers, and what may be changed."""
    found = convened_seen(request, number)
    hats = hats_here(request)
    may_change = convening_bodies(hats).filter(pk=found.body_id).exists()
    agenda, held = agenda_rows(found, opened_on(request, found)), held_instead(found)
    is_due = not found.is_off and found.meets_on <= clock.today()
    context = {
        "meeting": found,
        "agenda": agenda,
        "may_drop": sum(not one.why_dropped for one in agenda) > 1,
        "has_pack": any(one.is_packed for one in agenda),
        "standing": _("Đã họp") if held else convened_standing(found),
        "held": held,
        "is_coming": not found.is_off and not found.is_past and not held,
        "may_change": may_change,
        "record_url": _record_url(found) if may_change and is_due and not held else "",
        "trail": [*trail_of_meetings(), {"label": str(found)}],
    }
    return render(request, "convening/meeting.html", context)


def convened_seen(request: PersonRequest, number: int) -> ConvenedMeeting:
    """A meeting of a body of the reader's; 404 for any other."""
    found = convened_for(hats_here(request)).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def opened_on(request: PersonRequest, meeting: ConvenedMeeting) -> set[int]:
    """Ids of the packages on the agenda that the reader may open."""
    ids = [item.package_id for item in meeting.items.all() if item.package_id]
    return set(visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))


def trail_of_meetings() -> list[dict[str, Any]]:
    """The way to the meetings to come."""
    return [
        {"label": _("Cuộc họp sắp tới"), "url": reverse("convened-meetings")},
    ]


def _record_url(meeting: ConvenedMeeting) -> str:
    """The form on which it is recorded, with what is known of it filled in."""
    told = {"met_on": f"{meeting.meets_on:%d/%m/%Y}", "half": meeting.part_of_day, "manner": meeting.manner}
    told |= {"chair": str(meeting.chair_id)}
    return f"{reverse('hold-meeting', args=[meeting.body.code])}?{urlencode(told)}"
