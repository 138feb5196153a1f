"""Đã nhập thay: what was entered for the reader, his objection, and what the office did about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.office.forms.entering import ObjectionAnswerForm, ObjectionForm
from documents.office.models import Objection
from documents.office.queries import entered_for, open_objections
from documents.office.services import answer_objection, object_to
from documents.packages.models.scans import Scan
from documents.packages.pages import secrecy
from documents.packages.pages.base import visible_package
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import from_store, sent
from documents.packages.pages.receipts import shown
from documents.packages.polled import vote_teller
from documents.packages.words.history import ground_in_words

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from documents.office.models import ObjectionAnswer
    from documents.packages.models.steps import PackageStep

SHOWN = 50
FORMS = ["GET", "HEAD", "POST"]


@require_safe
def entered_for_me(request: PersonRequest) -> HttpResponse:
    """Everything the office entered in the reader's name, the newest first."""
    steps = entered_for(request.user)[:SHOWN]
    return render(
        request, "office/entered.html", {"entries": [_entry_in_words(step, request.user) for step in steps]}
    )


@require_http_methods(FORMS)
def objection(request: PersonRequest, step: int) -> HttpResponse:
    """The reader objects to one entry made in his name; anybody else finds nothing here."""
    found = get_object_or_404(entered_for(request.user), pk=step)
    form = ObjectionForm(*given(request))
    asked = FormRound(
        request,
        form,
        template="office/objection.html",
        back=reverse("entered-for-me"),
        entry=_entry_in_words(found, request.user),
        row=None,
    )
    return asked.answered(
        lambda: object_to(found, by=request.user, text=form.cleaned_data["text"]),
        _("Đã ghi ý kiến phản đối; Văn phòng sẽ xem lại và trả lời."),
    )


@require_safe
def objections(request: PersonRequest) -> HttpResponse:
    """The office's list of objections still to be answered."""
    rows = open_objections(office_congress(request))
    context = {"rows": [{"objection": row, "entry": _entry_in_words(row.step, request.user)} for row in rows]}
    return render(request, "office/objections.html", context)


@require_http_methods(FORMS)
def settle_objection(request: PersonRequest, objection: int) -> HttpResponse:
    """What the office did about one objection."""
    rows = Objection.objects.filter(step__item__congress=office_congress(request))
    found = get_object_or_404(rows.select_related("step__item", "person"), pk=objection)
    form = ObjectionAnswerForm(*given(request))
    asked = FormRound(
        request,
        form,
        template="office/objection.html",
        back=reverse("objections"),
        entry=_entry_in_words(found.step, request.user),
        row=found,
    )
    return asked.answered(
        lambda: answer_objection(found, by=request.user, text=form.cleaned_data["text"]),
        _("Đã ghi việc giải quyết ý kiến phản đối."),
    )


@require_safe
def scan(request: PersonRequest, code: str, number: int) -> HttpResponse | FileResponse:
    """The picture of the paper from which a step was entered, for those who may open the package."""
    package = visible_package(request, code)
    rows = Scan.objects.select_related("blob", "step")
    found = get_object_or_404(rows, pk=number, step__item=package)
    # A photograph of a count says the figures, which one of those named may not know before they are told.
    decided = found.step.decision_id
    if decided and vote_teller().hidden_from(request.user, [decided]):
        raise Http404
    with from_store():
        copied = secrecy.only_a_copy(package, request.user)
        picture = secrecy.scan_copy(request, package, found) if copied else sent(found.blob, name=found.name)
    return shown(request, picture, package, "ban-chup", taken=True)


def _entry_in_words(step: PackageStep, reader: Person) -> dict[str, Any]:
    """One entry in words; the package by its listed title, which may be said to anybody of the congress."""
    objection = getattr(step, "objection", None)
    move = step.item.definition.move(step.action, step.source)
    return {
        "step": step,
        "code": step.item.code,
        "title": step.item.listed_title,
        "what": move.label if move else step.action,
        "ground": ground_in_words(step.ground),
        "objection": _objection_in_words(objection, step, reader),
        "answer": _objection_in_words(getattr(objection, "answer", None), step, reader),
    }


def _objection_in_words(said: Objection | ObjectionAnswer | None, step: PackageStep, reader: Person) -> str:
    """What was said of an entry; of a package the reader may not open it may name those in it."""
    if said is None:
        return ""
    if reader.pk == step.acting_for_id or step.item.is_visible(reader):
        return said.text
    return _("hồ sơ lưu hành nội bộ, đề nghị gọi người nêu ý kiến để biết nội dung.")
