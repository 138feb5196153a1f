"""A text is uploaded, its changes are read in words and step by step, and only then it is taken into use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.settingup.queries import scope_of
from congress.site.rounds import FormRound, given
from documents.packages.kinds import kind_of
from documents.packages.pages.congresses import only_editors
from documents.packages.queries.bindings import names_by_kind
from documents.procedures.forms.adopting import AdoptForm, UploadForm, UploadKindForm
from documents.procedures.pages.base import (
    FORMS,
    asked_congress,
    live_congresses,
    query_of,
    told_in_steps,
    trail_to,
    which_congress,
)
from documents.procedures.queries import running, standing, title_fault
from documents.procedures.services.adopting import adopt, give_kind, let_bodies_follow, mark_in_force
from documents.procedures.words import kind_facts
from workflows.engine import whole
from workflows.errors import ProcedureFault
from workflows.procedures import store
from workflows.procedures.comparison import noticeable_changes, removed_stages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from workflows.models import Edition
    from workflows.procedures.schema import Definition


@require_http_methods(FORMS)
def edit_procedure(request: PersonRequest, code: str) -> HttpResponse:
    """Another edition of a kind; of a code that nobody bears yet, its first one."""
    only_editors(request)
    congress = asked_congress(request)
    new = code not in store.codes(scope_of(congress))
    if new:
        there = f"{reverse('procedure-upload')}{query_of(congress)}"
        join = "&" if congress else "?"
        return HttpResponseRedirect(f"{there}{join}ma={code}")
    title = store.in_force(code, scope_of(congress)).title

    def uploading(form: UploadForm, faults: Sequence[str] = ()) -> FormRound[UploadForm]:
        back = f"{reverse('procedure', args=[code])}{query_of(congress)}"
        heading = _("Tải lên quy trình đã sửa")
        trail = trail_to(heading, (title, back))
        facts = {"heading": heading, "code": code, "query": query_of(congress), "faults": faults}
        return FormRound(request, form, template="procedures/upload.html", back=back, trail=trail, **facts)

    if "text" in request.POST:
        form = AdoptForm(request.POST, congress=congress)
        return previewed(
            request, code, form, congress, lambda faults: uploading(UploadForm(), faults).page(422)
        )
    upload = UploadForm(*given(request))
    asked = uploading(upload)
    if request.method != "POST" or not asked.is_filled():
        return asked.page(422 if upload.is_bound else 200)
    form = AdoptForm(congress=congress, source=upload.cleaned_data["file"], initial={"code": code})
    return previewed(request, code, form, congress, lambda faults: uploading(upload, faults).page(422))


@require_http_methods(FORMS)
def upload_kind(request: PersonRequest) -> HttpResponse:
    """The first text of a new kind, under a code of its own."""
    only_editors(request)
    congress = asked_congress(request)
    if congress is None and live_congresses():
        return which_congress(request, _("Tải lên quy trình của loại hồ sơ mới"))

    def uploading(form: UploadKindForm, faults: Sequence[str] = ()) -> FormRound[UploadKindForm]:
        heading, back = _("Tải lên quy trình của loại hồ sơ mới"), reverse("procedures")
        facts = {"heading": heading, "query": query_of(congress), "faults": faults}
        trail = trail_to(heading)
        return FormRound(request, form, template="procedures/upload.html", back=back, trail=trail, **facts)

    if "text" in request.POST:
        form = AdoptForm(request.POST, congress=congress, new=True)
        again = UploadKindForm(initial={"code": form["code"].value()})
        return previewed(
            request,
            str(form["code"].value() or ""),
            form,
            congress,
            lambda faults: uploading(again, faults).page(422),
            new=True,
        )
    sent = given(request)
    upload = (
        UploadKindForm(*sent) if sent else UploadKindForm(initial={"code": request.GET.get("ma", "")[:40]})
    )
    asked = uploading(upload)
    if request.method != "POST" or not asked.is_filled():
        return asked.page(422 if upload.is_bound else 200)
    code = upload.cleaned_data.get("code", "")
    source = upload.cleaned_data.get("file", b"")
    form = AdoptForm(congress=congress, source=source, new=True, initial={"code": code})
    return previewed(
        request, code, form, congress, lambda faults: uploading(upload, faults).page(422), new=True
    )


def previewed(
    request: PersonRequest,
    code: str,
    form: AdoptForm,
    congress: Congress | None,
    unfit: Callable[[Sequence[str]], HttpResponse],
    *,
    new: bool = False,
    said: dict[str, Any] | None = None,
) -> HttpResponse:
    """The round of taking a text into use; a form that nobody sent yet is only shown.

    `unfit` answers a text with faults; `said` are the fields of the form from which the text was made.
    """
    scope = scope_of(congress)
    try:
        definition = store.parse_text(code, form.words(code), scope)
    except ProcedureFault as fault:
        return unfit(fault.faults)
    alike = title_fault(kind_of(definition).written, code, scope) if new else ""
    if alike:
        return unfit([alike])
    old = None if new or code not in store.codes(scope) else store.in_force(code, scope)
    if old and not form.is_bound:
        form.initial["seen"] = mark_in_force(code, scope)
    asked = _Preview(request, form, definition, congress, old=old, said=said or {})
    if not form.is_bound:
        return asked.page()
    return asked.answered(
        lambda: _adopted(request, form, definition, congress, new=new, said=bool(said)),
        lambda told: told[1],
        to=lambda told: _next_page(told[0], form.chosen, congress),
    )


class _Preview(FormRound[AdoptForm]):
    """The round of taking one text into use: what it says, and what differs from the one in force."""

    template = "procedures/preview.html"

    def __init__(
        self,
        request: PersonRequest,
        form: AdoptForm,
        definition: Definition,
        congress: Congress | None,
        *,
        old: Definition | None,
        said: dict[str, Any],
    ) -> None:
        self.definition, self.congress, self.old = definition, congress, old
        back = f"{reverse('procedure', args=[definition.code])}{query_of(congress)}"
        heading = _("Xem trước quy trình")
        trail = trail_to(heading) if old is None else trail_to(heading, (old.title, back))
        super().__init__(request, form, back=back, congress=congress, said=said, trail=trail)

    def facts(self) -> dict[str, Any]:
        """The text in words and steps, and the packages that it would leave standing."""
        definition, old = self.definition, self.old
        names = names_by_kind(definition, self.congress)
        # Packages that stand in a stage the new procedure no longer has, one sentence each.
        gone = {stage.code for stage in removed_stages(old, definition)} if old else set()
        found = [one for one in standing(definition.code, self.congress) if one.state in gone] if gone else []
        facts = [{"code": one.code, "stage": one.stage_label} for one in found]
        return {
            "definition": definition,
            "new": old is None,
            "told": noticeable_changes(old, definition) if old else [],
            "usable": old is None or old != definition,
            "stranded": [
                _("%(code)s đang ở bước “%(stage)s”, là bước sẽ không còn.") % fact for fact in facts
            ],
            "facts": kind_facts(definition, names),
            **told_in_steps(definition, names),
        }


@whole()
def _adopted(
    request: PersonRequest,
    form: AdoptForm,
    definition: Definition,
    congress: Congress | None,
    *,
    new: bool,
    said: bool,
) -> tuple[Edition, str]:
    data = form.cleaned_data
    edition = adopt(
        definition,
        by=request.user,
        reason=data["reason"],
        congress=form.chosen,
        source=form.source,
        new=new,
        seen=(scope_of(congress), data["seen"]),
        request_id=data["request_id"],
    )
    if not new:
        # What the form says of bodies counts here; a file only proposes them.
        if said and congress is not None:
            let_bodies_follow(congress, definition, by=request.user)
        words = _("Hồ sơ mới từ nay theo quy trình %(code)s lần %(number)d; hồ sơ đang chạy giữ nguyên.")
        return edition, words % {"code": definition.code, "number": edition.version.number}
    if congress is not None and not give_kind(congress, definition, by=request.user):
        words = _("Đã thêm loại hồ sơ %(code)s. Còn vai trò chưa có cơ quan: chọn cơ quan rồi mới giao được.")
        return edition, words % {"code": definition.code}
    return edition, _("Đã thêm loại hồ sơ %(code)s; từ nay giao được hồ sơ.") % {"code": definition.code}


def _next_page(edition: Edition, chosen: Congress | None, congress: Congress | None) -> str:
    """Where packages still run by the older text, to moving them; else to the page of the kind."""
    code, query = edition.version.code, query_of(congress)
    if running(code, edition.version, chosen):
        return f"{reverse('procedure-move', args=[code])}{query_of(chosen)}"
    return f"{reverse('procedure', args=[code])}{query}"
