"""What a page asks more than once while it is only shown, the database answers once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_learnt: ContextVar[dict[Any, Any] | None] = ContextVar("workflows.shown", default=None)


@contextmanager
def shown_as_it_stands() -> Iterator[None]:
    """Within it nothing that people own is written, so that the first answer to each question stands."""
    token = _learnt.set({})
    try:
        yield
    finally:
        _learnt.reset(token)


def is_only_shown() -> bool:
    """Whether a page is being shown that writes nothing: what it has in hand need not be read again."""
    return _learnt.get() is not None


def learnt(what: str) -> dict[Any, Any]:
    """What this page has learnt under that name; an empty one each time where something may be written."""
    known = _learnt.get()
    found: dict[Any, Any] = {} if known is None else known.setdefault(what, {})
    return found


def asked_once(ask: Callable[P, R]) -> Callable[P, R]:
    """Answer the same question of the same arguments once for each page that is shown.

    Where something may be written (a form sent, a worker, a command) each asks anew: a right is never
    judged by what was read before the lock. Arguments must be hashable, rows count by their key, and who
    gets the answer leaves it as it is.
    """

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not is_only_shown():
            return ask(*args, **kwargs)
        answers, question = learnt(f"{ask.__module__}.{ask.__qualname__}"), (args, *sorted(kwargs.items()))
        if question not in answers:
            answers[question] = ask(*args, **kwargs)
        return answers[question]  # type: ignore[no-any-return]

    return asked
