"""One move of a task or a plan: the form that asks for what it needs, the one call that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.packages.forms.base import ActForm
from documents.tasks.forms.acts import task_form
from documents.tasks.pages.base import trail_to_item, url_of, visible_plan, visible_task
from documents.tasks.words import label_of
from workflows import engine
from workflows.engine.conditions import may, no_right
from workflows.engine.marking import marking_of
from workflows.errors import Forbidden, NotNow
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.tasks.models.places import OfCongress
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition

# Answers that no form gives: they come with an approved plan, or have pages of their own.
WITHOUT_FORM = frozenset({"row_of_plan", "plan_rows"})


@require_http_methods(["GET", "HEAD", "POST"])
def task_act(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """GET shows the form of a move of a task, POST makes the move."""
    task = visible_task(request, code)
    return _answered(request, task, action, offered_moves(task))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_act(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """The same of a plan."""
    plan = visible_plan(request, code)
    return _answered(request, plan, action, offered_moves(plan))


def offered_moves(item: OfCongress) -> list[Transition]:
    """The moves that pages offer: of a plan those of its own procedure, which nobody pauses or cancels."""
    definition = item.definition
    laid = () if hasattr(item, "owner_id") else definition.laid_over.moves
    return [
        move
        for move in (*definition.transition, *laid)
        if move.on is None and not WITHOUT_FORM.intersection(move.answers)
    ]


def _answered(request: PersonRequest, item: Any, action: str, moves: list[Transition]) -> HttpResponse:
    named = [move for move in moves if move.code == action]
    if not named:
        raise Http404
    here = next((move for move in named if item.state in move.source), None)
    if here is None and request.method != "POST":
        return refusal_page(request, NotNow.at(item.stage_label), back=url_of(item))
    if request.method != "POST" and here and may(marking_of(item).own, here, request.user) is None:
        return refusal_page(
            request, Forbidden(no_right(item, here, marking_of(item).own.holder)), back=url_of(item)
        )
    asked = _ItemRound(request, item, here or named[0])
    done = _("Đã thực hiện: %(what)s.")
    return asked.answered(asked.perform, lambda _step: done % {"what": label_of(asked.move)})


class _ItemRound(FormRound[ActForm]):
    """The round of one move of a task or a plan."""

    request: PersonRequest
    template = "tasks/act.html"
    only_writes = True

    def __init__(self, request: PersonRequest, item: Any, move: Transition) -> None:
        self.item, self.move = item, move
        capacities = item.capacities(request.user, move.right, holder=move.holder)
        about: dict[str, Any] = {"package": item, "holder": None, "move": move, "capacities": capacities}
        form = task_form(move.answers)(*given(request), **about)
        self.filled = False
        label = label_of(move)
        super().__init__(
            request, form, back=url_of(item), item=item, label=label, trail=trail_to_item(item, label)
        )

    def is_filled(self) -> bool:
        """A move out of another state, or without the right, is for the engine to refuse."""
        self.filled = self.form.is_valid()
        return self.filled or not self._is_open()

    def _is_open(self) -> bool:
        there = self.item.state in self.move.source
        return there and may(marking_of(self.item).own, self.move, self.request.user) is not None

    def perform(self) -> Any:
        """The move. Raises Refused."""
        form, sent = self.form, self.request.POST
        said = {"note": form.note(), **form.chosen(), **form.answers()} if self.filled else {}
        return engine.perform(
            self.item,
            self.move.code,
            by=self.request.user,
            seen=str(sent.get("seen", "")),
            request_id=clean(str(sent.get("request_id", "")))[:64] or None,
            **self._in_stead(said.get("capacity")),
            **said,
        )

    def _in_stead(self, prefer: int | None) -> dict[str, Any]:
        """A right that was lent is used in the name of who lent it, and the history says so."""
        pairs = self.item.definition.rights_to(self.move, self.item.state)
        by = self.request.user
        lent = (self.item.in_stead(by, right, holder=role, prefer=prefer) for right, role in pairs)
        return next((one for one in lent if one), {})

    def looks_again(self, outcome: Refused) -> bool:
        """The item as it is now; what leaves another state is not tried again."""
        fresh = type(self.item)._default_manager.get(pk=self.item.pk)
        if self.form.errors or fresh.state not in self.move.source:
            return False
        self.item = self.context["item"] = fresh
        self.form.look_again(fresh)
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """What it is about, where it stands, and why the move cannot be made yet."""
        offers = engine.available(self.item, self.request.user)
        return {
            "offer": next((offer for offer in offers if offer.action == self.move.code), None),
            "facts": [
                {"name": _("Nội dung"), "value": str(self.item)},
                {"name": _("Bước hiện tại"), "value": self.item.stage_label},
            ],
        }
