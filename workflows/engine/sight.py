"""What a reader saw, as one short string that a form carries back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.models import Tracked


def seen(item: Tracked) -> str:
    """Revision and fingerprint of the item as it is in memory; `perform` compares it under the lock."""
    return f"{item.revision}:{item.fingerprint()}"
