"""The drawing in words: numbered stages, and under each the moves that leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage, Transition
    from workflows.procedures.schema import Definition


def text(definition: Definition, here: str = "") -> str:
    """The stages as numbered Vietnamese lines, each with its moves; `here` is the code of the current one.

    The numbers of stages and moves are those of the picture. Ends without a line break.
    """
    lines = [f"{definition.code} – {definition.title}", *_moves(definition, "")]
    for stage in definition.stage:
        facts = {
            "number": stage_numbers(definition)[stage.code],
            "label": stage.label,
            "phase": next(phase.label for phase in definition.phase if phase.code == stage.phase),
            "waits": _waits(stage),
        }
        line = _("%(number)d. %(label)s (giai đoạn %(phase)s) – %(waits)s") % facts
        marked = _("► %(line)s ◄ đang ở đây") % {"line": line} if stage.code == here else line
        lines += [marked, *_moves(definition, stage.code)]
    return "\n".join(lines)


def stage_numbers(definition: Definition) -> dict[str, int]:
    """Stage code -> its number, from 1, in the order of the file."""
    return {stage.code: number for number, stage in enumerate(definition.stage, 1)}


def move_numbers(definition: Definition) -> dict[tuple[str, str], int]:
    """(code, label) of a move -> its number, from 1; entries that differ only in source share one."""
    pairs = dict.fromkeys((move.code, move.label) for move in definition.moves())
    return {pair: number for number, pair in enumerate(pairs, 1)}


def right_label(right: str) -> str:
    """The verb of a right in words."""
    return str(registry.rights[right].label)


def _waits(stage: Stage) -> str:
    if stage.terminal:
        return _("kết thúc")
    duties = [f"{duty.holder}: {right_label(duty.right)}" for duty in stage.duties]
    duties += [_("phần việc %(name)s") % {"name": rule.label or rule.code} for rule in stage.track]
    return _("chờ %(duties)s") % {"duties": ", ".join(duties)} if duties else _("không chờ ai")


def _moves(definition: Definition, source: str) -> list[str]:
    numbers = move_numbers(definition)
    return [
        _("   (%(number)d) %(label)s → %(target)s [%(who)s]")
        % {
            "number": numbers[move.code, move.label],
            "label": move.label,
            "target": _targets(definition, move, source),
            "who": f"{move.holder}: {right_label(move.right)}" if move.right else _by_itself(str(move.on)),
        }
        for move in definition.moves()
        if source in move.source
    ]


def _by_itself(on: str) -> str:
    """What makes the procedure move by itself, in words."""
    sort, _colon, name = on.partition(":")
    words = {
        "deadline": _("quy trình tự chuyển khi hết hạn"),
        "entered": _("quy trình tự chuyển ngay"),
        "joined": _("quy trình tự chuyển khi đủ các phần việc"),
    }
    return words.get(sort) or _("quy trình tự chuyển khi có “%(name)s”") % {"name": name}


def _targets(definition: Definition, move: Transition, source: str) -> str:
    numbers = stage_numbers(definition)
    words = [
        _("ở lại bước này") if code == source else f"{numbers[code]}. {definition.label_of(code)}"
        for code in dict.fromkeys(definition.targets(move, source))
    ]
    return _(" hoặc ").join(words)
