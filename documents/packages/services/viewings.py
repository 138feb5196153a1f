"""Writing down who opened or took away a draft or a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.people import Person
from documents.packages.models.viewings import Viewing
from workflows import clock, engine

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


@engine.whole()
def note_viewing(version: Version, *, by: Person, part: str = "", taken: bool = False) -> None:
    """Write that somebody opened a draft, once a day, or took a part of it away, each time.

    Call it for what was really read: never for a question about headers only. Raises Busy.
    """
    if not taken and (_seen_today(version, by) or _seen_meanwhile(version, by)):
        return
    Viewing.objects.create(
        package_id=version.package_id,
        version=version,
        part=part,
        person=by,
        what="take" if taken else "view",
    )


@engine.whole()
def note_dossier(package: Package, number: int, *, by: Person, paper: str = "", taken: bool = False) -> None:
    """Write that somebody opened a nominee's dossier or took a paper of it away; the log has no name.

    Raises Busy.
    """
    what = "take" if taken else "view"
    part = f"{number}:{paper}" if paper else f"{number}:"
    Viewing.objects.create(package=package, part=part, person=by, what=what)


def _seen_meanwhile(version: Version, by: Person) -> bool:
    """The same once this reader is held still: two of his windows opened at once are one viewing."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    return _seen_today(version, by)


def _seen_today(version: Version, by: Person) -> bool:
    day = clock.now().astimezone(clock.HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Viewing.objects.filter(package=version.package_id, person=by, version=version, what="view")
    return mine.filter(at__gte=day).exists()
