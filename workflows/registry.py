"""The closed lists a procedure may name: guards, effects, answers, rights, lint rules, folders.

Apps fill them in `ready()`. A name that a stored procedure uses is never renamed, nor an argument of it:
the stored text is history, and a test holds the list.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition

# Both are called with the context and, by keyword, with what the procedure wrote beside their name.
GuardTest = Callable[..., "bool | str"]
Act = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Guard:
    """A named condition: `test` returns True, or False (the standing reason), or its own reason."""

    name: str
    reason: Any
    test: GuardTest

    def holds(self, context: Context, told: Mapping[str, Any]) -> bool:
        """Whether it is met, where nobody is to read why not."""
        return self.test(context, **told) is True

    def unmet(self, context: Context, told: Mapping[str, Any]) -> str:
        """The Vietnamese reason why it is not met; "" when it is."""
        found = self.test(context, **told)
        if found is True:
            return ""
        # A guard that words its own reasons may leave the standing one empty; unmet is never "".
        return str(found or self.reason or self.name)


@dataclass(frozen=True, slots=True)
class Answer:
    """Something a transition asks for besides the click.

    `check(context, value)` lists Vietnamese faults before anything is written;
    `apply(context, value)` writes the app's row and may return the outcome that picks the target: one of
    `outcomes`, the best first. A `secret` one enters no digest of the request.
    """

    name: str
    check: Callable[[Context, Any], list[str]]
    apply: Callable[[Context, Any], str | None]
    secret: bool = False
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisteredRight:
    """A verb somebody may be given; refused attempts at a watched one are kept."""

    name: str
    label: Any
    watched: bool = False


@dataclass(frozen=True, slots=True)
class Upholding:
    """Who says that what must be looked at again stands as it is, by which right, under which guards."""

    right: str
    holder: str
    guards: tuple[str, ...] = ()


@dataclass(slots=True)
class Registry:
    """All closed lists in one place."""

    guards: dict[str, Guard] = field(default_factory=dict)
    effects: dict[str, Act] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    rights: dict[str, RegisteredRight] = field(default_factory=dict)
    # What a stage may hide from some of its readers, by name: the words for it.
    aspects: dict[str, Any] = field(default_factory=dict)
    lint_rules: list[Callable[[Definition], Iterable[str]]] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    # Folder -> what its procedures are for, where that is another sort of item than most.
    families: dict[Path, str] = field(default_factory=dict)
    # Guard -> whether it is laid over a move of a procedure, whatever its file says.
    laid_guards: dict[str, Callable[[Definition, Transition], bool]] = field(default_factory=dict)
    # For a procedure: who upholds what is looked at again, where that is not who began it.
    upholding: Callable[[Definition], Upholding | None] = field(default=lambda _definition: None)

    # What a holder in an item is called, by its code; as it is written, unless an app says it in words.
    role_words: Callable[[str], str] = field(default=str)
    # What conditions, effects, answers, outcomes and keys of a kind are called in words, by their codes.
    called: dict[str, Any] = field(default_factory=dict)

    def words_for(self, code: str) -> str:
        """What a code is called; one that no app has words for as it is written."""
        return str(self.called.get(code, code))

    def outcomes(self, name: str) -> tuple[str, ...]:
        """What an answer may come to, the best first; () for one that only is given, or is not known."""
        return self.answers[name].outcomes if name in self.answers else ()

    def arguments(self, name: str) -> dict[str, bool]:
        """What a guard or an effect may be asked with: argument -> whether it must be."""
        act: Any = self.guards[name].test if name in self.guards else self.effects[name]
        told = list(inspect.signature(act).parameters.values())[1:]
        return {one.name: one.default is inspect.Parameter.empty for one in told}


registry = Registry()


def guard(name: str, *, reason: Any) -> Callable[[GuardTest], GuardTest]:
    """Register a condition under a name, with the Vietnamese sentence shown when it is not met."""

    def keep(test: GuardTest) -> GuardTest:
        registry.guards[name] = Guard(name, reason, test)
        return test

    return keep


def effect(name: str) -> Callable[[Act], Act]:
    """Register something done inside the engine's transaction, before the step is written."""

    def keep(act: Act) -> Act:
        registry.effects[name] = act
        return act

    return keep


def answer(
    name: str,
    *,
    check: Callable[[Context, Any], list[str]],
    apply: Callable[[Context, Any], str | None],
    secret: bool = False,
    outcomes: tuple[str, ...] = (),
) -> None:
    """Register what a transition may ask for."""
    registry.answers[name] = Answer(name, check, apply, secret, outcomes)


def right(name: str, *, label: Any, watched: bool = False) -> None:
    """Register a verb that transitions and duties may require."""
    registry.rights[name] = RegisteredRight(name, label, watched)


def aspect(name: str, *, label: Any) -> None:
    """Register something that a stage may hide; the app asks `engine.veils.veiled` before it shows it."""
    registry.aspects[name] = label


def lint_rule(rule: Callable[[Definition], Iterable[str]]) -> Callable[[Definition], Iterable[str]]:
    """Register a rule of an app's own that every procedure is linted by."""
    if rule not in registry.lint_rules:
        registry.lint_rules.append(rule)
    return rule


def upheld_by(rule: Callable[[Definition], Upholding | None]) -> Callable[[Definition], Upholding | None]:
    """Register who upholds what is looked at again; None leaves it to who began it."""
    registry.upholding = rule
    return rule


def stands_before(
    name: str,
) -> Callable[[Callable[[Definition, Transition], bool]], Callable[[Definition, Transition], bool]]:
    """Lay the guard of this name over the moves that the rule chooses, in stored procedures too."""

    def keep(rule: Callable[[Definition, Transition], bool]) -> Callable[[Definition, Transition], bool]:
        registry.laid_guards[name] = rule
        return rule

    return keep


def procedure_folder(path: Path, *, family: str = "") -> None:
    """Say where an app ships its procedures (`*.toml`), of which family for `shipped_codes`."""
    if path not in registry.folders:
        registry.folders.append(path)
        registry.families[path] = family
