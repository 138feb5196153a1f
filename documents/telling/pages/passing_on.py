"""Việc báo tin hôm nay, what came of telling one person, and the way that the reader himself chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.people import Person
from congress.people.services.news import choose_way, pass_on
from congress.site.rounds import FormRound, given
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import download, pdf
from documents.paper.language import on_paper
from documents.paper.word import WORD_TYPE
from documents.telling.forms import OUTCOMES, PassOnForm, WayForm
from documents.telling.papers.slips import render_news_slips, slips_of, word_of_news_slips
from documents.telling.rows import PassLine, group_messages, lines_on_paper, lines_to_pass

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.news import PassedOn
    from congress.site.requests import PersonRequest

FORMS = ["GET", "HEAD", "POST"]
SHOWN = 30
# More digits than any id has.
LONGEST_ID = 16


@require_safe
def passing_on(request: PersonRequest) -> HttpResponse:
    """A row a person, the most urgent first; each with the form that says what came of it."""
    congress = office_congress(request)
    lines = lines_to_pass(congress)
    page = Paginator(lines, SHOWN).get_page(request.GET.get("trang"))
    context = {
        "rows": [{"line": line, "form": _form_of(line)} for line in page],
        "number": len(lines),
        "groups": group_messages(congress),
        "outcomes": OUTCOMES,
        "on_paper": sum(line.way in {Person.PAPER, ""} for line in lines),
        "page": page,
        "pages": neighbours(page),
    }
    return render(request, "telling/passing_on.html", context)


@require_safe
def news_slips(request: PersonRequest, kind: str) -> HttpResponse:
    """Slips for whoever is told on paper, `?nguoi=` for one person whatever his way; 404 where none is."""
    congress, asked = office_congress(request), request.GET.get("nguoi", "")
    one = int(asked) if asked.isdecimal() and len(asked) < LONGEST_ID else None
    with on_paper():
        slips = slips_of(congress, lines_on_paper(congress, person=one))
        if not slips or (asked and one is None):
            raise Http404
        name = f"phieu-bao-viec-{slips[0].day:%Y-%m-%d}.{kind}"
        if kind == "pdf":
            return pdf(render_news_slips(slips), name, private=True)
        return download(word_of_news_slips(slips), name=name, kind=WORD_TYPE)


@require_http_methods(FORMS)
def pass_on_to(request: PersonRequest, person: int) -> HttpResponse:
    """One of those rows alone: its text, and what came of telling him."""
    congress, back = office_congress(request), reverse("passing-on")
    found = Person.objects.filter(pk=person, memberships__body__congress=congress).first()
    line = next(iter(lines_to_pass(congress, person=person)), None)
    if found is None or (line is None and request.method != "POST"):
        raise Http404
    form = PassOnForm(*given(request)) if request.method == "POST" or line is None else _form_of(line)
    trail = [{"label": _("Việc báo tin hôm nay"), "url": back}, {"label": str(found)}]
    asked = FormRound(
        request, form, back=back, template="telling/one.html", line=line, outcomes=OUTCOMES, trail=trail
    )
    outcome = request.POST.get("outcome", "")[:20]
    return asked.answered(
        lambda: pass_on(found, congress, by=request.user, outcome=outcome, **form.told_so()), _thanks
    )


@require_http_methods(FORMS)
def own_way(request: PersonRequest) -> HttpResponse:
    """In which way the reader is told."""
    person, back = request.user, reverse("notices")
    form = WayForm(*given(request), person=person)
    trail = [{"label": _("Thông báo"), "url": back}, {"label": _("Cách nhận tin")}]
    asked = FormRound(request, form, back=back, template="telling/own_way.html", trail=trail)
    return asked.answered(
        lambda: choose_way(person, by=person, **form.cleaned_data), _("Đã ghi cách nhận tin.")
    )


def _form_of(line: PassLine) -> PassOnForm:
    way = line.way or Person.TELEPHONE
    return PassOnForm(
        auto_id=f"id_{line.person.pk}_%s",
        initial={"words": line.message, "way": way, "news": line.upto},
    )


def _thanks(made: PassedOn) -> str:
    return _("%(who)s: %(what)s.") % {"who": made.person, "what": made.get_outcome_display()}
