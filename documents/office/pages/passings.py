"""Ghi từ trần: what ends with one who has died, in one act, and taken back where it was a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.queries.passings import passed_in_words, passing_of
from congress.people.queries.reach import kept_people
from congress.people.services.passings import record_passing, take_back_passing
from congress.roles import Right
from congress.site.rounds import given
from documents.office.forms.people import NotPassedForm, PassingForm
from documents.office.pages.seats import KeepingRound
from documents.packages.pages.congresses import keeping_congress
from documents.packages.queries.duties import packages_waiting_for
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def passing(request: PersonRequest, person: int) -> HttpResponse:
    """The day and the ground; of one who is recorded already, the way to take it back."""
    found = get_object_or_404(kept_people(keeping_congress(request)), pk=person)
    recorded = passing_of(found) is not None and request.method != "POST"
    # What is sent says what it answers: a second click on the first form takes nothing back.
    if recorded or "seen" in request.POST:
        return _taken_back(request, found)
    form = PassingForm(*given(request))
    seats = list(found.memberships.not_ended(clock.today()).select_related("body"))
    heads = [seat.body_id for seat in seats if seat.role == "head"]
    waiting = [one.code for body in heads for one in packages_waiting_for(body, Right.SIGN)]
    waits = ", ".join(waiting)
    facts = [
        {"name": _("Người"), "value": str(found), "phone": found.phone},
        {"name": _("Nhiệm vụ kết thúc"), "value": "; ".join(seat.named for seat in seats) or _("không có")},
        {"name": _("Chuyển sang chờ phân công người ký"), "value": waits or _("không có hồ sơ nào")},
        {"name": _("Bộ trình ký đã in"), "value": _("Thu hồi: mã trên giấy không còn nhận chữ ký")},
    ]
    asked = KeepingRound(request, form, _("Ghi từ trần"), facts=facts)
    words = _("Đã ghi: %(who)s %(day)s. Có quyết định phân công thì ghi tại “Thay người đứng đầu”.")
    return asked.answered(
        lambda: record_passing(found, by=request.user, **form.cleaned_data),
        lambda row: words % {"who": found, "day": passed_in_words(row.day)},
    )


def _taken_back(request: PersonRequest, found: Person) -> HttpResponse:
    row = passing_of(found)
    form = NotPassedForm(*given(request), seen=row.pk if row else 0)
    died = passed_in_words(row.day) if row and row.day else ""
    facts = [
        {"name": _("Người"), "value": str(found)},
        {"name": _("Đã ghi"), "value": died},
        {"name": _("Căn cứ"), "value": row.ground if row else ""},
    ]
    asked = KeepingRound(request, form, _("Ghi nhầm việc từ trần"), facts=facts)
    return asked.answered(
        lambda: take_back_passing(found, by=request.user, **form.cleaned_data),
        lambda _row: _("Đã khôi phục nhiệm vụ và tài khoản của %(who)s.") % {"who": found},
    )
