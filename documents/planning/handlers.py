"""What planning hangs into the rest: the way to the plan on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.sections import section

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("plan", place="aside", order=5, template="planning/package.html")
def plan_section(package: Package, reader: Person) -> dict[str, Any]:
    """There for every reader of the package."""
    return {"planned": bool(package.plan_days)}
