"""What consistency hangs into the rest: the way to it, on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.sections import section

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("consistency", order=40, template="consistency/package.html")
def way_to_it(package: Package, reader: Person) -> dict[str, Any]:
    """Every package may be compared with the others."""
    return {"compared": True}
