"""One meeting, many packages: which bodies have something to decide, and the form of their sitting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.rounds import given
from documents.deciding.forms.sittings import SittingForm, row_for
from documents.deciding.queries import recording_congress
from documents.deciding.services.sittings import Vote, awaiting_vote, held_back, record_sitting
from documents.packages.models.steps import PackageStep
from documents.packages.pages.rounds import Line, ManyRound
from documents.packages.queries.duties import bodies_awaited
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.words.ahead import foreseen
from documents.packages.words.history import outcome_in_words
from workflows.engine.marking import marking_of
from workflows.errors import NotNow
from workflows.port import Holder
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.deciding.forms.sittings import RowMixin
    from documents.packages.models.packages import Package
    from workflows.procedures.rows import Transition


# What the fields of a package are called that say it was put to the vote, behind its code.
TAKEN = ("-taken", "-agreed")


@require_safe
def sittings(request: PersonRequest) -> HttpResponse:
    """The bodies in whose name the reader may record, each with what waits for its vote."""
    bodies = recorded_bodies(request)
    rows = []
    for body in bodies:
        pairs = _visible(request, body)
        held = held_back(pairs)
        told = [{"package": one, "waits": "; ".join(held.get(one.pk, ()))} for one, _move in pairs]
        rows.append({"body": body, "packages": told, "any": len(held) < len(told)})
    shown = [row for row in rows if row["packages"]]
    others = [] if shown else _waiting_elsewhere(request, bodies)
    context = {"rows": shown, "others": others}
    return render(request, "deciding/sittings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: PersonRequest, body: str) -> HttpResponse:
    """GET shows the form of one sitting; POST records all of it or nothing."""
    found = recorded_bodies(request).filter(code=body).first()
    if found is None:
        raise Http404
    form = SittingForm(*given(request), holder=Holder(name=found.name, body_id=found.pk))
    put = put_to_vote(request, found, form, row_for)
    trail = [{"label": _("Ghi kết quả cuộc họp"), "url": reverse("sittings")}, {"label": found.name}]
    asked = _Sitting(
        request, form, put.lines, back=reverse("sittings"), body=found, trail=trail, held=put.held
    )
    if put.gone:
        return asked.refused(put.gone)
    return asked.answered(
        lambda: record_sitting([vote_of(line) for line in asked.chosen], by=request.user, body=found),
        _thanks_for_meeting,
    )


@dataclass(frozen=True, slots=True)
class PutToVote:
    """The packages on the page of one meeting: those that can be voted on, those held back with what they
    wait for, and the refusal where one was sent that waits no more.
    """

    lines: list[Line]
    held: list[dict[str, Any]]
    gone: NotNow | None


def put_to_vote(
    request: PersonRequest, body: Body, form: SittingForm, rows: Callable[[tuple[str, ...]], type[RowMixin]]
) -> PutToVote:
    """What waits for the vote of a body, with a row of its own each under the form of the meeting."""
    waiting = _visible(request, body)
    # Packages put to the vote on the page that wait no more; what this very form recorded is judged again.
    posted = {name.removesuffix(end) for name in request.POST for end in TAKEN if name.endswith(end)}
    missing = posted - {package.code for package, _move in waiting}
    before = _recorded_before(request, missing)
    held = held_back(waiting)
    # What waits for others is not offered; asked for all the same, it is refused with the reason.
    put = [(one, move) for one, move in waiting if one.pk not in held or one.code in posted]
    holder = Holder(name=body.name, body_id=body.pk)
    lines = []
    for one, move in (*put, *before):
        about: dict[str, Any] = {"package": one, "holder": holder, "move": move, "sitting": form}
        form_of_row = rows(move.answers)(*given(request), **about, prefix=one.code)
        ahead = foreseen(marking_of(one).own, move, by=request.user) if one.state in move.source else []
        lines.append(Line(one, form_of_row, move, ahead=ahead))
    back = [
        {"package": one, "waits": held[one.pk]}
        for one, _move in waiting
        if one.pk in held and one.code not in posted
    ]
    gone = missing - {package.code for package, _move in before}
    words = _("Không còn chờ cơ quan này biểu quyết: %(codes)s.") % {"codes": ", ".join(sorted(gone))}
    return PutToVote(lines, back, NotNow(words) if gone else None)


def _recorded_before(request: PersonRequest, codes: set[str]) -> list[tuple[Package, Transition]]:
    """What this very form recorded of them, with its move: a second click is read like the first."""
    ids = {clean(request.POST.get(f"{code}-request_id", ""))[:64] for code in codes} - {""}
    steps = PackageStep.objects.filter(actor=request.user, request_id__in=ids)
    made = {step.item_id: step for step in steps}
    pairs = []
    for package in with_paper(visible_to(request.user).filter(pk__in=made)):
        move = package.definition.move(made[package.pk].action, made[package.pk].source)
        if package.code in codes and move is not None:
            pairs.append((package, move))
    return pairs


class _Sitting(ManyRound[SittingForm]):
    """The round of one sitting."""

    template = "deciding/sitting.html"
    nothing_chosen = gettext_lazy("Chưa chọn hồ sơ nào để ghi kết quả.")
    nothing_done = gettext_lazy("Chưa ghi kết quả nào: còn hồ sơ chưa ghi được, xem lý do ở từng hồ sơ.")


def _thanks_for_meeting(steps: Sequence[PackageStep]) -> str:
    told = [
        f"{step.item.code}: {outcome_in_words(step.decision.decision.outcome.code)}"
        for step in steps
        if step.decision
    ]
    return _("Đã ghi kết quả cuộc họp. %(told)s.") % {"told": "; ".join(told)}


def vote_of(line: Line) -> Vote:
    """What was typed of one package, as the verb takes it."""
    form, move = line.form, line.asked_move
    answer = form.answers()[move.answers[0]]
    ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
    return Vote(line.package, move, answer, **ids)


def _visible(request: PersonRequest, body: Body) -> list[tuple[Package, Transition]]:
    readable = visible_to(request.user)
    mine = set(readable.values_list("pk", flat=True))
    return [pair for pair in awaiting_vote(body) if pair[0].pk in mine]


def _waiting_elsewhere(request: PersonRequest, mine: QuerySet[Body]) -> list[dict[str, Any]]:
    """Other bodies on whose vote something waits that the reader sees, and who may record it."""
    found = []
    others = Body.objects.filter(congress=recording_congress(hats_here(request))).exclude(pk__in=mine)
    for body in others.filter(pk__in=bodies_awaited(Right.RECORD)):
        count = len(_visible(request, body))
        if count:
            who = [str(one) for one in people_who_may(Right.RECORD, [body.pk])]
            found.append({"body": body, "count": count, "recorders": who})
    return found


def recorded_bodies(request: PersonRequest) -> QuerySet[Body]:
    """The bodies in whose name the reader may record; of one congress, or a code could mean two."""
    mine = hats_here(request)
    return Body.objects.filter(pk__in=mine.bodies_with(Right.RECORD), congress=recording_congress(mine))
