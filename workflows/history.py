"""The chain of steps: how a row is hashed, folded and proved. An outside verifier reads this page.

The own hash is SHA-256 of the UTF-8 JSON of `chained(step)`: keys sorted, no spaces, non-ASCII
letters as they are, times in UTC with microseconds. It covers the previous row's own hash, and
under `links` the keys of the app's own rows that the step brought (only those it brought, so that a new
kind of link changes no hash written before).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows import clock
from workflows.models import SealedText
from workflows.procedures import store

if TYPE_CHECKING:
    from workflows.models import Step

PLAIN = ("sequence", "actor_id", "acting_for_id", "body_id", "ground", "action", "source", "target")
SEALED = ("note_digest", "fingerprint", "request_id", "request_digest", "procedure_id", "previous_hash")
# The action of a step that pins an item to another version of its procedure: no code of a move looks so.
TRANSFER = "*transfer"
# A clock put right by hours is none that ran ahead.
AHEAD = timedelta(days=1)
# Columns that every table of steps has; the rest are links to rows of the app.
COMMON = {"id", "item_id", "own_hash", "at", "entered", *PLAIN, *SEALED}


def chained(step: Step) -> dict[str, Any]:
    """The fields of a step that its hash covers."""
    row: dict[str, Any] = {name: getattr(step, name) for name in (*PLAIN, *SEALED)}
    when = {"at": _moment(step.at), "entered": _moment(step.entered)}
    return {**row, **when, "item": step.item_id, "links": _links(step)}  # type: ignore[attr-defined]


def own_hash(step: Step) -> str:
    """SHA-256 over the canonical JSON of `chained`, hex."""
    text = json.dumps(chained(step), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def seal(text: str) -> SealedText:
    """An unsaved note with a fresh salt; the chain keeps its digest, so the words can be destroyed."""
    salt = secrets.token_hex(16)
    return SealedText(digest=sealed_digest(salt, text), salt=salt, text=text)


def sealed_digest(salt: str, text: str) -> str:
    """SHA-256 of salt and words."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def notes_of(steps: Iterable[Step]) -> dict[str, str]:
    """digest -> words, in one query; a destroyed note is absent."""
    digests = [step.note_digest for step in steps if step.note_digest]
    return {row.digest: row.text for row in SealedText.objects.filter(digest__in=digests)}


def fold(steps: Iterable[Step]) -> tuple[str, int, str]:
    """(state, revision, fingerprint) that the steps, in order, lead to."""
    state, revision, fingerprint = "", 0, ""
    for step in steps:
        moved = (step.target, step.fingerprint) != (state, fingerprint)
        state, revision, fingerprint = step.target, revision + moved, step.fingerprint
    return state, revision, fingerprint


def faults(item: Any) -> list[str]:
    """What is wrong with an item's history, one Vietnamese line each; [] when it is whole."""
    steps = list(item.steps.select_related("procedure").order_by("sequence"))
    found = [
        fault
        for before, step in zip([None, *steps[:-1]], steps, strict=True)
        for fault in _broken(before, step)
    ]
    found += _changed_words(steps)
    if fold(steps) != (item.state, item.revision, item.fingerprint()):
        found.append(_("trạng thái không khớp với nhật ký"))
    return found


def _broken(before: Step | None, step: Step) -> list[str]:
    number = {"number": step.sequence}
    checks = (
        (step.sequence == (before.sequence + 1 if before else 1), _("bước %(number)s: đứt số thứ tự")),
        (step.source == (before.target if before else ""), _("bước %(number)s: không nối với bước trước")),
        (
            step.previous_hash == (before.own_hash if before else ""),
            _("bước %(number)s: đứt chuỗi mã kiểm tra"),
        ),
        (step.own_hash == own_hash(step), _("bước %(number)s: nội dung đã bị sửa")),
        (
            before is None or step.at >= before.at or is_ahead(before, of=step.entered),
            _("bước %(number)s: thời điểm lùi về trước"),
        ),
        (
            not is_ahead(step, of=max(clock.now(), clock.real_now())),
            _("bước %(number)s: ghi ngày trong tương lai"),
        ),
        (store.is_whole(step.procedure), _("bước %(number)s: quy trình đã bị sửa")),
        (_was_in_force(step), _("bước %(number)s: quy trình không có bước chuyển này")),
    )
    return [words % number for good, words in checks if not good]


def is_ahead(step: Step, *, of: datetime) -> bool:
    """Whether a clock that ran ahead has dated the step: days after the moment that is known."""
    return step.at - of > AHEAD


def _changed_words(steps: list[Step]) -> list[str]:
    kept = SealedText.objects.in_bulk([step.note_digest for step in steps if step.note_digest])
    return [
        _("bước %(number)s: lời ghi đã bị sửa") % {"number": step.sequence}
        for step in steps
        if (words := kept.get(step.note_digest)) and sealed_digest(words.salt, words.text) != words.digest
    ]


def _links(step: Step) -> dict[str, Any]:
    own = [field.attname for field in step._meta.concrete_fields if field.attname not in COMMON]
    return {name: key for name in own if (key := getattr(step, name)) is not None}


def _was_in_force(step: Step) -> bool:
    definition = store.load(step.procedure).definition
    if step.action == TRANSFER:
        return definition.stage_of(step.target) is not None
    move = definition.move(step.action, step.source)
    return move is not None and step.target in definition.targets(move, step.source)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
