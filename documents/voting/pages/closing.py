"""Kết thúc biểu quyết: looked at once more, closed into a decision, or cancelled for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.site.rounds import given
from documents.packages.pages.rounds import PackageRound
from documents.packages.words.ahead import foreseen
from documents.packages.words.history import outcome_in_words
from documents.voting.forms.closing import CancelPollForm, ClosePollForm
from documents.voting.forms.pictures import CountPictureForm
from documents.voting.models.polls import PAPER, SCREEN
from documents.voting.pages.base import FORMS, PAGE_CODE, poll_round, poll_url, recorded_poll
from documents.voting.queries.polls import who_voted
from documents.voting.rows import asked_in, counts_listing
from documents.voting.services.closing import cancel_poll, close_poll, reckoned
from documents.voting.services.pictures import keep_count_picture
from documents.voting.words.rules import rule_in_words
from workflows.engine.marking import marking_of
from workflows.errors import Unmet
from workflows.port import Holder

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.voting.models.polls import PollEnd

# Pressed after the figures were looked at once more.
SURE = "ket-thuc"


@never_cache
@require_http_methods(FORMS)
def close_vote(request: PersonRequest, number: int) -> HttpResponse:
    """GET shows who has voted and what is still to be said, POST shows what it comes to, then closes it."""
    poll = recorded_poll(request, number)
    package, move = poll.package, poll.package.definition.move(poll.action, poll.source)
    holder = Holder(name=poll.body.name, body_id=poll.body_id)
    about: dict[str, Any] = {"titles": asked_in(poll, package), "package": package, "holder": holder}
    form = ClosePollForm(*given(request), poll=poll, move=move, **about)
    asked = poll_round(
        request,
        poll,
        form,
        heading=_("Kết thúc biểu quyết"),
        template="voting/close_poll.html",
        rules=rule_in_words(poll.decides_by, poll.members),
        facts=foreseen(marking_of(package).own, move, by=request.user),
        voted=None if poll.way == PAPER else len(who_voted(poll)),
        sure=SURE,
        checked=request.method == "POST" and SURE not in request.POST and form.is_valid(),
    )
    # The sums of a secret vote on the screen are known to nobody before it is closed.
    if asked.context["checked"] and poll.way != SCREEN:
        try:
            counts = reckoned(poll, form.closing())
        except Unmet as outcome:
            asked.context["checked"] = False
            return asked.refused(outcome)
        asked.context["counts"] = counts_listing(poll, counts, package, request.user)
    if asked.context["checked"]:
        return asked.page()
    return asked.answered(
        lambda: close_poll(
            poll,
            form.closing(),
            by=request.user,
            seen=form.cleaned_data["seen"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _thanks_for_close,
    )


@never_cache
@require_http_methods(FORMS)
def cancel_vote(request: PersonRequest, number: int) -> HttpResponse:
    """GET asks why the vote ends without a result, POST ends it."""
    poll = recorded_poll(request, number)
    form = CancelPollForm(*given(request))
    asked = poll_round(
        request, poll, form, heading=_("Hủy cuộc biểu quyết"), template="voting/cancel_poll.html"
    )
    return asked.answered(
        lambda: cancel_poll(
            poll,
            form.cleaned_data["reason"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã hủy cuộc biểu quyết; các phiếu đã ghi vẫn giữ và không được tính."),
    )


@never_cache
@require_http_methods(FORMS)
def count_picture(request: PersonRequest, number: int) -> HttpResponse:
    """GET asks for photographs of the ballots and of the counted sheet, POST keeps them with the result."""
    poll = recorded_poll(request, number)
    heading = _("Ảnh phiếu, bản kiểm phiếu")
    form = CountPictureForm(*given(request))
    asked = PackageRound(
        request,
        poll.package,
        form,
        way=((_("Biểu quyết"), poll_url(poll)), (heading, "")),
        back=poll_url(poll),
        page_code=PAGE_CODE,
        template="voting/count_picture.html",
        poll=poll,
        heading=heading,
    )
    return asked.answered(
        lambda: keep_count_picture(poll, form.received["scan"], by=request.user),
        _("Đã lưu ảnh cùng kết quả biểu quyết."),
    )


def _thanks_for_close(end: PollEnd) -> str:
    if end.decision is None:
        return _("Đã kết thúc: không đủ số người tham gia, hồ sơ vẫn ở bước cũ.")
    outcome = outcome_in_words(end.decision.decision.outcome.code)
    return _("Đã kết thúc biểu quyết: %(outcome)s.") % {"outcome": outcome}
