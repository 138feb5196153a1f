"""What postponing hangs in: on the page of a package, what each moved opening day meant for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.sections import section
from documents.postponing.rows import meaning

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("postponed", place="aside", order=6, template="postponing/package.html")
def postponed_section(package: Package, reader: Person) -> dict[str, Any]:
    """There once the opening day has moved while the package was on its way, or had to be looked at again."""
    rows = package.postponements.select_related("postponement__body").order_by("-id")
    return {"postponed": [(row.postponement, meaning(row)) for row in rows]} if rows else {}
