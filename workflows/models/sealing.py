"""Words kept apart from the proof of them, and what a row says as values that a hash can cover."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

# Columns that say nothing: the key of the row, and the request that made it.
SILENT = ("id", "request_id")


_together: ContextVar[list[SealedText] | None] = ContextVar("workflows.sealed together", default=None)


class SealedText(models.Model):
    """Words outside the chain: a row of history commits to `digest`, the words may be destroyed."""

    digest = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    text = models.TextField()

    class Meta:
        verbose_name = _("lời ghi")
        verbose_name_plural = _("lời ghi")

    def __str__(self) -> str:
        return self.digest


class WholeTable(dict[str, Any]):
    """A column that is a table of its own: it says the same only if nothing was added either."""


class FreeWords(str):
    """Words that somebody typed; in a row of history their digest stands for them."""

    __slots__ = ()


def sealed_digest(salt: str, text: str) -> str:
    """SHA-256 of salt and words, hex."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def seal(text: str) -> SealedText:
    """An unsaved row with a fresh salt for these words."""
    salt = secrets.token_hex(16)
    return SealedText(digest=sealed_digest(salt, text), salt=salt, text=text)


def keep_sealed(text: str) -> str:
    """Store the words under a fresh salt and return their digest; "" for no words."""
    if not text:
        return ""
    words = seal(text)
    kept = _together.get()
    if kept is None:
        words.save(force_insert=True)
    else:
        kept.append(words)
    return words.digest


@contextmanager
def sealed_together() -> Iterator[None]:
    """Within it words are sealed as ever, and stored at its end in one go."""
    token = _together.set([])
    try:
        yield
        SealedText.objects.bulk_create(_together.get() or [])
    finally:
        _together.reset(token)


def said(row: models.Model) -> dict[str, Any]:
    """What a row says: its columns but `SILENT` as JSON values, and the rows that it names in `told_with`.

    What is in the columns that its model names in `free_words` comes as `FreeWords`, what is in those of
    `told_short` and every picture or file as its SHA-256; a time as UTC with microseconds, a day as ISO, a
    row as its key. A model that names `told_columns` says those alone.
    """
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in SILENT]
    told = {name: _value(row, name) for name in getattr(row, "told_columns", names)}
    for name in getattr(row, "told_with", ()):
        beside = getattr(row, name, None)
        if isinstance(beside, models.Manager):
            told[name] = [said(one) for one in beside.order_by("pk")]
        elif beside is not None:
            told[name] = said(beside)
    return told


def sealed(told: Any, before: Any = None) -> Any:
    """The same values with free words stored apart and their digests in place of them.

    Words that were already sealed in `before`, the values kept last of the same row, keep their digest.
    """
    if isinstance(told, WholeTable):
        return dict(told)
    if isinstance(told, dict):
        old = before if isinstance(before, dict) else {}
        return {name: sealed(value, old.get(name)) for name, value in told.items()}
    if isinstance(told, list):
        return [sealed(value) for value in told]
    if not isinstance(told, FreeWords):
        return told
    row = SealedText.objects.filter(digest=before, text=told).first() if before and told else None
    return row.digest if row else keep_sealed(told)


def agrees(kept: Any, told: Any, words: Mapping[str, SealedText | None]) -> bool:
    """Whether rows still say what was kept of them; `words` as `sealed_words` gives them.

    A column or row that came later was not kept and is not asked. Words that were destroyed are so on
    the row too.
    """
    if isinstance(told, WholeTable):
        return bool(kept == told)
    if isinstance(kept, dict):
        return isinstance(told, dict) and all(
            name in told and agrees(value, told[name], words) for name, value in kept.items()
        )
    if isinstance(kept, list) and isinstance(told, list):
        return len(kept) == len(told) and all(map(agrees, kept, told, [words] * len(kept)))
    if isinstance(told, FreeWords) and kept:
        row = words.get(kept)
        return kept in words and (not told if row is None else sealed_digest(row.salt, told) == kept)
    return bool(kept == told)


def digests_in(kept: Any) -> set[str]:
    """Every text of 64 letters among the kept values: the digests, and what only looks like one."""
    if isinstance(kept, dict):
        return set().union(*map(digests_in, kept.values()))
    if isinstance(kept, list):
        return set().union(*map(digests_in, kept))
    return {kept} if isinstance(kept, str) and len(kept) == 64 else set()


def _value(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    if name in getattr(row, "told_short", ()):
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
    if isinstance(value, dict):
        return WholeTable(value)
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime):
        value = utc(value)
    elif isinstance(value, date | time):
        value = value.isoformat()
    return FreeWords(value) if isinstance(value, str) and name in getattr(row, "free_words", ()) else value


def utc(moment: datetime) -> str:
    """A moment as history writes it: UTC, with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
