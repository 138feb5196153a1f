"""Nhập bù: what happened on paper without power is entered by its own days, the earliest first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from congress.people.words.days import day_of
from congress.site.choosing import hats_here
from documents.office.papers.spare import render_spare
from documents.office.papers.spare_facts import spare_of
from documents.office.queries import entered_afterwards, last_spare
from documents.office.services import note_spare
from documents.packages.models.packages import Package
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import visible_ids, with_paper
from documents.packages.words.history import sentence
from documents.paper.language import on_paper
from workflows import clock, history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

# What a power cut mostly lasts, until other days are said.
DAYS = timedelta(days=3)
MOST = 200


@require_safe
def catching_up(request: PersonRequest) -> HttpResponse:
    """The days, what to enter in which order, the packages with the moves open to them, what is entered."""
    congress, today = office_congress(request), clock.today()
    start = asked_day(request, "tu") or today - DAYS
    end = min(asked_day(request, "den") or today, today)
    context = {
        "start": f"{start:%d/%m/%Y}",
        "end": f"{end:%d/%m/%Y}",
        "wrong": start > end,
        "rows": list(_open_rows(request, congress, request.GET.get("ma", "")[:20])),
        "entered": list(_entered_rows(request, congress, start, end)),
        "most": MOST,
        "spare": last_spare(congress),
    }
    return render(request, "office/catching_up.html", context)


@require_POST
@heavy
def spare_paper(request: PersonRequest) -> HttpResponse:
    """The set on paper of this week, as PDF; that it was printed is kept."""
    congress = office_congress(request)
    with on_paper():
        paper = pdf(render_spare(spare_of(congress, request.user)), "tap-du-phong.pdf", private=True)
    note_spare(congress, by=request.user)
    return paper


def asked_day(request: HttpRequest, name: str) -> date | None:
    """A day that an address names; None where it names none."""
    return day_of(request.GET.get(name, "")[:20])


def _open_rows(request: PersonRequest, congress: Congress, code: str) -> Iterator[dict[str, Any]]:
    """Each open package with the moves of those it waits for; the one named by a form alone."""
    rows = Package.objects.filter(congress=congress).order_by("code")
    packages = list(with_paper(rows.filter(code=code) if code else rows))
    waiting = duties_of(packages)
    readable = visible_ids(request.user, packages, hats=hats_here(request))
    for package in packages:
        roles = {duty.role for duty in waiting.get(package.pk, ())}
        moves = [
            move
            for move in package.definition.moves_from(package.state)
            if move.holder in roles and not move.aside
        ]
        if moves:
            title = package.title if package.pk in readable else package.listed_title
            yield {"package": package, "title": title, "moves": moves}


def _entered_rows(
    request: PersonRequest, congress: Congress, start: date, end: date
) -> Iterator[dict[str, Any]]:
    """What was entered of those days on a later one, by its own day."""
    steps = list(entered_afterwards(congress, start, end)[:MOST])
    readable = visible_ids(request.user, {step.item for step in steps}, hats=hats_here(request))
    words = history.words_of(steps)
    for step in steps:
        names = history.Names.read(words.get(step.names_digest, ""))
        may_read = step.item_id in readable
        yield {
            "day": clock.local_day(step.at),
            "entered": clock.local_day(step.entered),
            "package": step.item,
            "words": sentence(step, step.item.definition, names) if may_read else step.item.listed_title,
        }
