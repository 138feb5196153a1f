"""`extends`: a child procedure laid over its parent, with `drop` and `after`; and `from = "*"` spelt out.

Stages and phases are told apart by code, transitions by code and source, as lint does; small procedures
by their names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

Raw = dict[str, Any]
LISTS = ("phase", "stage", "transition")
# What a file says of itself, not of the procedure.
OWN = ("extends", "drop", "abstract")
# Sources of a move that stand for stages, less those in `but` and those another entry of its code names.
EVERY, UNENDED = "*", "*open"


class NotMergeable(ValueError):
    """A child that does not fit its parent; the words are one Vietnamese line."""


def flatten(raw: Raw, parent_of: Callable[[str], Raw], *, seen: tuple[str, ...] = ()) -> Raw:
    """Resolve `extends` all the way up; the result names no parent any more.

    Raises NotMergeable on a circle, and whatever `parent_of` raises for an unknown parent.
    """
    return _spelt_out(_flat(raw, parent_of, seen))


def _flat(raw: Raw, parent_of: Callable[[str], Raw], seen: tuple[str, ...]) -> Raw:
    base_code = raw.get("extends")
    if base_code is None:
        return {key: value for key, value in raw.items() if key != "abstract"}
    if base_code in seen:
        circle = " → ".join((*seen, base_code))
        raise NotMergeable(_("extends đi vòng: %(circle)s.") % {"circle": circle})
    return _overlay(_flat(parent_of(base_code), parent_of, (*seen, base_code)), raw)


def _spelt_out(flat: Raw) -> Raw:
    """Sources such as "*" as the stages they stand for, of the procedure and of each small one."""
    small = {
        name: _spelt_out(one) if isinstance(one, dict) else one
        for name, one in flat.get("procedure", {}).items()
    }
    moves = flat.get("transition", [])
    named = {(move.get("code"), source) for move in moves for source in _sources(move)}
    stages = flat.get("stage", [])
    spelt = [_spelt(move, stages, named) if _sources(move) & {EVERY, UNENDED} else move for move in moves]
    return {**flat, "transition": spelt, **({"procedure": small} if small else {})}


def _sources(move: Raw) -> set[Any]:
    written = move.get("from")
    return {one for one in written if isinstance(one, str)} if isinstance(written, list) else set()


def _spelt(move: Raw, stages: list[Raw], named: set[tuple[Any, Any]]) -> Raw:
    """One move with every stage that its sources stand for, in the order of the file."""
    own, but = _sources(move), set(move.get("but", []))
    codes = [
        stage.get("code")
        for stage in stages
        if stage.get("code") in own
        or (
            (EVERY in own or not stage.get("terminal", False))
            and stage.get("code") not in but
            and (move.get("code"), stage.get("code")) not in named
        )
    ]
    return {**{key: value for key, value in move.items() if key != "but"}, "from": codes}


def _overlay(base: Raw, child: Raw) -> Raw:
    result = {
        **base,
        **{key: value for key, value in child.items() if key not in (*LISTS, *OWN)},
    }
    for name in ("kind", "procedure"):
        if name in base or name in child:
            result[name] = {**base.get(name, {}), **child.get(name, {})}
    for name in LISTS:
        result[name] = list(base.get(name, []))
        for entry in child.get(name, []):
            # Put one entry of the child in: at `after`, or in place of what it replaces, or last.
            entries = result[name]
            after, code = entry.get("after"), entry.get("code")
            clean = {key: value for key, value in entry.items() if key != "after"}
            rest = [kept for kept in (_less(old, entry) for old in entries) if kept is not None]
            at = _after(rest, after) if after else _place(entries, rest, code)
            result[name] = [*rest[:at], clean, *rest[at:]]
    drop = child.get("drop", [])
    known = {entry.get("code") for name in ("stage", "transition") for entry in result[name]}
    unknown = [code for code in drop if code not in known]
    if unknown:
        codes = ", ".join(map(str, unknown))
        raise NotMergeable(_("drop: không có mục nào mang mã “%(codes)s”.") % {"codes": codes})
    stages = [entry for entry in result["stage"] if entry.get("code") not in drop]
    moves = [_without_sources(entry, drop) for entry in result["transition"] if entry.get("code") not in drop]
    return {**result, "stage": stages, "transition": [move for move in moves if move.get("from") != []]}


def _less(old: Raw, entry: Raw) -> Raw | None:
    """What an entry of the parent keeps: all, its sources the child did not take, or nothing."""
    if old.get("code") != entry.get("code"):
        return old
    taken, sources = entry.get("from"), old.get("from")
    if not isinstance(taken, list) or not isinstance(sources, list):
        return None
    left = [source for source in sources if source not in taken]
    return {**old, "from": left} if left else None


def _after(entries: list[Raw], after: str) -> int:
    places = [at for at, entry in enumerate(entries) if entry.get("code") == after]
    if not places:
        raise NotMergeable(_("after: không có mục nào mang mã “%(code)s”.") % {"code": after})
    return places[-1] + 1


def _place(before: list[Raw], rest: list[Raw], code: Any) -> int:
    old = next((at for at, entry in enumerate(before) if entry.get("code") == code), None)
    return len(rest) if old is None else old


def _without_sources(entry: Raw, drop: list[str]) -> Raw:
    sources = entry.get("from")
    if not isinstance(sources, list):
        return entry
    return {**entry, "from": [source for source in sources if source not in drop]}
