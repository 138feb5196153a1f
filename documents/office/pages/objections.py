"""Đã nhập thay: what was entered for the reader, his objection, and what the office did about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.office.forms.entering import ObjectionAnswerForm, ObjectionForm
from documents.office.models import Objection
from documents.office.queries import entered_for, open_objections
from documents.office.services import answer_objection, object_to
from documents.packages.models.scans import Scan
from documents.packages.pages import secrecy
from documents.packages.pages.base import visible_package
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.receipts import shown
from documents.packages.words.history import ground_in_words
from documents.texts.files import PAPERS
from documents.texts.names import content_disposition
from workflows.errors import Unmet

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.office.models import ObjectionAnswer
    from documents.packages.models.steps import PackageStep

SHOWN = 50
FORMS = ["GET", "HEAD", "POST"]


@require_safe
def entered(request: HttpRequest) -> HttpResponse:
    """Everything the office entered in the reader's name, the newest first."""
    steps = entered_for(request.user)[:SHOWN]
    return render(request, "office/entered.html", {"entries": [_told(step, request.user) for step in steps]})


@require_http_methods(FORMS)
def objection(request: HttpRequest, step: int) -> HttpResponse:
    """The reader objects to one entry made in his name; anybody else finds nothing here."""
    found = get_object_or_404(entered_for(request.user), pk=step)
    form = ObjectionForm(request.POST or None) if request.method == "POST" else ObjectionForm()
    if request.method == "POST" and form.is_valid():
        try:
            object_to(found, by=request.user, text=form.cleaned_data["text"])
        except Unmet as refused:
            return _again(request, found, form, refused)
        messages.success(request, _("Đã ghi ý kiến phản đối; Văn phòng sẽ xem lại và trả lời."))
        return redirect("entered-for-me")
    status = 422 if form.is_bound else 200
    return render(
        request, "office/objection.html", {"entry": _told(found, request.user), "form": form}, status=status
    )


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """The office's list of objections still to be answered."""
    rows = open_objections(office_congress(request))
    context = {"rows": [{"objection": row, "entry": _told(row.step, request.user)} for row in rows]}
    return render(request, "office/objections.html", context)


@require_http_methods(FORMS)
def answer(request: HttpRequest, objection: int) -> HttpResponse:
    """What the office did about one objection."""
    rows = Objection.objects.filter(step__item__congress=office_congress(request))
    found = get_object_or_404(rows.select_related("step__item", "person"), pk=objection)
    form = ObjectionAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_objection(found, by=request.user, text=form.cleaned_data["text"])
        except Unmet as refused:
            return _again(request, found.step, form, refused, row=found)
        messages.success(request, _("Đã ghi việc giải quyết ý kiến phản đối."))
        return redirect("objections")
    status = 422 if form.is_bound else 200
    context = {"entry": _told(found.step, request.user), "form": form, "row": found}
    return render(request, "office/objection.html", context, status=status)


@require_safe
def scan(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The picture of the paper from which a step was entered, for those who may open the package."""
    package = visible_package(request, code)
    found = get_object_or_404(Scan.objects.select_related("blob"), pk=number, step__item=package)
    if secrecy.only_a_copy(package, request.user):
        copy = secrecy.scan_copy(request, package, found)
        return shown(request, copy, package, "ban-chup", taken=True)
    try:
        data = PAPERS.read(found.blob.name)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    return shown(request, _file(data, found), package, "ban-chup", taken=True)


def _file(data: bytes, found: Scan) -> HttpResponse:
    response = HttpResponse(data, content_type=found.blob.content_type)
    response["Content-Disposition"] = content_disposition(found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _again(
    request: HttpRequest, step: PackageStep, form: Any, refused: Unmet, *, row: Any = None
) -> HttpResponse:
    for reason in refused.reasons:
        form.add_error(None, reason)
    context = {"entry": _told(step, request.user), "form": form, "row": row}
    return render(request, "office/objection.html", context, status=422)


def _told(step: PackageStep, reader: Person) -> dict[str, Any]:
    """One entry in words; the package by its listed title, which may be said to anybody of the congress."""
    objection = getattr(step, "objection", None)
    move = step.item.definition.move(step.action, step.source)
    return {
        "step": step,
        "code": step.item.code,
        "title": step.item.listed_title,
        "what": move.label if move else step.action,
        "ground": ground_in_words(step.ground),
        "objection": _words(objection, step, reader),
        "answer": _words(getattr(objection, "answer", None), step, reader),
    }


def _words(said: Objection | ObjectionAnswer | None, step: PackageStep, reader: Person) -> str:
    """What was said of an entry; of a package the reader may not open it may name those in it."""
    if said is None:
        return ""
    if reader.pk == step.acting_for_id or step.item.is_visible(reader):
        return said.text
    return _("hồ sơ lưu hành nội bộ, đề nghị gọi người nêu ý kiến để biết nội dung.")
