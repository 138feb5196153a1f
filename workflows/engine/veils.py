"""What a stage shows to whom: the aspects that are hidden from a reader where the item stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflows.engine import tracks
from workflows.engine.marking import marking_of

if TYPE_CHECKING:
    from workflows.models import Tracked


def veiled(item: Tracked, by: Any) -> frozenset[str]:
    """Names of the registered aspects that `by` may not be shown now; asked by every page and paper.

    A veil falls when its stage is left, or, where it says so, when the tracks of the stage are done.
    """
    marking = marking_of(item)
    return frozenset(
        veil.what
        for spot in marking
        for veil in (spot.stage.veil if spot.stage else ())
        if (veil.until == "left" or not tracks.is_joined(marking, spot, ""))
        and not any(item.serves(by, role) for role in veil.but)
    )
