"""The small words the engine and a tracked item speak to each other in (design: the port)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """Who fills a role: a body (opaque id) or a person; exactly one of the ids is set."""

    name: str
    body_id: int | None = None
    person_id: int | None = None

    @property
    def key(self) -> str:
        """The short name by which a track is asked for: "b12" for a body, "p7" for a person."""
        return f"b{self.body_id}" if self.body_id else f"p{self.person_id}"


@dataclass(frozen=True, slots=True)
class Capacity:
    """In whose name somebody acts: a body's, or (body_id None) his own."""

    name: str
    body_id: int | None = None
