"""Procedures for people: drawn for everybody, edited by administrators, packages moved one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.congresses import congress_named_to
from congress.people.queries.hats import hats
from congress.site.rounds import FormRound, given
from documents.packages.pages.base import private, visible_package, way_to
from documents.packages.pages.rounds import Line, ManyRound
from documents.packages.queries.visible import names_by_kind
from documents.procedures import services
from documents.procedures.forms import AdoptForm, TransferForm, TransferRow, UploadForm
from documents.procedures.words import exceptions, stage_stories
from workflows.errors import ProcedureFault
from workflows.procedures import drawing, store
from workflows.procedures.comparison import noticeable_changes, removed_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.procedures.schema import Definition

EDITING = "workflows.add_edition"


@require_safe
def procedures(request: PersonRequest) -> HttpResponse:
    """Every procedure, for those who sit in a body and for those who edit."""
    _reader(request)
    rows = [store.in_force(code) for code in store.codes()]
    return render(request, "procedures/procedures.html", {"rows": rows, "edits": _edits(request)})


@require_safe
def procedure(request: PersonRequest, code: str) -> HttpResponse:
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
def whereabouts(request: PersonRequest, code: str) -> HttpResponse:
    """Where one package stands in its own procedure."""
    found = visible_package(request, code)
    trail = way_to(found, (_("Đang ở đâu trong quy trình"), ""))
    context = {
        "package": found,
        **_drawn(
            found.definition,
            {binding.role: found.who_may("", binding.role) for binding in found.bindings},
            found.state,
        ),
        "trail": trail,
    }
    return private(render(request, "procedures/whereabouts.html", context), found)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_procedure(request: PersonRequest, code: str) -> HttpResponse:
    """A file is uploaded, its changes are read, and only then it is taken into use."""
    _editor(request)
    if "text" in request.POST:
        return _adopted(request, code, AdoptForm(request.POST))
    upload = UploadForm(*given(request))
    asked = _uploading(request, code, upload)
    if request.method != "POST" or not asked.is_filled():
        return asked.page(422 if upload.is_bound else 200)
    return _adopted(request, code, AdoptForm(initial={"text": upload.cleaned_data["file"]}), upload)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: PersonRequest, code: str) -> HttpResponse:
    """Running packages are moved to the procedure in use, each to a stage that is named."""
    _editor(request)
    definition, version = _definition(code), store.pin(code)
    form = TransferForm(*given(request))
    lines = [
        Line(package, TransferRow(*given(request), package=package, definition=definition))
        for package in services.running(code, version)
    ]
    back = reverse("procedure", args=[code])
    asked = _Moving(request, form, lines, back=back, definition=definition, trail=_trail(definition))
    return asked.answered(
        lambda: services.transfer_packages(
            asked.transfers(), version, by=request.user, reason=form.cleaned_data["reason"]
        ),
        lambda _steps: (
            _("Đã chuyển sang quy trình mới: %(codes)s.")
            % {"codes": ", ".join(line.package.code for line in asked.chosen)}
        ),
    )


class _Moving(ManyRound[TransferForm]):
    """The round of moving running packages."""

    template = "procedures/move.html"
    nothing_chosen = gettext_lazy("Chưa chọn hồ sơ nào để chuyển.")
    nothing_done = gettext_lazy("Chưa chuyển hồ sơ nào: còn hồ sơ chưa chuyển được, xem lý do ở từng hồ sơ.")

    @property
    def chosen(self) -> list[Line]:
        """The packages that are to be moved."""
        return [line for line in self.lines if line.form.is_chosen]

    def transfers(self) -> list[services.Transfer]:
        """What the service is told."""
        told = [(line.package, line.form.cleaned_data) for line in self.chosen]
        return [services.Transfer(package, data["state"], data["seen"]) for package, data in told]


def _uploading(
    request: PersonRequest, code: str, form: UploadForm, *, faults: Sequence[str] = ()
) -> FormRound[UploadForm]:
    """The round of the edited file; `faults` say what is wrong in it."""
    definition = _definition(code)
    return FormRound(
        request,
        form,
        template="procedures/upload.html",
        back=reverse("procedure", args=[code]),
        definition=definition,
        faults=faults,
        trail=_trail(definition),
    )


def _adopted(
    request: PersonRequest, code: str, form: AdoptForm, upload: UploadForm | None = None
) -> HttpResponse:
    """The round of taking the uploaded words into use; just uploaded (`upload`), they are only shown."""
    try:
        definition = store.parse_text(code, str(form["text"].value() or ""))
    except ProcedureFault as fault:
        return _uploading(request, code, upload or UploadForm(), faults=fault.faults).page(422)
    old = store.in_force(code) if code in store.codes() else None

    # Packages that stand in a stage the new procedure no longer has, one sentence each.
    gone = {stage.code for stage in removed_stages(old, definition)} if old else set()
    found = [one for one in services.standing(definition.code) if one.state in gone]
    facts = [{"code": one.code, "stage": one.stage_label} for one in found]
    asked = FormRound(
        request,
        form,
        template="procedures/preview.html",
        back=reverse("procedure", args=[code]),
        definition=definition,
        told=noticeable_changes(old, definition) if old else [_("Quy trình mới hoàn toàn.")],
        stranded=[_("%(code)s đang ở bước “%(stage)s”, là bước sẽ không còn.") % fact for fact in facts],
        **_drawn(definition, names_by_kind(definition, congress_named_to(hats(request.user)))),
        trail=_trail(definition),
    )

    if upload is not None:
        return asked.page()
    said = _("Hồ sơ mới từ nay theo quy trình %(code)s lần %(number)d; hồ sơ đang chạy giữ nguyên.")
    return asked.answered(
        lambda: services.adopt(definition, by=request.user, reason=form.cleaned_data["reason"]),
        lambda edition: said % {"code": code, "number": edition.version.number},
        to=lambda edition: (
            reverse("procedure-move", args=[code]) if services.running(code, edition.version) else ""
        ),
    )


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


def _edits(request: PersonRequest) -> bool:
    return request.user.has_perm(EDITING)


def _reader(request: PersonRequest) -> None:
    if not _edits(request) and not hats(request.user).congresses:
        raise Http404


def _editor(request: PersonRequest) -> None:
    if not _edits(request):
        raise PermissionDenied(_("Chỉ quản trị hệ thống thay đổi quy trình."))
