"""Packages that another one sums up, and whether they have changed since."""

from __future__ import annotations

from documents.packages.models.packages import Package
from documents.packages.queries.judgements import decision_on_current, fingerprints_in_force


def sources_of(package: Package) -> list[Package]:
    """The packages of its congress that this one sums up, by code; not those given up."""
    wanted = package.kind.depends
    found = Package.objects.filter(congress=package.congress_id, kind_code__in=wanted, counts=True)
    return list(found.select_related("procedure", "current").order_by("code"))


def is_decided(package: Package) -> bool:
    """Whether a package has its decisions behind it: it waits for its signature, or is done."""
    stage = package.definition.stage_of(package.state)
    return stage is not None and stage.phase in ("signing", "done")


def basis_of(package: Package) -> dict[str, str]:
    """code -> fingerprint of the packages this one sums up, as a decision keeps it."""
    return {source.code: source.fingerprint() for source in sources_of(package)}


def changed_sources(package: Package) -> list[Package]:
    """Those whose text is no longer the one that was in force when this package was decided on."""
    bound = decision_on_current(package, role=package.kind.decider)
    if bound is None:
        return []
    known = bound.basis
    return [one for one in sources_of(package) if known.get(one.code) not in fingerprints_in_force(one)]
