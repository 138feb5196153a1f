"""Nhập thay: the office makes a move of a task or a plan for who telephoned or wrote; and the reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from congress.people.models.people import Person
from congress.people.queries.seats import people_who_may
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given, pressed
from documents.packages.forms.base import ActForm
from documents.packages.pages.congresses import office_congress
from documents.tasks.forms.acts import task_form
from documents.tasks.forms.entering import ForWhomForm
from documents.tasks.pages.acts import offered_moves
from documents.tasks.pages.base import trail_to_item, url_of, visible_plan, visible_task
from documents.tasks.services.urging import urge_task
from documents.tasks.words import label_of
from workflows import clock, engine
from workflows.engine.conditions import waited_at
from workflows.errors import NotNow
from workflows.procedures.rows import WAITED

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_enter(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """One move of a task, made by the office for somebody else."""
    office_congress(request)
    return _entered(request, visible_task(request, code), action)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_enter(request: PersonRequest, code: str, action: str) -> HttpResponse:
    """The same of a plan."""
    office_congress(request)
    return _entered(request, visible_plan(request, code), action)


@require_POST
def task_urge(request: PersonRequest, code: str) -> HttpResponse:
    """Đôn đốc."""
    task = visible_task(request, code)
    done = _("Đã đôn đốc %(who)s, %(body)s.")
    return pressed(
        request,
        lambda: urge_task(task, by=request.user, at_once="at_once" in request.POST),
        lambda made: done % {"who": made.person, "body": made.body.name},
        back=url_of(task),
    )


def _entered(request: PersonRequest, item: Any, action: str) -> HttpResponse:
    named = [move for move in offered_moves(item) if move.code == action]
    if not named:
        raise Http404
    here = next((move for move in named if item.state in move.source), None)
    if here is None and not item.steps.filter(request_id=request.POST.get("request_id", "")[:64]).exists():
        return refusal_page(request, NotNow.at(item.stage_label), back=url_of(item))
    asked = _EnteringRound(request, item, here or named[0])
    return asked.answered(asked.enter, lambda _step: asked.thanks)


class _EnteringRound(FormRound[ActForm]):
    """The move's own form, and for whom it is made."""

    request: PersonRequest
    template = "tasks/enter.html"
    only_writes = True

    def __init__(self, request: PersonRequest, item: Any, move: Transition) -> None:
        self.item, self.move, self.request = item, move, request
        about: dict[str, Any] = {"package": item, "holder": None, "move": move}
        self.act = task_form(move.answers)(*given(request), **about)
        self.paper = ForWhomForm(*given(request)[:1], signers=self._able())
        here = _("Nhập thay: %(what)s") % {"what": label_of(move)}
        trail = trail_to_item(item, here)
        super().__init__(
            request, self.act, self.paper, back=url_of(item), paper=self.paper, heading=here, trail=trail
        )

    def _able(self) -> QuerySet[Person]:
        """Everybody who may make this move himself."""
        pairs = {(self.move.right, body.body_id) for body in self.item.bodies(self.move.holder)}
        if self.move.holder == WAITED:
            pairs = {(duty.right, duty.holder) for duty in waited_at(self.item)}
        able = {
            person.pk for right, body in pairs if body for person in people_who_may(right, [body], own=True)
        }
        return Person.objects.filter(pk__in=able).exclude(pk=self.request.user.pk)

    def enter(self) -> Any:
        """Make the move. Raises Refused."""
        form, paper = self.act, self.paper.cleaned_data
        # A day that is today is this very moment: what else was done today comes before it.
        at = None if paper["day"] == clock.today() else paper["day"]
        return engine.perform(
            self.item,
            self.move.code,
            by=self.request.user,
            seen=form.cleaned_data["seen"],
            acting_for=paper["signer"],
            ground=paper["ground"],
            at=at,
            note=form.note(),
            request_id=form.cleaned_data["request_id"],
            **form.answers(),
        )

    @property
    def thanks(self) -> str:
        """What was entered for whom."""
        facts = {
            "what": label_of(self.move),
            "who": self.paper.cleaned_data["signer"],
            "code": self.item.code,
        }
        return _("Đã nhập thay %(who)s: %(what)s (%(code)s).") % facts

    def looks_again(self, outcome: Refused) -> bool:
        """The item as it is now."""
        fresh = type(self.item)._default_manager.get(pk=self.item.pk)
        if fresh.state not in self.move.source:
            return False
        self.item = fresh
        self.act.look_again(fresh)
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """What it is about."""
        return {
            "facts": [
                {"name": _("Nội dung"), "value": str(self.item)},
                {"name": _("Bước hiện tại"), "value": self.item.stage_label},
            ]
        }
