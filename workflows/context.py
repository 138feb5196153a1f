"""What guards, answers and effects are told about the step that is being tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.port import Capacity, Holder
    from workflows.procedures.schema import Definition, Transition


@dataclass(slots=True)
class Attempt:
    """What the caller asked for, kept whole while it is judged."""

    action: str
    by: Any
    seen: str = ""
    acting_for: Any = None
    at: datetime | date | None = None
    note: str = ""
    request_id: str | None = None
    ground: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    capacity: int | None = None


@dataclass(slots=True)
class Context:
    """One attempt and what is known of it; without an `attempt` it is only asked what holds now."""

    item: Any
    definition: Definition
    at: datetime
    by_day: bool = False
    transition: Transition | None = None
    attempt: Attempt | None = None
    capacity: Capacity | None = None
    holder: Holder | None = None
    fingerprint: str = ""
    # What the item said of itself before the step.
    told: dict[str, Any] = field(default_factory=dict)
    item_changes: dict[str, Any] = field(default_factory=dict)
    step_links: dict[str, Any] = field(default_factory=dict)
    # The step before this one, as the lock found it; and what guards have already asked.
    last: Any = None
    asked: dict[str, Any] = field(default_factory=dict)

    def once(self, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question that several guards share; asked again after the step was written."""
        if question not in self.asked:
            self.asked[question] = ask()
        return self.asked[question]

    @property
    def actor(self) -> Any:
        """Who sits at the keyboard; None while nobody tries anything."""
        return self.attempt.by if self.attempt else None

    @property
    def acting_for(self) -> Any:
        """The person or body he enters for."""
        return self.attempt.acting_for if self.attempt else None

    @property
    def note(self) -> str:
        """The words of the attempt."""
        return self.attempt.note if self.attempt else ""

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered besides the click."""
        return self.attempt.answers if self.attempt else {}

    @property
    def person(self) -> Any:
        """Who answers for the step: the person entered for, or else the actor."""
        return self.acting_for if hasattr(self.acting_for, "username") else self.actor

    def change(self, **fields: Any) -> None:
        """Columns of the item that the engine writes together with the state."""
        self.item_changes.update(fields)

    def link(self, **rows: Any) -> None:
        """Rows the new step points at by foreign key."""
        self.step_links.update(rows)
