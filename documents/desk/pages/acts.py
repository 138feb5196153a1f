"""The page of one move of one package: the form that asks for what it needs, the one call that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.charter.services import read_ahead
from documents.drafting.queries import writing
from documents.packages.forms.acts import form_for
from documents.packages.models.packages import Package
from documents.packages.pages.base import answer, package_url, private, visible_package
from documents.packages.pages.receipts import shown
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import with_paper
from documents.packages.services.readings import news_of
from documents.packages.words.days import deadline_in_words
from documents.packages.words.history import outcome_in_words
from documents.packages.words.stages import holdings_of
from workflows import engine
from workflows.errors import NotNow, Refused
from workflows.text import clean

if TYPE_CHECKING:
    from documents.drafting.models.writing import Editing
    from documents.packages.forms.base import ActForm
    from workflows.procedures.schema import Transition

# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (409, 422, 503)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """GET shows the form of a move that leaves the present state; POST makes the move."""
    package = visible_package(request, code)
    move = package.definition.move(action, package.state)
    read_ahead(package)
    if request.method == "POST":
        return shown(request, _post(request, package, action, move), package, "viec")
    offer = _offer(package, request.user, action)
    if move is None or offer is None:
        return private(_not_now(request, package, action), package)
    form = _form(request, package, move)
    return shown(request, _page(request, package, move, form, offer=offer), package, "viec")


def _not_now(request: HttpRequest, package: Package, action: str) -> HttpResponse:
    """One who comes back to the form of a move already made is told where the package is now."""
    if all(move.code != action for move in package.definition.transition):
        raise Http404
    return answer(request, NotNow.at(package.stage_label), back=package_url(package))


def _elsewhere(package: Package, action: str, user: Any) -> Transition | None:
    """The move out of another state: a second click must be read like the first to be known as the same."""
    moves = [move for move in package.definition.moves() if move.code == action]
    own = (move for move in moves if package.may(user, move.right, holder=move.holder))
    return next(own, moves[0] if moves else None)


def _post(request: HttpRequest, package: Package, action: str, here: Transition | None) -> HttpResponse:
    move = here or _elsewhere(package, action, request.user)
    kind = form_for(move.answers if move else ())
    form = kind(request.POST, request.FILES, **_about(request, package, move))
    permitted = move is not None and package.may(request.user, move.right, holder=move.holder) is not None
    try:
        filled = permitted and form.is_valid()
        # A move out of another state is for the engine to refuse and remember, however it was filled in.
        if here and permitted and not filled:
            return _page(request, package, here, form, status=form.status)
        step = _perform(request, package, action, form if filled else None, move=move)
    except Refused as outcome:
        return _refused(request, package, move, form, outcome)
    label = package.definition.move(step.action, step.source)
    done = {"what": label.label if label else step.action, "where": _whereabouts(package)}
    said = _("Đã thực hiện: %(what)s. %(where)s")
    if step.decision:
        done["outcome"] = outcome_in_words(step.decision.decision.outcome.code)
        said = _("Đã thực hiện: %(what)s; kết quả: %(outcome)s. %(where)s")
    messages.success(request, said % done)
    if label and "version" in label.answers:
        _tell_of_files(request, step)
    return redirect(package_url(package))


def _tell_of_files(request: HttpRequest, step: Any) -> None:
    """What the author of a new draft should know of his files: traces of changes, scans, old fonts."""
    for name, line in news_of(step.version):
        messages.warning(request, f"{name}: {line}")


def _whereabouts(package: Package) -> str:
    """Where the package is after the move, and who is waited for now."""
    holdings = holdings_of(package, duties_of([package])[package.pk], {})
    facts = {"stage": package.stage_label, "bodies": ", ".join(dict.fromkeys(one.body for one in holdings))}
    if not holdings:
        return _("Hồ sơ đang ở bước “%(stage)s”.") % facts
    return _("Hồ sơ đang ở bước “%(stage)s”, chờ %(bodies)s.") % facts


def _perform(
    request: HttpRequest, package: Package, action: str, form: ActForm | None, *, move: Transition | None
) -> Any:
    seen = str(request.POST.get("seen", ""))
    request_id = clean(str(request.POST.get("request_id", "")))[:64] or None
    said = {"note": form.note(), **form.chosen(), **form.answers()} if form else {}
    return engine.perform(
        package,
        action,
        by=request.user,
        seen=seen,
        request_id=request_id,
        **_in_stead(request, package, move, prefer=said.get("capacity")),
        **said,
    )


def _in_stead(
    request: HttpRequest, package: Package, move: Transition | None, *, prefer: int | None = None
) -> dict[str, Any]:
    """A right that was lent is used in the name of who lent it, and the history says so."""
    return package.in_stead(request.user, move.right, holder=move.holder, prefer=prefer) if move else {}


def _refused(
    request: HttpRequest, package: Package, move: Transition | None, form: ActForm, outcome: Refused
) -> HttpResponse:
    """The form again where trying again can help, otherwise the page that says why."""
    if outcome.status not in FORM_COMES_BACK:
        return answer(request, outcome, back=package_url(package))
    fresh = with_paper(Package.objects.filter(pk=package.pk)).get()
    still = fresh.definition.move(move.code, fresh.state) if move else None
    if still is None or form.errors:
        return answer(request, outcome, back=package_url(package))
    return _again(request, fresh, still, form, outcome)


def _again(
    request: HttpRequest, package: Package, move: Transition | None, form: ActForm, outcome: Refused
) -> HttpResponse:
    if move is None:
        return answer(request, outcome, back=package_url(package))
    for reason in outcome.reasons:
        form.add_error(None, reason)
    form.look_again(package)
    return _page(request, package, move, form, status=outcome.status)


def _page(
    request: HttpRequest,
    package: Package,
    move: Transition,
    form: ActForm,
    *,
    offer: engine.Offer | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "package": package,
        "move": move,
        "form": form,
        "offer": offer or _offer(package, request.user, move.code),
        "editors": _others_at_it(request, package, move),
        "facts": [*_facts(package), *_stead_fact(request, package, move)],
        "trail": [
            {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
            {"label": package.code, "url": package_url(package)},
            {"label": move.label},
        ],
    }
    return render(request, "desk/act.html", context, status=status)


def _others_at_it(request: HttpRequest, package: Package, move: Transition) -> list[Editing]:
    """Who else works on the draft: for whoever is about to hand in the next one."""
    if "version" not in move.answers:
        return []
    return [one for one in writing.editors(package) if one.person_id != request.user.pk]


def _form(request: HttpRequest, package: Package, move: Transition) -> ActForm:
    return form_for(move.answers)(**_about(request, package, move))


def _about(request: HttpRequest, package: Package, move: Transition | None) -> dict[str, Any]:
    """What a form is about: the package, the move, and the bodies in whose name the reader could make it."""
    hats = package.capacities(request.user, move.right, holder=move.holder) if move else []
    return {"package": package, "holder": _holder(package, move), "move": move, "capacities": hats}


def _holder(package: Package, move: Transition | None) -> Any:
    return next(iter(package.bodies(move.holder)), None) if move else None


def _offer(package: Package, user: Any, action: str) -> engine.Offer | None:
    return next((one for one in engine.available(package, user) if one.action == action), None)


def _stead_fact(request: HttpRequest, package: Package, move: Transition) -> list[dict[str, str]]:
    lender = _in_stead(request, package, move).get("acting_for")
    if lender is None:
        return []
    return [{"name": _("Tư cách"), "value": _("Theo ủy quyền của %(who)s") % {"who": lender}}]


def _due_fact(package: Package) -> dict[str, str]:
    """The last day of the present step; of the whole package where the plan names none for the step."""
    day = package.due_for(package.state)
    if day:
        return {"name": _("Hạn của bước này"), "value": day.strftime("%d/%m/%Y")}
    return {"name": _("Thời hạn của cả hồ sơ"), "value": deadline_in_words(package)}


def _facts(package: Package) -> list[dict[str, str]]:
    current = package.current
    facts = [
        {"name": _("Hồ sơ"), "value": f"{package.code} – {package.title}"},
        {"name": _("Bước hiện tại"), "value": package.stage_label},
        _due_fact(package),
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
    return facts
