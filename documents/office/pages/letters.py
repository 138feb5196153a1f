"""Công văn: what one letter of one body says of several packages, entered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _kept
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may
from congress.site.converters import is_typable
from congress.site.rounds import given
from documents.office.forms.entering import LetterBodyForm, LetterForm, LetterRow
from documents.office.pages.entering import paper_of
from documents.office.queries import asked_of, bodies_asked
from documents.office.services import EnteredMove, enter_letter
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.rounds import Line, ManyRound
from workflows.port import Holder

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from workflows.procedures.rows import Transition


VERDICT = "-verdict"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: PersonRequest) -> HttpResponse:
    """First whose letter it is (`?co_quan=`), then what it says of each package; all of it or nothing."""
    congress = office_congress(request)
    # A letter sent twice comes from a body that is asked no longer; it is known as the same.
    every = Body.objects.filter(congress=congress)
    bodies = every if request.method == "POST" else bodies_asked(congress)
    chosen = LetterBodyForm(request.GET or None, bodies=bodies)
    if not request.GET or not chosen.is_valid():
        context = {"chosen": chosen, "trail": _trail()}
        return render(request, "office/letter.html", context, status=422 if chosen.is_bound else 200)
    body = chosen.cleaned_data["co_quan"]
    # Codes of the packages about which something was filled in.
    told = [name for name, value in request.POST.items() if value and name.endswith(VERDICT)]
    asked = asked_of(body, also=filter(is_typable, (name.removesuffix(VERDICT) for name in told)))
    rights = {move.right for _package, move in asked}
    paper = LetterForm(
        *given(request),
        signers=people_who_may(next(iter(rights), "review"), [body.pk], own=True).exclude(pk=request.user.pk),
    )
    lines = [_work_waiting(request, body, package, move) for package, move in asked]
    round_ = _Letter(request, paper, lines, back=reverse("office"), body=body, paper=paper, trail=_trail())
    return round_.answered(
        lambda: enter_letter(
            [_entry(line, body, paper.cleaned_data["number"]) for line in round_.chosen],
            paper_of(paper),
            by=request.user,
        ),
        lambda _steps: (
            _("Đã nhập công văn cho các hồ sơ: %(codes)s.")
            % {"codes": ", ".join(line.package.code for line in round_.chosen)}
        ),
    )


class _Letter(ManyRound[LetterForm]):
    """The round of one letter."""

    template = "office/letter.html"
    nothing_chosen = gettext_lazy("Công văn chưa nói đến hồ sơ nào: đề nghị chọn kết luận.")
    nothing_done = gettext_lazy("Chưa nhập hồ sơ nào: còn hồ sơ chưa nhập được, xem lý do ở từng hồ sơ.")


def _entry(line: Line, body: Body, number: str) -> EnteredMove:
    form = line.form
    ids = {name: form.cleaned_data[name] for name in ("seen", "request_id")}
    note = _kept("Công văn %(number)s. %(words)s") % {"number": number, "words": form.note()}
    # He who wrote it may sit in another body that is asked too; the letter is this one's.
    answers = form.answers() | {"capacity": body.pk}
    return EnteredMove(line.package, line.asked_move.code, note=note, answers=answers, **ids)


def _work_waiting(request: PersonRequest, body: Body, package: Package, move: Transition) -> Line:
    holder = Holder(name=body.name, body_id=body.pk)
    readable = package.is_visible(request.user)
    about: dict[str, Any] = {"package": package, "holder": holder, "move": move, "opened": readable}
    form = LetterRow(*given(request), **about, prefix=package.code)
    return Line(package, form, move, package.title if readable else package.listed_title)


def _trail() -> list[dict[str, str]]:
    return [
        {"label": _("Văn phòng"), "url": reverse("office")},
        {"label": _("Nhập một công văn cho nhiều hồ sơ")},
    ]
