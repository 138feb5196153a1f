"""Who sees which packages, what a search finds among them, and what a row or page of them needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from congress.people.queries.hats import hats as hats_of
from congress.people.queries.seats import members_of_congress, people_who_may
from congress.roles import Right
from congress.settingup.queries import scope_of
from documents.packages.kinds import Kind, kind_of
from documents.packages.models.packages import Package
from documents.packages.models.readers import ReadingGrant
from documents.packages.models.roles import PackageBody
from documents.packages.queries.bindings import kinds_of
from workflows import clock
from workflows.errors import Forbidden
from workflows.procedures import store
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats


def kinds(congress: Congress | None = None) -> dict[str, Kind]:
    """Every kind that can be assigned, or that a congress has: code -> kind, in the order of the report."""
    chosen = kinds_of(congress) if congress else frozenset()
    return {code: kind for code, kind in kinds_there(congress).items() if not chosen or code in chosen}


def kinds_there(congress: Congress | None = None) -> dict[str, Kind]:
    """Every kind that a congress has or could have, its own among them, in the order of the report."""
    scope = scope_of(congress)
    found = {code: kind_of(store.in_force(code, scope)) for code in store.codes(scope)}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def listed_to(person: Person, *, hats: Hats | None = None) -> QuerySet[Package]:
    """Packages whose row (code, kind, state, dates, holder) the person may read: his congresses'."""
    mine = hats or hats_of(person)
    return Package.objects.filter(congress_id__in=mine.congresses)


def visible_to(person: Person, *, hats: Hats | None = None) -> QuerySet[Package]:
    """Packages of which the person may see everything; `Package.is_visible` row by row says the same."""
    mine = hats or hats_of(person)
    readers = mine.bodies_with(Right.VIEW_CONFIDENTIAL)
    taking_part = PackageBody.objects.filter(package=OuterRef("pk"), body_id__in=readers).exclude(joined=None)
    here = Q(congress_id__in=mine.congresses)
    named = reading_grants().filter(package=OuterRef("pk"), person=person.pk)
    closely = Q(Exists(taking_part)) | (here & Q(Exists(named)))
    return Package.objects.filter((here & Q(confidential=False)) | (closely & Q(confidential=True)))


def reading_grants() -> QuerySet[ReadingGrant]:
    """The grants to named readers that hold today: to the end of their day, unless ended before."""
    return ReadingGrant.objects.filter(until__gte=clock.today(), end=None)


def visible_ids(person: Person, rows: Iterable[Package], *, hats: Hats) -> set[int]:
    """Ids of those rows that the person may open, in one query."""
    ids = [row.pk for row in rows]
    return set(visible_to(person, hats=hats).filter(pk__in=ids).values_list("pk", flat=True))


def people_who_may_view(package: Package) -> QuerySet[Person]:
    """Everybody to whom the package is visible today."""
    if not package.confidential:
        return members_of_congress(package.congress_id)
    joined = [binding.body_id for binding in package.bindings if binding.joined]
    taking_part = people_who_may(Right.VIEW_CONFIDENTIAL, joined).values("pk")
    named = reading_grants().filter(package=package).order_by().values("person")
    members = members_of_congress(package.congress_id)
    return members.filter(Q(pk__in=taking_part) | Q(pk__in=named))


def lines_to(person: Person, packages: QuerySet[Package], *, hats: Hats) -> QuerySet[Package]:
    """What a line of the board shows of these packages, with `opened`: whether the person may open each."""
    found = packages.select_related("procedure", "congress").defer("procedure__canonical")
    return found.annotate(opened=Exists(visible_to(person, hats=hats).filter(pk=OuterRef("pk"))))


def in_order(packages: QuerySet[Package], ids: Iterable[int]) -> list[Package]:
    """These packages in the order of their ids in the list."""
    wanted = list(ids)
    found = {one.pk: one for one in packages.filter(pk__in=wanted).order_by()}
    return [found[pk] for pk in wanted if pk in found]


def search(packages: QuerySet[Package], words: str) -> QuerySet[Package]:
    """Packages whose code or title holds every word, marks and case aside."""
    for word in searchable(words).split():
        packages = packages.filter(folded__contains=word)
    return packages


def with_paper(packages: QuerySet[Package]) -> QuerySet[Package]:
    """What a row or page shows, in a fixed number of queries."""
    rows = PackageBody.objects.select_related("body").order_by("role", "id")
    bound = Prefetch("bound", rows, to_attr="bindings")
    # The prefetch fills the cached property of the same name, on purpose.
    found = packages.select_related("procedure", "lead", "current", "congress").defer("procedure__canonical")
    return found.prefetch_related("planned", bound)  # type: ignore[no-redef]


URGING = (Right.COORDINATE, Right.RECORD)


def urges_nobody() -> Forbidden:
    """What is told to whoever is of neither the organising committee nor the office."""
    return Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng đôn đốc."))


def urged_congresses(hats: Hats) -> frozenset[int]:
    """Ids of the congresses whose packages he urges: as the organising committee or as the office."""
    return frozenset().union(*(hats.congresses_with(right) for right in URGING))
