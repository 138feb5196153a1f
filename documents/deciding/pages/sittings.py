"""One meeting, many packages: which bodies have something to decide, and the form of their sitting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.deciding.forms.sittings import SittingForm, row_for
from documents.deciding.queries import recording_congress
from documents.deciding.services import Vote, awaiting_vote, record_sitting
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageStep
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.words.history import outcome_in_words
from workflows.errors import Busy, Unmet
from workflows.port import Holder
from workflows.text import clean

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from documents.deciding.forms.votes import DecisionForm
    from workflows.procedures.schema import Transition


@dataclass(slots=True)
class Line:
    """One package of the sitting on the page."""

    package: Package
    move: Transition
    form: DecisionForm


@require_safe
def sittings(request: HttpRequest) -> HttpResponse:
    """The bodies in whose name the reader may record, each with what waits for its vote."""
    bodies = _bodies(request)
    rows = [{"body": body, "packages": [one for one, _move in _visible(request, body)]} for body in bodies]
    context = {"rows": [row for row in rows if row["packages"]]}
    return render(request, "deciding/sittings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, body: str) -> HttpResponse:
    """GET shows the form of one sitting; POST records all of it or nothing."""
    found = _body(request, body)
    holder = Holder(name=found.name, body_id=found.pk)
    data = request.POST if request.method == "POST" else None
    form = SittingForm(data, holder=holder)
    lines = [_line(data, one, move, holder, form) for one, move in _visible(request, found)]
    if data is None:
        return _page(request, found, form, lines)
    gone = _gone(request, lines)
    if gone == []:
        return redirect("sittings")
    chosen = [line for line in lines if line.form.taken]
    if gone:
        form.add_error(
            None, _("Không còn chờ cơ quan này biểu quyết: %(codes)s.") % {"codes": ", ".join(gone)}
        )
        return _page(request, found, form, lines, status=409)
    # All are asked, so that every fault is shown at once.
    filled = [form.is_valid(), *(line.form.is_valid() for line in chosen)]
    if not chosen and form.is_valid():
        form.add_error(None, _("Chưa chọn hồ sơ nào để ghi kết quả."))
    if not all(filled) or not chosen:
        return _page(request, found, form, lines, status=422)
    return _recorded(request, found, form, lines, chosen)


def _gone(request: HttpRequest, lines: list[Line]) -> list[str] | None:
    """Packages put to the vote on the page that wait no more; [] when this very click recorded them all."""
    suffix = "-taken"
    posted = [name.removesuffix(suffix) for name in request.POST if name.endswith(suffix)]
    missing = set(posted) - {line.package.code for line in lines}
    if not missing:
        return None
    ids = {code: clean(request.POST.get(f"{code}-request_id", ""))[:64] for code in missing}
    mine = PackageStep.objects.filter(actor=request.user, request_id__in=list(ids.values()))
    return sorted(missing - set(mine.values_list("item__code", flat=True)))


def _recorded(
    request: HttpRequest, body: Body, form: SittingForm, lines: list[Line], chosen: list[Line]
) -> HttpResponse:
    try:
        steps = record_sitting([_vote(line) for line in chosen], by=request.user, body=body)
    except Busy as busy:
        form.add_error(None, str(busy))
        return _page(request, body, form, lines, status=busy.status)
    except Unmet as outcome:
        return _refused(request, body, form, lines, outcome)
    told = [f"{step.item.code}: {outcome_in_words(_outcome(step))}" for step in steps]
    messages.success(request, _("Đã ghi kết quả cuộc họp. %(told)s.") % {"told": "; ".join(told)})
    return redirect("sittings")


def _refused(
    request: HttpRequest, body: Body, form: SittingForm, lines: list[Line], outcome: Unmet
) -> HttpResponse:
    form.add_error(None, _("Chưa ghi kết quả nào: còn hồ sơ chưa ghi được, xem lý do ở từng hồ sơ."))
    for line in lines:
        refused = outcome.items.get(line.package.code)
        for reason in refused.reasons if refused else ():
            line.form.add_error(None, reason)
        fresh = with_paper(Package.objects.filter(pk=line.package.pk)).get()
        line.form.look_again(fresh)
    status = max(refused.status for refused in outcome.items.values())
    return _page(request, body, form, lines, status=status)


def _outcome(step: Any) -> str:
    return step.decision.decision.outcome.code


def _vote(line: Line) -> Vote:
    form = line.form
    answer = form.answers()[line.move.answers[0]]
    ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
    return Vote(line.package, line.move, answer, **ids)


def _line(data: Any, package: Package, move: Transition, holder: Holder, form: SittingForm) -> Line:
    kind = row_for(move.answers)
    row = kind(data, package=package, holder=holder, move=move, sitting=form, prefix=package.code)
    return Line(package, move, row)


def _visible(request: HttpRequest, body: Body) -> list[tuple[Package, Transition]]:
    readable = visible_to(request.user)
    mine = set(readable.values_list("pk", flat=True))
    return [pair for pair in awaiting_vote(body) if pair[0].pk in mine]


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    """The bodies in whose name the reader may record; of one congress, or a code could mean two."""
    mine = hats(request.user)
    return Body.objects.filter(pk__in=mine.bodies_with(Right.RECORD), congress=recording_congress(mine))


def _body(request: HttpRequest, code: str) -> Body:
    found = _bodies(request).filter(code=code).first() if "\x00" not in code else None
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, body: Body, form: SittingForm, lines: list[Line], *, status: int = 200
) -> HttpResponse:
    trail = [{"label": _("Ghi kết quả cuộc họp"), "url": reverse("sittings")}, {"label": body.name}]
    context = {"body": body, "form": form, "lines": lines, "trail": trail}
    return render(request, "deciding/sitting.html", context, status=status)
