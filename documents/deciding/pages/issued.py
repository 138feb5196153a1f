"""What comes of a meeting: its conclusions become tasks; the notice and the resolution with their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.site.rounds import FormRound, given
from documents.deciding.forms.concluding import ConclusionsForm
from documents.deciding.models import ISSUED, NOTICE, RESOLUTION
from documents.deciding.pages.correcting import recorded_meeting
from documents.deciding.pages.held import opened_packages, seen_meeting, trail_to_meeting
from documents.deciding.papers.issued_facts import (
    has_changed_since,
    issued_as_numbered,
    kept_words,
    notice_of,
    resolution_of,
)
from documents.deciding.services.concluding import give_conclusions
from documents.deciding.services.meetings import cited_number
from documents.deciding.services.numbering import (
    MINUTES,
    has_matter,
    number_paper,
    numbers_given,
    usual_mark_of,
)
from documents.packages.forms.numbers import PaperNumberForm
from documents.packages.pages.files import pdf, word
from documents.paper.issued import official_issued, render_issued
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

FACTS = {NOTICE: notice_of, RESOLUTION: resolution_of}
SLUGS = {NOTICE: "thong-bao-ket-luan", RESOLUTION: "nghi-quyet"}
WORD_MODEL = {NOTICE: "thong-bao", RESOLUTION: "nghi-quyet"}
FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
def conclusions(request: PersonRequest, number: int) -> HttpResponse:
    """GET shows a row for each conclusion without a task, POST gives those that have a body and a day."""
    found = recorded_meeting(request, number)
    given_ = {row.place for row in found.tasks.all()}
    waiting = {n: words for n, words in enumerate(found.stands.concluded, 1) if n not in given_}
    # A second click is told like the first.
    posted = {n: words for n, words in enumerate(found.stands.concluded, 1) if request.POST.get(f"lead_{n}")}
    bodies = Body.objects.filter(congress=found.body.congress_id).order_by("pk")
    form = ConclusionsForm(
        *given(request), waiting=dict(sorted((waiting | posted).items())), bodies=list(bodies)
    )
    asked = FormRound(
        request,
        form,
        template="deciding/conclusions.html",
        back=reverse("held-meeting", args=[found.pk]),
        meeting=found,
        trail=[*trail_to_meeting(found, last=False), {"label": _("Giao nhiệm vụ theo kết luận")}],
    )
    asked.only_writes = True
    return asked.answered(
        lambda: give_conclusions(
            found, form.rows(), by=request.user, request_id=form.cleaned_data["request_id"] or None
        ),
        _("Đã giao nhiệm vụ theo kết luận cuộc họp."),
    )


@require_http_methods(FORMS)
def number_of_paper(request: PersonRequest, number: int, kind: str) -> HttpResponse:
    """The number of the minutes, of a notice or of a resolution: from the register, or as on paper."""
    found = recorded_meeting(request, number)
    had = numbers_given(found, kind).count()
    if kind != MINUTES and not has_matter(found, kind):
        raise Http404
    form = PaperNumberForm(
        *given(request),
        usual=usual_mark_of(kind, found.body),
        had=had,
        register=found.body.congress.association_id is not None,
    )
    # What a vote or the record cited already is the number that the paper bears.
    if kind == MINUTES and not had and (cited := cited_number(found.stands.minutes_ref)):
        form.initial.update(number=cited[0], mark=cited[1])
    heading = _("Số biên bản") if kind == MINUTES else str(dict(ISSUED)[kind])
    asked = FormRound(
        request,
        form,
        template="deciding/minutes_number.html",
        back=reverse("held-meeting", args=[found.pk]),
        meeting=found,
        heading=heading,
        trail=[*trail_to_meeting(found, last=False), {"label": heading}],
    )
    asked.only_writes = True

    def write() -> object:
        told = form.cleaned_data
        more = {"reason": told.get("reason", ""), "seen": told["seen"], "by": request.user}
        more["request_id"] = told["request_id"] or None
        if kind != MINUTES:
            with on_paper():
                more["said"] = kept_words(FACTS[kind](found))
        return number_paper(found, kind, told["number"], told["mark"], **more)

    return asked.answered(write, lambda row: _("Đã ghi số: %(number)s.") % {"number": row})


@require_safe
def issued_paper(request: PersonRequest, number: int, paper: str, kind: str) -> HttpResponse:
    """The notice or the resolution as PDF or Word, for who may read every package that was voted on."""
    found = seen_meeting(request, number)
    if len(opened_packages(request, found)) != len(found.votes.all()) or not has_matter(found, paper):
        raise Http404
    numbered = numbers_given(found, paper).last()
    with on_paper():
        facts = FACTS[paper](found)
        if numbered is not None and has_changed_since(numbered, facts):
            # Under the number stands what stood there; what holds now waits for a number of its own.
            kept = issued_as_numbered(numbered)
            facts = replace(facts, number=None) if "moi" in request.GET else kept or facts
        name = f"{SLUGS[paper]}-{found.body.code}-{found.stands.met_on:%Y-%m-%d}.{kind}"
        if kind == "pdf":
            return pdf(render_issued(facts), name, private=True)
        return word(official_issued(facts, WORD_MODEL[paper]), found.body.congress, name)
