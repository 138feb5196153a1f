"""Confidential packages: the two ways of asking who may see one give the same answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from congress.people.models.people import Person
from documents.packages.models.packages import Package
from documents.packages.queries.visible import people_who_may_view, visible_to

# Enough to find a fault in the rules or the bindings; the newest are those people still read.
PACKAGES = 500
PEOPLE = 2000


def visibility_faults() -> Iterator[str]:
    """One line for each person who is let in by one question and kept out by the other."""
    newest = list(
        Package.objects.filter(confidential=True).select_related("procedure").order_by("-pk")[:PACKAGES]
    )
    if not newest:
        return
    allowed = {one.pk: set(people_who_may_view(one).values_list("pk", flat=True)) for one in newest}
    for person in Person.objects.filter(is_active=True).order_by("pk")[:PEOPLE]:
        seen = visible_to(person).filter(pk__in=list(allowed)).values_list("pk", flat=True)
        yield from differences(person, newest, set(seen), allowed)


def differences(
    person: Person, packages: list[Package], seen: set[int], allowed: dict[int, set[int]]
) -> Iterator[str]:
    """The lines for one person: `seen` are packages he is shown, `allowed` who may see each."""
    for package in packages:
        if (package.pk in seen) != (person.pk in allowed[package.pk]):
            facts = {"code": package.code, "person": person}
            yield _("%(code)s: quyền xem của %(person)s tính hai cách khác nhau.") % facts
