"""Papers that arrived, each as it stands now, for those of the office who may see what it is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, Subquery

from congress.people.queries.hats import hats
from documents.packages.incoming import entered_there, without_entered
from documents.packages.models.drafts import Blob, JoinedPhoto
from documents.packages.models.incoming import DroppedScan, IncomingPaper, PaperSorting
from documents.packages.queries.visible import visible_to
from documents.texts.uploads.kinds import SCANS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.incoming import EnteredThere

# Pages shown beside a form; of a thicker paper the rest is read in the file.
SHOWN_LEAVES = 12


@dataclass(frozen=True, slots=True)
class TrayPaper:
    """A paper, what was last said of it, and where it was entered."""

    paper: IncomingPaper
    sorting: PaperSorting | None
    entered: EnteredThere | None
    is_cancelled: bool

    @property
    def waits_to_be_sorted(self) -> bool:
        """Nobody has said whose it is."""
        return self.sorting is None and not self.is_cancelled

    @property
    def waits_to_be_entered(self) -> bool:
        """It answers what was asked, and what it says is not entered yet."""
        asked = self.sorting is not None and bool(self.sorting.taken_as)
        return asked and self.entered is None and not self.is_cancelled

    @property
    def waits_to_be_confirmed(self) -> bool:
        """It was said without a paper, stands nowhere else, and nobody has confirmed it."""
        spoken = self.paper.blob_id is None and self.entered is None
        return (
            spoken and not self.waits_to_be_entered and not self.is_cancelled and not is_stood_by(self.paper)
        )

    @property
    def stack_pages(self) -> str:
        """Which pages of a stack it is, "3" or "3–4"; "" for a paper that came alone."""
        first, last = self.paper.first, self.paper.last
        return "" if not self.paper.is_part else f"{first}" if first == last else f"{first}–{last}"

    @property
    def leaves(self) -> list[int]:
        """The numbers of the pages that can be shown, within its file."""
        blob = self.paper.blob
        if blob is None or SCANS.get(blob.extension) is None:
            return []
        return list(range(self.paper.first, self.paper.last + 1))[:SHOWN_LEAVES]

    @classmethod
    def of(cls, paper: IncomingPaper, entered: EnteredThere | None) -> TrayPaper:
        """A paper by its sortings, and whether it was taken out."""
        sortings = list(paper.sortings.all())
        gone = hasattr(paper, "cancelled")
        if paper.line is not None:
            gone = gone or any(one.cancelled for one in paper.line.changes.all())
        return cls(paper, sortings[-1] if sortings else None, entered, gone)


def is_stood_by(paper: IncomingPaper) -> bool:
    """Whether whoever said it has confirmed what was written down."""
    return hasattr(paper, "confirmed")


def is_of_tray(congress: Congress, person: Person) -> bool:
    """Whether the person takes papers in here: of the office."""
    return hats(person).enters_for(congress.pk)


def papers_seen_by(person: Person, congress: Congress) -> QuerySet[IncomingPaper]:
    """The papers of a congress; those about a confidential package only to who may see that package."""
    last = PaperSorting.objects.filter(paper=OuterRef("pk")).order_by("-pk")
    if not is_of_tray(congress, person):
        return IncomingPaper.objects.none()
    rows = IncomingPaper.objects.alias(about_now=Subquery(last.values("package")[:1]))
    seen = Q(about_now=None) | Q(about_now__in=visible_to(person).order_by().values("pk"))
    return rows.filter(seen, congress=congress)


def tray_papers(rows: QuerySet[IncomingPaper]) -> list[TrayPaper]:
    """These papers as they stand; a fixed number of questions, however many they are."""
    read = rows.select_related("line", "blob", "congress", "cancelled", "confirmed", "batch__by")
    found = list(read.prefetch_related("sortings__unit", "sortings__package__procedure", "line__changes"))
    entered = entered_there([one.pk for one in found])
    return [TrayPaper.of(one, entered.get(one.pk)) for one in found]


def waiting_papers(person: Person, congress: Congress) -> list[TrayPaper]:
    """Papers that are to be sorted or entered, the oldest first; none that was cancelled."""
    rows = papers_seen_by(person, congress).filter(cancelled=None)
    unsorted = Q(~Exists(PaperSorting.objects.filter(paper=OuterRef("pk"))))
    last = PaperSorting.objects.filter(paper=OuterRef("pk")).order_by("-pk")
    asked = rows.annotate(taken_now=Subquery(last.values("taken_as")[:1])).filter(unsorted | ~Q(taken_now=""))
    standing = tray_papers(without_entered(asked).order_by("pk"))
    return [one for one in standing if one.waits_to_be_sorted or one.waits_to_be_entered]


def same_unit_twice(waiting: Iterable[TrayPaper]) -> frozenset[int]:
    """Ids of waiting papers of units that have several for the same question."""
    rows = [(one.paper.pk, one.sorting.unit_id, one.sorting.taken_as) for one in waiting if one.sorting]
    several = Counter((unit, asked) for _pk, unit, asked in rows if unit)
    return frozenset(pk for pk, unit, asked in rows if unit and several[unit, asked] > 1)


def scans_unread(congress: Congress) -> QuerySet[DroppedScan]:
    """Files whose codes are still being read beside the pages: no paper was made of them yet."""
    made = IncomingPaper.objects.filter(batch=OuterRef("batch"), blob=OuterRef("blob"))
    return DroppedScan.objects.filter(~Exists(made), batch__congress=congress).order_by("pk")


def unread_digests(digests: Collection[str], congress: Congress) -> set[str]:
    """Those of these SHA-256 that are of such a file, or of a photograph joined into one."""
    rows = scans_unread(congress).values_list("blob__sha256", "blob__photos__blob__sha256").order_by()
    same = Q(blob__sha256__in=digests) | Q(blob__photos__blob__sha256__in=digests)
    return {digest for row in rows.filter(same) for digest in row} & set(digests)


def taken_in_before(digests: Collection[str], congress: Congress) -> dict[str, IncomingPaper]:
    """SHA-256 -> the first standing paper that came as these bytes, or was joined with such a photograph."""
    standing = IncomingPaper.objects.filter(congress=congress, cancelled=None).select_related("line")
    found: dict[str, IncomingPaper] = {}
    joined = JoinedPhoto.objects.filter(blob__sha256__in=digests).values_list("blob__sha256", "whole")
    whole = {blob: digest for digest, blob in joined}
    blobs = dict(Blob.objects.filter(sha256__in=digests).values_list("pk", "sha256"))
    for paper in standing.filter(blob__in=[*blobs, *whole]).order_by("pk"):
        digest = blobs.get(paper.blob_id or 0) or whole[paper.blob_id or 0]
        found.setdefault(digest, paper)
    return found
