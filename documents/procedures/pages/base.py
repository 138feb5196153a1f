"""What every page about procedures asks: who reads, who edits, of which congress, and what it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.queries.congresses import congress_named_to
from congress.settingup.queries import scope_of
from congress.site.choosing import hats_here
from documents.packages.pages.congresses import edits
from documents.procedures.words import exceptions, stage_stories
from workflows.naming import name_as_in
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.procedures.schema import Definition

FORMS = ["GET", "HEAD", "POST"]


def only_readers(request: PersonRequest) -> None:
    """Who sits in no body and edits nothing has no procedures to read. Raises Http404."""
    if not edits(request) and not hats_here(request).congresses:
        raise Http404


def asked_congress(request: PersonRequest) -> Congress | None:
    """Whose procedures: for who edits those of `?dai_hoi=`, without it those of all; for others their own."""
    if not edits(request):
        return congress_named_to(hats_here(request))
    asked = clean(request.GET.get("dai_hoi", ""))[:20]
    if not asked:
        return None
    found = get_object_or_404(Congress, code=asked)
    name_as_in(found.pk)
    return found


def live_congresses() -> list[Congress]:
    """Those that are at work, the newest first."""
    return list(Congress.objects.filter(archived=None).order_by("-opening", "-pk"))


def which_congress(request: PersonRequest, heading: str) -> HttpResponse:
    """For a page that is about one congress: on to the only one there is, or the list to choose from."""
    found = live_congresses()
    if len(found) == 1:
        again = request.GET.copy()
        again["dai_hoi"] = found[0].code
        return redirect(f"{request.path}?{again.urlencode()}")
    context = {"heading": heading, "congresses": found, "trail": trail_to(heading)}
    return render(request, "procedures/which_congress.html", context)


def query_of(congress: Congress | None) -> str:
    """What an address carries on so that the next page is about the same congress."""
    return f"?dai_hoi={congress.code}" if congress else ""


def definition_there(request: PersonRequest, code: str) -> Definition:
    """The procedure of this code in the scope that is asked for. Raises Http404."""
    scope = scope_of(asked_congress(request))
    if code not in store.codes(scope):
        raise Http404
    return store.in_force(code, scope)


def trail_to(here: str, *between: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the list of procedures to this page."""
    steps = [{"label": _("Quy trình"), "url": reverse("procedures")}]
    return [*steps, *({"label": label, "url": url} for label, url in between), {"label": here}]


def told_in_steps(definition: Definition, names: dict[str, str], here: str = "") -> dict[str, Any]:
    """What the list of steps shows."""
    told = stage_stories(definition, names, here)
    return {"story": told, "exceptions": exceptions(definition)}
