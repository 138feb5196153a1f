"""What the charter hangs into the rest: how far its table is, on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.charter.rows import block_of
from documents.packages.sections import section

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("charter", order=10, template="charter/package.html")
def table(package: Package, reader: Person) -> dict[str, Any]:
    """What is proposed for the charter, and what is lacking; the template says nothing of other packages."""
    return {"charter": block_of(package)}
