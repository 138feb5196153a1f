"""What the board says above its lines of what changed; who keeps that hangs it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

Lately: TypeAlias = "Callable[[Congress, QuerySet[Package], Person], dict[str, Any]]"
_told: list[Lately] = []


def hang_in_lately(tell: Lately) -> Lately:
    """The last one hung in says what is new to a reader; {} where nothing is."""
    _told[:] = [tell]
    return tell


def lately_on_board(congress: Congress | None, packages: QuerySet[Package], reader: Person) -> dict[str, Any]:
    """What became of these packages since the reader last looked at the board of that congress."""
    return _told[0](congress, packages, reader) if congress and _told else {}
