"""What the books hang into the rest: the number of a package's paper on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.sections import section
from documents.registers.queries import paper_number

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("register", place="aside", order=4, template="registers/package.html")
def register_section(package: Package, reader: Person) -> dict[str, Any]:
    """There for every reader, once the paper has its number."""
    found = paper_number(package)
    return {"registered": found.line} if found else {}
