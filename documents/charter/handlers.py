"""What the charter hangs into the rest: its table on a package's page, and what of it a vote rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from documents.charter.models import CharterProposal, CharterText
from documents.charter.rows import block_of
from documents.packages.printed import prints
from documents.packages.sections import section
from workflows.ledger import digest_of

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("charter", order=10, template="charter/package.html")
def charter_section(package: Package, reader: Person) -> dict[str, Any]:
    """What is proposed for the charter, and what is lacking; the template says nothing of other packages."""
    return {"charter": block_of(package)}


@prints("charter", label=_("Cập nhật bảng so sánh Điều lệ"))
def amendments(package: Package) -> str:
    """The lines of the comparison of the charter in force with what is proposed.

    Another text in force, of which nothing is proposed yet, makes another table of the same lines.
    """
    proposed = CharterProposal.objects.filter(charter__package=package)
    found = digest_of(proposed, "charter_id", "number", "lines")
    last = package.charters.order_by("-pk")[:1]
    if not found or proposed.filter(charter__in=last.values("pk")).exists():
        return found
    return digest_of(CharterText.objects.filter(package=package), "text")
