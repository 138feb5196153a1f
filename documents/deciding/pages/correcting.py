"""Đính chính cuộc họp: what a record says from now on, with the counts it touches; a record withdrawn."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.deciding.forms.correcting import HeldCorrectionForm, MeetingWithdrawalForm, RecountRow
from documents.deciding.pages.held import opened_packages, seen_meeting, trail_to_meeting
from documents.deciding.pages.sittings import recorded_bodies, vote_of
from documents.deciding.queries import correction_of_count, votes_in_force
from documents.deciding.services.correcting import correct_meeting, refuse_withdrawn, withdraw_meeting
from documents.packages.pages.rounds import Line, ManyRound
from documents.packages.tasked import task_giver
from workflows.errors import NotNow
from workflows.port import Holder

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.deciding.models import Meeting

FORMS = ["GET", "HEAD", "POST"]


def _of_standing(view: Callable[[PersonRequest, Meeting], HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of a meeting whose record was not withdrawn; else its page says that it was."""

    @wraps(view)
    def shown(request: PersonRequest, number: int) -> HttpResponse:
        found = recorded_meeting(request, number)
        try:
            refuse_withdrawn(found)
        except NotNow as outcome:
            return refusal_page(request, outcome, back=reverse("held-meeting", args=[found.pk]))
        return view(request, found)

    return shown


@require_http_methods(FORMS)
@_of_standing
def correct(request: PersonRequest, found: Meeting) -> HttpResponse:
    """GET shows the record as it stands, each count beside it; POST puts all of it right, or nothing."""
    back = reverse("held-meeting", args=[found.pk])
    form = HeldCorrectionForm(*given(request), meeting=found, by=request.user)
    trail = [*trail_to_meeting(found, last=False), {"label": _("Đính chính")}]
    lines = _recounts(request, found, form)
    asked = _Corrected(request, form, lines, back=back, meeting=found, trail=trail)
    return asked.answered(
        lambda: correct_meeting(
            found,
            form.held(),
            [replace(vote_of(line), note=line.form.note()) for line in asked.chosen],
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi đính chính. Bản ghi trước vẫn giữ ở trang cuộc họp."),
    )


class _Corrected(ManyRound[HeldCorrectionForm]):
    """The round of one correction; it need not touch any count."""

    template = "deciding/correct.html"
    only_writes = True
    nothing_done = gettext_lazy("Chưa ghi đính chính: còn hồ sơ chưa sửa được, xem lý do ở từng hồ sơ.")

    def is_filled(self) -> bool:
        """Whether the meeting and every chosen count are."""
        whole = self.form.is_valid()
        each = [line.form.is_valid() for line in self.chosen]
        return whole and all(each)


@require_http_methods(FORMS)
@_of_standing
def withdraw(request: PersonRequest, found: Meeting) -> HttpResponse:
    """There was no such meeting: its record stays to be read, and nothing more is written of it."""
    back = reverse("held-meeting", args=[found.pk])
    form = MeetingWithdrawalForm(*given(request), seen=len(found.corrections.all()))
    asked = FormRound(
        request,
        form,
        template="deciding/withdraw.html",
        back=back,
        meeting=found,
        tasks=list(task_giver().told([row.task_code for row in found.tasks.all()]).values()),
        numbers=[*map(str, found.numbers.all()), *map(str, found.papers.all())],
        trail=[*trail_to_meeting(found, last=False), {"label": _("Hủy bản ghi")}],
    )
    asked.only_writes = True
    return asked.answered(
        lambda: withdraw_meeting(
            found,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã hủy bản ghi cuộc họp."),
    )


def recorded_meeting(request: PersonRequest, number: int) -> Meeting:
    """A meeting of a body for which the reader records; 404 for its other readers."""
    found = seen_meeting(request, number)
    if not recorded_bodies(request).filter(pk=found.body_id).exists():
        raise Http404
    return found


def _recounts(request: PersonRequest, meeting: Meeting, form: HeldCorrectionForm) -> list[Line]:
    """The packages that go on with a vote of this meeting, where their count can be put right."""
    readable = opened_packages(request, meeting)
    holder = Holder(name=meeting.body.name, body_id=meeting.body_id)
    lines = []
    for bound in votes_in_force(meeting):
        package, move = bound.version.package, correction_of_count(bound)
        if move is None or package.pk not in readable:
            continue
        row = RecountRow(
            *given(request), package=package, holder=holder, move=move, sitting=form, prefix=package.code
        )
        lines.append(Line(package, row, move))
    return lines
