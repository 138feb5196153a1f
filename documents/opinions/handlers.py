"""What opinions hangs into the rest: how many, on a package's page, and each as a remark on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import DateTimeField, Subquery, Value
from django.utils.translation import gettext as _

from documents.opinions.models import Comment
from documents.opinions.rows import talk
from documents.packages.models.remarks import COMMENTS
from documents.packages.remarks import LATE, TIMELY, PackageRemark, remark_source
from documents.packages.sections import section
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("opinions", order=50, template="opinions/package.html")
def opinions_section(package: Package, reader: Person) -> dict[str, Any]:
    """How many opinions the reader may know of, how many wait, and who has seen the draft."""
    return {"talk": talk(package, reader)}


@remark_source(COMMENTS)
def comments_in_place(package: Package) -> Iterator[PackageRemark]:
    """Comments at the place that are not internal to the lead body, less those on a withdrawn draft.

    While others judge the package, what is said after it left the writing is late: the table that they judge
    holds it apart, until it is written again.
    """
    found = Comment.objects.filter(version__package=package, version__withdrawal=None)
    rows = found.filter(internal=False, parent=None).select_related("author", "body", "version")
    sealed = Subquery(package.sealings.values("entered")[:1])
    never = Value(None, DateTimeField())
    for row in rows.annotate(sealed=sealed if package.has_left_drafting else never).order_by("id"):
        yield PackageRemark(
            source=COMMENTS,
            key=str(row.pk),
            sender=row.body.name if row.body else str(row.author),
            author=str(row.author) if row.body else "",
            text=row.text,
            way=_("góp ý tại chỗ"),
            day=clock.local_day(row.at),
            standing=LATE if row.sealed and row.at > row.sealed else TIMELY,
            draft=row.version.number,
            part=row.part,
            paragraph=row.paragraph,
            quote=row.quote,
        )
