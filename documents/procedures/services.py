"""Editing procedures: take a new edition into use, and move running packages to it one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package, PackageBody
from documents.packages.queries.bindings import codes_by_role
from workflows import engine
from workflows.engine.transfer import transfer as transferred
from workflows.errors import Busy, Refused, Unmet
from workflows.models import Edition
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from workflows.models import ProcedureVersion, Step
    from workflows.procedures.schema import Definition

REASON_MINIMUM = 5


@dataclass(frozen=True, slots=True)
class Transfer:
    """One running package, the stage of the new procedure it is to stand in, and what was on the screen."""

    package: Package
    state: str
    seen: str


@engine.whole()
def adopt(definition: Definition, *, by: Person, reason: str, congress: Congress | None = None) -> Edition:
    """From now on new packages of this kind start with this procedure; running ones stay on theirs.

    Those of `congress`, or without one those of every congress that has no edition of its own. The caller
    has linted the definition and asked whether `by` may edit procedures. Raises Unmet without a reason, or
    when nothing would change.
    """
    reason = clean(reason, lines=True)
    if len(reason) < REASON_MINIMUM:
        raise Unmet(_("Phải nêu rõ lý do thay đổi quy trình."))
    scope = scope_of(congress)
    known = store.in_force(definition.code, scope) if definition.code in store.codes(scope) else None
    if known and store.canonical(known) == store.canonical(definition):
        raise Unmet(_("Quy trình giống hệt quy trình đang dùng, nên không lập lần mới."))
    version = store.keep_definition(definition)
    return Edition.objects.create(version=version, scope=scope, by=by, reason=reason)


def transfer_packages(
    moves: Sequence[Transfer], version: ProcedureVersion, *, by: Person, reason: str
) -> list[Step]:
    """Move running packages to a version of their procedure, all of them or none.

    Roles that only the new procedure has are bound to the bodies its kind names. Raises Busy, and
    Unmet whose `items` are the packages that were refused, by code.
    """
    refused: dict[str, Refused] = {}
    with engine.whole():
        steps = [step for move in moves if (step := _moved(move, version, by, reason, refused))]
        if refused:
            raise Unmet(items=refused)
    return steps


def running(code: str, version: ProcedureVersion, congress: Congress | None = None) -> list[Package]:
    """Unfinished packages of a kind that follow another version than this one, by code."""
    return [package for package in standing(code, congress) if package.procedure_id != version.pk]


def standing(code: str, congress: Congress | None = None) -> list[Package]:
    """Unfinished packages of a kind, by code: of one congress, or of all without an edition of their own."""
    found = Package.objects.filter(kind_code=code).select_related("procedure", "current", "congress")
    if congress is not None:
        found = found.filter(congress=congress)
    else:
        own = set(Edition.objects.filter(version__code=code).values_list("scope", flat=True))
        apart = [one.pk for one in Congress.objects.all() if scope_of(one) in own]
        found = found.exclude(congress__in=apart)
    rows = [(package, package.definition.stage_of(package.state)) for package in found.order_by("code")]
    return [package for package, stage in rows if stage is not None and not stage.terminal]


def _moved(
    move: Transfer,
    version: ProcedureVersion,
    by: Person,
    reason: str,
    refused: dict[str, Refused],
) -> Step | None:
    try:
        bound = {binding.role for binding in move.package.bindings}
        kind, congress = kind_of(store.load(version).definition), move.package.congress_id
        bodies = codes_by_role(move.package.kind_code, kind, congress)
        missing = [(role, code) for role, codes in bodies.items() if role not in bound for code in codes]
        for role, code in missing:
            body = Body.objects.filter(congress=congress, code=code).first()
            if body is None:
                raise Unmet(_("Đại hội này chưa có cơ quan mang mã %(code)s.") % {"code": code})
            PackageBody.objects.create(package=move.package, role=role, body=body)
        return transferred(move.package, version, state=move.state, by=by, seen=move.seen, note=reason)
    except Busy:
        raise
    except Refused as outcome:
        refused[move.package.code] = outcome
        return None
