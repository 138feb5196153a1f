"""Proof that procedures can run: those shipped as files, and the versions that items are pinned to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from pydantic import ValidationError

from workflows.errors import ProcedureFault
from workflows.models import ProcedureVersion
from workflows.procedures import store
from workflows.procedures.rows import names
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


def shipped_faults(code: str) -> list[str]:
    """What is wrong with a shipped procedure, one Vietnamese line each; [] when it may run."""
    return _faults(lambda: store.read_shipped(code))


def file_faults(path: Path) -> list[str]:
    """The same of a file anywhere, which may extend a shipped procedure."""
    return _faults(lambda: store.parse_file(path))


def stored_faults() -> Iterator[str]:
    """One Vietnamese line for each stored version that was changed or no longer runs."""
    for version in ProcedureVersion.objects.order_by("code", "number"):
        for fault in version_faults(version):
            yield _("Quy trình %(version)s: %(fault)s") % {"version": version, "fault": fault}


def version_faults(version: ProcedureVersion) -> list[str]:
    """What is wrong with one stored version; [] when items pinned to it can move."""
    if not store.is_whole(version):
        return [_("nội dung không khớp mã kiểm tra.")]
    try:
        definition = store.load(version).definition
    except (ValidationError, ValueError) as fault:
        return [_("không nạp được (%(fault)s).") % {"fault": str(fault).splitlines()[0]}]
    moves = [move for machine in definition.machines() for move in machine.moves()]
    stages = [stage for machine in definition.machines() for stage in machine.stage]
    duties = [duty for stage in stages for duty in stage.duties]
    asked = [*(duty.when for duty in duties), *(rule.when for stage in stages for rule in stage.track)]
    whens = [rule for rule in asked if rule is not None]
    used: list[tuple[set[str], Collection[str]]] = [
        ({*names(whens), *(name for move in moves for name in names(move.guards))}, registry.guards),
        ({name for move in moves for name in move.answers}, registry.answers),
        ({name for move in moves for name in names(move.effects)}, registry.effects),
        ({move.right for move in moves if move.right} | {duty.right for duty in duties}, registry.rights),
        ({veil.what for stage in stages for veil in stage.veil}, registry.aspects),
    ]
    return [
        _("không còn tên “%(name)s”.") % {"name": name}
        for name in sorted({name for found, known in used for name in found if name not in known})
    ]


def _faults(read: Callable[[], Definition]) -> list[str]:
    try:
        read()
    except ProcedureFault as fault:
        return fault.faults
    return []
