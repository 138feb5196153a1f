"""Who signs with a pen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.pens import PenChoice

if TYPE_CHECKING:
    from collections.abc import Collection

    from congress.people.models.people import Person


def paper_only_signers(people: Collection[int]) -> set[int]:
    """Those of these people (ids) who sign on paper alone."""
    rows = PenChoice.objects.filter(person__in=people).order_by("pk")
    last = dict(rows.values_list("person_id", "paper_only"))
    return {person for person, chosen in last.items() if chosen}


def signs_on_paper_only(person: Person) -> bool:
    """Whether nothing is signed on the screen in his name, whoever knows his password."""
    return bool(paper_only_signers([person.pk]))
