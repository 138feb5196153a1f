"""`extends`: a child procedure laid over its parent, with `drop` and `after`.

Stages and phases are told apart by code, transitions by code and source, as lint does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

Raw = dict[str, Any]
LISTS = ("phase", "stage", "transition")
# What a file says of itself, not of the procedure.
OWN = ("extends", "drop", "abstract")


class NotMergeable(ValueError):
    """A child that does not fit its parent; the words are one Vietnamese line."""


def flatten(raw: Raw, parent_of: Callable[[str], Raw], *, seen: tuple[str, ...] = ()) -> Raw:
    """Resolve `extends` all the way up; the result names no parent any more.

    Raises NotMergeable on a circle, and whatever `parent_of` raises for an unknown parent.
    """
    base_code = raw.get("extends")
    if base_code is None:
        return {key: value for key, value in raw.items() if key != "abstract"}
    if base_code in seen:
        circle = " → ".join((*seen, base_code))
        raise NotMergeable(_("extends đi vòng: %(circle)s.") % {"circle": circle})
    base = flatten(parent_of(base_code), parent_of, seen=(*seen, base_code))
    return _overlay(base, raw)


def _overlay(base: Raw, child: Raw) -> Raw:
    result = {
        **base,
        **{key: value for key, value in child.items() if key not in (*LISTS, *OWN)},
    }
    result["kind"] = {**base.get("kind", {}), **child.get("kind", {})}
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
