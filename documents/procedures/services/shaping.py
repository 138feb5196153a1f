"""A way shaped from another: stages left out, days set; told as the few entries in which it differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_noop as _kept

from workflows.procedures import store
from workflows.procedures.lint import edges
from workflows.procedures.merge import Raw, flatten
from workflows.procedures.parallel import reachable
from workflows.procedures.schema import Definition

# What a stage may be about that a way can do without.
OPTIONAL = frozenset({"consultation", "review", "decision"})
DECIDING = frozenset({"decision", "ballot"})
SUBMITTING, RECORDING = "submit", "record"
# How a move is called whose stage was left out: the shipped label would name it.
ONWARD = _kept("Trình bước tiếp theo")


@dataclass(frozen=True)
class Way:
    """A procedure that another is shaped from, abstract or not, as it is in force in a scope."""

    code: str
    scope: str = ""

    @cached_property
    def flat(self) -> Raw:
        """The whole of it, without parents."""
        return flatten(
            store.raw_in_force(self.code, self.scope), lambda one: store.raw_in_force(one, self.scope)
        )

    @cached_property
    def definition(self) -> Definition:
        """The same to be asked; it may lack what only a kind says."""
        return Definition.model_validate({**self.flat, "code": self.code})

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The stages that are passed when all goes well."""
        return self.definition.main_way()

    @property
    def optional(self) -> list[str]:
        """The stages of the main way that may be left out."""
        return [code for code in self.main if self._stage(code)["phase"] in OPTIONAL]

    @property
    def dated(self) -> list[str]:
        """The stages of the main way that end some days before the last day."""
        return [code for code in self.main if self._stage(code).get("before_due")]

    @property
    def deciding(self) -> list[str]:
        """The roles that record a vote of their own, in their order."""
        return list(_deciders(self.flat["transition"]))

    @property
    def roles(self) -> list[str]:
        """The roles that it asks anything of, who begins first."""
        return roles_of(self.definition)

    def _stage(self, code: str) -> Raw:
        return next(one for one in self.flat["stage"] if one["code"] == code)

    def shaped(self, *, off: Collection[str], days: Mapping[str, str], decider: str) -> Raw:
        """What a child of this way says of stages and moves: `drop`, `stage`, `transition`."""
        moves = [entry for move in self.flat["transition"] for entry in self._rerouted(move, off)]
        silent = set(self.deciding).difference(self.deciding_without(off))
        # Nobody corrects a count that is never taken.
        moves = [
            one for one in moves if "correction" not in one.get("answers", ()) or one["holder"] not in silent
        ]
        gone = self._unreached(moves, off)
        kept = [_spoken_for(move, silent, decider) for move in moves if set(move["from"]) - gone]
        stages = [
            _spoken_for(
                stage | ({"before_due": days[stage["code"]]} if stage["code"] in days else {}),
                silent,
                decider,
            )
            for stage in self.flat["stage"]
            if stage["code"] not in gone
        ]
        known = {move["code"] for move in kept}
        away = [one["code"] for one in self.flat["transition"] if one["code"] not in known]
        return {
            "drop": list(dict.fromkeys([*(code for code in self._codes() if code in gone), *away])),
            "stage": [stage for stage in stages if stage not in self.flat["stage"]],
            "transition": [move for move in kept if move not in self.flat["transition"]],
        }

    def deciding_without(self, off: Collection[str]) -> list[str]:
        """The roles that still record a vote when these stages are left out."""
        moves = [entry for move in self.flat["transition"] for entry in self._rerouted(move, off)]
        gone = self._unreached(moves, off)
        return list(_deciders([move for move in moves if set(move["from"]) - gone]))

    def roles_with(self, shaped: Raw) -> list[str]:
        """The roles of which the child asks anything."""
        flat = flatten({"extends": self.code, **shaped}, lambda one: store.raw_in_force(one, self.scope))
        return roles_of(Definition.model_validate({**flat, "code": self.code}))

    def _codes(self) -> list[str]:
        return [stage["code"] for stage in self.flat["stage"]]

    def _rerouted(self, move: Raw, off: Collection[str]) -> list[Raw]:
        """The move as one entry for each place where it now leads; none where something better leads on."""
        found: list[Raw] = []
        for source in move["from"]:
            entry = self._from(move, source, off)
            if entry is None:
                continue
            same = next((one for one in found if {**one, "from": []} == {**entry, "from": []}), None)
            if same is None:
                found.append(entry)
            else:
                same["from"].append(source)
        return found

    def _from(self, move: Raw, source: str, off: Collection[str]) -> Raw | None:
        targets = move.get("to")
        named: list[Any] = list(targets.values()) if isinstance(targets, dict) else [targets]
        lost: list[str] = [one for one in named if one in off]
        if source in off or not lost:
            return {**move, "from": [source]}
        if self._goes_on_without(move, source, lost[0], off):
            return None
        there = {one: self._instead(one, source, off) for one in lost}
        to = (
            {outcome: there.get(one, one) for outcome, one in targets.items()}
            if isinstance(targets, dict)
            else there[lost[0]]
        )
        label = ONWARD if move["right"] == SUBMITTING else move["label"]
        return {**move, "from": [source], "to": to, "label": label}

    def _goes_on_without(self, move: Raw, source: str, lost: str, off: Collection[str]) -> bool:
        """Whether another move leads from there to a stage further on."""
        after = self.main[self.main.index(lost) + 1 :]
        return any(
            other is not move
            and source in other["from"]
            and not other.get("aside")
            and isinstance(other.get("to"), str)
            and other["to"] in after
            for other in self.flat["transition"]
        )

    def _instead(self, lost: str, source: str, off: Collection[str]) -> str:
        """The next stage that is left, or the one before for a move that led back."""
        at = self.main.index(lost)
        ahead = [one for one in self.main[at:] if one not in off]
        behind = [one for one in reversed(self.main[:at]) if one not in off]
        forward = source in self.main[:at]
        return (ahead if forward and ahead else behind or ahead)[0]

    def _unreached(self, moves: list[Raw], off: Collection[str]) -> set[str]:
        """The stages that go: those left out, and those to which nothing leads any more."""
        left = {
            **self.flat,
            "code": self.code,
            "stage": [stage for stage in self.flat["stage"] if stage["code"] not in off],
            # Who goes back has been there: that way nothing is reached for the first time.
            "transition": [move for move in moves if not str(move.get("to")).startswith("*")],
        }
        found = reachable(edges(Definition.model_validate(left)), "")
        return {code for code in self._codes() if code in off or code not in found}


def roles_of(definition: Definition) -> list[str]:
    """Every role of which a procedure asks anything, who begins first."""
    asked = [move.holder for machine in definition.machines() for move in machine.moves()]
    stages = [stage for machine in definition.machines() for stage in machine.stage]
    asked += [duty.holder for stage in stages for duty in stage.duties]
    asked += [rule.role for stage in stages for rule in stage.track]
    return [role for role in dict.fromkeys(asked) if role and not role.startswith("*")]


def _deciders(moves: list[Raw]) -> dict[str, None]:
    return {move["holder"]: None for move in moves if DECIDING.intersection(move.get("answers", ()))}


def _spoken_for(entry: Raw, silent: Collection[str], decider: str) -> Raw:
    """A stage or a move in which the deciding role records in the place of those that no longer do."""
    said: dict[str, Any] = dict(entry)
    if said.get("right") == RECORDING and said["holder"] in silent:
        said["holder"] = decider
    if any(duty["right"] == RECORDING and duty["holder"] in silent for duty in said.get("duties", ())):
        said["duties"] = [_spoken_for(duty, silent, decider) for duty in said["duties"]]
    return said
