"""Which bodies of a congress fill the roles of a kind: as it has chosen, else as the file proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.bodies import Body, Congress
from congress.settingup.models import CongressKind
from documents.packages.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.packages.kinds import Kind
    from documents.packages.models.packages import Package
    from workflows.procedures.schema import Definition


def codes_by_role(kind_code: str, kind: Kind, congress: Congress | int) -> Mapping[str, Sequence[str]]:
    """role -> codes of the bodies that fill it in this congress."""
    chosen = CongressKind.objects.filter(congress=congress, code=kind_code).first()
    return {**kind.bodies, **({role: tuple(codes) for role, codes in chosen.bound.items()} if chosen else {})}


def bound_names(package: Package) -> dict[int, str]:
    """id -> name of the bodies bound to a package."""
    return {binding.body_id: binding.body.name for binding in package.bindings}


def kinds_of(congress: Congress) -> frozenset[str]:
    """Codes of the kinds that this congress chose; none where it never chose, which means every kind."""
    return frozenset(CongressKind.objects.filter(congress=congress).values_list("code", flat=True))


def names_by_kind(definition: Definition, congress: Congress | None) -> dict[str, str]:
    """role -> the names of the bodies that a kind gives it in a congress; the code of one it lacks."""
    kind = kind_of(definition)
    codes = codes_by_role(definition.code, kind, congress) if congress else kind.bodies
    wanted = {code for held in codes.values() for code in held}
    rows = Body.objects.filter(code__in=wanted, congress=congress) if congress else Body.objects.none()
    names = dict(rows.values_list("code", "name"))
    return {role: ", ".join(names.get(code, code) for code in held) for role, held in codes.items()}
