"""What makes a procedure unfit to run; one Vietnamese line for each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


def lint(definition: Definition) -> list[str]:
    """All faults of the engine's own rules and of the rules apps registered; [] when it may run."""
    own = [fault for rule in RULES for fault in rule(definition)]
    # An app's rule may walk the graph, so it is asked only about a sound one.
    return own or [fault for rule in registry.lint_rules for fault in rule(definition)]


def edges(definition: Definition) -> dict[str, set[str]]:
    """state -> states one move away; the empty state is the beginning."""
    graph: dict[str, set[str]] = {stage.code: set() for stage in definition.stage}
    graph[""] = set()
    for move in definition.moves():
        for source in move.source:
            graph.setdefault(source, set()).update(definition.targets(move, source))
    return graph


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    """Every state that can be reached from `start`, itself included."""
    found, open_ = {start}, [start]
    while open_:
        for state in graph.get(open_.pop(), set()) - found:
            found.add(state)
            open_.append(state)
    return found


def _unknown_names(definition: Definition) -> Iterator[str]:
    for move in definition.moves():
        for label, names, known in (
            (_("điều kiện"), move.guards, registry.guards),
            (_("thông tin phải nhập"), move.answers, registry.answers),
            (_("hệ quả"), move.effects, registry.effects),
            (_("quyền"), (move.right,), registry.rights),
        ):
            yield from _strangers(move.code, label, names, known)
    for stage in definition.stage:
        for duty in stage.duties:
            yield from _strangers(stage.code, _("quyền"), (duty.right,), registry.rights)
            yield from _strangers(
                stage.code, _("điều kiện"), (duty.when,) if duty.when else (), registry.guards
            )


def _strangers(where: str, label: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield _("“%(where)s”: không có %(label)s nào tên “%(name)s”.") % {
                "where": where,
                "label": label,
                "name": name,
            }


def _unknown_stages(definition: Definition) -> Iterator[str]:
    known = {stage.code for stage in definition.stage} | {""}
    for move in definition.moves():
        targets = {target for source in move.source for target in definition.targets(move, source)}
        named = {*move.source, *targets}
        for state in sorted(named - known):
            yield _("“%(move)s”: không có bước nào tên “%(state)s”.") % {"move": move.code, "state": state}


def _unknown_phases(definition: Definition) -> Iterator[str]:
    phases = {phase.code for phase in definition.phase}
    for stage in definition.stage:
        if stage.phase not in phases:
            yield _("“%(stage)s”: không có giai đoạn nào tên “%(phase)s”.") % {
                "stage": stage.code,
                "phase": stage.phase,
            }


def _duplicates(definition: Definition) -> Iterator[str]:
    for code, count in Counter(stage.code for stage in definition.stage).items():
        if count > 1:
            yield _("Bước “%(code)s” được khai báo %(count)d lần.") % {"code": code, "count": count}
    pairs = Counter((move.code, source) for move in definition.moves() for source in move.source)
    for (code, source), count in pairs.items():
        if count > 1:
            yield _("“%(code)s” từ bước “%(source)s” được khai báo %(count)d lần.") % {
                "code": code,
                "source": source,
                "count": count,
            }


def _without_source(definition: Definition) -> Iterator[str]:
    for move in definition.transition:
        if not move.source:
            yield _("“%(code)s” không đi từ bước nào.") % {"code": move.code}


def _unreachable(definition: Definition) -> Iterator[str]:
    found = reachable(edges(definition), "")
    for stage in definition.stage:
        if stage.code not in found:
            yield _("Không có đường nào đến bước “%(code)s”.") % {"code": stage.code}


def _dead_ends(definition: Definition) -> Iterator[str]:
    graph = edges(definition)
    final = {stage.code for stage in definition.stage if stage.terminal}
    for stage in definition.stage:
        if stage.terminal:
            continue
        if not graph[stage.code] - {stage.code}:
            yield _("Bước “%(code)s” không có lối ra mà chưa phải bước cuối.") % {"code": stage.code}
        elif not reachable(graph, stage.code) & final:
            yield _("Từ bước “%(code)s” không có đường nào đến bước cuối.") % {"code": stage.code}


def _without_duty(definition: Definition) -> Iterator[str]:
    for stage in definition.stage:
        if not stage.terminal and not stage.duties:
            yield _("Bước “%(code)s” không ghi ai phải xử lý.") % {"code": stage.code}


def _outcomes_without_answer(definition: Definition) -> Iterator[str]:
    for move in definition.moves():
        if isinstance(move.to, dict) and not move.answers:
            yield _("“%(code)s” rẽ theo kết quả nhưng không nhập kết quả nào.") % {"code": move.code}


RULES = (
    _duplicates,
    _without_source,
    _unknown_names,
    _unknown_stages,
    _unknown_phases,
    _unreachable,
    _dead_ends,
    _without_duty,
    _outcomes_without_answer,
)
