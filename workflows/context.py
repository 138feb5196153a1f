"""What guards, answers and effects are told about the step that is being tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.port import Capacity, Holder
    from workflows.procedures.schema import Definition, Transition


@dataclass(slots=True)
class Context:
    """One attempt. `actor`, `capacity` and `answers` are empty while only the buttons are asked about."""

    item: Any
    definition: Definition
    at: datetime
    transition: Transition | None = None
    actor: Any = None
    acting_for: Any = None
    capacity: Capacity | None = None
    holder: Holder | None = None
    note: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
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
    def person(self) -> Any:
        """Who answers for the step: the person entered for, or else the actor."""
        return self.acting_for if hasattr(self.acting_for, "username") else self.actor

    def change(self, **fields: Any) -> None:
        """Columns of the item that the engine writes together with the state."""
        self.item_changes.update(fields)

    def link(self, **rows: Any) -> None:
        """Rows the new step points at by foreign key."""
        self.step_links.update(rows)
