"""What the charter hangs into the rest: its table on a package's page, and what of it a vote rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists
from django.utils.translation import gettext_lazy as _

from documents.charter.models import CharterProposal, CharterText
from documents.charter.rows import block_of
from documents.packages.printed import prints
from documents.packages.sections import section

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("charter", order=10, template="charter/package.html")
def charter_section(package: Package, reader: Person) -> dict[str, Any]:
    """What is proposed for the charter, and what is lacking; the template says nothing of other packages."""
    return {"charter": block_of(package)}


@prints("charter", label=_("Cập nhật bảng so sánh Điều lệ"))
def amendments(package: Package) -> tuple[QuerySet[CharterProposal], tuple[str, ...]]:
    """The lines of the comparison of the charter in force with what is proposed."""
    return CharterProposal.objects.filter(charter__package=package), ("charter_id", "number", "lines")


@prints("charter in force", label=_("Cập nhật bảng so sánh Điều lệ"))
def other_charter(package: Package) -> tuple[QuerySet[CharterText], tuple[str, ...]]:
    """Another text in force, of which nothing is proposed yet, makes another table of the same lines.

    That text alone: the ones before it stood there when the package was sealed, and are not what is new.
    """
    proposed = CharterProposal.objects.filter(charter__package=package)
    last = CharterText.objects.filter(package=package).order_by("-pk").values("pk")[:1]
    of_the_last = proposed.filter(charter__in=last)
    rows = CharterText.objects.filter(Exists(proposed), ~Exists(of_the_last), pk__in=last)
    return rows, ("text",)
