"""What an edited procedure changes, told in sentences for those who decide whether to use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition, DutyRule, Stage, Transition

Move = tuple[str, str]


def noticeable_changes(old: Definition, new: Definition) -> list[str]:
    """Every difference that somebody could notice, one Vietnamese sentence each; [] when there is none."""
    return [*_titles(old, new), *_stages(old, new), *_moves(old, new), *_kinds(old, new)]


def removed_stages(old: Definition, new: Definition) -> list[Stage]:
    """Stages in which something may stand and which the new procedure no longer has."""
    known = {stage.code for stage in new.stage}
    return [stage for stage in old.stage if stage.code not in known]


def _titles(old: Definition, new: Definition) -> Iterator[str]:
    if old.title != new.title:
        yield _("Tên quy trình: “%(old)s” → “%(new)s”.") % {"old": old.title, "new": new.title}


def _stages(old: Definition, new: Definition) -> Iterator[str]:
    before = {stage.code: stage for stage in old.stage}
    after = {stage.code: stage for stage in new.stage}
    for code in before.keys() - after.keys():
        yield _("Bỏ bước “%(label)s”.") % {"label": before[code].label}
    for code in [code for code in after if code not in before]:
        facts = {"label": after[code].label, "who": _duties(after[code].duties)}
        yield _("Thêm bước “%(label)s” (%(who)s).") % facts
    for code in [code for code in after if code in before]:
        yield from _stage(before[code], after[code])


def _stage(old: Stage, new: Stage) -> Iterator[str]:
    where = {"label": new.label}
    checks: tuple[tuple[str, Any, Any], ...] = (
        (_("tên bước"), old.label, new.label),
        (_("giai đoạn"), old.phase, new.phase),
        (_("người phải xử lý"), _duties(old.duties), _duties(new.duties)),
        (_("hạn trước thời hạn chung"), old.before_due or _("không ghi"), new.before_due or _("không ghi")),
        (_("bước cuối"), _yes(old.terminal), _yes(new.terminal)),
    )
    for what, was, now in checks:
        if was != now:
            yield _("Bước “%(label)s”, %(what)s: %(was)s → %(now)s.") % {
                **where,
                "what": what,
                "was": was,
                "now": now,
            }


def _moves(old: Definition, new: Definition) -> Iterator[str]:
    before, after = _table(old), _table(new)
    for key in sorted(before.keys() - after.keys()):
        yield _("Bỏ việc “%(label)s” ở bước “%(stage)s”.") % _named(old, before, key)
    for key in sorted(after.keys() - before.keys()):
        facts = _named(new, after, key) | {"who": _who(after[key])}
        yield _("Thêm việc “%(label)s” ở bước “%(stage)s” (%(who)s).") % facts
    for key in sorted(after.keys() & before.keys()):
        yield from _move(old, new, before[key], after[key], source=key[1])


def _move(
    old: Definition, new: Definition, was: Transition, now: Transition, *, source: str
) -> Iterator[str]:
    checks = (
        (_("tên việc"), was.label, now.label),
        (_("người thực hiện"), _who(was), _who(now)),
        (_("chuyển tới"), _targets(old, was, source), _targets(new, now, source)),
        (_("điều kiện"), _list(was.guards), _list(now.guards)),
        (_("thông tin phải nhập"), _list(was.answers), _list(now.answers)),
    )
    where = {"label": now.label, "stage": new.label_of(source) or _("bắt đầu")}
    for what, before, after in checks:
        if before != after:
            yield _("Việc “%(label)s” ở bước “%(stage)s”, %(what)s: %(was)s → %(now)s.") % {
                **where,
                "what": what,
                "was": before,
                "now": after,
            }


def _kinds(old: Definition, new: Definition) -> Iterator[str]:
    for key in sorted({*old.kind, *new.kind}):
        was, now = old.kind.get(key), new.kind.get(key)
        if was != now:
            yield _("Mục “%(key)s” của loại hồ sơ: %(was)s → %(now)s.") % {
                "key": key,
                "was": _value(was),
                "now": _value(now),
            }


def _table(definition: Definition) -> dict[Move, Transition]:
    return {(move.code, source): move for move in definition.moves() for source in move.source}


def _named(definition: Definition, table: dict[Move, Transition], key: Move) -> dict[str, str]:
    return {"label": table[key].label, "stage": definition.label_of(key[1]) or _("bắt đầu")}


def _who(move: Transition) -> str:
    return f"{move.holder}: {registry.rights[move.right].label}"


def _targets(definition: Definition, move: Transition, source: str) -> str:
    return ", ".join(definition.label_of(code) for code in dict.fromkeys(definition.targets(move, source)))


def _duties(rules: tuple[DutyRule, ...]) -> str:
    told = (f"{rule.holder}: {registry.rights[rule.right].label}" for rule in rules)
    return "; ".join(told) or _("không ai")


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or _("không có")


def _yes(value: bool) -> str:  # noqa: FBT001 - one word for one flag
    return _("có") if value else _("không")


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_value(one) for one in value) or _("không có")
    if isinstance(value, dict):
        return ", ".join(f"{key}={_value(one)}" for key, one in value.items())
    return _("không có") if value is None else str(value)
