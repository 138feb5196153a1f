"""What makes a procedure unfit to run; one Vietnamese line for each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.procedures.walk import BOUND, TooManySpots, stuck, walked
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


def lint(definition: Definition) -> list[str]:
    """All faults of the engine's own rules and of the rules apps registered; [] when it may run."""
    # What walks the graph is asked only about a sound one, and an app only about one that can be walked.
    for rules in (RULES, WALKS, registry.lint_rules):
        found = [fault for rule in rules for fault in rule(definition)]
        if found:
            return found
    return []


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


def _waits_in_vain(definition: Definition) -> Iterator[str]:
    """Who is waited for has something to do there, and somebody is waited for at any time."""
    for stage in definition.stage:
        able = {(move.holder, move.right) for move in definition.moves_from(stage.code)}
        for duty in stage.duties:
            if (duty.holder, duty.right) not in able:
                yield _(
                    "Bước “%(stage)s” chờ “%(holder)s” (%(right)s) nhưng không có việc nào ở bước ấy để làm;"
                    " đề nghị thêm việc ấy hoặc ghi người khác phải xử lý."
                ) % {"stage": stage.code, "holder": duty.holder, "right": duty.right}
        conditions = {duty.when for duty in stage.duties}
        if len(conditions) == 1 and None not in conditions and not stage.terminal:
            yield _(
                "Bước “%(stage)s” có lúc không chờ ai, vì mọi người phải xử lý đều theo điều kiện “%(name)s”;"
                " đề nghị ghi thêm người phải xử lý khi điều kiện ấy không còn."
            ) % {"stage": stage.code, "name": "".join(filter(None, conditions))}


def _wordless(definition: Definition) -> Iterator[str]:
    """A condition that only says no, and has no reason of its own, would show its name to people."""
    for move in definition.moves():
        for name in move.guards:
            known = registry.guards[name]
            says = str(getattr(known.test, "__annotations__", {}).get("return", ""))
            if not known.reason and "str" not in says:
                yield _(
                    "“%(move)s”: điều kiện “%(name)s” không có lý do để người đọc hiểu;"
                    " đề nghị chỉ dùng điều kiện ấy cho người phải xử lý (when), hoặc chọn điều kiện khác."
                ) % {"move": move.code, "name": name}


def _stuck(definition: Definition) -> Iterator[str]:
    """One token can come to its end from wherever it can come to; `*back` leads as the engine leads it."""
    try:
        lost = stuck(definition, walked(definition))
    except TooManySpots:
        yield _(
            "Quy trình có quá nhiều đường đi để kiểm tra hết (trên %(bound)d tình huống);"
            " đề nghị giảm số bước."
        ) % {"bound": BOUND}
        return
    for spot in lost:
        facts = {"stage": spot.stage or _("bắt đầu"), "came": spot.came}
        if spot.came:
            yield (
                _(
                    "Đến bước “%(stage)s” từ bước “%(came)s” thì không còn đường nào đến bước cuối;"
                    " đề nghị thêm một việc đưa ra khỏi đó."
                )
                % facts
            )
        else:
            yield (
                _(
                    "Ở bước “%(stage)s” có lúc không còn đường nào đến bước cuối;"
                    " đề nghị thêm một việc đưa ra khỏi đó."
                )
                % facts
            )


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
# What asks a sound table: every name in it is known, every stage can be reached.
WALKS = (_waits_in_vain, _wordless, _stuck)
