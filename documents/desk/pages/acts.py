"""The page of one move of one package: the form that asks for what it needs, the one call that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.refusing import refusal_page
from congress.site.rounds import given
from documents.charter.services import read_ahead
from documents.drafting.queries import writing
from documents.packages.forms.acts import form_for
from documents.packages.forms.base import ActForm
from documents.packages.models.packages import Package
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.pages.rounds import PackageRound
from documents.packages.queries.bindings import bound_names
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import with_paper
from documents.packages.services.paper_words import news_of
from documents.packages.words.ahead import foreseen
from documents.packages.words.days import deadline_in_words, planned_day
from documents.packages.words.history import outcome_in_words
from documents.packages.words.stages import holdings_of
from workflows import engine
from workflows.engine.conditions import may, no_right
from workflows.engine.marking import groups_to_choose, spot_named
from workflows.errors import Forbidden, NotNow
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.steps import PackageStep
    from workflows.engine.marking import Spot
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """GET shows the form of a move that leaves the present state; POST makes the move."""
    package = visible_package(request, code)
    spot = spot_named(package, request.GET.get("nhanh", ""))
    here = spot.machine.move(action, spot.state)
    read_ahead(package)
    if request.method != "POST" and (here is None or _offer(package, request.user, action, spot.ref) is None):
        # One who comes back to the form of a move already made is told where the package is now.
        machines = package.definition.machines()
        moves = [move for one in machines for move in (*one.transition, *one.laid_over.moves)]
        if all(move.code != action for move in moves):
            raise Http404
        # A track is there, and is somebody else's.
        told = Forbidden(no_right(package, here, spot.holder)) if here else NotNow.at(package.stage_label)
        return private(refusal_page(request, told, back=package_url(package)), package)
    asked = _Act(request, spot, action, here)
    return asked.answered(asked.perform, lambda step: _done(request, package, step))


class _Act(PackageRound[ActForm]):
    """The round of one move: `here` leaves the present state, or is None for one that left another."""

    template = "desk/act.html"
    only_writes = True
    page_code = "viec"

    def __init__(self, request: PersonRequest, spot: Spot, action: str, here: Transition | None) -> None:
        package: Any = spot.item
        self.action, self.here, self.spot = action, here, spot
        move = here
        if move is None:
            # One out of another state: a second click must be read like the first to be known as the same.
            moves = [move for move in package.definition.every_move() if move.code == action]
            own = (move for move in moves if may(spot, move, request.user))
            move = next(own, moves[0] if moves else None)
        self.move = move
        capacities = package.capacities(request.user, move.right, holder=move.holder) if move else []
        holder = next(iter(spot.holders(move.holder)), None) if move else None
        about: dict[str, Any] = {"package": package, "holder": holder, "move": move, "capacities": capacities}
        about |= {"track": spot.ref, "groups": groups_to_choose(spot, here) if here else ()}
        form = form_for(move.answers if move else ())(*given(request), **about)
        super().__init__(request, package, form, way=[(move.label if move else "", "")])
        self.permitted = move is not None and may(spot, move, request.user) is not None
        self.filled = False

    def is_filled(self) -> bool:
        """A move out of another state is for the engine to refuse and remember, however it was filled in."""
        self.filled = self.permitted and self.form.is_valid()
        return self.filled or self.here is None or not self.permitted

    def perform(self) -> PackageStep:
        """The move. Raises Refused."""
        form, sent = self.form, self.request.POST
        said = {"note": form.note(), **form.chosen(), **form.answers()} if self.filled else {}
        made: Any = engine.perform(
            self.package,
            self.action,
            by=self.request.user,
            seen=str(sent.get("seen", "")),
            request_id=clean(str(sent.get("request_id", "")))[:64] or None,
            track=self.spot.ref,
            **self._in_stead(prefer=said.get("capacity")),
            **said,
        )
        step: PackageStep = made
        return step

    def looks_again(self, outcome: Refused) -> bool:
        """The package as it is now; what leaves another state, or was half filled in, is not tried again."""
        if self.move is None or self.form.errors:
            return False
        fresh = with_paper(Package.objects.filter(pk=self.package.pk)).get()
        spot = spot_named(fresh, self.spot.ref)
        still = spot.machine.move(self.move.code, spot.state)
        if still is None:
            return False
        self.package, self.move, self.spot = fresh, still, spot
        self.context["package"] = fresh
        self.form.look_again(fresh)
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """The move, why it cannot be made, who else is at it, and the package it is about."""
        package, move, reader = self.package, self.move, self.request.user
        others = writing.editors(package) if move and "version" in move.answers else []

        current = package.current

        # The last day of the present step; of the whole package where the plan names none for the step.
        day = package.due_for(package.state)
        if day:
            due_fact = {"name": _("Hạn của bước này"), "value": planned_day(day)}
        else:
            due_fact = {"name": _("Thời hạn của cả hồ sơ"), "value": deadline_in_words(package)}
        facts = [
            {"name": _("Hồ sơ"), "value": f"{package.code} – {package.title}"},
            {"name": _("Bước hiện tại"), "value": package.stage_label},
            due_fact,
        ]

        if current:
            facts.append(
                {
                    "name": _("Dự thảo"),
                    "value": _("Đọc dự thảo lần %(number)d, mã kiểm tra %(code)s")
                    % {"number": current.number, "code": current.check_code},
                    "url": reverse("draft", args=[package.code, current.number]),
                }
            )
        return {
            "move": move,
            "offer": _offer(package, reader, self.action, self.spot.ref),
            # Who is about to hand in the next draft learns who else works on it.
            "editors": [one for one in others if one.person_id != reader.pk],
            "facts": [*facts, *self._stead_fact(), *foreseen(self.spot, move, by=reader)],
        }

    def _in_stead(self, *, prefer: int | None = None) -> dict[str, Any]:
        """A right that was lent is used in the name of who lent it, and the history says so."""
        package, by = self.package, self.request.user
        pairs = package.definition.rights_to(self.move, package.state) if self.move else []
        lent = (package.in_stead(by, right, holder=role, prefer=prefer) for right, role in pairs)
        return next((one for one in lent if one), {})

    def _stead_fact(self) -> list[dict[str, str]]:
        lender = self._in_stead().get("acting_for")
        if lender is None:
            return []
        return [{"name": _("Tư cách"), "value": _("Theo ủy quyền của %(who)s") % {"who": lender}}]


def _done(request: PersonRequest, package: Package, step: PackageStep) -> str:
    """What was done, in one sentence; an author is told besides what his files are like."""
    label = package.definition.move_of_any(step.action, step.source)

    # Where the package is after the move, and who is waited for now.
    holdings = holdings_of(bound_names(package), duties_of([package])[package.pk], {})
    facts = {"stage": package.stage_label, "bodies": ", ".join(dict.fromkeys(one.body for one in holdings))}
    if not holdings:
        whereabouts = _("Hồ sơ đang ở bước “%(stage)s”.") % facts
    else:
        whereabouts = _("Hồ sơ đang ở bước “%(stage)s”, chờ %(bodies)s.") % facts
    done = {"what": label.label if label else step.action, "where": whereabouts}

    said = _("Đã thực hiện: %(what)s. %(where)s")
    if step.decision:
        done["outcome"] = outcome_in_words(step.decision.decision.outcome.code)
        said = _("Đã thực hiện: %(what)s; kết quả: %(outcome)s. %(where)s")
    if label and "version" in label.answers and step.version:
        # Traces of changes, scans, old fonts.
        for name, line in news_of(step.version):
            messages.warning(request, f"{name}: {line}")
    return said % done


def _offer(package: Package, user: Any, action: str, track: str) -> engine.Offer | None:
    offers = engine.available(package, user)
    return next((one for one in offers if (one.action, one.track) == (action, track)), None)
