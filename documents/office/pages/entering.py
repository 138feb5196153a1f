"""Nhập thay: one move of one package, made by the office from somebody's paper or telephone call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.office import services as office
from documents.office.forms.entering import EntryForm
from documents.office.queries import people_to_enter_for
from documents.office.services import EnteredMove, EnteredPaper
from documents.packages.forms.acts import form_for
from documents.packages.models.packages import Package
from documents.packages.pages.base import answer, package_url
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import visible_to, with_paper
from workflows.errors import NotNow, Refused
from workflows.text import clean

if TYPE_CHECKING:
    from documents.packages.forms.base import ActForm
    from workflows.procedures.schema import Transition


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """GET shows the move's own form beside the paper's; POST makes the move in the other's name."""
    package = _package(request, code)
    move = package.definition.move(action, package.state) or _repeated(request, package, action)
    if move is None:
        return _not_now(request, package, action)
    able = people_to_enter_for(package, move).exclude(pk=request.user.pk)
    holder = next(iter(package.bodies(move.holder)), None)
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    hats = {one.pk: package.capacities(one, move.right, holder=move.holder) for one in able}
    paper = EntryForm(*bound, signers=able, hats=hats)
    opened = package.is_visible(request.user)
    form = form_for(move.answers)(*bound, package=package, holder=holder, move=move, opened=opened)
    if not bound:
        return _page(request, package, move, paper, form)
    return _made(request, package, move, paper, form)


def _made(
    request: HttpRequest, package: Package, move: Transition, paper: EntryForm, form: ActForm
) -> HttpResponse:
    try:
        # Both are asked, so that every fault is shown at once and a picture is received only once.
        if not all([paper.is_valid(), form.is_valid()]):
            if package.definition.move(move.code, package.state) is None:
                return _not_now(request, package, move.code)
            return _page(request, package, move, paper, form, status=max(paper.status, form.status))
        office.enter_move(_entry(package, move, form, paper), paper_of(paper), by=request.user)
    except Refused as outcome:
        return _again(request, package, (paper, form), outcome)
    facts = {"what": move.label, "who": paper.cleaned_data["signer"], "code": package.code}
    messages.success(request, _("Đã nhập thay %(who)s: %(what)s (%(code)s).") % facts)
    readable = visible_to(request.user).filter(pk=package.pk).exists()
    return redirect(package_url(package) if readable else "office")


def paper_of(form: EntryForm) -> EnteredPaper:
    """The paper as the services take it."""
    data = form.cleaned_data
    return EnteredPaper(data["signer"], data["ground"], form.at(), form.paper)


def _entry(package: Package, move: Transition, form: ActForm, paper: EntryForm) -> EnteredMove:
    ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
    answers = form.answers() | paper.chosen()
    return EnteredMove(package, move.code, note=form.note(), answers=answers, **ids)


def _again(
    request: HttpRequest,
    package: Package,
    forms: tuple[EntryForm, ActForm],
    outcome: Refused,
) -> HttpResponse:
    paper, form = forms
    fresh = with_paper(Package.objects.filter(pk=package.pk)).get()
    still = fresh.definition.move(form.move.code, fresh.state)
    if outcome.status == 404:
        return _not_now(request, fresh, form.move.code)
    if still is None or outcome.status == 403:
        return answer(request, outcome, back=reverse("office"))
    for reason in outcome.reasons:
        form.add_error(None, reason)
    form.look_again(fresh)
    return _page(request, fresh, still, paper, form, status=outcome.status)


def _not_now(request: HttpRequest, package: Package, action: str) -> HttpResponse:
    if not package.definition.knows(action):
        raise Http404
    return answer(request, NotNow.at(package.stage_label), back=reverse("office"))


def _repeated(request: HttpRequest, package: Package, action: str) -> Transition | None:
    """The move that this very form made before: a second click must be read like the first."""
    request_id = clean(request.POST.get("request_id", ""))
    done = package.steps.filter(request_id=request_id, action=action).first() if request_id else None
    return package.definition.move(action, done.source) if done else None


def _package(request: HttpRequest, code: str) -> Package:
    """A package of the office's congress; of a confidential one the page shows no more than its row."""
    congress = office_congress(request)
    rows = Package.objects.filter(congress=congress, code=code.replace("\x00", ""))
    found = with_paper(rows).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    package: Package,
    move: Transition,
    paper: EntryForm,
    form: ActForm,
    *,
    status: int = 200,
) -> HttpResponse:
    readable = visible_to(request.user).filter(pk=package.pk).exists()
    title = package.title if readable else package.listed_title
    number = package.current.number if package.current else None
    facts = [
        {"name": _("Hồ sơ"), "value": f"{package.code} – {title}"},
        {"name": _("Bước hiện tại"), "value": package.stage_label},
    ]
    if number:
        facts.append({"name": _("Dự thảo"), "value": _("Dự thảo lần %(number)d") % {"number": number}})
    context: dict[str, Any] = {"move": move, "paper": paper, "form": form, "facts": facts}
    context["trail"] = [
        {"label": _("Văn phòng"), "url": reverse("office")},
        {"label": _("Nhập thay: %(what)s") % {"what": move.label}},
    ]
    page = render(request, "office/enter.html", context, status=status)
    return shown(request, page, package, "viec") if readable else page
