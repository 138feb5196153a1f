"""Lint that walks: whoever is waited for can do something, and from everywhere there is a way to the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.procedures.walk import BOUND, TooManySpots, counted_on, stuck, walked
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage
    from workflows.procedures.schema import Machine
    from workflows.procedures.walk import Situation, Walk


def _waits_in_vain(machine: Machine) -> Iterator[str]:
    """Who is waited for has something to do there, and somebody is waited for at any time."""
    for stage in machine.stage:
        able = {(move.holder, move.right) for move in machine.moves() if stage.code in move.source}
        for duty in stage.duties:
            if (duty.holder, duty.right) not in able:
                yield _(
                    "Bước “%(stage)s” chờ “%(holder)s” (%(right)s) nhưng không có việc nào ở bước ấy để làm;"
                    " đề nghị thêm việc ấy hoặc ghi người khác phải xử lý."
                ) % {"stage": stage.code, "holder": duty.holder, "right": duty.right}
        conditions = {duty.when for duty in stage.duties}
        if len(conditions) == 1 and None not in conditions and not stage.terminal and not stage.track:
            yield _(
                "Bước “%(stage)s” có lúc không chờ ai, vì mọi người phải xử lý đều theo điều kiện “%(name)s”;"
                " đề nghị ghi thêm người phải xử lý khi điều kiện ấy không còn."
            ) % {"stage": stage.code, "name": "".join(str(one) for one in conditions if one)}


def _wordless(machine: Machine) -> Iterator[str]:
    """A condition that only says no, and has no reason of its own, would show its name to people."""
    for move in machine.moves():
        for rule in move.guards if not move.on else ():
            known = registry.guards[rule.name]
            says = str(getattr(known.test, "__annotations__", {}).get("return", ""))
            if not known.reason and "str" not in says:
                yield _(
                    "“%(move)s”: điều kiện “%(name)s” không có lý do để người đọc hiểu;"
                    " đề nghị chỉ dùng điều kiện ấy cho người phải xử lý (when), hoặc chọn điều kiện khác."
                ) % {"move": move.code, "name": rule.name}


def _stuck(machine: Machine) -> Iterator[str]:
    """It can come to its end from wherever it can come to; and somebody is always waited for."""
    try:
        walk = walked(machine)
    except TooManySpots:
        yield _(
            "Quy trình có quá nhiều đường đi để kiểm tra hết (trên %(bound)d tình huống);"
            " đề nghị giảm số bước."
        ) % {"bound": BOUND}
        return
    told = dict.fromkeys(_lost(one) for one in stuck(machine, walk))
    yield from told
    if not told:
        yield from dict.fromkeys(_alone(machine, walk))


def _lost(one: Situation) -> str:
    facts = {"stage": one.stage or _("bắt đầu"), "came": one.came}
    if one.came:
        words = _(
            "Đến bước “%(stage)s” từ bước “%(came)s” thì không còn đường nào đến bước cuối;"
            " đề nghị thêm một việc đưa ra khỏi đó."
        )
    elif one.counts:
        words = _(
            "Ở bước “%(stage)s” có lúc các phần việc không đủ số để khép lại,"
            " và không còn đường nào đến bước cuối; đề nghị thêm một việc đưa ra khỏi đó,"
            " hoặc giảm số phần việc phải xong."
        )
    else:
        words = _(
            "Ở bước “%(stage)s” có lúc không còn đường nào đến bước cuối;"
            " đề nghị thêm một việc đưa ra khỏi đó."
        )
    return words % facts


def _alone(machine: Machine, walk: Walk) -> Iterator[str]:
    """Stages in which nobody is waited for: tracks are done or were not opened, its own moves spent."""
    for one in walk.arrows:
        stage = machine.stage_of(one.stage)
        if stage is None or stage.terminal or _is_waited_for(stage) or (stage.duties and not stage.track):
            continue
        if any(move.on for move in counted_on(machine, one)):
            continue
        words = _(
            "Bước “%(stage)s” có lúc không chờ ai: khi quay lại bước ấy thì quy trình không tự chuyển"
            " lần nữa; đề nghị ghi thêm người phải xử lý ở bước ấy."
        )
        if stage.track:
            words = _(
                "Bước “%(stage)s” có lúc không chờ ai: các phần việc đã xong (hoặc không mở phần việc nào)"
                " mà không ai phải làm tiếp; đề nghị ghi thêm người phải xử lý ở bước ấy."
            )
        yield words % {"stage": stage.code}


def _is_waited_for(stage: Stage) -> bool:
    conditions = {duty.when for duty in stage.duties}
    return None in conditions or len(conditions) > 1


RULES = (_waits_in_vain, _wordless, _stuck)
