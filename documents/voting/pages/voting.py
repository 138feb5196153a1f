"""The ballot itself: given by its voter, entered by the office for others, and in secret given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from congress.people.models.people import Person
from congress.site.rounds import given
from documents.voting.forms.ballots import EnterBallotsForm, OpenBallotForm, SecretBallotForm
from documents.voting.models.polls import OPEN, PAPER
from documents.voting.pages.base import FORMS, poll_round, poll_url, recorded_poll, seen_poll
from documents.voting.queries.polls import last_ballots
from documents.voting.rows import asked_in, choices_in_words
from documents.voting.services.casting import cast_open, enter_open
from documents.voting.services.secret import cast_secret
from documents.voting.words.rules import who_can_know

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.voting.models.polls import Poll, PollQuestion

# Pressed after what was chosen was said back.
SURE = "bo-phieu"


@never_cache
@sensitive_post_parameters()
@require_http_methods(FORMS)
def vote(request: PersonRequest, number: int) -> HttpResponse:
    """GET shows the ballot, POST gives it; a secret one is said back first, then given for good."""
    poll = seen_poll(request, number)
    if poll.way == PAPER or not poll.voters.filter(person=request.user.pk).exists():
        raise Http404
    if poll.way != OPEN:
        return _secretly(request, poll)
    questions, titles = _questions(poll, request.user.pk), asked_in(poll, poll.package)
    last = last_ballots(poll).get(request.user.pk)
    form = OpenBallotForm(
        *given(request), questions=questions, titles=titles, said=last.choices if last else None
    )
    if last is not None:
        form.fields["words"].initial = last.words
    asked = poll_round(
        request, poll, form, heading=_("Biểu quyết"), template="voting/ballot.html", knows=who_can_know(poll)
    )
    return asked.answered(
        lambda: cast_open(
            poll,
            form.choices(),
            by=request.user,
            words=form.cleaned_data["words"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        lambda row: _("Đã ghi ý kiến: %(said)s.") % {"said": "; ".join(choices_in_words(row.choices))},
    )


def _secretly(request: PersonRequest, poll: Poll) -> HttpResponse:
    questions, titles = _questions(poll, request.user.pk), asked_in(poll, poll.package)
    form = SecretBallotForm(*given(request), questions=questions, titles=titles)
    asked = poll_round(
        request,
        poll,
        form,
        heading=_("Bỏ phiếu kín"),
        template="voting/ballot.html",
        knows=who_can_know(poll),
        secret=True,
    )
    if request.method == "POST" and SURE not in request.POST and form.is_valid():
        asked.context["said"] = form.said_back()
        return asked.page()
    return asked.answered(
        lambda: cast_secret(poll, form.choices(), by=request.user),
        _("Phiếu đã ở trong hòm. Hệ thống chỉ ghi là đã bỏ phiếu."),
        to=lambda _made: poll_url(poll),
    )


@never_cache
@require_http_methods(FORMS)
def enter_votes(request: PersonRequest, number: int) -> HttpResponse:
    """Hands that were counted and papers that came, of those who have no computer; who said all the same."""
    poll = recorded_poll(request, number)
    if poll.way != OPEN:
        raise Http404
    voted = last_ballots(poll)
    words = _("%(name)s (đã có ý kiến)")
    people = [
        (one.person_id, words % {"name": one.name} if one.person_id in voted else one.name)
        for one in poll.voters.all()
    ]
    form = EnterBallotsForm(
        *given(request),
        poll=poll,
        people=people,
        questions=list(poll.questions.all()),
        titles=asked_in(poll, poll.package),
    )
    asked = poll_round(
        request, poll, form, heading=_("Nhập ý kiến của thành viên"), template="voting/enter_votes.html"
    )
    return asked.answered(
        lambda: enter_open(
            poll,
            list(Person.objects.filter(pk__in=form.cleaned_data["people"])),
            form.choices(),
            ground=form.cleaned_data["ground"],
            by=request.user,
            words=form.cleaned_data["words"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi ý kiến của những người đã chọn."),
    )


def _questions(poll: Poll, person: int) -> list[PollQuestion]:
    return [one for one in poll.questions.all() if person not in one.barred]
