"""Công văn đôn đốc: what is due in each body, letters for the chosen ones, and those that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.packages.letters import letter_book
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import pdf, word
from documents.paper.language import on_paper
from documents.telling.forms import LettersForm
from documents.telling.models import UrgingLetter
from documents.telling.papers.urging_letter import (
    official_urging_letter,
    paper_of_letter,
    render_urging_letter,
)
from documents.telling.queries.reminders import works_of_bodies
from documents.telling.rows import body_choices, letters_listing
from documents.telling.services.letters import write_letters
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def urging_letters(request: PersonRequest) -> HttpResponse:
    """Which bodies are written to today, and every letter with its number, as PDF and as Word."""
    congress, back = office_congress(request), reverse("urging-letters")
    letters = UrgingLetter.objects.filter(congress=congress).select_related("body", "line", "by")
    written = {letter.body_id for letter in letters if letter.day == clock.today()}
    works = {body: found for body, found in works_of_bodies(congress).items() if body.pk not in written}
    coming = letter_book().coming(congress.association) if congress.association else ""
    form = LettersForm(*given(request), bodies=body_choices(works), coming=coming)
    asked = FormRound(
        request,
        form,
        back=back,
        template="telling/letters.html",
        trail=[
            {"label": _("Việc báo tin hôm nay"), "url": reverse("passing-on")},
            {"label": _("Công văn đôn đốc")},
        ],
        number=len(works),
        listing=letters_listing(letters),
    )
    return asked.answered(
        lambda: write_letters(
            congress, form.cleaned_data["bodies"], number=form.cleaned_data["number"], by=request.user
        ),
        lambda made: (
            ngettext("Đã lập %(number)d công văn.", "Đã lập %(number)d công văn.", len(made))
            % {"number": len(made)}
        ),
    )


@require_safe
def urging_letter(request: PersonRequest, number: int, kind: str) -> HttpResponse:
    """One letter, in print or to go on writing."""
    congress = office_congress(request)
    found = UrgingLetter.objects.filter(congress=congress, pk=number)
    letter = found.select_related("body", "line", "congress").prefetch_related("works").first()
    if letter is None:
        raise Http404
    with on_paper():
        paper = paper_of_letter(letter)
        name = f"cong-van-don-doc-{paper.number:02d}-{paper.day:%Y-%m-%d}.{kind}"
        if kind == "pdf":
            return pdf(render_urging_letter(paper), name, private=True)
        return word(official_urging_letter(paper), congress, name)
