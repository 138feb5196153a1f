"""What was new to a reader, on the page of a package and above the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.looks.queries import changed_since, steps_since
from documents.looks.services import look_at_board, look_at_package
from documents.packages.lately import hang_in_lately
from documents.packages.sections import section
from documents.packages.words.history import history_of
from workflows.errors import Busy

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("looks", order=-1, template="looks/package.html")
def new_to_reader(package: Package, reader: Person) -> dict[str, Any]:
    """What others did with it since he last came; nothing at his first visit, nor where nothing changed."""
    try:
        look = look_at_package(package, by=reader)
    except Busy:
        # A mark of his own may be missed: the page is what he came for.
        return {}
    steps = steps_since(look, package) if look else []
    if not look or not steps:
        return {}
    return {"lately": {"since": look.before_at, "entries": history_of(steps, package.definition)}}


@hang_in_lately
def new_on_board(congress: Congress, packages: QuerySet[Package], reader: Person) -> dict[str, Any]:
    """The same of the packages on the board: which moved, and where each stands now."""
    try:
        look = look_at_board(congress, by=reader)
    except Busy:
        return {}
    found = changed_since(look, packages) if look else []
    return {"since": look.before_at, "packages": found} if look and found else {}
