"""What votes hang into the rest: the section of a package's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.bodies import Body
from documents.packages.sections import section
from documents.voting.queries.polls import deciding_bodies, polls_on
from documents.voting.rows import standing_in_words

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("voting", order=6, template="voting/package.html")
def votes_on_package(package: Package, reader: Person) -> dict[str, Any]:
    """The votes there were, and for who records for the deciding body the link that opens one."""
    found = list(polls_on(package))
    is_open = any(one.ended is None for one in found)
    bodies = [] if is_open else deciding_bodies(package, reader)
    if not found and not bodies:
        return {}
    told = [{"poll": one, "standing": standing_in_words(one)} for one in found]
    return {"votes": {"polls": told, "bodies": Body.objects.filter(pk__in=bodies)}}
