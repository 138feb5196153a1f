"""Nhập thay: one move of one package, made by the office from somebody's paper or telephone call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.office import services as office
from documents.office.forms.entering import EntryForm
from documents.office.pages.catching_up import asked_day
from documents.office.queries import people_to_enter_for
from documents.office.services import EnteredMove, EnteredPaper
from documents.packages.forms.acts import form_for
from documents.packages.forms.base import ActForm
from documents.packages.models.packages import Package
from documents.packages.pages.base import package_url
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.words.ahead import foreseen
from workflows import clock
from workflows.engine.marking import marking_of
from workflows.errors import NotNow
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.steps import PackageStep
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """GET shows the move's own form beside the paper's; POST makes the move in the other's name."""
    # A package of the office's congress; of a confidential one the page shows no more than its row.
    congress = office_congress(request)
    rows = Package.objects.filter(congress=congress, code=code)
    package = with_paper(rows).first()
    if package is None:
        raise Http404

    move = package.definition.move(action, package.state)
    if move is None:
        # The one that this very form made before: a second click must be read like the first.
        request_id = clean(request.POST.get("request_id", ""))
        done = package.steps.filter(request_id=request_id, action=action).first() if request_id else None
        move = package.definition.move(action, done.source) if done else None
    if move is None:
        return _not_now(request, package, action)
    if "signature" in move.answers and request.method != "POST":
        return redirect("signed-paper")
    asked = _Entering(request, package, move)
    return asked.answered(asked.enter, lambda _step: asked.thanks, to=asked.way_on)


class _Entering(FormRound[ActForm]):
    """The round of one move made for somebody else: the move's own form, and the paper's."""

    request: PersonRequest
    template = "office/enter.html"
    only_writes = True

    def __init__(self, request: PersonRequest, package: Package, move: Transition) -> None:
        able = people_to_enter_for(package, move).exclude(pk=request.user.pk)
        hats = {one.pk: package.capacities(one, move.right, holder=move.holder) for one in able}
        holder = next(iter(package.bodies(move.holder)), None)
        opened = package.is_visible(request.user)
        about: dict[str, Any] = {"package": package, "holder": holder, "move": move, "opened": opened}
        self.package, self.move = package, move
        self.act = form_for(move.answers)(*given(request), **about)
        self.paper = EntryForm(*given(request), signers=able, hats=hats)
        # What is entered after a power cut bears the day that its form does.
        self.paper.fields["day"].initial = asked_day(request, "ngay") or clock.today
        super().__init__(request, self.act, self.paper, back=reverse("office"), paper=self.paper)

    def enter(self) -> PackageStep:
        """Make the move. Raises Refused."""
        form = self.act
        ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
        answers = form.answers() | self.paper.chosen()
        entry = EnteredMove(self.package, self.move.code, note=form.note(), answers=answers, **ids)
        return office.enter_move(entry, paper_of(self.paper), by=self.request.user)

    @property
    def thanks(self) -> str:
        """What was entered for whom."""
        facts = {"what": self.move.label, "who": self.paper.cleaned_data["signer"], "code": self.package.code}
        return _("Đã nhập thay %(who)s: %(what)s (%(code)s).") % facts

    def way_on(self, _step: PackageStep) -> str:
        """The package for who may read it, the office's page for who may not."""
        return package_url(self.package) if self._is_readable() else self.back

    def page(self, status: int = 200) -> HttpResponse:
        """The two forms; none where the move no longer leaves the stage in which the package is."""
        if self.package.definition.move(self.move.code, self.package.state) is None:
            return _not_now(self.request, self.package, self.move.code)
        return super().page(status)

    def refused(self, outcome: Refused) -> HttpResponse:
        """A package that is hidden from who entered has gone on: where it is now may be told."""
        if outcome.status == 404:
            return _not_now(self.request, _fresh(self.package), self.move.code)
        return super().refused(outcome)

    def looks_again(self, outcome: Refused) -> bool:
        """The package as it is now; a move that no longer leaves its stage is not tried again."""
        fresh = _fresh(self.package)
        still = fresh.definition.move(self.move.code, fresh.state)
        if still is None:
            return False
        self.package, self.move = fresh, still
        self.act.look_again(fresh)
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """The move and the package it is about; of one that may not be read, what its row in a list says."""
        package, move = self.package, self.move
        title = package.title if self._is_readable() else package.listed_title
        facts = [
            {"name": _("Hồ sơ"), "value": f"{package.code} – {title}"},
            {"name": _("Bước hiện tại"), "value": package.stage_label},
        ]
        if package.current:
            draft = _("Dự thảo lần %(number)d") % {"number": package.current.number}
            facts.append({"name": _("Dự thảo"), "value": draft})
        if self._is_readable():
            facts += foreseen(marking_of(package).own, move, by=self.request.user)
        here = _("Nhập thay: %(what)s") % {"what": move.label}
        trail = [{"label": _("Văn phòng"), "url": self.back}, {"label": here}]
        return {"move": move, "facts": facts, "trail": trail}

    def shown(self, response: HttpResponse) -> HttpResponse:
        """Who may read the package has read of it."""
        return shown(self.request, response, self.package, "viec") if self._is_readable() else response

    def _is_readable(self) -> bool:
        return visible_to(self.request.user).filter(pk=self.package.pk).exists()


def _fresh(package: Package) -> Package:
    return with_paper(Package.objects.filter(pk=package.pk)).get()


def paper_of(form: EntryForm) -> EnteredPaper:
    """The paper as the services take it."""
    data = form.cleaned_data
    return EnteredPaper(data["signer"], data["ground"], form.at(), form.paper)


def _not_now(request: PersonRequest, package: Package, action: str) -> HttpResponse:
    if not package.definition.knows(action):
        raise Http404
    return refusal_page(request, NotNow.at(package.stage_label), back=reverse("office"))
