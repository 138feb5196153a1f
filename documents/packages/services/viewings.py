"""Writing down who opened or took away a draft or a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.people import Person
from documents.packages.models.viewings import Viewing
from documents.packages.words.viewings import SIGN
from workflows import clock, engine

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


@engine.whole()
def note_viewing(version: Version, *, by: Person, part: str = "", taken: bool = False) -> None:
    """Write that somebody opened a draft, once a day, or took a part of it away, each time.

    Call it for what was really read: never for a question about headers only. Raises Busy.
    """
    if not taken:
        if _seen_today(version, by):
            return
        # Asked again once this reader is held still: two of his windows opened at once are one viewing.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        if _seen_today(version, by):
            return
    Viewing.objects.create(
        package_id=version.package_id,
        version=version,
        part=part,
        person=by,
        what="take" if taken else "view",
    )


@engine.whole()
def note_page(package: Package, page: str, *drafts: Version, by: Person, taken: bool = False) -> None:
    """Write that somebody saw words of a package on a page, once a day, or took the paper away, each time.

    `drafts` are those whose words stand there; without one the row names the package alone. Raises Busy.
    """
    about = {"package": package, "part": f"{SIGN}{page}", "person": by, "what": "take" if taken else "view"}
    rows = [about | {"version": draft} for draft in drafts or (None,)]
    if not taken and _unseen(rows):
        # The reader is held still: two of his windows opened at once are one viewing.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        rows = _unseen(rows)
    elif not taken:
        return
    for row in rows:
        Viewing.objects.create(**row)


@engine.whole()
def note_dossier(package: Package, number: int, *, by: Person, paper: str = "", taken: bool = False) -> None:
    """Write that somebody opened a nominee's dossier or took a paper of it away; the log has no name.

    Raises Busy.
    """
    what = "take" if taken else "view"
    part = f"{number}:{paper}" if paper else f"{number}:"
    Viewing.objects.create(package=package, part=part, person=by, what=what)


def _unseen(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of which the log has none of today."""
    return [row for row in rows if not _today(Viewing.objects.filter(**row)).exists()]


def _seen_today(version: Version, by: Person) -> bool:
    mine = Viewing.objects.filter(package=version.package_id, person=by, version=version, what="view")
    return _today(mine.filter(part="")).exists()


def _today(rows: QuerySet[Viewing]) -> QuerySet[Viewing]:
    day = clock.now().astimezone(clock.HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    return rows.filter(at__gte=day)
