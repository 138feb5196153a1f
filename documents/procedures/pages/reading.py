"""Procedures as people read them: the list, the steps of one, its whole drawing, its text to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.pages.base import private, visible_package, way_to
from documents.packages.pages.congresses import edits, only_editors
from documents.packages.queries.bindings import codes_by_role, kinds_of, names_by_kind
from documents.packages.words.roles import role_label
from documents.procedures.pages.base import (
    asked_congress,
    definition_there,
    live_congresses,
    only_readers,
    query_of,
    told_in_steps,
    trail_to,
)
from documents.procedures.queries import text_of_procedure
from documents.procedures.words import in_force_in_words, kind_facts, stops_without
from workflows.procedures import drawing, store

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from workflows.procedures.schema import Definition


@require_safe
def procedures(request: PersonRequest) -> HttpResponse:
    """Every procedure, for those who sit in a body; for who edits also which of them a congress hides."""
    only_readers(request)
    congress = asked_congress(request)
    held = kinds_of(congress) if congress else frozenset()
    scope = scope_of(congress)
    rows = [
        {"definition": store.in_force(code, scope), "hidden": bool(held) and code not in held}
        for code in store.codes(scope)
    ]
    if not edits(request):
        rows = [row for row in rows if not row["hidden"]]
    context = {
        "rows": rows,
        "edits": edits(request),
        "congress": congress,
        "congresses": live_congresses() if edits(request) else (),
        "query": query_of(congress) if edits(request) else "",
    }
    return render(request, "procedures/procedures.html", context)


@require_safe
def procedure(request: PersonRequest, code: str) -> HttpResponse:
    """One procedure step by step; a code that nobody bears leads who edits to where it may be given."""
    only_readers(request)
    congress = asked_congress(request)
    if edits(request) and code not in store.codes(scope_of(congress)):
        return redirect(f"{reverse('procedure-edit', args=[code])}{query_of(congress)}")
    definition = definition_there(request, code)
    names = names_by_kind(definition, congress)
    context = {
        "definition": definition,
        "congress": congress,
        "query": query_of(congress) if edits(request) else "",
        "congresses": live_congresses() if edits(request) else (),
        "edits": edits(request),
        "confidential": kind_of(definition).confidential,
        "facts": kind_facts(definition, names),
        "in_force": in_force_in_words(store.last_edition(code, scope_of(congress)), congress),
        "lacking": _lacking(definition, congress) if edits(request) and congress else (),
        "hidden": congress is not None and code not in (kinds_of(congress) or {code}),
        "trail": trail_to(definition.title),
        **told_in_steps(definition, names),
    }
    return render(request, "procedures/procedure.html", context)


@require_safe
def whole_drawing(request: PersonRequest, code: str) -> HttpResponse:
    """One procedure as a picture, with every move."""
    only_readers(request)
    definition = definition_there(request, code)
    congress = asked_congress(request)
    back = f"{reverse('procedure', args=[code])}{query_of(congress) if edits(request) else ''}"
    trail = trail_to(_("Sơ đồ đầy đủ"), (definition.title, back))
    context = {"title": definition.title, "picture": _picture(definition), "trail": trail}
    return render(request, "procedures/whole_drawing.html", context)


@require_safe
def procedure_text(request: PersonRequest, code: str) -> HttpResponse:
    """The text of a procedure, byte for byte as it was uploaded, to be edited and uploaded again."""
    only_editors(request)
    definition = definition_there(request, code)
    data = text_of_procedure(code, scope_of(asked_congress(request)))
    answer = HttpResponse(data, content_type="application/toml")
    answer["Content-Disposition"] = f'attachment; filename="{definition.code}.toml"'
    return answer


@require_safe
def whereabouts(request: PersonRequest, code: str) -> HttpResponse:
    """Where one package stands in its own procedure: the steps, or with `?so_do=1` the whole drawing."""
    found = visible_package(request, code)
    here = (_("Đang ở đâu trong quy trình"), reverse("whereabouts", args=[found.code]))
    context: dict[str, Any] = {"package": found, "title": found.title}
    if "so_do" in request.GET:
        context |= {"picture": _picture(found.definition, found.state)}
        context |= {"trail": way_to(found, here, (_("Sơ đồ đầy đủ"), ""))}
        return private(render(request, "procedures/whole_drawing.html", context), found)
    names = {binding.role: found.who_may("", binding.role) for binding in found.bindings}
    context |= told_in_steps(found.definition, names, found.state)
    context |= {"trail": way_to(found, (here[0], ""))}
    return private(render(request, "procedures/whereabouts.html", context), found)


def _picture(definition: Definition, here: str = "") -> str:
    # Our own drawing; every word in it was escaped where it was drawn.
    return mark_safe(drawing.svg(definition, here))  # noqa: S308 - drawn by us, escaped there


def _lacking(definition: Definition, congress: Congress) -> list[str]:
    """A sentence for each role that no body of the congress fills."""
    codes = codes_by_role(definition.code, kind_of(definition), congress)
    known = set(Body.objects.filter(congress=congress).values_list("code", flat=True))
    return [
        f"{role_label(role)}: {stops_without(definition, role)}"
        for role, held in codes.items()
        if not known.intersection(held)
    ]
