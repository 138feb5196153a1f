"""The kinds of work that run beside the pages, registered by name; a name once stored is never renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Telling(Protocol):
    """How work says how far it is."""

    def __call__(self, done: int, of: int) -> None:
        """So many parts of so many are done. Raises NotWanted when nobody waits for them any more."""


# What it made, as a name the app finds it by; "" when it only did something. Done twice it does no harm.
Work = Callable[..., str]


@dataclass(frozen=True, slots=True)
class WorkKind:
    """What a worker does for a job of that name; `nightly` is asked for by itself, once a day."""

    name: str
    label: Any
    work: Work
    nightly: bool = False


KINDS: dict[str, WorkKind] = {}
EACH_MINUTE: list[Callable[[], object]] = []


def background(name: str, *, label: Any, nightly: bool = False) -> Callable[[Work], Work]:
    """Register `work(telling, **facts)` under the name; `label` is what people read."""

    def keep(work: Work) -> Work:
        KINDS[name] = WorkKind(name, label, work, nightly)
        return work

    return keep


def each_minute(act: Callable[[], object]) -> Callable[[], object]:
    """Register what a worker does once a minute: quick, and harmless to repeat."""
    if act not in EACH_MINUTE:
        EACH_MINUTE.append(act)
    return act
