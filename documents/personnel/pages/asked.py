"""Giấy tờ của từng người: the papers that a congress asks of its nominees; an administrator adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Congress
from congress.settingup.queries import scope_of
from congress.site.rounds import FormKind, FormRound, given
from documents.packages.kinds import kind_of
from documents.packages.pages.congresses import only_editors
from documents.personnel.dossiers import dossier_table, papers_added
from documents.personnel.forms import AskPaperForm, EndAskingForm
from documents.personnel.services.asking import ask_paper, end_asking
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


class _Asking(FormRound[FormKind]):
    """The round of one paper, asked for or no more; none is shown of a congress that was put away."""

    template = "personnel/asked.html"
    only_writes = True


@require_http_methods(["GET", "HEAD", "POST"])
def asked_papers(request: PersonRequest, code: str) -> HttpResponse:
    """The papers that each nominee of a kind brings, in one congress (`?dai_hoi=`), and one more."""
    only_editors(request)
    said, live = clean(request.GET.get("dai_hoi", ""))[:20], list(Congress.objects.filter(archived=None)[:2])
    if not said and len(live) != 1:
        return redirect("procedures")
    congress = get_object_or_404(Congress, code=said) if said else live[0]
    if code not in store.codes(scope_of(congress)):
        raise Http404
    kind = kind_of(store.in_force(code, scope_of(congress)))
    if not kind.confidential:
        raise Http404
    here = f"{reverse('asked-papers', args=[code])}?dai_hoi={congress.code}"
    adding, shipped = AskPaperForm(*given(request)), dossier_table().get(code)
    facts: dict[str, Any] = {
        "congress": congress,
        "heading": _("Giấy tờ của từng người: %(kind)s") % {"kind": kind.title},
        "adding": adding,
        "shipped": shipped.papers if shipped else (),
        "added": papers_added(congress, code),
        "away": f"{reverse('procedure', args=[code])}?dai_hoi={congress.code}",
    }
    if "ended" in request.POST:
        ending = EndAskingForm(*given(request))
        return _Asking(request, ending, back=here, **facts).answered(
            lambda: end_asking(congress, code, ending.cleaned_data["ended"], by=request.user),
            _("Đã thôi yêu cầu giấy tờ này."),
        )
    return _Asking(request, adding, back=here, **facts).answered(
        lambda: ask_paper(congress, code, adding.told(), by=request.user),
        lambda made: (
            _("Đã thêm “%(title)s”: từ nay từng người trong hồ sơ loại này phải có.") % {"title": made.title}
            if made.required
            else _("Đã thêm “%(title)s”, không bắt buộc.") % {"title": made.title}
        ),
    )
