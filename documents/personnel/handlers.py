"""What personnel hangs into the rest: nominees and named readers, on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.sections import section
from documents.personnel.queries import has_nominees, lacking, may_name_readers

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("personnel", order=20, template="personnel/package.html")
def secret_pages(package: Package, reader: Person) -> dict[str, Any]:
    """How many nominees and what their dossiers lack, and whether the reader names other readers."""
    named = has_nominees(package)
    names = may_name_readers(package, reader)
    if not named and not names:
        return {}
    return {
        "personnel": {
            "named": named,
            "names": names,
            "number": package.nominees.standing().count(),
            "lacking": lacking(package) if named else [],
        }
    }
