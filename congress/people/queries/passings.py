"""Who has died, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from congress.people.models.passings import Passing

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.people import Person


def days_of_death(people: Collection[int]) -> dict[int, date]:
    """person id -> the day, of those among these who have died; one query."""
    rows = Passing.objects.filter(person__in=people).order_by("pk").values_list("person", "day")
    return {person: day for person, day in dict(rows).items() if day is not None}


def the_dead() -> QuerySet[Passing, Any]:
    """Ids of all who have died, to be asked about further."""
    later = Passing.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return Passing.objects.filter(~Exists(later)).exclude(day=None).order_by().values("person")


def passing_of(person: Person) -> Passing | None:
    """The row that counts of one who has died; None of anybody else."""
    row = Passing.objects.filter(person=person).order_by("-pk").first()
    return row if row is not None and row.day is not None else None


def passed_in_words(day: date) -> str:
    """How it stands beside his name."""
    return _("từ trần ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
