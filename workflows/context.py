"""What guards, answers and effects are told about the step that is being tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Track
    from workflows.port import Capacity, Holder
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition


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
    # The track that is meant; and who is chosen where tracks are opened: group -> keys, or how many.
    track: str | None = None
    tracks: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Context:
    """One attempt and what is known of it; without an `attempt` it is only asked what holds now."""

    item: Any
    definition: Definition
    at: datetime
    by_day: bool = False
    # All places where the item stands, and the one that is asked about or moves.
    marking: Marking | None = None
    spot: Spot | None = None
    # What moved, where the procedure itself did: its `on`.
    rule: str = ""
    transition: Transition | None = None
    attempt: Attempt | None = None
    capacity: Capacity | None = None
    holder: Holder | None = None
    fingerprint: str = ""
    # What the item said of itself before the step.
    told: dict[str, Any] = field(default_factory=dict)
    item_changes: dict[str, Any] = field(default_factory=dict)
    step_links: dict[str, Any] = field(default_factory=dict)
    # Tracks that the step opens ({ref, use, state}) and the refs of those that nobody can move any more.
    opens: list[dict[str, str]] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)
    # Last days of stages that somebody said, and the rows of planned days that the step brings.
    planned: dict[str, date] = field(default_factory=dict)
    days: list[Any] = field(default_factory=list)
    # Why, where that is not the note; and what the step itself says, by the name its contents keep it under.
    why: str = ""
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    # The step before this one, as the lock found it; and what guards have already asked.
    last: Any = None
    asked: dict[str, Any] = field(default_factory=dict)

    def once(self, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question that several guards share; asked again after the step was written."""
        if question not in self.asked:
            self.asked[question] = ask()
        return self.asked[question]

    @property
    def sequence(self) -> int:
        """The number that the step will have."""
        return self.last.sequence + 1 if self.last else 1

    @property
    def track(self) -> Track | None:
        """The track that is being moved; None for the item itself."""
        return self.spot.track if self.spot else None

    @property
    def actor(self) -> Any:
        """Who sits at the keyboard; None while nobody tries anything."""
        return self.attempt.by if self.attempt else None

    @property
    def acting_for(self) -> Any:
        """The person or body he enters for."""
        return self.attempt.acting_for if self.attempt else None

    @property
    def ground(self) -> str:
        """Why he enters for another; "" who acts for himself."""
        return self.attempt.ground if self.attempt else ""

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
