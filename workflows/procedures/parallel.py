"""Lint of what runs side by side: groups of tracks, their small procedures, joins; and of phases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.procedures.rows import TRACK

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage, TrackRule, Transition
    from workflows.procedures.schema import Definition

# Guards that wait for a group of tracks.
WAITING = ("joined", "done")


def _unknown_phases(definition: Definition) -> Iterator[str]:
    phases = {phase.code for phase in definition.phase}
    for stage in definition.stage:
        if stage.phase not in phases:
            yield _("“%(stage)s”: không có giai đoạn nào tên “%(phase)s”.") % {
                "stage": stage.code,
                "phase": stage.phase,
            }


def _unknown_procedures(definition: Definition) -> Iterator[str]:
    used = {rule.use for _stage, rule in _groups(definition)}
    for stage, rule in _groups(definition):
        if rule.use not in definition.procedure:
            yield _("Bước “%(stage)s”: không có quy trình phần việc nào tên “%(name)s”.") % {
                "stage": stage.code,
                "name": rule.use,
            }
    for name in definition.procedure:
        if name not in used:
            yield _("Quy trình phần việc “%(name)s” không được bước nào dùng.") % {"name": name}


def _unknown_groups(definition: Definition) -> Iterator[str]:
    """Joins, guards and effects speak of groups that there are: a join of one of its own stage."""
    known = {rule.code for _stage, rule in _groups(definition)}
    for machine in definition.machines():
        for move in machine.moves():
            named = {
                str(rule.told["track"]) for rule in (*move.guards, *move.effects) if "track" in rule.told
            }
            for code in sorted(named - known):
                yield _("“%(move)s”: không có nhóm phần việc nào tên “%(name)s”.") % {
                    "move": move.code,
                    "name": code,
                }
            sort, _colon, code = str(move.on).partition(":")
            for source in move.source if sort == "joined" else ():
                stage = machine.stage_of(source)
                groups = {rule.code for rule in stage.track} if stage else set()
                if not groups or (code and code not in groups):
                    yield _("“%(move)s”: bước “%(stage)s” không mở nhóm phần việc nào để chờ khép lại.") % {
                        "move": move.code,
                        "stage": source,
                    }


def _never_waited_for(definition: Definition) -> Iterator[str]:
    """A group is waited for by a move out of its stage, unless it says that it goes on after it."""
    for machine in definition.machines():
        for stage in machine.stage:
            waited = {
                code for move in machine.moves() if stage.code in move.source for code in _waits_for(move)
            }
            for rule in stage.track:
                if rule.join.rest != "leave" and not waited & {"", rule.code}:
                    yield _(
                        "Bước “%(stage)s”: nhóm phần việc “%(name)s” mở ra mà không việc nào chờ nó khép lại;"
                        " đề nghị thêm điều kiện “joined”, hoặc ghi rest = “leave”."
                    ) % {"stage": stage.code, "name": rule.code}


def _without_holder(definition: Definition) -> Iterator[str]:
    """Whose track it is can be asked only where each track is somebody's."""
    owned = {name for name in definition.procedure if _is_owned(definition, name, ())}
    for name, machine in (("", definition), *definition.procedure.items()):
        holders = {move.holder for move in machine.moves()}
        holders |= {duty.holder for stage in machine.stage for duty in stage.duties}
        if TRACK in holders and name not in owned:
            yield _(
                "“%(name)s”: “*track” chỉ dùng trong quy trình phần việc mở cho từng cơ quan của một vai trò"
                " (each là tên vai trò)."
            ) % {"name": name or definition.code}


def _endless(definition: Definition) -> Iterator[str]:
    """A small procedure that opens itself at once, with nobody to stop it, never comes to an end."""
    at_once = {
        name: {rule.use for rule in stage.track if rule.choose == "fixed" and rule.when is None}
        for name, small in definition.procedure.items()
        if (stage := small.stage_of(small.start)) is not None
    }
    for name in at_once:
        open_, found = [name], set[str]()
        while open_:
            fresh = at_once.get(open_.pop(), set()) - found
            found |= fresh
            open_ += fresh
        if name in found:
            yield _(
                "Quy trình phần việc “%(name)s” tự mở lại chính nó ngay khi bắt đầu;"
                " đề nghị thêm điều kiện (when) hoặc để người dùng chọn (choose)."
            ) % {"name": name}


def _bottomless(definition: Definition) -> Iterator[str]:
    """A small procedure that opens itself also comes to its end without: so deep and no deeper it may be."""
    uses = {
        name: {rule.use for stage in one.stage for rule in stage.track}
        for name, one in definition.procedure.items()
    }
    for name, small in definition.procedure.items():
        opening = {
            stage.code
            for stage in small.stage
            for rule in stage.track
            if rule.choose != "while_open" and rule.when is None and name in reachable(uses, rule.use)
        }
        graph = {
            stage.code: {
                target
                for move in small.moves()
                if stage.code in move.source
                for target in small.targets(move, stage.code)
                if target not in opening
            }
            for stage in small.stage
        }
        final = {stage.code for stage in small.stage if stage.terminal}
        for stage in small.stage if opening else ():
            if not reachable(graph, stage.code) & final:
                yield _(
                    "Quy trình phần việc “%(name)s”: từ bước “%(stage)s” chỉ đi tiếp được bằng cách mở lại"
                    " chính quy trình này, mà số cấp lồng nhau có hạn; đề nghị thêm một đường không mở lại."
                ) % {"name": name, "stage": stage.code}


def reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    """Every state that can be reached from `start`, itself included."""
    found, open_ = {start}, [start]
    while open_:
        for state in graph.get(open_.pop(), set()) - found:
            found.add(state)
            open_.append(state)
    return found


def _circles(definition: Definition) -> Iterator[str]:
    """Moves that nobody makes must not lead round and round: a last day, too, that is over stays over."""
    for machine in definition.machines():
        moves = [one for one in machine.moves() if str(one.on).startswith(("entered", "joined", "deadline"))]
        onward = {stage.code: set[str]() for stage in machine.stage}
        for move in moves:
            for source in move.source:
                onward[source] |= {one for one in machine.targets(move, source) if one != source}
        for stage in machine.stage:
            seen, open_ = set[str](), [stage.code]
            while open_:
                fresh = onward.get(open_.pop(), set()) - seen
                seen |= fresh
                open_ += fresh
            if stage.code in seen:
                yield _(
                    "Từ bước “%(stage)s” quy trình tự chuyển vòng quanh không dừng;"
                    " đề nghị để một việc trong vòng ấy do người thực hiện."
                ) % {"stage": stage.code}


def _waits_for(move: Transition) -> set[str]:
    sort, _colon, code = str(move.on).partition(":")
    found = {code} if sort == "joined" else set()
    return found | {str(rule.told.get("track", "")) for rule in move.guards if rule.name in WAITING}


def _groups(definition: Definition) -> Iterator[tuple[Stage, TrackRule]]:
    for machine in definition.machines():
        for stage in machine.stage:
            yield from ((stage, rule) for rule in stage.track)


def _is_owned(definition: Definition, name: str, within: tuple[str, ...]) -> bool:
    """Whether each track that follows a small procedure is somebody's, its own or the one above it."""
    if name in within:
        return True
    owned = []
    for above, machine in (("", definition), *definition.procedure.items()):
        rules = [rule for stage in machine.stage for rule in stage.track if rule.use == name]
        owned += [
            bool(rule.role) or bool(above and _is_owned(definition, above, (*within, name))) for rule in rules
        ]
    return bool(owned) and all(owned)


RULES = (
    _unknown_phases,
    _unknown_procedures,
    _unknown_groups,
    _never_waited_for,
    _without_holder,
    _endless,
    _bottomless,
    _circles,
)
