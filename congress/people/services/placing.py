"""Before a second association is set up: what is of none yet is of the one that had the server to itself."""

from __future__ import annotations

from congress.people.models.associations import Association
from congress.people.models.people import Person
from congress.people.models.units import Unit


def place_the_unplaced() -> None:
    """People and units of no association become the only one's; where there are several nobody can tell."""
    every = list(Association.objects.all()[:2])
    if len(every) != 1:
        return
    people = Person.objects.filter(association=None, is_superuser=False, is_staff=False)
    people.update(association=every[0])
    for unit in Unit.objects.filter(association=None):
        unit.association = every[0]
        unit.save(update_fields=["association"])
