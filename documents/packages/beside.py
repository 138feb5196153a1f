"""What stands on the board beside packages: each subject says by name what of its own is to be followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from congress.people.queries.hats import Hats
    from documents.paper.listing import Listing

Following: TypeAlias = "Callable[[Hats], Listing[Any] | None]"

_followed: dict[str, Following] = {}


def followed_beside(name: str) -> Callable[[Following], Following]:
    """Hang a list into the board; the function gives None where there is nothing to follow."""

    def keep(gather: Following) -> Following:
        _followed[name] = gather
        return gather

    return keep


def lists_beside(hats: Hats) -> list[Listing[Any]]:
    """The lists that there are for this reader, by the names of the subjects."""
    found = (_followed[name](hats) for name in sorted(_followed))
    return [one for one in found if one is not None]
