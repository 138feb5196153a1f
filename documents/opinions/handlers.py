"""What opinions hangs into the rest: how many were said, on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.opinions.rows import talk
from documents.packages.sections import section

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("opinions", order=50, template="opinions/package.html")
def said(package: Package, reader: Person) -> dict[str, Any]:
    """How many opinions the reader may know of, how many wait, and who has seen the draft."""
    return {"talk": talk(package, reader)}
