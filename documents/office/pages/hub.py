"""Văn phòng: what the office does for others, and what waits for those who have no computer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.site.choosing import hats_here
from documents.office.queries import last_spare, open_objections, waiting_in
from documents.packages.models.packages import Package
from documents.packages.pages.congresses import office_congress
from documents.packages.queries.duties import standings_by_signer
from documents.packages.queries.recorders import bodies_without_recorder
from documents.packages.queries.visible import visible_ids, with_paper
from documents.packages.words.days import deadline_label, standing_label
from workflows.engine.duties import is_answer
from workflows.procedures.overlay import ANSWER, ASK

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.models import Duty

# A list nobody reads to the end helps nobody; the board shows all.
SHOWN = 100


@require_safe
def office(request: PersonRequest) -> HttpResponse:
    """The hub: the office's tasks, and every open duty with the moves that may be entered for it."""
    congress = office_congress(request)
    duties = list(waiting_in(congress)[: SHOWN + 1])
    rows = with_paper(Package.objects.filter(pk__in={duty.item_id for duty in duties}))
    packages = {package.pk: package for package in rows}
    bodies = Body.objects.in_bulk({duty.holder for duty in duties if duty.holder})
    readable = visible_ids(request.user, packages.values(), hats=hats_here(request))
    context = {
        "objections": open_objections(congress).count(),
        "rows": list(_packages_that_wait(duties[:SHOWN], packages, bodies, readable)),
        "more": len(duties) > SHOWN,
        "spare": last_spare(congress),
        "silent": bodies_without_recorder(congress),
    }
    return render(request, "office/hub.html", context)


def _packages_that_wait(
    duties: list[Duty], packages: dict[int, Package], bodies: dict[int, Body], readable: set[int]
) -> Iterator[dict[str, Any]]:
    """One row for each package, the most urgent first: whom it waits for, and what may be entered."""
    standings = standings_by_signer(packages.values())
    waiting: dict[int, list[Duty]] = {}
    for duty in duties:
        waiting.setdefault(duty.item_id, []).append(duty)
    for key, found in waiting.items():
        package = packages[key]
        roles = {duty.role for duty in found}
        # Which of the two moves about more time can be entered now.
        stage = package.definition.stage_of(package.state)
        about_time = ANSWER if any(is_answer(stage, duty) for duty in found) else ASK

        waits: list[dict[str, Any]] = []
        for duty in found:
            body = bodies.get(duty.holder) if duty.holder else None
            waits.append({"body": body.name if body else "", "label": deadline_label(duty.due)})
        yield {
            "package": package,
            "title": package.title if package.pk in readable else package.listed_title,
            "stage": package.stage_label,
            "label": standing_label(standings[key]),
            "waits": waits,
            "moves": [
                move
                for move in package.definition.moves_from(package.state)
                if (move.holder in roles and not move.aside) or move.code == about_time
            ],
        }
