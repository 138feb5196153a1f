"""Cuộc họp: those that were held, the one page on which one is recorded, its papers, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.choosing import hats_here
from congress.site.rounds import given
from documents.deciding.forms.held import HeldForm, agreed_row_for
from documents.deciding.models import NOTICE, RESOLUTION
from documents.deciding.pages.sittings import put_to_vote, recorded_bodies, vote_of
from documents.deciding.papers.issued_facts import has_changed_since, notice_of, resolution_of
from documents.deciding.papers.minutes import official_minutes, render_minutes
from documents.deciding.papers.minutes_facts import minutes_of
from documents.deciding.queries import meeting_in_full, meetings_of, unrecorded_votes
from documents.deciding.rows import conclusion_lines, corrections_of, held_listing, voted_listing
from documents.deciding.services.meetings import record_meeting
from documents.deciding.services.numbering import has_matter
from documents.packages.pages.files import pdf, word
from documents.packages.pages.rounds import ManyRound
from documents.packages.polled import vote_teller
from documents.packages.queries.visible import visible_to
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.deciding.models import Meeting

# What a page that leads here may say of the meeting.
CONVENED = ("met_on", "half", "manner", "chair")


@require_safe
def held_meetings(request: PersonRequest) -> HttpResponse:
    """The meetings of the bodies in which the reader sits or for which he records, the newest first."""
    hats = hats_here(request)
    bodies = recorded_bodies(request)
    found = meetings_of(hats)
    context = {"bodies": bodies, "listing": held_listing(list(found))}
    return render(request, "deciding/held_meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: PersonRequest, body: str) -> HttpResponse:
    """GET shows the one page of a meeting that was held; POST records all of it or nothing."""
    found = recorded_bodies(request).select_related("congress__association").filter(code=body).first()
    if found is None:
        raise Http404
    # Where the body was called together, what was said then stands there.
    told = {name: request.GET[name] for name in CONVENED if name in request.GET}
    form = HeldForm(*given(request), body=found, by=request.user, initial=told)
    put = put_to_vote(request, found, form, agreed_row_for)
    trail = [{"label": _("Cuộc họp"), "url": reverse("held-meetings")}, {"label": found.name}]
    back = reverse("held-meetings")
    asked = _Held(request, form, put.lines, back=back, body=found, trail=trail, held=put.held)
    if put.gone:
        return asked.refused(put.gone)
    return asked.answered(
        lambda: record_meeting(
            found,
            form.held(),
            [vote_of(line) for line in asked.chosen],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi cuộc họp."),
        to=lambda row: reverse("held-meeting", args=[row.pk]),
    )


class _Held(ManyRound[HeldForm]):
    """The round of one meeting; it need not have decided on any package."""

    template = "deciding/hold.html"
    only_writes = True
    nothing_done = gettext_lazy("Chưa ghi cuộc họp: còn hồ sơ chưa ghi được, xem lý do ở từng hồ sơ.")

    def is_filled(self) -> bool:
        """Whether the meeting and every chosen package are."""
        # The meeting first: the rows take from it how many were there.
        whole = self.form.is_valid()
        each = [line.form.is_valid() for line in self.chosen]
        return whole and all(each)


@require_safe
def held_meeting(request: PersonRequest, number: int) -> HttpResponse:
    """One meeting as it was recorded."""
    found = seen_meeting(request, number)
    votes = list(found.votes.all())
    open_ = opened_packages(request, found)
    context = {
        "meeting": found,
        "said": found.stands,
        "corrections": corrections_of(found),
        "votes": voted_listing(votes, open_),
        "whole": len(open_) == len(votes),
        "without_result": unrecorded_votes(found),
        "conclusions": conclusion_lines(found),
        "issued": {kind: has_matter(found, kind) for kind in (NOTICE, RESOLUTION)},
        "papers": {NOTICE: "", RESOLUTION: ""} | {paper.kind: str(paper) for paper in found.papers.all()},
        "changed": _changed_papers(found),
        "minutes": found.numbers.last(),
        "may_record": not found.is_withdrawn and recorded_bodies(request).filter(pk=found.body_id).exists(),
        "trail": trail_to_meeting(found),
    }
    return render(request, "deciding/held_meeting.html", context)


def _changed_papers(meeting: Meeting) -> dict[str, bool]:
    """Of each paper with a number: whether the record says something else by now."""
    with on_paper():
        last = {paper.kind: paper for paper in meeting.papers.all()}
        facts = {NOTICE: notice_of, RESOLUTION: resolution_of}
        return {
            kind: has_matter(meeting, kind) and has_changed_since(paper, facts[kind](meeting))
            for kind, paper in last.items()
        }


@require_safe
def minutes(request: PersonRequest, number: int, kind: str) -> HttpResponse:
    """Biên bản as PDF or Word, for who may read every package that was voted on."""
    found = seen_meeting(request, number)
    if len(opened_packages(request, found)) != len(found.votes.all()):
        raise Http404
    with on_paper():
        facts = minutes_of(found)
        name = f"bien-ban-{found.body.code}-{found.stands.met_on:%Y-%m-%d}.{kind}"
        if kind == "pdf":
            return pdf(render_minutes(facts), name, private=True)
        return word(official_minutes(facts), found.body.congress, name)


def seen_meeting(request: PersonRequest, number: int) -> Meeting:
    """A meeting of a body of the reader's; 404 for any other."""
    found = meeting_in_full(meetings_of(hats_here(request)), number)
    if found is None:
        raise Http404
    return found


def opened_packages(request: PersonRequest, meeting: Meeting) -> set[int]:
    """Ids of the packages voted on there that the reader may open, and whose figures he may know."""
    votes = meeting.votes.all()
    hidden = vote_teller().hidden_from(request.user, [vote.decision_id for vote in votes])
    voted = [vote.decision.version.package_id for vote in votes if vote.decision_id not in hidden]
    return set(visible_to(request.user).filter(pk__in=voted).values_list("pk", flat=True))


def trail_to_meeting(meeting: Meeting, *, last: bool = True) -> list[dict[str, Any]]:
    """The way to the page of a meeting, or to one below it."""
    own = {"label": str(meeting)}
    return [
        {"label": _("Cuộc họp"), "url": reverse("held-meetings")},
        own if last else own | {"url": reverse("held-meeting", args=[meeting.pk])},
    ]
