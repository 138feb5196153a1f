"""Of which congress a meeting is, and how many of a body must be present for it to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_among
from congress.people.queries.seats import electorate
from congress.roles import Right
from congress.tally import Rule

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats
    from workflows.port import Holder


def recording_congress(hats: Hats) -> Congress | None:
    """The congress of whose meetings the reader keeps papers: as its office, or for a body of it."""
    of_bodies = {hats.worn[body].congress_id for body in hats.bodies_with(Right.RECORD)}
    return congress_among(of_bodies | hats.congresses_with(Right.RECORD))


def quorum_of(holder: Holder) -> dict[str, int]:
    """{"members", "needed"}: who votes in a body today, and how many must be present."""
    body = Body.objects.get(pk=holder.body_id or 0)
    members = electorate(body).count()
    return {"members": members, "needed": Rule.of(body).needed_present(members)}
