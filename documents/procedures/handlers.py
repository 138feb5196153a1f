"""Kinds of package as a set-up offers them: what each is called, and which roles it needs filled."""

from __future__ import annotations

from congress.settingup.offers import OfferedKind, OfferedRole, offers_kinds
from documents.packages.kinds import FILLED_BY
from documents.packages.queries.visible import kinds
from documents.packages.words.roles import role_label


@offers_kinds
def kinds_for_set_up() -> list[OfferedKind]:
    """Every kind there is; the bodies that its file names are proposed."""
    return [
        OfferedKind(
            code,
            kind.title,
            {
                role: OfferedRole(role_label(role), codes, FILLED_BY.get(role, frozenset()))
                for role, codes in kind.bodies.items()
            },
        )
        for code, kind in kinds().items()
    ]
