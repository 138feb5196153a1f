"""Kinds of package as a set-up offers them, which roles each needs filled, and what labels call bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.settingup.offers import (
    OfferedKind,
    OfferedRole,
    completes_congress,
    offers_kinds,
    tells_begun,
)
from documents.packages.kinds import FILLED_BY
from documents.packages.models.packages import Package
from documents.packages.queries.visible import kinds_there
from documents.packages.words.called import called_in_labels
from documents.packages.words.roles import role_label
from documents.procedures.services.shortening import decide_once
from documents.procedures.words import CALLED
from workflows.naming import as_called, calls_bodies
from workflows.registry import registry

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

calls_bodies(called_in_labels)
registry.called.update(CALLED)


@offers_kinds
def kinds_for_set_up(congress: Congress | None) -> list[OfferedKind]:
    """Every kind there is; the bodies that its file names are proposed."""
    return [
        OfferedKind(
            code,
            as_called(kind.title, congress.pk) if congress else kind.title,
            {
                role: OfferedRole(role_label(role), codes, FILLED_BY.get(role, frozenset()))
                for role, codes in kind.bodies.items()
            },
        )
        for code, kind in kinds_there(congress).items()
    ]


@completes_congress
def shorten_ways(congress: Congress, by: Person | None) -> None:
    """A body that fills several levels decides once."""
    decide_once(congress, by=by)


@tells_begun
def has_packages(congress: Congress) -> bool:
    """Whether a package was given in the congress."""
    return Package.objects.filter(congress=congress).exists()
