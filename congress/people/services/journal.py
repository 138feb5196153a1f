"""What the office did to people, seats, units and accounts: a line each in the log, shown on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from congress.people.models.people import Person


def log(by: Person | None, row: Any, words: str, *, new: bool = False) -> None:
    """Keep one sentence about a row; without a person (the demo, a test) nothing is kept."""
    log_many(by, [(row, words)], new=new)


def log_many(by: Person | None, told: Iterable[tuple[Any, str]], *, new: bool = False) -> None:
    """The same for many rows at once, each with its sentence."""
    if by is None:
        return
    entries = [
        LogEntry(
            user=by,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            object_repr=str(row)[:200],
            action_flag=ADDITION if new else CHANGE,
            change_message=words,
            action_time=clock.now(),
        )
        for row, words in told
    ]
    LogEntry.objects.bulk_create(entries, batch_size=500)


def journal_of(row: Any) -> QuerySet[LogEntry]:
    """What was kept about a row, the newest first, with who did it."""
    kind = ContentType.objects.get_for_model(row)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(row.pk))
    return entries.select_related("user").order_by("-action_time", "-pk")


def last_entry(row: Any) -> LogEntry | None:
    """The newest of them; None when nothing was kept."""
    return journal_of(row).first()
