"""What makes a procedure unfit to run; one Vietnamese line for each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.procedures import parallel, soundness
from workflows.procedures.parallel import reachable
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.rows import NamedRule
    from workflows.procedures.schema import Definition, Machine


def lint(definition: Definition) -> list[str]:
    """All faults of the engine's own rules and of the rules apps registered; [] when it may run."""
    # What walks the graph is asked only about a sound one, and an app only about one that can be walked.
    for rules, whole in ((RULES, parallel.RULES), (soundness.RULES, ()), ((), registry.lint_rules)):
        found = [fault for rule in whole for fault in rule(definition)]
        found += [fault for rule in rules for fault in rule(definition)]
        for name, small in definition.procedure.items():
            words = _("Quy trình phần việc “%(name)s”: %(fault)s")
            found += [words % {"name": name, "fault": fault} for rule in rules for fault in rule(small)]
        if found:
            return found
    return []


def edges(machine: Machine) -> dict[str, set[str]]:
    """state -> states one move away; the empty state is the beginning."""
    graph: dict[str, set[str]] = {stage.code: set() for stage in machine.stage}
    graph[""] = set() if any("" in move.source for move in machine.moves()) else {machine.first}
    for move in machine.moves():
        for source in move.source:
            graph.setdefault(source, set()).update(machine.targets(move, source))
    return graph


def _unknown_names(machine: Machine) -> Iterator[str]:
    for move in machine.moves():
        rights = (move.right,) if move.right and not move.on else ()
        yield from _strangers(move.code, _("thông tin phải nhập"), move.answers, registry.answers)
        yield from _strangers(move.code, _("quyền"), rights, registry.rights)
        yield from _misasked(move.code, _("điều kiện"), move.guards, registry.guards)
        yield from _misasked(move.code, _("hệ quả"), move.effects, registry.effects)
    for stage in machine.stage:
        for duty in stage.duties:
            yield from _strangers(stage.code, _("quyền"), (duty.right,), registry.rights)
        asked = [*(duty.when for duty in stage.duties), *(one.when for one in stage.track)]
        yield from _misasked(stage.code, _("điều kiện"), filter(None, asked), registry.guards)
        hidden = [veil.what for veil in stage.veil]
        yield from _strangers(stage.code, _("nội dung để che"), hidden, registry.aspects)


def _strangers(where: str, label: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield _("“%(where)s”: không có %(label)s nào tên “%(name)s”.") % {
                "where": where,
                "label": label,
                "name": name,
            }


def _misasked(where: str, label: str, rules: Iterable[NamedRule], known: Iterable[str]) -> Iterator[str]:
    """Guards or effects that nobody knows, or that are asked with what they do not take."""
    for rule in rules:
        if rule.name not in known:
            yield from _strangers(where, label, (rule.name,), known)
            continue
        takes = registry.arguments(rule.name)
        for name in [
            *rule.told.keys() - takes.keys(),
            *(one for one in takes if takes[one] and one not in rule.told),
        ]:
            facts = {"where": where, "label": label, "name": rule.name, "argument": name}
            words = _("“%(where)s”: %(label)s “%(name)s” không nhận mục “%(argument)s”.")
            if name in takes:
                words = _("“%(where)s”: %(label)s “%(name)s” còn thiếu mục “%(argument)s”.")
            yield words % facts


def _unknown_stages(machine: Machine) -> Iterator[str]:
    # A stage that is laid over the file is known too.
    known = {""}
    for move in machine.moves():
        targets = {target for source in move.source for target in machine.targets(move, source)}
        named = {*move.source, *targets}
        for state in sorted(code for code in named - known if machine.stage_of(code) is None):
            yield _("“%(move)s”: không có bước nào tên “%(state)s”.") % {"move": move.code, "state": state}
    if machine.first and machine.stage_of(machine.first) is None:
        yield _("“%(move)s”: không có bước nào tên “%(state)s”.") % {"move": "start", "state": machine.first}


def _duplicates(machine: Machine) -> Iterator[str]:
    for code, count in Counter(stage.code for stage in machine.stage).items():
        if count > 1:
            yield _("Bước “%(code)s” được khai báo %(count)d lần.") % {"code": code, "count": count}
    pairs = Counter((move.code, source) for move in machine.moves() for source in move.source)
    for (code, source), count in pairs.items():
        if count > 1:
            yield _("“%(code)s” từ bước “%(source)s” được khai báo %(count)d lần.") % {
                "code": code,
                "source": source,
                "count": count,
            }


def _moved_by_whom(machine: Machine) -> Iterator[str]:
    """A move is somebody's, with a right and a holder; or the procedure's own, which asks nobody anything."""
    for move in machine.moves():
        if move.on and (move.right or move.holder or move.answers or isinstance(move.to, dict)):
            yield _(
                "“%(code)s” do quy trình tự chuyển (on) nên không ghi quyền, người thực hiện,"
                " thông tin phải nhập, cũng không rẽ theo kết quả."
            ) % {"code": move.code}
        elif not move.on and not (move.right and move.holder):
            yield _("“%(code)s” không ghi ai được thực hiện (right, holder).") % {"code": move.code}


def _without_source(machine: Machine) -> Iterator[str]:
    for move in machine.transition:
        if not move.source:
            yield _("“%(code)s” không đi từ bước nào.") % {"code": move.code}


def _unreachable(machine: Machine) -> Iterator[str]:
    found = reachable(edges(machine), "")
    for stage in machine.stage:
        if stage.code not in found:
            yield _("Không có đường nào đến bước “%(code)s”.") % {"code": stage.code}


def _dead_ends(machine: Machine) -> Iterator[str]:
    graph = edges(machine)
    final = {stage.code for stage in machine.stage if stage.terminal}
    for stage in machine.stage:
        if stage.terminal:
            continue
        if not graph[stage.code] - {stage.code}:
            yield _("Bước “%(code)s” không có lối ra mà chưa phải bước cuối.") % {"code": stage.code}
        elif not reachable(graph, stage.code) & final:
            yield _("Từ bước “%(code)s” không có đường nào đến bước cuối.") % {"code": stage.code}


def _without_duty(machine: Machine) -> Iterator[str]:
    """Somebody is waited for in each stage, or the stage has tracks, or the procedure itself goes on."""
    for stage in machine.stage:
        moves = machine.rules_from(stage.code)
        if not (stage.terminal or stage.duties or stage.track or any(one.comes for one in moves)):
            yield _("Bước “%(code)s” không ghi ai phải xử lý.") % {"code": stage.code}


def _outcomes_without_answer(machine: Machine) -> Iterator[str]:
    for move in machine.moves():
        if isinstance(move.to, dict) and not move.answers and not move.on:
            yield _("“%(code)s” rẽ theo kết quả nhưng không nhập kết quả nào.") % {"code": move.code}


RULES = (
    _duplicates,
    _without_source,
    _unknown_names,
    _unknown_stages,
    _moved_by_whom,
    _unreachable,
    _dead_ends,
    _without_duty,
    _outcomes_without_answer,
)
