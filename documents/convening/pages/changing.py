"""What is changed before a meeting is held: another day, called off, another draft, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.choosing import hats_here
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.convening.forms import (
    CallOffForm,
    InvitationNumberForm,
    ItemDroppedForm,
    MeetingMoveForm,
    PaperReplacedForm,
)
from documents.convening.pages.meetings import convened_seen, opened_on, trail_of_meetings
from documents.convening.queries import agenda_line, convening_bodies
from documents.convening.rows import sent_draft
from documents.convening.services.changing import (
    book_for_invitation,
    call_off,
    drop_item,
    move_meeting,
    number_invitation,
    refuse_over,
    refuse_to_drop,
    replace_paper,
)
from workflows.errors import Refused

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.convening.models import ConvenedMeeting

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
def move_convened(request: PersonRequest, number: int) -> HttpResponse:
    """Another day: the meeting that stands instead is shown."""
    found = _changed(request, number)
    form = MeetingMoveForm(*given(request), meeting=found)
    asked = _asked(request, found, form, heading=_("Chuyển ngày họp"), button=_("Chuyển ngày họp"))
    return asked.answered(
        lambda: move_meeting(
            found,
            form.summons(),
            reason=form.cleaned_data["reason"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã chuyển ngày họp và báo cho các thành viên."),
        to=lambda row: reverse("convened", args=[row.pk]),
    )


@require_http_methods(FORMS)
def called_off(request: PersonRequest, number: int) -> HttpResponse:
    """It will not be held."""
    found = _changed(request, number)
    form = CallOffForm(*given(request))
    asked = _asked(request, found, form, heading=_("Không tổ chức cuộc họp"), button=_("Không tổ chức"))
    return asked.answered(
        lambda: call_off(
            found,
            reason=form.cleaned_data["reason"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi và báo cho các thành viên."),
    )


@require_http_methods(FORMS)
def replace(request: PersonRequest, number: int, place: int) -> HttpResponse:
    """Thay tài liệu đã gửi: the present draft lies before the meeting from now on."""
    found = _changed(request, number)
    item = next((one for one in found.items.all() if one.place == place), None)
    if item is None or item.package_id not in opened_on(request, found):
        raise Http404
    line = agenda_line(item)
    form = PaperReplacedForm(*given(request), seen=line.times)
    asked = _asked(
        request,
        found,
        form,
        heading=_("Thay tài liệu đã gửi") if line.times else _("Gửi tài liệu họp"),
        button=_("Thay tài liệu") if line.times else _("Gửi tài liệu"),
        package=item.package,
        sent=sent_draft(line),
    )
    return asked.answered(
        lambda: replace_paper(
            item,
            reason=form.cleaned_data.get("reason", ""),
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã thay tài liệu họp và báo cho các thành viên."),
    )


@require_http_methods(FORMS)
def drop_from_agenda(request: PersonRequest, number: int, place: int) -> HttpResponse:
    """Bỏ khỏi chương trình: the item stays to be read, and is dealt with no more."""
    found = _changed(request, number)
    item = next((one for one in found.items.all() if one.place == place), None)
    if item is None:
        raise Http404
    form = ItemDroppedForm(*given(request))
    told = {"heading": _("Bỏ nội dung khỏi chương trình"), "button": _("Bỏ nội dung"), "item": item}
    asked = _asked(request, found, form, check=lambda: refuse_to_drop(item), **told)
    return asked.answered(
        lambda: drop_item(
            item,
            reason=form.cleaned_data["reason"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã bỏ nội dung khỏi chương trình và báo cho các thành viên."),
    )


@require_http_methods(FORMS)
def invitation_number(request: PersonRequest, number: int) -> HttpResponse:
    """The number of the invitation, from the register."""
    found = _changed(request, number)
    form = InvitationNumberForm(*given(request))
    asked = _asked(
        request,
        found,
        form,
        heading=_("Số giấy mời"),
        button=_("Ghi số"),
        tells=False,
        check=lambda: book_for_invitation(found),
    )
    return asked.answered(
        lambda: number_invitation(
            found,
            form.cleaned_data["number"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        lambda row: _("Đã ghi số: %(number)s.") % {"number": row},
    )


class _AgendaRound(FormRound[Any]):
    """The round of a change; what would be refused when it is sent is refused when it is opened."""

    only_writes = True

    def put_away(self) -> HttpResponse | None:
        """The page that says why nothing is changed here; None where something may be."""
        try:
            refuse_over(self.context["meeting"])
            self.context["check"]()
        except Refused as outcome:
            return super().put_away() or self.left(refusal_page(self.request, outcome, back=self.back))
        return super().put_away()


def _asked(
    request: PersonRequest,
    meeting: ConvenedMeeting,
    form: BaseForm,
    *,
    heading: str,
    button: str,
    **more: Any,
) -> _AgendaRound:
    own = reverse("convened", args=[meeting.pk])
    trail = [*trail_of_meetings(), {"label": str(meeting), "url": own}, {"label": heading}]
    told = {
        "meeting": meeting,
        "heading": heading,
        "button": button,
        "trail": trail,
        "tells": True,
        "check": lambda: None,
        **more,
    }
    return _AgendaRound(request, form, template="convening/change.html", back=own, **told)


def _changed(request: PersonRequest, number: int) -> ConvenedMeeting:
    """A meeting that the reader may change; 404 for its other readers."""
    found = convened_seen(request, number)
    if not convening_bodies(hats_here(request)).filter(pk=found.body_id).exists():
        raise Http404
    return found
