"""The office gives any seat, moves who sits in one, and takes out a body that was entered by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.services.seating import give_seat, move_seat, remove_body
from congress.site.rounds import FormKind, FormRound, given
from documents.office.forms.seats import GiveSeatForm, MoveSeatForm, RemoveForm
from documents.packages.pages.congresses import keeping_congress
from workflows import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
def new_seat(request: PersonRequest) -> HttpResponse:
    """A seat in any body, for somebody known or new."""
    congress = keeping_congress(request)
    body = Body.objects.filter(congress=congress, code=request.GET.get("co-quan", "")).first()
    asked_for = {"body": body.pk if body else None, "role": request.GET.get("vai-tro", "")[:20]}
    form = GiveSeatForm(*given(request), congress=congress, initial=asked_for)
    asked = KeepingRound(request, form, _("Ghi nhiệm vụ"))
    return asked.answered(lambda: give_seat(by=request.user, **form.told()), _given)


@require_http_methods(FORMS)
def other_seat(request: PersonRequest, seat: int) -> HttpResponse:
    """Another role or another body for who sits in one, from a day on."""
    congress = keeping_congress(request)
    seats = Membership.objects.filter(body__congress=congress).select_related("person", "body")
    found = get_object_or_404(seats, pk=seat)
    form = MoveSeatForm(*given(request), congress=congress, seat=found)
    about = [
        {"name": _("Người"), "value": str(found.person)},
        {"name": _("Nhiệm vụ hiện nay"), "value": found.named},
    ]
    asked = KeepingRound(request, form, _("Chuyển nhiệm vụ"), facts=about)
    return asked.answered(
        lambda: move_seat(found, form.cleaned_data["body"], form.seat(), by=request.user), _given
    )


@require_http_methods(FORMS)
def mistaken_body(request: PersonRequest, code: str) -> HttpResponse:
    """A body without history is taken out; one with history is refused with why."""
    body = get_object_or_404(Body, congress=keeping_congress(request), code=code)
    form = RemoveForm(*given(request))
    about = [{"name": _("Cơ quan"), "value": body.name}, {"name": _("Mã"), "value": body.code}]
    asked = KeepingRound(request, form, _("Xóa cơ quan ghi nhầm"), facts=about)
    return asked.answered(
        lambda: remove_body(body, by=request.user, reason=form.cleaned_data["reason"]),
        lambda name: _("Đã xóa %(body)s.") % {"body": name},
    )


class KeepingRound(FormRound[FormKind]):
    """The round of one form about people, bodies and units: all that the verb writes, or nothing."""

    template = "office/form.html"
    only_writes = True

    def __init__(
        self,
        request: PersonRequest,
        form: FormKind,
        heading: str,
        *,
        facts: list[dict[str, Any]] | None = None,
        back: str = "staff",
        label: str = "",
        **more: Any,
    ) -> None:
        trail = [{"label": label or _("Nhân sự"), "url": reverse(back)}, {"label": heading}]
        shown = {"heading": heading, "button": heading, "facts": facts or [], "trail": trail}
        super().__init__(request, form, back=reverse(back), **shown | more)

    def done(self, verb: Callable[[], Any]) -> Any:
        """What the verb made, wholly or not at all."""
        with engine.whole():
            return super().done(verb)


def _given(seat: Membership) -> str:
    facts = {
        "who": seat.person,
        "title": seat.named,
        "day": f"{seat.start:%d/%m/%Y}",
    }
    return _("Đã ghi: %(who)s, %(title)s, từ ngày %(day)s.") % facts
