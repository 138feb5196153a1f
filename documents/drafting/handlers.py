"""What drafting does when a draft was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.drafting.models.writing import Writing
from documents.packages.handlers import when

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@when("draft_made")
def drop_handed_in(package: Package, *, person: Person, written: list[str]) -> None:
    """The words kept of parts that are now in a draft are needed no longer."""
    if written:
        Writing.objects.filter(package=package, person=person, part__in=written).delete()
