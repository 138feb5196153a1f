"""Who may see who has read a confidential package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.queries.hats import hats
from congress.roles import Right

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


def may_see_viewings(package: Package, person: Person) -> bool:
    """Whether he sees who read a confidential package: he heads the lead body himself, not by delegation."""
    worn = hats(person).worn.get(package.lead_id)
    return package.confidential and worn is not None and Right.SIGN in worn.own
