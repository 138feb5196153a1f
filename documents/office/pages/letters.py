"""Công văn: what one letter of one body says of several packages, entered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may
from documents.office.forms.entering import LetterBodyForm, LetterForm, LetterRow
from documents.office.pages.entering import paper_of
from documents.office.queries import asked_of, bodies_asked
from documents.office.services import EnteredMove, enter_letter
from documents.packages.models.packages import Package
from documents.packages.pages.congresses import office_congress
from documents.packages.queries.visible import with_paper
from workflows.errors import Busy, NotNow, Unmet
from workflows.port import Holder

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from workflows.errors import Refused
    from workflows.procedures.schema import Transition


VERDICT = "-verdict"


@dataclass(slots=True)
class Line:
    """One package about which the body was asked."""

    package: Package
    move: Transition
    form: LetterRow
    title: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """First whose letter it is (`?co_quan=`), then what it says of each package; all of it or nothing."""
    congress = office_congress(request)
    posted = request.method == "POST"
    # A letter sent twice comes from a body that is asked no longer; it is known as the same.
    bodies = Body.objects.filter(congress=congress) if posted else bodies_asked(congress)
    chosen = LetterBodyForm(request.GET or None, bodies=bodies)
    if not request.GET or not chosen.is_valid():
        return render(
            request, "office/letter.html", {"chosen": chosen, "trail": _trail()}, status=_status(chosen)
        )
    body = chosen.cleaned_data["co_quan"]
    bound = (request.POST, request.FILES) if posted else ()
    asked = asked_of(body, also=_spoken_of(request))
    paper = LetterForm(*bound, signers=_writers(body, asked).exclude(pk=request.user.pk))
    lines = [_line(request, bound, body, package, move) for package, move in asked]
    if not bound:
        return _page(request, body, paper, lines)
    return _entered(request, body, paper, lines)


def _entered(request: HttpRequest, body: Body, paper: LetterForm, lines: list[Line]) -> HttpResponse:
    taken = [line for line in lines if line.form.taken]
    try:
        filled = [paper.is_valid(), *(line.form.is_valid() for line in taken)]
        if all(filled) and not taken:
            paper.add_error(None, _("Công văn chưa nói đến hồ sơ nào: đề nghị chọn kết luận."))
        if not all(filled) or not taken:
            return _page(request, body, paper, lines, status=paper.status)
        entries = [_entry(line, body, paper.cleaned_data["number"]) for line in taken]
        enter_letter(entries, paper_of(paper), by=request.user)
    except Busy as outcome:
        for reason in outcome.reasons:
            paper.add_error(None, reason)
        return _page(request, body, paper, lines, status=outcome.status)
    except Unmet as outcome:
        return _refused(request, body, paper, lines, outcome)
    codes = ", ".join(line.package.code for line in taken)
    messages.success(request, _("Đã nhập công văn cho các hồ sơ: %(codes)s.") % {"codes": codes})
    return redirect("office")


def _refused(
    request: HttpRequest,
    body: Body,
    paper: LetterForm,
    lines: list[Line],
    outcome: Unmet,
) -> HttpResponse:
    paper.add_error(None, _("Chưa nhập hồ sơ nào: còn hồ sơ chưa nhập được, xem lý do ở từng hồ sơ."))
    for line in lines:
        refused = outcome.items.get(line.package.code)
        for reason in _reasons(line.package, refused) if refused else ():
            line.form.add_error(None, reason)
        line.form.look_again(with_paper(Package.objects.filter(pk=line.package.pk)).get())
    found = [refused.status for refused in outcome.items.values()]
    # A package that is hidden has gone on; the page of the letter is there.
    status = max(409 if one == 404 else one for one in found)
    return _page(request, body, paper, lines, status=status)


def _reasons(package: Package, refused: Refused) -> Sequence[str]:
    """Why a package was refused; one that is hidden has gone on, and its stage may be told."""
    return refused.reasons if refused.status != 404 else NotNow.at(package.stage_label).reasons


def _spoken_of(request: HttpRequest) -> list[str]:
    """Codes of the packages about which something was filled in."""
    told = [name for name, value in request.POST.items() if value and name.endswith(VERDICT)]
    return [name.removesuffix(VERDICT).replace("\x00", "") for name in told]


def _entry(line: Line, body: Body, number: str) -> EnteredMove:
    form = line.form
    ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
    note = _kept("Công văn %(number)s. %(words)s") % {"number": number, "words": form.note()}
    # He who wrote it may sit in another body that is asked too; the letter is this one's.
    answers = form.answers() | {"capacity": body.pk}
    return EnteredMove(line.package, line.move.code, note=note, answers=answers, **ids)


def _writers(body: Body, asked: list[tuple[Package, Transition]]) -> Any:
    rights = {move.right for _package, move in asked}
    return people_who_may(next(iter(rights), "review"), [body.pk], own=True)


def _line(
    request: HttpRequest, bound: tuple[Any, ...], body: Body, package: Package, move: Transition
) -> Line:
    holder = Holder(name=body.name, body_id=body.pk)
    readable = package.is_visible(request.user)
    form = LetterRow(*bound, package=package, holder=holder, move=move, prefix=package.code, opened=readable)
    return Line(package, move, form, package.title if readable else package.listed_title)


def _status(form: LetterBodyForm) -> int:
    return 422 if form.is_bound else 200


def _trail() -> list[dict[str, str]]:
    return [
        {"label": _("Văn phòng"), "url": reverse("office")},
        {"label": _("Nhập một công văn cho nhiều hồ sơ")},
    ]


def _page(
    request: HttpRequest, body: Body, paper: LetterForm, lines: list[Line], *, status: int = 200
) -> HttpResponse:
    context = {"body": body, "paper": paper, "lines": lines, "trail": _trail()}
    return render(request, "office/letter.html", context, status=status)
