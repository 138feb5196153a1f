"""Nhập ý kiến: one reply from paper in hand, looked at again, corrected, confirmed; the office alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.consulting.forms.replies import ReplyForm, RulingForm, said_before, said_on_paper
from documents.consulting.models.replies import CONFIRMED, Reply
from documents.consulting.models.rounds import Round
from documents.consulting.pages.rounds import FORMS, trail_of
from documents.consulting.queries.heard import came_after_end
from documents.consulting.queries.rounds import round_state
from documents.consulting.rows import what_is_owed
from documents.consulting.services.replies import correct_reply, record_reply
from documents.consulting.services.rulings import choose_reply, confirm_reply
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.incoming import paper_beside, paper_kept

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_http_methods(FORMS)
def new_reply(request: PersonRequest, number: int) -> HttpResponse:
    """What came back is entered; the next sheet follows at once."""
    congress = office_congress(request)
    found = get_object_or_404(Round, congress=congress, pk=number)
    state, beside = round_state(found), paper_beside(request, congress)
    form = ReplyForm(*given(request), found=found, drafts=list(state.drafts))
    form.fields["unit"].initial = request.GET.get("don-vi", "")[:200]
    if beside is not None:
        form.initial.update(said_on_paper(beside.standing))
    here, back = reverse("reply-new", args=[number]), reverse("round", args=[number])
    paper = beside.standing.paper if beside else None
    following = beside.following if beside else here
    asked = FormRound(
        request,
        form,
        back=back,
        template="consulting/reply_new.html",
        heading=_("Nhập ý kiến gửi về"),
        names=[one.asked.name for one in state.units],
        coverage=state.coverage,
        over=bool(state.end),
        beside=beside,
        trail=[trail_of(), trail_of(state), {"label": _("Nhập ý kiến gửi về")}],
    )
    return asked.answered(
        lambda: record_reply(
            found,
            form.told(),
            by=request.user,
            request_id=form.cleaned_data["request_id"],
            paper=paper,
        ),
        lambda made: _("Đã ghi ý kiến của %(unit)s.") % {"unit": made},
        to=following if "next" in request.POST else "",
    )


@require_safe
def reply(request: PersonRequest, number: int) -> HttpResponse:
    """One reply as it was entered, and what became of it."""
    found = _reply(request, number)
    later = Reply.objects.filter(corrects=found).first()
    answers = found.answers.select_related("draft__package__procedure").prefetch_related("remarks")
    facts = [
        (_("Nhận qua"), found.get_ground_display()),
        (_("Ngày ghi trên văn bản"), f"{found.day:%d/%m/%Y}" if found.day else _("không ghi ngày")),
        (_("Ngày đến"), f"{found.arrived:%d/%m/%Y}"),
        (_("Người ký, người gửi"), ", ".join(filter(None, (found.writer, found.writer_office)))),
        (_("Tính cho"), ", ".join(one.asked.name for one in found.heard.select_related("asked"))),
        (_("Người nhập"), found.by or _("đơn vị tự gửi qua đường dẫn")),
        (_("Ghi chú"), found.note),
        (_("Cần làm"), what_is_owed(found)),
    ]
    context = {
        "reply": found,
        "later": later,
        "facts": [{"name": name, "value": value} for name, value in facts if value],
        "answers": answers,
        "beside": paper_kept(request, found.round.congress, found.paper_id),
        "rulings": found.rulings.select_related("by"),
        "stands": later is None,
        "correctable": found.by is not None and (not hasattr(found.round, "end") or came_after_end(found)),
        "trail": [trail_of(), trail_of(round_state(found.round)), {"label": str(found)}],
    }
    return render(request, "consulting/reply.html", context)


@require_http_methods(FORMS)
def reply_change(request: PersonRequest, number: int) -> HttpResponse:
    """Another text in place of a reply; the first stays in the record."""
    before = _reply(request, number)
    state = round_state(before.round)
    form = ReplyForm(*given(request), found=before.round, drafts=list(state.drafts))
    form.initial.update(said_before(before))
    asked = FormRound(
        request,
        form,
        back=reverse("reply", args=[number]),
        template="consulting/reply_new.html",
        heading=_("Sửa ý kiến đã nhập"),
        names=[one.asked.name for one in state.units],
        trail=[trail_of(), trail_of(state), {"label": _("Sửa ý kiến đã nhập")}],
    )
    return asked.answered(
        lambda: correct_reply(
            before, form.told(), by=request.user, request_id=form.cleaned_data["request_id"]
        ),
        _("Đã sửa; bản nhập trước vẫn lưu."),
        to=lambda made: reverse("reply", args=[made.pk]),
    )


@require_http_methods(FORMS)
def reply_ruling(request: PersonRequest, number: int) -> HttpResponse:
    """Who sent it has confirmed it, or of several this one counts."""
    found = _reply(request, number)
    form = RulingForm(*given(request))
    heading = _("Xác nhận, xác định ý kiến")
    asked = FormRound(
        request,
        form,
        back=reverse("reply", args=[number]),
        template="consulting/act.html",
        heading=heading,
        trail=[trail_of(), trail_of(round_state(found.round)), {"label": heading}],
    )
    return asked.answered(
        lambda: (confirm_reply if form.cleaned_data["ruling"] == CONFIRMED else choose_reply)(
            found, reason=form.cleaned_data["reason"], by=request.user
        ),
        _("Đã ghi kết luận."),
    )


def _reply(request: PersonRequest, number: int) -> Reply:
    rows = Reply.objects.filter(round__congress=office_congress(request))
    found: Reply = get_object_or_404(
        rows.select_related("round__congress", "round__end", "unit", "by"), pk=number
    )
    return found
