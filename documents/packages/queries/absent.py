"""Kinds that a package sums up and of which none was ever assigned in its congress."""

from __future__ import annotations

from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from documents.packages.queries.bindings import kinds_of
from workflows.procedures import store


def missing_kinds(package: Package) -> dict[str, str]:
    """code -> title of the kinds that it sums up and of which no package was ever assigned in its congress.

    A kind that the congress does not have, or that the organising committee took off, is not missing.
    """
    wanted = [kind for kind in package.kind.depends if package.waits_for.get(kind, True)]
    if not wanted:
        return {}
    known = kinds_of(package.congress)
    there = set(
        Package.objects.filter(congress=package.congress_id, kind_code__in=wanted)
        .order_by()
        .values_list("kind_code", flat=True)
    )
    missing = [kind for kind in wanted if kind not in there and (not known or kind in known)]
    return {kind: kind_title_in(package, kind) for kind in missing}


def kind_title_in(package: Package, kind: str) -> str:
    """How the congress of a package calls a kind; its code where no procedure describes it."""
    scope = scope_of(package.congress)
    return kind_of(store.in_force(kind, scope)).title if kind in store.codes(scope) else kind
