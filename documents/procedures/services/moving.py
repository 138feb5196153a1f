"""Moving running packages to the procedure in force: each present stage is told its new one, all or none."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.services.journal import log
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from documents.packages.models.roles import PackageBody
from documents.packages.queries.bindings import codes_by_role
from documents.procedures.queries import running
from workflows import engine
from workflows.engine.transfer import place_fault
from workflows.engine.transfer import transfer as transferred
from workflows.errors import Busy, Refused, Stale, Unmet
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from workflows.models import ProcedureVersion, Step
    from workflows.procedures.schema import Definition

MOVED = _kept(
    "Chuyển hồ sơ đang chạy loại %(code)s sang quy trình mới (%(places)s): %(codes)s. Lý do: %(why)s"
)
# Said of a stage whose packages stay with the text they began with.
KEPT = "="


@dataclass(frozen=True, slots=True)
class Transfer:
    """One running package, the stage of the new procedure it is to stand in, and what was on the screen."""

    package: Package
    state: str
    seen: str


@dataclass(frozen=True, slots=True)
class StandingThere:
    """The packages that stand in one stage of one older text of their procedure."""

    key: str
    label: str
    number: int
    state: str
    packages: tuple[Package, ...]

    @property
    def codes(self) -> str:
        """Their codes, one after the other."""
        return ", ".join(package.code for package in self.packages)

    def places_in(self, definition: Definition) -> list[tuple[str, str, str]]:
        """Every stage of the new text that is no end: code, label, why none goes there; "" where one may."""
        old = self.packages[0].definition
        return [
            (stage.code, stage.label, place_fault(old, definition, self.state, stage.code))
            for stage in definition.stage
            if not stage.terminal
        ]


def by_stage(packages: Sequence[Package]) -> list[StandingThere]:
    """Where running packages stand, one row for each stage of each text, in the order of their codes."""
    found = defaultdict[tuple[int, str], list[Package]](list)
    for package in packages:
        found[package.procedure.number, package.state].append(package)
    return [
        StandingThere(f"{number}-{state}", held[0].stage_label, number, state, tuple(held))
        for (number, state), held in found.items()
    ]


def moving_mark(packages: Sequence[Package], version: ProcedureVersion) -> str:
    """What a page carries back: another once a package went on, or another edition was adopted."""
    told = [version.digest, *(f"{package.code} {engine.seen(package)}" for package in packages)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


@engine.whole()
def move_running(
    code: str,
    congress: Congress | None,
    stages: Mapping[str, str],
    *,
    by: Person,
    reason: str,
    seen: str,
) -> list[Step]:
    """Move the running packages of a kind to the text in force, each stage in which any stands to a new one.

    `stages` is key of `by_stage` -> stage of the new text, or KEPT. The caller has asked whether `by` may
    edit procedures. Raises Stale where anything changed since `seen`, Unmet for a stage without its
    place in the new text, for open tracks, and for whatever else keeps one package: then none is moved.
    """
    version = store.pin(code, scope_of(congress))
    packages = running(code, version, congress)
    if moving_mark(packages, version) != seen:
        raise Stale(
            _("Quy trình hoặc hồ sơ đã thay đổi sau khi trang này được mở. Đề nghị xem lại các bước.")
        )
    rows = by_stage(packages)
    missing = {row.key: [_("Chưa chọn bước của quy trình mới.")] for row in rows if not stages.get(row.key)}
    if missing:
        raise Unmet(fields=missing)
    taken = [row for row in rows if stages[row.key] != KEPT]
    if not taken:
        raise Unmet(_("Chưa chọn hồ sơ nào để chuyển."))
    moves = [
        Transfer(package, stages[row.key], engine.seen(package)) for row in taken for package in row.packages
    ]
    try:
        steps = transfer_packages(moves, version, by=by, reason=reason)
    except Unmet as outcome:
        for one in outcome.items.values():
            if isinstance(one, Stale):
                raise one from outcome
        told = [f"{name}: {why}" for name, one in outcome.items.items() for why in one.reasons]
        raise Unmet(*told) from outcome
    for held in {package.congress for row in taken for package in row.packages}:
        here = [row for row in taken if any(package.congress == held for package in row.packages)]
        definition = store.load(version).definition
        places = "; ".join(f"{row.label} → {definition.label_of(stages[row.key])}" for row in here)
        codes = ", ".join(one.code for row in here for one in row.packages if one.congress == held)
        log(by, held, MOVED % {"code": code, "places": places, "codes": codes, "why": clean(reason)})
    return steps


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


def _moved(
    move: Transfer,
    version: ProcedureVersion,
    by: Person,
    reason: str,
    refused: dict[str, Refused],
) -> Step | None:
    definition = store.load(version).definition
    try:
        return transferred(
            move.package,
            version,
            state=move.state,
            by=by,
            seen=move.seen,
            note=reason,
            beside=lambda package: _bind_new_roles(package, definition),
        )
    except Busy:
        raise
    except Refused as outcome:
        refused[move.package.code] = outcome
        return None


def _bind_new_roles(package: Package, definition: Definition) -> None:
    """Roles that the package had not are bound to the bodies that its kind names here."""
    bound = {binding.role for binding in package.bindings}
    bodies = codes_by_role(package.kind_code, kind_of(definition), package.congress_id)
    for role, code in [(role, code) for role, codes in bodies.items() if role not in bound for code in codes]:
        body = Body.objects.filter(congress=package.congress_id, code=code).first()
        if body is None:
            raise Unmet(_("Đại hội này chưa có cơ quan mang mã %(code)s.") % {"code": code})
        PackageBody.objects.create(package=package, role=role, body=body)
    package.forget_bindings()
