"""What was worked out from rows of the book stands for every page until the book has another line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db.models import Model
from django.utils.translation import get_language

from workflows.models import FrozenDay, LedgerLine
from workflows.shown import is_only_shown, learnt

P = ParamSpec("P")
R = TypeVar("R")

# Question -> the newest line of the book when it was answered, and the answer.
ANSWERS: dict[Any, tuple[str, Any]] = {}
# So many answers are kept in a process; then all are given up, and asked for again as they are needed.
ROOM = 4_000
_PAGE = "the newest line of the book"


def newest_line() -> str:
    """The hash of the newest line of the book, "" while it is empty; read once for a page that is shown."""
    page = learnt(_PAGE)
    if _PAGE not in page:
        rows = LedgerLine.objects.order_by("-sequence").values_list("own_hash", flat=True)
        page[_PAGE] = rows.first() or ""
    return str(page[_PAGE])


def frozen_day_read() -> FrozenDay | None:
    """The row of the day at which a demo stands; the same question asks for the newest line of the book."""
    row = next(iter(FrozenDay.objects.raw(_day_and_line())), None)
    if row is not None and is_only_shown():
        learnt(_PAGE)[_PAGE] = getattr(row, "newest", None) or ""
    return row


def kept_by_the_book(ask: Callable[P, R]) -> Callable[P, R]:
    """Answer the same question from memory, in this and in later pages, while the book has no new line.

    For answers that rest on rows of the book and on the arguments alone, in the reader's language: what a
    day or another row decides is an argument. Every writer of the book waits for the one before, and the
    line is read before the rows, so what is kept is never older than its line. Where something may be
    written each asks anew. Arguments must be hashable; who gets the answer leaves it as it is.
    """

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not is_only_shown():
            return ask(*args, **kwargs)
        told = tuple(map(_named, args)), *((name, _named(value)) for name, value in sorted(kwargs.items()))
        question = (ask.__module__, ask.__qualname__, get_language(), told)
        line = newest_line()
        kept = ANSWERS.get(question)
        if kept is None or kept[0] != line:
            if len(ANSWERS) >= ROOM:
                ANSWERS.clear()
            kept = ANSWERS[question] = line, ask(*args, **kwargs)
        return kept[1]

    return asked


def _named(value: Any) -> Any:
    """A row by its table and key, so that none is kept alive; anything else as it is."""
    return (value._meta.label_lower, value.pk) if isinstance(value, Model) else value


@cache
def _day_and_line() -> str:
    day, line = FrozenDay._meta.db_table, LedgerLine._meta.db_table
    newest = f'SELECT own_hash FROM "{line}" ORDER BY sequence DESC LIMIT 1'  # noqa: S608 - names of models
    return f'SELECT id, day, ({newest}) AS newest FROM "{day}" ORDER BY id LIMIT 1'  # noqa: S608 - as above
