"""Kinds of body and roles that a congress calls by names of its own; each may what the shipped one may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.roles import DELEGATE, kind_choices, role_choices
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress

KINDS, ROLES = "kinds", "roles"
# What a form posts for a name of one's own; codes of shipped ones have no such sign.
OWN = "="


def _roles_held() -> list[tuple[str, Any]]:
    """A lent seat is given on a page of its own."""
    return [one for one in role_choices() if one[0] != DELEGATE]


@dataclass(frozen=True, slots=True)
class NamedSort:
    """What may be given names of one's own: the shipped ones, and how such a thing is called."""

    title: Any
    shipped: Callable[[], list[tuple[str, Any]]]


SORTS = {
    KINDS: NamedSort(_("Loại cơ quan"), kind_choices),
    ROLES: NamedSort(_("Vai trò trong cơ quan"), _roles_held),
}


@dataclass(frozen=True, slots=True)
class OwnName:
    """One name of one's own, and the code of the shipped kind or role whose rights it brings."""

    label: str
    like: str


def own_names(congress: Congress, sort: str) -> list[OwnName]:
    """Those of one congress, in the order in which they were added; what was spoilt is left out."""
    known = dict(SORTS[sort].shipped())
    rows = congress.own.get(sort) or []
    return [OwnName(row["label"], row["like"]) for row in rows if row.get("like") in known]


def choices_named(congress: Congress, sort: str) -> list[tuple[str, Any]]:
    """The shipped ones, then those of the congress with what each is like."""
    shipped = SORTS[sort].shipped()
    words = _t("%(name)s (quyền như %(like)s)")
    own = [
        (f"{OWN}{own_name.label}", words % {"name": own_name.label, "like": dict(shipped)[own_name.like]})
        for own_name in own_names(congress, sort)
    ]
    return [*shipped, *own]


def chosen_name(congress: Congress, sort: str, value: str) -> OwnName:
    """What was chosen in a form: the code, and the name of one's own ("" for a shipped one)."""
    if not value.startswith(OWN):
        return OwnName("", value)
    return next(
        (own_name for own_name in own_names(congress, sort) if f"{OWN}{own_name.label}" == value),
        OwnName("", ""),
    )


def named_role(congress: Congress, text: str) -> str:
    """The code of the role that a list means by a name of this congress's own; "" where it has none such."""
    said = searchable(text)
    return next(
        (own_name.like for own_name in own_names(congress, ROLES) if searchable(own_name.label) == said), ""
    )
