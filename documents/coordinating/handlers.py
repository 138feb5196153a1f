"""What coordinating hangs in: what a package waits for, on its page; what is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.coordinating.queries import awaited_by, coordinating_capacity, coordinators
from documents.coordinating.services import (
    let_it_be_looked_at,
    let_those_know_that_rely_on_it,
    let_those_upon_it_be_looked_at,
)
from documents.packages.handlers import when
from documents.packages.models.packages import Package
from documents.packages.sections import section

if TYPE_CHECKING:
    from congress.people.models.people import Person


@section("awaited", order=5, template="coordinating/awaited.html")
def awaited_section(package: Package, reader: Person) -> dict[str, Any]:
    """What the package waits for from its first day, as long as it is on its way."""
    stage = package.definition.stage_of(package.state)
    if stage is None or stage.terminal:
        return {}
    found = awaited_by(package)
    coordinates = not package.congress.archived and coordinating_capacity(package, reader) is not None
    if not found and not coordinates:
        return {}
    waiting = [awaited for awaited in found if not awaited.decided]
    return {
        "awaited": {
            "waiting": waiting,
            "any": bool(found),
            "coordinates": coordinates,
            "coordinators": coordinators(package),
        }
    }


@when("stepped")
def tell_who_relied_on_it(item: Any, *, step: Any, opened: Any) -> None:
    """Other things that follow a procedure have nothing that rests on them."""
    if isinstance(item, Package):
        let_those_know_that_rely_on_it(item, step=step)


when("content_changed")(let_those_upon_it_be_looked_at)
when("printed_after_end")(let_it_be_looked_at)
