"""Kế hoạch: the days of one package on a page, and the way to change them, also for who may not read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.packages.forms.acts import form_for
from documents.packages.forms.base import ActForm
from documents.packages.models.packages import Package
from documents.packages.pages.base import private, visible_package, way_to
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import listed_to, visible_to, with_paper
from documents.packages.words.days import deadline_in_words
from documents.planning.rows.days import days_alone, days_of_stages, stage_days
from documents.planning.rows.extensions import requests_of
from workflows import engine
from workflows.errors import NotNow
from workflows.extensions import open_request
from workflows.procedures.overlay import ANSWER, ASK, PLAN, REPLAN

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition


# What may be done by who reads days and nothing else.
_DAYS_ONLY = (REPLAN, ANSWER)


@require_safe
def plan(request: PersonRequest, code: str) -> HttpResponse:
    """The plan of a package the reader may see; of another one its days alone, for who coordinates it."""
    if not visible_to(request.user).filter(code=code).exists():
        package = _coordinated(request, code)
        days = {
            "package": package,
            "listing": days_alone(days_of_stages(package)),
            "asked": open_request(package),
            "deadline": deadline_in_words(package),
            "acts": [] if package.congress.archived else _about_days(package, request),
            "trail": _trail(package),
        }
        return private(render(request, "planning/days_alone.html", days), package)
    package = visible_package(request, code)
    offers = [] if package.congress.archived else engine.available(package, request.user)
    context = {
        "package": package,
        "listing": stage_days(days_of_stages(package)),
        "requests": requests_of(package),
        "deadline": deadline_in_words(package),
        "change": next((offer for offer in offers if offer.permitted and offer.answers[:1] == (PLAN,)), None),
        "more_time": next(
            (offer for offer in offers if offer.allowed and offer.action in (ASK, ANSWER)), None
        ),
        "who": package.who_may(package.definition.start.right, package.definition.start.holder),
        "trail": way_to(package, (_("Kế hoạch"), "")),
    }
    return shown(request, render(request, "planning/plan.html", context), package, "ke-hoach")


@require_http_methods(["GET", "HEAD", "POST"])
def change_days(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """Another plan or the answer to a request, by who coordinates a package that he may not read."""
    if visible_to(request.user).filter(code=code).exists():
        return redirect("act", code, action)
    package = _coordinated(request, code)
    if action not in _DAYS_ONLY:
        raise Http404
    move = package.definition.move(action, package.state)
    offered = action in {offer.action for offer in _about_days(package, request)}
    # A second click goes on to the engine, which knows it again.
    if move is None or (request.method != "POST" and not offered):
        told = NotNow.at(package.stage_label)
        return private(refusal_page(request, told, back=reverse("plan", args=[code])), package)
    asked = _Days(request, package, move)
    return asked.answered(asked.perform, _("Đã thực hiện: %(what)s.") % {"what": move.label})


class _Days(FormRound[ActForm]):
    """The round of one move about days: nothing stands on its page but codes, stages and days."""

    request: PersonRequest
    template = "planning/change_days.html"
    only_writes = True

    def __init__(self, request: PersonRequest, package: Package, move: Transition) -> None:
        self.package, self.move = package, move
        about: dict[str, Any] = {"package": package, "holder": None, "move": move, "opened": False}
        form = form_for(move.answers)(*given(request), **about)
        back = reverse("plan", args=[package.code])
        more: dict[str, Any] = {"package": package, "move": move, "trail": _trail(package, (move.label, ""))}
        super().__init__(request, form, back=back, **more)

    def perform(self) -> Any:
        """The move. Raises Refused."""
        form = self.form
        ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
        return engine.perform(
            self.package, self.move.code, by=self.request.user, note=form.note(), **ids, **form.answers()
        )

    def looks_again(self, outcome: Refused) -> bool:
        """The package as it is now."""
        self.form.look_again(with_paper(Package.objects.filter(pk=self.package.pk)).get())
        return super().looks_again(outcome)

    def shown(self, response: HttpResponse) -> HttpResponse:
        """Kept by no browser."""
        return private(response, self.package)


def _coordinated(request: PersonRequest, code: str) -> Package:
    """A package that is listed to the reader and coordinated by him; 404 for everybody else."""
    package = with_paper(listed_to(request.user)).filter(code=code).first()
    start = package.definition.start if package else None
    if (
        package is None
        or start is None
        or package.may(request.user, start.right, holder=start.holder) is None
    ):
        raise Http404
    return package


def _about_days(package: Package, request: PersonRequest) -> list[engine.Offer]:
    """What the reader may do with its days now."""
    offers = engine.available(package, request.user)
    return [offer for offer in offers if offer.allowed and (offer.action == ANSWER or PLAN in offer.answers)]


def _trail(package: Package, *rest: tuple[str, str]) -> list[dict[str, str]]:
    plan_url = reverse("plan", args=[package.code]) if rest else ""
    steps = [
        (_("Tiến độ"), reverse("board")),
        (_("Kế hoạch %(code)s") % {"code": package.code}, plan_url),
        *rest,
    ]
    return [{"label": label, "url": url} if url else {"label": label} for label, url in steps]
