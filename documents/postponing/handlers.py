"""What postponing hangs in: what each moved opening day meant for a package, and the old term in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from congress.settingup.models import Postponement
from documents.packages.owing import foretells
from documents.packages.sections import section
from documents.postponing.models import PackagePostponement
from documents.postponing.queries import old_terms_in
from documents.postponing.rows import meaning, place_in_words

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section(
    "postponed",
    place="aside",
    order=6,
    template="postponing/package.html",
    rows=PackagePostponement.objects.filter(package=OuterRef("pk")),
)
def postponed_section(package: Package, reader: Person) -> dict[str, Any]:
    """There once the opening day has moved while the package was on its way, or had to be looked at again."""
    rows = package.postponements.select_related("postponement__body").order_by("-id")
    return {"postponed": [(row.postponement, meaning(row)) for row in rows]} if rows else {}


@foretells
def old_term_foretold(package: Package) -> list[str]:
    """Whoever lets it pass a gate is told that it still bears a term that is no more; he may know why."""
    words = _("Còn ghi nhiệm kỳ cũ %(term)s (nay là %(now)s) tại: %(places)s.")
    facts = {"now": package.congress.term}
    return [
        words % (facts | {"term": term, "places": "; ".join(place_in_words(one) for one in places)})
        for term, places in old_terms_in(package).items()
    ]


@section(
    "old_term",
    order=2,
    template="postponing/old_term.html",
    rows=Postponement.objects.filter(congress=OuterRef("congress")),
)
def old_term_section(package: Package, reader: Person) -> dict[str, Any]:
    """There while a package on its way bears a term that a decision did away with."""
    told = old_term_foretold(package)
    return {"old_term": told} if told else {}
