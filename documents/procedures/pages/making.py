"""A new kind of package by a form: the way is chosen, the kind is said in words, read through, adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.settingup.queries import bindings_of, bodies_of, scope_of
from congress.site.rounds import FormRound, given, say
from documents.packages.pages.congresses import only_editors
from documents.procedures.forms.adopting import AdoptForm
from documents.procedures.forms.making import MakeKindForm
from documents.procedures.pages.adopting import previewed
from documents.procedures.pages.base import (
    FORMS,
    asked_congress,
    query_of,
    trail_to,
    which_congress,
)
from documents.procedures.queries import ways
from documents.procedures.services.shaping import Way
from workflows.errors import Unmet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

# Fields of the preview, which are no words about the kind.
OTHERS = frozenset({"csrfmiddlewaretoken", "text", "scope", "reason", "request_id", "back_to_form"})


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
    if request.method != "POST" or "back_to_form" in request.POST:
        return asked.page()
    if "text" not in request.POST and not asked.is_filled():
        return asked.page(422)
    said = {name: request.POST.getlist(name) for name in request.POST if name not in OTHERS}
    if "text" in request.POST:
        adopting = AdoptForm(request.POST, congress=congress, new=True)
        code = str(request.POST.get("code", ""))
    else:
        code = form.made.code if form.made else ""
        adopting = AdoptForm(congress=congress, source=form.text.encode(), new=True, initial={"code": code})
    return previewed(request, code, adopting, congress, asked.unfit, new=True, said=said)


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
