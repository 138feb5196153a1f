"""What a package waits for: others that it sums up, chosen one by one, and which have changed since."""

from __future__ import annotations

from django.db.models import Q

from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from documents.packages.queries.bindings import kinds_of
from documents.packages.queries.judgements import decision_on_current, fingerprints_in_force
from workflows.procedures import store


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


def missing_kinds(package: Package) -> dict[str, str]:
    """code -> title of the kinds that it sums up and of which no package was ever assigned in its congress.

    A kind that the congress does not have, or that the organising committee took off, is not missing.
    """
    known = kinds_of(package.congress)
    wanted = [kind for kind in package.kind.depends if package.waits_for.get(kind, True)]
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
    if bound is None:
        return []
    known = bound.basis
    return [one for one in sources_of(package) if known.get(one.code) not in fingerprints_in_force(one)]
