"""What documents asks of every procedure beyond the engine's own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from pydantic import ValidationError

from documents.packages.kinds import NAMED_LATER, kind_of
from workflows.registry import lint_rule

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition

PASSED = "passed_on_this_version"
SIGNATURE = "signature"


@lint_rule
def sign_off_follows_a_decision(definition: Definition) -> Iterator[str]:
    """Every path to a sign-off passes a move guarded by `passed_on_this_version`.

    Source: Báo cáo quý I/2022, mục II.B.1 ("quyết nghị theo đa số").
    """
    unguarded = _reachable_without_decision(definition)
    for move in definition.moves():
        if SIGNATURE in move.answers and PASSED not in move.guards and unguarded.intersection(move.source):
            yield _("“%(code)s” ký duyệt được khi chưa có biểu quyết thông qua.") % {"code": move.code}


@lint_rule
def kind_is_complete(definition: Definition) -> Iterator[str]:
    """The `[kind]` table can be read, and names a body for every role the procedure uses."""
    try:
        kind = kind_of(definition)
    except ValidationError as fault:
        for error in fault.errors():
            place = ".".join(str(part) for part in error["loc"])
            yield _("Tại “kind.%(place)s”: %(message)s.") % {"place": place, "message": error["msg"]}
        return
    used = {move.holder for move in definition.moves()}
    used |= {duty.holder for stage in definition.stage for duty in stage.duties}
    for role in sorted((used | {"lead"}) - NAMED_LATER):
        if not kind.bodies.get(role):
            yield _("Vai trò “%(role)s” chưa gắn với cơ quan nào.") % {"role": role}
    for code, count in Counter(part.code for part in kind.parts).items():
        if count > 1:
            yield _("Thành phần “%(code)s” được khai báo %(count)d lần.") % {"code": code, "count": count}


def _reachable_without_decision(definition: Definition) -> set[str]:
    found, open_ = {""}, [""]
    while open_:
        state = open_.pop()
        for move in definition.moves_from(state):
            if PASSED in move.guards:
                continue
            fresh = set(definition.targets(move, state)) - found
            found |= fresh
            open_ += fresh
    return found
