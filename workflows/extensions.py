"""More time for a stage: who asked for which day, and what was answered, as the steps of an item tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workflows.procedures.overlay import ANSWER, ANSWERED, ASK, ASKED
from workflows.shown import asked_once, learnt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workflows.models import Step, Tracked

GRANTED, SHORTENED, REFUSED = "granted", "shortened", "refused"


@dataclass(frozen=True, slots=True)
class Request:
    """More time asked for: by which step, for which stage, until which day instead of which."""

    step: Any
    stage: str
    before: date
    day: date


@dataclass(frozen=True, slots=True)
class Settled:
    """A request with its answer: `by` is the step that gave it, None while or where nobody did.

    `outcome` is one of the three above, "" without an answer; `day` the one that was granted.
    """

    request: Request
    by: Any = None
    outcome: str = ""
    day: date | None = None


@asked_once
def open_request(item: Tracked) -> Request | None:
    """The request that waits for its answer; None where there is none.

    It lapses when the item leaves the stage for which it was made, for good, and when the stage was given
    that day, or a later one, otherwise. A pause keeps it.
    """
    if not hasattr(item, "planned"):
        return None
    read = learnt(f"steps of {item._meta.label_lower}").get(item.pk)
    if read is None:
        steps = item.steps.filter(track="", action__in=(ASK, ANSWER)).order_by("-sequence")  # type: ignore[attr-defined]
        step = steps.first()
    else:
        step = next((one for one in reversed(read) if not one.track and one.action in (ASK, ANSWER)), None)
    if step is None or step.sequence < item.entered or step.source != item.state:
        return None
    found = request_in(step)
    planned = item.plan_days.get(item.state)
    return None if found is None or (planned is not None and planned >= found.day) else found


def request_in(step: Step) -> Request | None:
    """What a step asked for; None for any other step."""
    said = step.says_of(ASKED)
    try:
        return Request(step, step.source, *(date.fromisoformat(said[name]) for name in ("before", "day")))
    except (KeyError, TypeError, ValueError):
        return None


def answer_in(step: Step) -> tuple[str, date | None] | None:
    """What a step answered to who had asked: the outcome and the day granted; None for any other step."""
    said = step.says_of(ANSWERED)
    try:
        return str(said["outcome"]), date.fromisoformat(said["day"]) if "day" in said else None
    except (KeyError, TypeError, ValueError):
        return None


def requests_in(steps: Iterable[Step]) -> list[Settled]:
    """Every request in the steps of one item, in their order, each with its answer where there is one."""
    found: list[Settled] = []
    for step in steps:
        request, answer = request_in(step), answer_in(step)
        if request is not None:
            found.append(Settled(request))
        elif answer is not None and found:
            found[-1] = Settled(found[-1].request, step, *answer)
    return found
