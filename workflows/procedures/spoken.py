"""What a procedure file says by codes, told in words: conditions, answers, who acts, where a move leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows.procedures.rows import BACK
from workflows.registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflows.procedures.rows import DutyRule, NamedRule, Stage, Transition
    from workflows.procedures.schema import Machine


def is_blank(value: Any) -> bool:
    """Whether a file says nothing by it: no words, an empty list, or no."""
    return value is None or value is False or value in ("", [], ())


def has_title(value: Any) -> bool:
    """Whether it is a table that people call by a title."""
    return isinstance(value, dict) and "title" in value


def actor_in_words(move: Transition | DutyRule) -> str:
    """Who makes a move, or is waited for, and by which right."""
    if not move.right:
        return _("quy trình tự chuyển")
    right = registry.rights.get(move.right)
    return f"{registry.role_words(move.holder)}: {right.label if right else move.right}"


def targets_in_words(definition: Machine, move: Transition) -> str:
    """Where a move leads, outcome by outcome."""
    if move.to is None:
        return _("ở lại bước này")
    if move.to == BACK:
        return _("quay lại bước trước đó")
    if isinstance(move.to, str):
        return definition.label_of(move.to)
    told = [(registry.words_for(one), definition.label_of(move.to[one])) for one in sorted(move.to)]
    return "; ".join(f"{outcome}: {label}" for outcome, label in told)


def rules_in_words(rules: Iterable[NamedRule]) -> tuple[str, ...]:
    """Conditions or effects, each as people call it."""
    return tuple(map(condition_in_words, rules))


def condition_in_words(rule: NamedRule) -> str:
    """A condition or effect with what it is asked with: "đã xong một số phần việc (ít nhất 2, nhóm a)"."""
    told = ", ".join(f"{registry.words_for(key)} {value}" for key, value in sorted(rule.told.items()))
    return f"{registry.words_for(rule.name)} ({told})" if told else registry.words_for(rule.name)


def duties_in_words(rules: tuple[DutyRule, ...]) -> list[str]:
    """Who is waited for, and while what holds."""
    return [
        f"{actor_in_words(rule)} ({condition_in_words(rule.when)})" if rule.when else actor_in_words(rule)
        for rule in rules
    ]


def offset_in_words(offset: str | None) -> str:
    """How long before the last day: "9wd" is "9 ngày làm việc", "14d" "14 ngày"."""
    if not offset:
        return _("không ghi")
    words = _("%(number)s ngày làm việc") if offset.endswith("wd") else _("%(number)s ngày")
    return words % {"number": offset.rstrip("wd")}


def phase_in_words(machine: Machine, stage: Stage) -> str:
    """The phase of a stage by its label; as it is written where the text names no phases."""
    phases = {phase.code: phase.label for phase in getattr(machine, "phase", ())}
    return str(phases.get(stage.phase, stage.phase))


def listed_in_words(names: Iterable[str], nothing: str) -> str:
    """Names in order, or what says that there is none."""
    return "; ".join(sorted(names)) or nothing


def entry_in_words(value: Any) -> str:
    """A value of a file: truth and nothing in words, what has a title by it."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list | tuple):
        return "; ".join(entry_in_words(one) for one in value) or _("không có")
    if has_title(value):
        return _("%(title)s (bắt buộc)") % value if value.get("required") else str(value["title"])
    if isinstance(value, dict):
        return ", ".join(f"{key}={entry_in_words(value[key])}" for key in sorted(value))
    return _("không có") if value in (None, "") else str(value)
