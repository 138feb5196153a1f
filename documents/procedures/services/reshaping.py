"""A kind that a form made, or could have made, said again so that the form may say it otherwise."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from documents.packages.kinds import Kind, kind_of
from documents.procedures.queries import text_of_procedure, ways
from documents.procedures.services.making import KindSaid
from documents.procedures.services.shaping import Way
from workflows.errors import ProcedureFault
from workflows.procedures import store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.procedures.schema import Definition

# What the form asks of a kind; whatever else its text says stays as it is.
ASKED = frozenset(
    {"title", "paper", "confidential", "parts", "decider", "sign_form", "signer_title", "bodies"}
)


def said_again(code: str, scope: str = "") -> KindSaid | None:
    """The kind in force as the form would say it; None where its text says what the form cannot.

    Said again it makes the very procedure that is in force, or the very text it was adopted with: its
    parent may be another by now, and then the preview tells what that changes.
    """
    definition = store.in_force(code, scope)
    text = text_of_procedure(code, scope).decode("utf-8-sig")
    raw = tomllib.loads(text)
    base = str(raw.get("extends", ""))
    if base not in ways(scope):
        return None
    try:
        said = _kind_said(Way(base, scope), definition)
        again = said.text()
        made = store.parse_text(code, again, scope)
    except (ProcedureFault, KeyError, ValueError):
        return None
    bare = [one.model_copy(update={"kind": {}}) for one in (made, definition)]
    same = (bare[0] == bare[1] and kind_of(made) == kind_of(definition)) or tomllib.loads(again) == raw
    # The form writes each offset in days of the sort that the way has there.
    sorts = {stage.code: (stage.before_due or "")[-2:] for stage in said.way.definition.stage}
    alike = all(("wd" in sorts[code]) == offset.endswith("wd") for code, offset in said.days.items())
    return said if same and alike else None


def _kind_said(way: Way, definition: Definition) -> KindSaid:
    kind, table = kind_of(definition), definition.kind
    stages = {stage.code: stage for stage in definition.stage}
    kept: Mapping[str, Any] = {name: value for name, value in table.items() if name not in ASKED}
    short = ("short", definition.written)
    return KindSaid(
        way=way,
        code=definition.code,
        title=definition.written,
        paper=kind.paper,
        confidential=kind.confidential,
        parts=[(part.written, part.required) for part in kind.parts],
        off=frozenset(code for code in way.optional if code not in stages),
        days={
            code: str(stages[code].before_due)
            for code in way.dated
            if code in stages and stages[code].before_due
        },
        bodies={role: tuple(codes) for role, codes in kind.bodies.items()},
        decider=kind.decider,
        sign_form=kind.sign_form,
        signer_title=kind.signer_title,
        codes=[part.code for part in kind.parts],
        unsaid=frozenset(Kind.model_fields.keys() - table.keys()),
        kept={name: value for name, value in kept.items() if (name, value) != short},
    )
