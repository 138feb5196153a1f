"""Procedures for people: drawn for everybody, edited by administrators, packages moved one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Congress
from congress.people.queries.congresses import congress_named_to
from congress.settingup.queries import scope_of
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.packages.pages.base import private, visible_package, way_to
from documents.packages.pages.rounds import Line, ManyRound
from documents.packages.queries.bindings import names_by_kind
from documents.procedures import services
from documents.procedures.forms import AdoptForm, TransferForm, TransferRow, UploadForm
from documents.procedures.words import exceptions, stage_stories
from workflows.errors import ProcedureFault
from workflows.procedures import drawing, store
from workflows.procedures.comparison import noticeable_changes, removed_stages
from workflows.text import clean

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
    scope = scope_of(_asked_congress(request))
    rows = [store.in_force(code, scope) for code in store.codes(scope)]
    return render(request, "procedures/procedures.html", {"rows": rows, "edits": _edits(request)})


@require_safe
def procedure(request: PersonRequest, code: str) -> HttpResponse:
    """One procedure as a picture and as numbered lines."""
    _reader(request)
    congress = _asked_congress(request)
    definition = _definition(request, code)
    context = {
        "definition": definition,
        "congress": congress,
        "query": _query(congress) if _edits(request) else "",
        "congresses": Congress.objects.filter(archived=None) if _edits(request) else (),
        **_drawn(definition, names_by_kind(definition, congress)),
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
    congress = _asked_congress(request)
    definition, version = _definition(request, code), store.pin(code, scope_of(congress))
    form = TransferForm(*given(request))
    lines = [
        Line(package, TransferRow(*given(request), package=package, definition=definition))
        for package in services.running(code, version, congress)
    ]
    back = f"{reverse('procedure', args=[code])}{_query(congress)}"
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
    definition = _definition(request, code)
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
    congress = _asked_congress(request)
    scope = scope_of(congress)
    old = store.in_force(code, scope) if code in store.codes(scope) else None

    asked = FormRound(
        request,
        form,
        template="procedures/preview.html",
        back=f"{reverse('procedure', args=[code])}{_query(congress)}",
        congress=congress,
        definition=definition,
        told=noticeable_changes(old, definition) if old else [_("Quy trình mới hoàn toàn.")],
        stranded=_stranded(old, definition, congress),
        **_drawn(definition, names_by_kind(definition, congress)),
        trail=_trail(definition),
    )

    if upload is not None:
        return asked.page()
    said = _("Hồ sơ mới từ nay theo quy trình %(code)s lần %(number)d; hồ sơ đang chạy giữ nguyên.")
    return asked.answered(
        lambda: services.adopt(
            definition, by=request.user, reason=form.cleaned_data["reason"], congress=congress
        ),
        lambda edition: said % {"code": code, "number": edition.version.number},
        to=lambda edition: (
            f"{reverse('procedure-move', args=[code])}{_query(congress)}"
            if services.running(code, edition.version, congress)
            else ""
        ),
    )


def _stranded(old: Definition | None, new: Definition, congress: Congress | None) -> list[str]:
    """Packages that stand in a stage the new procedure no longer has, one sentence each."""
    gone = {stage.code for stage in removed_stages(old, new)} if old else set()
    found = [one for one in services.standing(new.code, congress) if one.state in gone]
    facts = [{"code": one.code, "stage": one.stage_label} for one in found]
    return [_("%(code)s đang ở bước “%(stage)s”, là bước sẽ không còn.") % fact for fact in facts]


def _drawn(definition: Definition, names: dict[str, str], here: str = "") -> dict[str, Any]:
    # Our own drawing; every word in it was escaped where it was drawn.
    picture = mark_safe(drawing.svg(definition, here))  # noqa: S308 - drawn by us, escaped there
    told = stage_stories(definition, names, here)
    return {"picture": picture, "story": told, "exceptions": exceptions(definition)}


def _definition(request: PersonRequest, code: str) -> Definition:
    scope = scope_of(_asked_congress(request))
    if code not in store.codes(scope):
        raise Http404
    return store.in_force(code, scope)


def _asked_congress(request: PersonRequest) -> Congress | None:
    """Whose procedures: for who edits those of `?dai_hoi=`, without it those of all; for others their own."""
    if not _edits(request):
        return congress_named_to(hats_here(request))
    asked = clean(request.GET.get("dai_hoi", ""))[:20]
    return get_object_or_404(Congress, code=asked) if asked else None


def _query(congress: Congress | None) -> str:
    return f"?dai_hoi={congress.code}" if congress else ""


def _trail(definition: Definition) -> list[dict[str, str]]:
    return [{"label": _("Quy trình"), "url": reverse("procedures")}, {"label": definition.title}]


def _edits(request: PersonRequest) -> bool:
    return request.user.has_perm(EDITING)


def _reader(request: PersonRequest) -> None:
    if not _edits(request) and not hats_here(request).congresses:
        raise Http404


def _editor(request: PersonRequest) -> None:
    if not _edits(request):
        raise PermissionDenied(_("Chỉ quản trị hệ thống thay đổi quy trình."))
