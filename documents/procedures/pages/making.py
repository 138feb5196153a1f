"""A kind of package by a form, a new one or one there is: said in words, read through, adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.settingup.queries import bindings_of, bodies_of, scope_of
from congress.site.rounds import FormRound, given, say
from documents.packages.kinds import kind_of
from documents.packages.pages.congresses import only_editors
from documents.packages.queries.bindings import codes_by_role
from documents.procedures.forms.adopting import AdoptForm
from documents.procedures.forms.making import MakeKindForm
from documents.procedures.forms.reshaping import ReshapeKindForm
from documents.procedures.pages.adopting import previewed
from documents.procedures.pages.base import (
    FORMS,
    asked_congress,
    query_of,
    trail_to,
    which_congress,
)
from documents.procedures.queries import ways
from documents.procedures.services.reshaping import said_again
from documents.procedures.services.shaping import Way
from workflows.errors import Unmet
from workflows.procedures import store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

# Fields of the preview, which are no words about the kind.
OTHERS = frozenset({"csrfmiddlewaretoken", "text", "scope", "reason", "request_id", "back_to_form", "seen"})


@require_http_methods(FORMS)
def make_kind(request: PersonRequest) -> HttpResponse:
    """A kind after a way that there is (`?theo=`), for one congress (`?dai_hoi=`)."""
    only_editors(request)
    heading = _("Thêm loại hồ sơ")
    congress = asked_congress(request)
    if congress is None:
        return which_congress(request, heading)
    found = ways(scope_of(congress))
    base = request.GET.get("theo", "")
    if base not in found:
        context = {"ways": found, "congress": congress, "trail": trail_to(heading), "heading": heading}
        return render(request, "procedures/ways.html", context)
    way = Way(base, scope_of(congress))
    proposed = _proposed(way, congress)
    form = MakeKindForm(*given(request), way=way, bodies=bodies_of(congress), proposed=proposed)
    back = f"{reverse('procedure-new')}{query_of(congress)}"
    told: dict[str, Any] = {"congress": congress, "heading": heading, "way": found[base]}
    asked = _Making(request, form, back=back, trail=trail_to(heading), **told)
    return _said_and_previewed(request, asked, congress, new=True)


@require_http_methods(FORMS)
def reshape_kind(request: PersonRequest, code: str) -> HttpResponse:
    """Another edition of a kind, said on the page of a new one; by a file where the page cannot say it."""
    only_editors(request)
    heading = _("Sửa quy trình")
    congress = asked_congress(request)
    if congress is None:
        return which_congress(request, heading)
    scope = scope_of(congress)
    before = said_again(code, scope) if code in store.codes(scope) else None
    if before is None:
        if code in store.codes(scope):
            words = _("Quy trình này có nội dung mà biểu mẫu không ghi được: sửa trong tệp rồi tải lên.")
            messages.info(request, words)
        return redirect(f"{reverse('procedure-edit', args=[code])}{query_of(congress)}")
    bound = codes_by_role(code, kind_of(store.in_force(code, scope)), congress)
    form = ReshapeKindForm(*given(request), before=before, bodies=bodies_of(congress), proposed=bound)
    back = f"{reverse('procedure', args=[code])}{query_of(congress)}"
    trail = trail_to(heading, (before.title, back))
    told: dict[str, Any] = {"congress": congress, "heading": heading, "way": ways(scope)[before.way.code]}
    return _said_and_previewed(request, _Making(request, form, back=back, trail=trail, **told), congress)


def _said_and_previewed(
    request: PersonRequest, asked: _Making, congress: Congress, *, new: bool = False
) -> HttpResponse:
    """The form, then what it makes, read through before it counts."""
    form = asked.form
    if request.method != "POST" or "back_to_form" in request.POST:
        return asked.page()
    if "text" not in request.POST and not asked.is_filled():
        return asked.page(422)
    said = {name: request.POST.getlist(name) for name in request.POST if name not in OTHERS}
    if "text" in request.POST:
        adopting = AdoptForm(request.POST, congress=congress, new=new)
        code = str(request.POST.get("code", "")) if new else form.code_to_bear()
    else:
        code = form.made.code if form.made else ""
        adopting = AdoptForm(congress=congress, source=form.text.encode(), new=new, initial={"code": code})
    return previewed(request, code, adopting, congress, asked.unfit, new=new, said=said)


class _Making(FormRound[MakeKindForm]):
    """The round of the form from which a text is made; the text itself is taken into use elsewhere."""

    template = "procedures/make.html"

    def unfit(self, faults: Sequence[str]) -> HttpResponse:
        """The form again, with what is wrong in the text that was made of it."""
        self.is_filled()
        say(self.form, Unmet(*faults))
        return self.page(422)


def _proposed(way: Way, congress: Congress) -> dict[str, Sequence[str]]:
    """role -> codes of bodies: as the way itself names them here, else as another kind here does."""
    known = {one.code for one in bodies_of(congress)}
    found: dict[str, Sequence[str]] = {}
    for bound in [way.flat.get("kind", {}).get("bodies", {}), *bindings_of(congress).values()]:
        for role, codes in bound.items():
            here = [code for code in codes if code in known]
            if here:
                found.setdefault(role, here)
    # Who leads is never guessed: that is what tells one kind from another.
    return {role: codes for role, codes in found.items() if role != "lead"}
