"""What opinions hangs into the rest: how many, on a package's page, and what of them a vote rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from documents.opinions.models import Disposition
from documents.opinions.rows import talk
from documents.packages.printed import prints
from documents.packages.sections import section
from workflows.ledger import digest_of

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("opinions", order=50, template="opinions/package.html")
def opinions_section(package: Package, reader: Person) -> dict[str, Any]:
    """How many opinions the reader may know of, how many wait, and who has seen the draft."""
    return {"talk": talk(package, reader)}


@prints("dispositions", label=_("Cập nhật tiếp thu, giải trình ý kiến"))
def dispositions(package: Package) -> str:
    """What the lead body did with the opinions that others may read."""
    rows = Disposition.objects.filter(comment__version__package=package, comment__internal=False)
    return digest_of(rows, "comment_id", "kind", "reason", "answered_in_id")
