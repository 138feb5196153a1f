"""Cancel, pause, resume, look again, replan and more time: moves that every procedure has, stored ones too.

They are laid over the text when it is read, so that no stored text and no digest changes (design §3). Who
holds the right of `[start]` makes them, with a reason; who is waited for asks for more time. That what is
looked at again stands as it is says whoever the app names (`registry.upheld_by`). A file that declares a
move of the same code, or a stage of the same code, has its own. Guards are laid over moves of the file in
the same way.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _

from workflows.procedures.rows import (
    AGAIN,
    BACK,
    WAITED,
    DutyRule,
    NamedRule,
    SmallStage,
    Stage,
    Transition,
)
from workflows.registry import Upholding, registry

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the engine adds to a procedure."""

    stages: tuple[Stage, ...] = ()
    moves: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """One move: out of which stages, and where to; `over` are those of these stages that are laid too.

    `upholds` marks the one by which what was decided before counts again.
    """

    code: str
    label: str
    out_of: str
    to: str | None
    over: tuple[str, ...] = ()
    answers: tuple[str, ...] = ("reason",)
    guard: str = ""
    waited: bool = False
    upholds: bool = False
    on: str | None = None

    def move(self, definition: Definition, known: Collection[str]) -> Transition:
        """The move that leads into one of the stages laid over, or out of it."""
        ended = self.out_of == "ended"
        own = [one.code for one in definition.stage if self.out_of and one.counts and one.terminal == ended]
        by = (
            _upholding(definition)
            if self.upholds
            else Upholding(definition.start.right, definition.start.holder)
        )
        return Transition.model_construct(
            code=self.code,
            written=self.label,
            source=(*own, *(code for code in self.over if code in known)),
            to=definition.start.to if self.to == ANEW else self.to,
            right="" if self.waited or self.on else by.right,
            holder="" if self.on else WAITED if self.waited else by.holder,
            guards=tuple(NamedRule(name=name) for name in (self.guard, *by.guards) if name),
            answers=() if self.on else self.answers,
            on=self.on,
            aside=bool(self.out_of),
        )


NOTHING = Overlay()
PAUSED, CANCELLED, LOOKED_AT = "paused", "cancelled", "look_again"
# The move out of what is looked at again that says it stands as it is; any other begins the work anew.
UPHELD = "looked_again"
# The target of a move that begins anew: the first stage.
ANEW = "*anew"
# What an app notes of an ended item (`workflows.services.note_event`), in the words of a move's `on`.
BASIS_CHANGED = "event:basis_changed"
STAGES = {
    PAUSED: _("Tạm dừng"),
    LOOKED_AT: _("Cần rà soát lại"),
    CANCELLED: _("Đã hủy"),
}
# The stage to which a group of moves belongs, and the moves: the first leads there. "open" are the stages
# of the file not ended, "ended" the others.
GROUPS = {
    PAUSED: (
        Laid("pause", _("Tạm dừng hồ sơ"), "open", PAUSED),
        Laid("resume", _("Cho tiếp tục hồ sơ"), "", BACK, over=(PAUSED,)),
    ),
    LOOKED_AT: (
        Laid("look_again", _("Đưa vào diện rà soát lại"), "ended", LOOKED_AT),
        Laid("work_again", _("Giao sửa và biểu quyết lại"), "", ANEW, over=(LOOKED_AT,)),
        Laid(UPHELD, _("Xác nhận giữ nguyên, trình lại"), "", AGAIN, over=(LOOKED_AT,), upholds=True),
        # What the item rests on is no longer what it was when it ended.
        Laid(
            "basis_changed",
            _("Căn cứ đã thay đổi, đưa vào diện rà soát lại"),
            "ended",
            LOOKED_AT,
            on=BASIS_CHANGED,
        ),
    ),
    CANCELLED: (Laid("cancel", _("Hủy hồ sơ"), "open", CANCELLED, over=(PAUSED, LOOKED_AT)),),
}
# Days changed by who planned them; the answer by which they are said (the start takes it too), and where the
# contents of a step keep them.
REPLAN, PLAN = "replan", "plan"
# More time: who asks for it and who answers, and where the contents of their steps keep what they said.
ASK, ANSWER = "ask_extension", "answer_extension"
ASKED, ANSWERED = "asked", "answered"
# Moves that lead to no other stage.
STAYING = (
    Laid(REPLAN, _("Thay đổi kế hoạch"), "open", None, (PAUSED, LOOKED_AT), answers=(PLAN, "reason")),
    Laid(
        ASK,
        _("Đề nghị gia hạn"),
        "open",
        None,
        answers=("more_time", "reason"),
        guard="no_extension_asked",
        waited=True,
    ),
    Laid(
        ANSWER,
        _("Trả lời đề nghị gia hạn"),
        "open",
        None,
        answers=("time_given",),
        guard="extension_asked",
    ),
)


def laid_over(definition: Definition) -> Overlay:
    """What is laid over this procedure."""
    own = {stage.code for stage in definition.stage} | {f"{move.code}()" for move in definition.transition}
    groups = {stage: laid for stage, laid in GROUPS.items() if own.isdisjoint({stage, f"{laid[0].code}()"})}
    stages = tuple(_stage(definition, code) for code in groups)
    laid = [one for group in groups.values() for one in group]
    laid += [one for one in STAYING if f"{one.code}()" not in own]
    moves = (one.move(definition, groups.keys()) for one in laid)
    return Overlay(stages, tuple(move for move in moves if move.source))


def guarded(definition: Definition) -> tuple[Transition, ...]:
    """The moves of the file, with the guards that an app lays over them (`registry.stands_before`)."""
    made = []
    for move in definition.transition:
        laid = [
            NamedRule(name=name)
            for name, stands in registry.laid_guards.items()
            if not move.is_guarded_by(name) and stands(definition, move)
        ]
        made.append(move.model_copy(update={"guards": (*move.guards, *laid)}) if laid else move)
    return tuple(made)


def _stage(definition: Definition, code: str) -> Stage:
    ends = code == CANCELLED
    asked = [] if ends else [_begun_by(definition)]
    asked += [_upholding(definition)] if code == LOOKED_AT else []
    duties = {(one.holder, one.right): DutyRule(holder=one.holder, right=one.right) for one in asked}
    return SmallStage(
        code=code, written=STAGES[code], duties=tuple(duties.values()), terminal=ends, counts=not ends
    )


def _upholding(definition: Definition) -> Upholding:
    """Who upholds what is looked at again."""
    return registry.upholding(definition) or _begun_by(definition)


def _begun_by(definition: Definition) -> Upholding:
    return Upholding(definition.start.right, definition.start.holder)
