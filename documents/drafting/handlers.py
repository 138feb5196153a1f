"""What drafting hangs into the rest: the drafts on the page of a package, and what a new draft ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef

from documents.drafting.models.writing import Editing, Writing
from documents.drafting.queries import writing
from documents.drafting.queries.parts import lacking_parts, overdue_part, overdue_parts
from documents.drafting.rows import draft_rows
from documents.packages.behind import Watched, watch
from documents.packages.handlers import when
from documents.packages.queries.drafts import drafts
from documents.packages.sections import has_rows, section
from documents.packages.services.paper_pages import ask_for_pages

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


watch("parts", Watched(rows=overdue_parts, said=overdue_part))


@section(
    "drafts",
    order=30,
    template="drafting/package.html",
    rows=Editing.objects.filter(package=OuterRef("pk")),
    always=True,
)
def all_drafts(package: Package, reader: Person) -> dict[str, Any]:
    """Every draft with its parts, what is still missing, and who works on the next one."""
    at_it = writing.editors(package) if has_rows(package, "drafts") else []
    versions = drafts(package)
    # Its parts are read with it, and not once more for what is lacking.
    package.current = next((draft for draft in versions if draft.pk == package.current_id), None)
    mine = any(one.person_id == reader.pk for one in at_it)
    editing = {"editors": at_it, "mine": mine, "may": writing.drafting_move(package, reader) is not None}
    return {
        "drafts": draft_rows(versions),
        "missing": [item.in_words for item in lacking_parts(package)],
        "editing": editing,
    }


@when("draft_made")
def drop_handed_in(version: Version, *, by: Person, written: list[str]) -> None:
    """The words kept of parts that are now in a draft are needed no longer."""
    if written:
        Writing.objects.filter(package=version.package_id, person=by, part__in=written).delete()


@when("draft_made")
def have_pages_drawn(version: Version, *, by: Person, written: list[str]) -> None:
    """The Word files of a new draft are drawn as pages before anybody prints them."""
    ask_for_pages(version.parts.select_related("blob"))
