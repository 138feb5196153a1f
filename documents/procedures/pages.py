"""Procedures for people: drawn for everybody, edited by administrators, packages moved one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.congresses import congress_named_to
from congress.people.queries.hats import hats
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.queries.visible import names_by_kind
from documents.procedures import services
from documents.procedures.forms import AdoptForm, TransferForm, TransferRow, UploadForm
from documents.procedures.words import exceptions, stage_stories
from workflows.errors import ProcedureFault, Unmet
from workflows.procedures import drawing, store
from workflows.procedures.comparison import noticeable_changes, removed_stages

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.procedures.schema import Definition

EDITING = "workflows.add_edition"


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Every procedure, for those who sit in a body and for those who edit."""
    _reader(request)
    rows = [store.in_force(code) for code in store.codes()]
    return render(request, "procedures/procedures.html", {"rows": rows, "edits": _edits(request)})


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure as a picture and as numbered lines."""
    _reader(request)
    definition = _definition(code)
    context = {
        "definition": definition,
        **_drawn(definition, names_by_kind(definition, congress_named_to(hats(request.user)))),
        "edits": _edits(request),
        "trail": _trail(definition),
    }
    return render(request, "procedures/procedure.html", context)


@require_safe
def whereabouts(request: HttpRequest, code: str) -> HttpResponse:
    """Where one package stands in its own procedure."""
    found = visible_package(request, code)
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": _("Đang ở đâu trong quy trình")},
    ]
    context = {"package": found, **_drawn(found.definition, _names(found), found.state), "trail": trail}
    return private(render(request, "procedures/whereabouts.html", context), found)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """A file is uploaded, its changes are read, and only then it is taken into use."""
    _editor(request)
    if request.method != "POST":
        return _upload_page(request, code, UploadForm())
    if "text" in request.POST:
        return _adopt(request, code)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, code, form, status=422)
    return _preview(request, code, AdoptForm(initial={"text": form.cleaned_data["file"]}), form)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Running packages are moved to the procedure in use, each to a stage that is named."""
    _editor(request)
    definition, version = _definition(code), store.pin(code)
    data = request.POST if request.method == "POST" else None
    rows = [
        TransferRow(data, package=package, definition=definition)
        for package in services.running(code, version)
    ]
    form = TransferForm(data)
    if data is None:
        return _move_page(request, definition, form, rows)
    filled = [form.is_valid(), *(row.is_valid() for row in rows)]
    chosen = [row for row in rows if row.is_valid() and row.cleaned_data["taken"]]
    if form.is_valid() and all(filled) and not chosen:
        form.add_error(None, _("Chưa chọn hồ sơ nào để chuyển."))
    if not all(filled) or not chosen:
        return _move_page(request, definition, form, rows, status=422)
    moves = [
        services.Transfer(row.package, row.cleaned_data["state"], row.cleaned_data["seen"]) for row in chosen
    ]
    try:
        services.transfer_packages(moves, version, by=request.user, reason=form.cleaned_data["reason"])
    except Unmet as outcome:
        for row in chosen:
            refused = outcome.items.get(row.package.code)
            for reason in refused.reasons if refused else ():
                row.add_error(None, reason)
        return _move_page(request, definition, form, rows, status=422)
    codes = ", ".join(row.package.code for row in chosen)
    messages.success(request, _("Đã chuyển sang quy trình mới: %(codes)s.") % {"codes": codes})
    return redirect("procedure", code)


def _adopt(request: HttpRequest, code: str) -> HttpResponse:
    form = AdoptForm(request.POST)
    if not form.is_valid():
        return _preview(request, code, form, None, status=422)
    try:
        definition = store.parse_text(code, form.cleaned_data["text"])
        edition = services.adopt(definition, by=request.user, reason=form.cleaned_data["reason"])
    except ProcedureFault:
        return _preview(request, code, form, None, status=422)
    except Unmet as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return _preview(request, code, form, None, status=422)
    facts = {"code": code, "number": edition.version.number}
    messages.success(
        request,
        _("Hồ sơ mới từ nay theo quy trình %(code)s lần %(number)d; hồ sơ đang chạy giữ nguyên.") % facts,
    )
    return redirect("procedure-move" if services.running(code, edition.version) else "procedure", code)


def _preview(
    request: HttpRequest, code: str, form: AdoptForm, upload: UploadForm | None, *, status: int = 200
) -> HttpResponse:
    text = str(form["text"].value() or "")
    try:
        definition = store.parse_text(code, text)
    except ProcedureFault as fault:
        back = upload or UploadForm()
        return _upload_page(request, code, back, faults=fault.faults, status=422)
    old = store.in_force(code) if code in store.codes() else None
    context = {
        "definition": definition,
        "form": form,
        "told": noticeable_changes(old, definition) if old else [_("Quy trình mới hoàn toàn.")],
        "stranded": _stranded(old, definition),
        **_drawn(definition, names_by_kind(definition, congress_named_to(hats(request.user)))),
        "trail": _trail(definition),
    }
    return render(request, "procedures/preview.html", context, status=status)


def _stranded(old: Definition | None, new: Definition) -> list[str]:
    """Packages that stand in a stage the new procedure no longer has, one sentence each."""
    gone = {stage.code for stage in removed_stages(old, new)} if old else set()
    found = [one for one in services.standing(new.code) if one.state in gone]
    facts = [{"code": one.code, "stage": one.stage_label} for one in found]
    return [_("%(code)s đang ở bước “%(stage)s”, là bước sẽ không còn.") % fact for fact in facts]


def _upload_page(
    request: HttpRequest, code: str, form: UploadForm, *, faults: list[str] | None = None, status: int = 200
) -> HttpResponse:
    definition = _definition(code)
    context = {"definition": definition, "form": form, "faults": faults or [], "trail": _trail(definition)}
    return render(request, "procedures/upload.html", context, status=status)


def _move_page(
    request: HttpRequest,
    definition: Definition,
    form: TransferForm,
    rows: list[TransferRow],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"definition": definition, "form": form, "rows": rows, "trail": _trail(definition)}
    return render(request, "procedures/move.html", context, status=status)


def _names(found: Package) -> dict[str, str]:
    return {binding.role: found.who_may("", binding.role) for binding in found.bindings}


def _drawn(definition: Definition, names: dict[str, str], here: str = "") -> dict[str, Any]:
    # Our own drawing; every word in it was escaped where it was drawn.
    picture = mark_safe(drawing.svg(definition, here))  # noqa: S308 - drawn by us, escaped there
    told = stage_stories(definition, names, here)
    return {"picture": picture, "story": told, "exceptions": exceptions(definition)}


def _definition(code: str) -> Definition:
    if code not in store.codes():
        raise Http404
    return store.in_force(code)


def _trail(definition: Definition) -> list[dict[str, str]]:
    return [{"label": _("Quy trình"), "url": reverse("procedures")}, {"label": definition.title}]


def _edits(request: HttpRequest) -> bool:
    return request.user.has_perm(EDITING)


def _reader(request: HttpRequest) -> None:
    if not _edits(request) and not hats(request.user).congresses:
        raise Http404


def _editor(request: HttpRequest) -> None:
    if not _edits(request):
        raise PermissionDenied(_("Chỉ quản trị hệ thống thay đổi quy trình."))
