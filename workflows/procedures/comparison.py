"""What an edited procedure changes, told in sentences for those who decide whether to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.procedures.spoken import (
    actor_in_words,
    duties_in_words,
    entry_in_words,
    has_title,
    is_blank,
    listed_in_words,
    offset_in_words,
    phase_in_words,
    rules_in_words,
    targets_in_words,
)
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.procedures.rows import Phase, Stage, Strict, Transition
    from workflows.procedures.schema import Definition, Machine

Move = tuple[str, str]
Coded = TypeVar("Coded", "Stage", "Phase")
# What became of a move -> the sentence, and what it tells besides the move and its stages.
SENTENCES = {
    "gone": (gettext_lazy("Bỏ việc “%(label)s” ở bước %(stages)s."), ()),
    "come": (gettext_lazy("Thêm việc “%(label)s” ở bước %(stages)s (%(who)s)."), ("who",)),
    "changed": (
        gettext_lazy("Việc “%(label)s” ở bước %(stages)s, %(what)s: %(was)s → %(now)s."),
        ("what", "was", "now"),
    ),
}


def noticeable_changes(old: Definition, new: Definition) -> list[str]:
    """Every difference, one Vietnamese sentence each; [] exactly when the two are the same procedure.

    How a text is written (order of its tables, empty lists) is no difference; a change that concerns
    several stages is told once, with all of them.
    """
    if old == new:
        return []
    found = [told for part in PARTS for told in part(old, new)]
    return found or [_("Chỉ khác thứ tự ghi điều kiện, thông tin phải nhập hoặc người phải xử lý.")]


def removed_stages(old: Machine, new: Machine) -> list[Stage]:
    """Stages in which something may stand and which the new procedure no longer has."""
    known = {stage.code for stage in new.stage}
    return [stage for stage in old.stage if stage.code not in known]


def _small(old: Definition, new: Definition) -> Iterator[str]:
    """The small procedures that tracks follow, each by its name."""
    for name in dict.fromkeys([*old.procedure, *new.procedure]):
        was, now = old.procedure.get(name), new.procedure.get(name)
        if was is None:
            yield _("Thêm quy trình phần việc “%(name)s”.") % {"name": name}
        elif now is None:
            yield _("Bỏ quy trình phần việc “%(name)s”.") % {"name": name}
        else:
            told = [*_stages(was, now), *_moves(was, now)]
            if was.start != now.start:
                facts = {"old": was.label_of(was.start), "new": now.label_of(now.start)}
                told.append(_("Bước đầu: “%(old)s” → “%(new)s”.") % facts)
            yield from (
                _("Quy trình phần việc “%(name)s”: %(fault)s") % {"name": name, "fault": one} for one in told
            )


def _titles(old: Definition, new: Definition) -> Iterator[str]:
    if old.written != new.written:
        yield _("Tên quy trình: “%(old)s” → “%(new)s”.") % {"old": old.title, "new": new.title}


def _phases(old: Definition, new: Definition) -> Iterator[str]:
    before, after = _by_code(old.phase), _by_code(new.phase)
    for code in [*before, *(code for code in after if code not in before)]:
        was, now = before.get(code), after.get(code)
        if was is None and now is not None:
            yield _("Thêm giai đoạn “%(label)s”.") % {"label": now.label}
        elif now is None and was is not None:
            yield _("Bỏ giai đoạn “%(label)s”.") % {"label": was.label}
        elif was and now and was.written != now.written:
            yield _("Tên giai đoạn: “%(old)s” → “%(new)s”.") % {"old": was.label, "new": now.label}


def _stages(old: Machine, new: Machine) -> Iterator[str]:
    before, after = _by_code(old.stage), _by_code(new.stage)
    for stage in removed_stages(old, new):
        yield _("Bỏ bước “%(label)s”.") % {"label": stage.label}
    for stage in removed_stages(new, old):
        facts = {"label": stage.label, "who": listed_in_words(duties_in_words(stage.duties), _("không ai"))}
        yield _("Thêm bước “%(label)s” (%(who)s).") % facts
    for code in [code for code in after if code in before]:
        one = before[code]
        two = after[code]
        nobody, unsaid = _("không ai"), _("không ghi")
        # A phase that is only called otherwise is told of by itself.
        phases = (phase_in_words(old, one), phase_in_words(new, two)) if one.phase != two.phase else ("", "")
        checks: tuple[tuple[str, Any, Any], ...] = (
            (_("tên bước"), one.label, two.label),
            (_("giai đoạn"), *phases),
            (
                _("người phải xử lý"),
                listed_in_words(duties_in_words(one.duties), nobody),
                listed_in_words(duties_in_words(two.duties), nobody),
            ),
            (
                _("hạn trước thời hạn chung"),
                offset_in_words(one.before_due),
                offset_in_words(two.before_due),
            ),
            (_("bước cuối"), entry_in_words(one.terminal), entry_in_words(two.terminal)),
            (
                _("nhóm phần việc"),
                _listed_or_nothing(one.track, unsaid),
                _listed_or_nothing(two.track, unsaid),
            ),
            (_("nội dung che"), _listed_or_nothing(one.veil, unsaid), _listed_or_nothing(two.veil, unsaid)),
            (_("tính vào báo cáo"), entry_in_words(one.counts), entry_in_words(two.counts)),
        )
        for what, was, now in checks:
            if was != now:
                change = {"label": two.label, "what": what, "was": was, "now": now}
                yield _("Bước “%(label)s”, %(what)s: %(was)s → %(now)s.") % change


def _moves(old: Machine, new: Machine) -> Iterator[str]:
    """Each sentence once, with every stage that it is true of."""
    said: dict[tuple[str, ...], list[str]] = {}
    before, after = _table(old), _table(new)
    for key in [key for key in before if key not in after]:
        said.setdefault(("gone", before[key].label), []).append(_where(old, key))
    for key in [key for key in after if key not in before]:
        said.setdefault(("come", after[key].label, actor_in_words(after[key])), []).append(_where(new, key))
    for key in [key for key in after if key in before]:
        for told in _move(old, new, before[key], after[key]):
            said.setdefault(("changed", after[key].label, *told), []).append(_where(new, key))
    for (sort, label, *rest), stages in said.items():
        words, names = SENTENCES[sort]
        facts = {"label": label, "stages": ", ".join(stages)}
        yield str(words) % {**facts, **dict(zip(names, rest, strict=True))}


def _move(old: Machine, new: Machine, was: Transition, now: Transition) -> Iterator[tuple[str, str, str]]:
    """What, how it was, how it is; a target is compared by its code, so a stage's new name is told once."""
    none = _("không có")
    checks: tuple[tuple[str, Any, Any, str, str], ...] = (
        (_("tên việc"), was.written, now.written, was.label, now.label),
        (
            _("người thực hiện"),
            (was.holder, was.right),
            (now.holder, now.right),
            actor_in_words(was),
            actor_in_words(now),
        ),
        (_("chuyển tới"), was.to, now.to, targets_in_words(old, was), targets_in_words(new, now)),
        *(
            (what, set(before), set(after), listed_in_words(before, none), listed_in_words(after, none))
            for what, before, after in (
                (_("điều kiện"), rules_in_words(was.guards), rules_in_words(now.guards)),
                (
                    _("thông tin phải nhập"),
                    tuple(map(registry.words_for, was.answers)),
                    tuple(map(registry.words_for, now.answers)),
                ),
                (_("hệ quả"), rules_in_words(was.effects), rules_in_words(now.effects)),
            )
        ),
        (_("việc ngoại lệ"), was.aside, now.aside, entry_in_words(was.aside), entry_in_words(now.aside)),
        (
            _("tự chuyển khi"),
            was.on,
            now.on,
            registry.words_for(was.on or none),
            registry.words_for(now.on or none),
        ),
    )
    for what, before, after, told_before, told_after in checks:
        if before != after:
            yield what, told_before, told_after


def _kind(old: Definition, new: Definition) -> Iterator[str]:
    return _kinds(old.kind, new.kind, path="")


def _kinds(was: Any, now: Any, *, path: str) -> Iterator[str]:
    """Where two values of the `[kind]` table part: by key, and by code in a list of what has codes."""
    before, after = _keyed(was), _keyed(now)
    if before is None or after is None:
        # What is not said and what is said to be nothing are the same to who reads.
        if was != now and not (is_blank(was) and is_blank(now)):
            facts = {"key": path, "was": entry_in_words(was), "now": entry_in_words(now)}
            if path == registry.words_for("kind.decider"):
                facts |= {"was": registry.role_words(str(was)), "now": registry.role_words(str(now))}
            yield _("Mục “%(key)s” của loại hồ sơ: %(was)s → %(now)s.") % facts
        return
    for key in [*before, *(key for key in after if key not in before)]:
        titled: list[Any] = [one for one in (before.get(key), after.get(key)) if has_title(one)]
        part = titled[0]["title"] if titled else ""
        words = f"“{part}”" if part else str(registry.called.get(f"kind.{key}") or registry.role_words(key))
        inner = f"{path}, {words}" if path else words
        yield from _kinds(before.get(key), after.get(key), path=inner)
    if isinstance(was, list) and list(before) != list(after) and before.keys() == after.keys():
        yield _("Mục “%(key)s” của loại hồ sơ: thứ tự thay đổi.") % {"key": path}


def _keyed(value: Any) -> dict[str, Any] | None:
    """A table by its keys, a list of tables by their codes (each once); None for anything else."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list | tuple) or not all(
        isinstance(one, dict) and "code" in one for one in value
    ):
        return None
    found = {str(one["code"]): one for one in value}
    return found if found and len(found) == len(value) else None


def _orders(old: Definition, new: Definition) -> Iterator[str]:
    """The order of what both have: people see stages on a line, and the first move is the main button."""
    if _differ(_by_code(old.stage), _by_code(new.stage)):
        yield _("Thứ tự các bước thay đổi.")
    if _differ(_by_code(old.phase), _by_code(new.phase)):
        yield _("Thứ tự các giai đoạn thay đổi.")
    moved = [
        f"“{stage.label}”"
        for stage in new.stage
        if _differ(
            [move.code for move in old.moves_from(stage.code)],
            [move.code for move in new.moves_from(stage.code)],
        )
    ]
    if moved:
        yield _("Thứ tự các việc thay đổi ở bước %(stages)s.") % {"stages": ", ".join(moved)}


def _differ(old: Iterable[str], new: Iterable[str]) -> bool:
    before, after = list(old), list(new)
    return [code for code in before if code in after] != [code for code in after if code in before]


def _by_code(rows: Iterable[Coded]) -> dict[str, Coded]:
    return {row.code: row for row in rows}


def _listed_or_nothing(rows: Iterable[Strict], nothing: str) -> str:
    """Groups of tracks or veils, with all that the file says of them."""
    plain = (one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in rows)
    return "; ".join(entry_in_words(one) for one in plain) or nothing


def _table(definition: Machine) -> dict[Move, Transition]:
    return {(move.code, source): move for move in definition.own_moves() for source in move.source}


def _where(definition: Machine, key: Move) -> str:
    # Not within the quotes: the catalogue finds no sentence in an f-string.
    label = definition.label_of(key[1]) or _("bắt đầu")
    return f"“{label}”"


# What is compared, in the order in which it is told.
PARTS: tuple[Callable[[Definition, Definition], Iterator[str]], ...] = (
    _titles,
    _phases,
    _stages,
    _moves,
    _small,
    _kind,
    _orders,
)
