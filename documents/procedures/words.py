"""A procedure told stage by stage: who is waited for, what may be done, where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.roles import Right

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage, Transition
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class StageStory:
    """One stage, ready to be read aloud."""

    label: str
    phase: str
    here: bool
    waits: tuple[str, ...]
    moves: tuple[str, ...]


def stage_stories(definition: Definition, names: Mapping[str, str], here: str = "") -> list[StageStory]:
    """Every stage in the order of the procedure; `names` is role -> the bodies that fill it, in words."""
    phases = {phase.code: phase.label for phase in definition.phase}
    return [
        StageStory(
            stage.label,
            phases.get(stage.phase, ""),
            stage.code == here,
            tuple(
                dict.fromkeys(
                    _("%(who)s %(does)s")
                    % {"who": _named(duty.holder, names), "does": Right(duty.right).label}
                    for duty in stage.duties
                )
            ),
            tuple(
                _move(definition, move, stage, names)
                for move in definition.moves()
                if stage.code in move.source and not move.aside
            ),
        )
        for stage in definition.stage
    ]


def exceptions(definition: Definition) -> list[str]:
    """What may be done by exception, each named once."""
    return list(dict.fromkeys(move.label for move in definition.transition if move.aside))


def _move(definition: Definition, move: Transition, stage: Stage, names: Mapping[str, str]) -> str:
    facts = {"what": move.label, "who": _named(move.holder, names) if move.holder else _("tự động")}
    targets = [code for code in dict.fromkeys(definition.targets(move, stage.code)) if code != stage.code]
    if not targets:
        return _("%(what)s (%(who)s)") % facts
    where = _(" hoặc ").join(f"“{definition.label_of(code)}”" for code in targets)
    return _("%(what)s (%(who)s), sang %(where)s") % {**facts, "where": where}


def _named(role: str, names: Mapping[str, str]) -> str:
    return names.get(role) or _("cơ quan được giao")
