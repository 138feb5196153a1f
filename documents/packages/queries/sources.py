"""What a package waits for: others that it sums up, chosen one by one, and which have changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from documents.packages.models.judgements import PackageDecision
from documents.packages.models.packages import Package
from documents.packages.queries.judgements import decision_on_current, fingerprints_in_force, is_in_doubt

if TYPE_CHECKING:
    from collections.abc import Mapping


def sources_of(package: Package) -> list[Package]:
    """The packages that this one waits for, by code; not those given up.

    Those of the kinds that its kind sums up, whenever they were assigned, less those that the organising
    committee took off (`waits_for`), and those that it added.
    """
    chosen = package.waits_for
    named = Q(code__in=[code for code, waits in chosen.items() if waits])
    left = [code for code, waits in chosen.items() if not waits]
    found = Package.objects.filter(
        named | Q(kind_code__in=package.kind.depends), congress=package.congress_id
    )
    found = found.filter(counts=True).exclude(code__in=left).exclude(pk=package.pk)
    return list(found.select_related("procedure", "current").order_by("code"))


def waiting_on(package: Package) -> list[Package]:
    """Those of its sources whose vote it still waits for."""
    return [one for one in sources_of(package) if not is_decided(one)]


def waits_for_it(package: Package, other: Package, seen: frozenset[int] = frozenset()) -> bool:
    """Whether the other waits for this package, at once or by way of more."""
    sources = [one for one in sources_of(other) if one.pk not in seen]
    known = seen.union(one.pk for one in sources)
    return any(one.pk == package.pk or waits_for_it(package, one, known) for one in sources)


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
    return _changed_since(sources_of(package), bound.basis) if bound else []


def shaken_sources(package: Package) -> tuple[list[Package], list[Package], list[Package]]:
    """Those that changed since it was decided on, those that are looked at again, those sent back since."""
    bound = decision_on_current(package, role=package.kind.decider)
    sources, basis = sources_of(package), bound.basis if bound else {}
    changed = _changed_since(sources, basis) if bound else []
    same = [one for one in sources if one not in changed]
    doubted = [one for one in same if is_in_doubt(one)]
    undone = [one for one in same if one.code in basis and one not in doubted and not is_decided(one)]
    return changed, doubted, undone


def _changed_since(sources: list[Package], basis: Mapping[str, str]) -> list[Package]:
    return [one for one in sources if basis.get(one.code) not in fingerprints_in_force(one)]


def signed_upon(package: Package) -> list[Package]:
    """The packages that are done, and whose decision rested on what this one was before it changed."""
    return [one for one in _decided_after(package) if one.has_ended and package in changed_sources(one)]


def relying_on(package: Package) -> list[Package]:
    """The packages that are done or wait for their signature, and whose decision rests on this one."""
    decided = (one for one in _decided_after(package) if is_decided(one))
    bound = ((one, decision_on_current(one, role=one.kind.decider)) for one in decided)
    named = [one for one, on in bound if on is not None and package.code in on.basis]
    return [one for one in named if package in sources_of(one)]


def _decided_after(package: Package) -> list[Package]:
    """Those of which some decision that was not superseded names this one, whatever text it was about."""
    resting = PackageDecision.objects.filter(
        version__package__congress=package.congress_id,
        basis__has_key=package.code,
        decision__superseded_by=None,
    )
    rows = Package.objects.filter(pk__in=resting.values("version__package"), counts=True)
    return list(rows.exclude(pk=package.pk).select_related("procedure", "current").order_by("pk"))
