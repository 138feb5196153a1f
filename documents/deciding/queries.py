"""How many of a body must be present for it to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.bodies import Body
from congress.people.queries.seats import electorate
from congress.tally import Rule

if TYPE_CHECKING:
    from workflows.port import Holder


def quorum_of(holder: Holder) -> dict[str, int]:
    """{"members", "needed"}: who votes in a body today, and how many must be present."""
    body = Body.objects.get(pk=holder.body_id or 0)
    members = electorate(body).count()
    return {"members": members, "needed": Rule.of(body).needed_present(members)}
