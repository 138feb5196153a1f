"""What arrives is taken in, several at a time: numbered, split by codes, none of it twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.incoming import INCOMING_GROUNDS, SPOKEN, led_by
from documents.packages.letters import ArrivedLetter, association_with_books, letter_book
from documents.packages.models.incoming import DroppedScan, IncomingBatch, IncomingPaper
from documents.packages.queries.incoming import scans_unread, taken_in_before, unread_digests
from documents.tray.services.sorting import SortingFacts, refuse_faults, refuse_outside, sorted_as
from documents.tray.services.stacks import ScannedSheet, sheets_in
from workflows import clock, engine
from workflows.background.asking import asked_for
from workflows.background.here import do_here
from workflows.errors import Unmet, check
from workflows.once import once

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.incoming import AskedThere
    from documents.packages.models.drafts import Blob
    from documents.paper.sheet_marks import SheetMark

# Kept in the book, so in Vietnamese whatever language the page is in.
UNSORTED, UNKNOWN = _kept("Chưa phân loại: %(name)s"), _kept("Chưa rõ nơi gửi")
ANSWER = _kept("Ý kiến trả lời: %(asked)s")
# What one page of a telephone sends, and as many as the joining of photographs takes.
MOST_AT_ONCE = 40
# Stored with each scan that waits: never rename it.
LONG_CODES = "codes"
# A stored file, and its sheets; None while its codes are not read.
FoundIn: TypeAlias = "tuple[NewPart, list[ScannedSheet] | None]"


@dataclass(frozen=True, slots=True)
class Arrival:
    """On which ground papers came, and on which day."""

    ground: str
    arrived: date

    def faults(self) -> dict[str, list[str]]:
        """What cannot be, by field."""
        told: dict[str, list[str]] = {}
        if self.ground not in dict(INCOMING_GROUNDS) or self.ground in SPOKEN:
            told["ground"] = [_("Chưa chọn cách nhận.")]
        if self.arrived > clock.today():
            told["arrived"] = [_("Ngày này chưa tới.")]
        return told


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came of a drop: the papers that are new, and the names of files that were there, with where."""

    papers: tuple[IncomingPaper, ...]
    twice: tuple[tuple[str, IncomingPaper | None], ...]
    # Files whose codes are still being read: their papers follow.
    unread: tuple[DroppedScan, ...] = ()


def drop_papers(
    congress: Congress, parts: Sequence[NewPart], arrival: Arrival, *, by: Person, request_id: str | None
) -> Dropped:
    """Take stored files in: each sheet is a paper with its number; what was there is not made twice.

    A sheet whose code leads to a unit of an open round is sorted at once. What takes longer to read than a
    page has is read by the worker, or here where none is, one at a time. The same request gives what it made
    before. Reads the files. Raises Forbidden, NotNow (no book of papers), Stale, and Unmet by field.
    """
    refuse_outside(congress, by)
    faults = arrival.faults() | ({} if parts else {"papers": [_("Chưa chọn ảnh hoặc tệp nào.")]})
    refuse_faults(faults)
    sheets = sheets_in(parts)
    drop = _Drop(congress, arrival, by, request_id)
    mine = IncomingBatch.objects.filter(congress=congress, by=by)
    digests = {part.sha256 for part in parts}
    batch: IncomingBatch = once(
        mine,
        request_id,
        lambda: drop.made(list(zip(parts, sheets, strict=True))),
        same=lambda before: (
            {one.blob.sha256 for rows in (before.papers, before.scans) for one in rows.select_related("blob")}
            <= digests
        ),
    )
    for scan in batch.scans.all():
        have_codes_read(scan)
    unread = scans_unread(congress).filter(batch=batch)
    papers = batch.papers.select_related("line").prefetch_related("sortings")
    return Dropped(tuple(papers), tuple(drop.twice), tuple(unread))


def have_codes_read(scan: DroppedScan) -> None:
    """Ask for the codes of a file to be read beside the page; without a worker here, one file at a time.

    Never inside a transaction.
    """
    do_here(asked_for(LONG_CODES, str(scan.pk), facts={"scan": scan.pk}))


@engine.whole()
def take_in_scan(scan: DroppedScan, sheets: Sequence[ScannedSheet]) -> None:
    """Make the papers of a file whose codes are read by now, as whoever dropped it; once.

    Raises NotNow (no book of papers) and Unmet.
    """
    batch = scan.batch
    held = Congress.objects.select_for_update().get(pk=batch.congress_id)
    if not scans_unread(held).filter(pk=scan.pk).exists():
        return
    drop = _Drop(held, Arrival(scan.ground, scan.arrived), batch.by, None)
    marks = {sheet.mark for sheet in sheets if sheet.mark}
    drop.take(batch, scan.blob, scan.name, sheets, led_by(marks, held) if marks else {})


class _Drop:
    """One drop on its way into the tray; `twice` grows while files are met that were there before."""

    def __init__(self, congress: Congress, arrival: Arrival, by: Person, request_id: str | None) -> None:
        self.congress, self.arrival, self.by, self.request_id = congress, arrival, by, request_id
        self.twice: list[tuple[str, IncomingPaper | None]] = []

    @engine.whole()
    def made(self, found: Sequence[FoundIn]) -> IncomingBatch:
        """The new papers, all or none. Raises NotNow, Unmet."""
        # Two who drop the same photograph at once wait here for one another.
        held = Congress.objects.select_for_update().get(pk=self.congress.pk)
        new = self._new(found)
        if not new:
            raise Unmet(fields={"papers": twice_in_words(self.twice)})
        batch = IncomingBatch(congress=held, by=self.by, request_id=self.request_id)
        batch.save()
        marks = {sheet.mark for _part, sheets in new for sheet in sheets or () if sheet.mark}
        led = led_by(marks, held) if marks else {}
        for part, sheets in new:
            blob = stored_blob(part)
            keep_beside(part, by=self.by, at=clock.now())
            if sheets is not None:
                self.take(batch, blob, part.name, sheets, led)
            else:
                told = {"ground": self.arrival.ground, "arrived": self.arrival.arrived}
                DroppedScan(batch=batch, blob=blob, name=part.name[:200], **told).save()
        return batch

    def _new(self, found: Sequence[FoundIn]) -> list[FoundIn]:
        digests = [one.sha256 for part, _sheets in found for one in (part, *part.photos)]
        there: dict[str, IncomingPaper | None] = dict.fromkeys(unread_digests(digests, self.congress))
        there |= taken_in_before(digests, self.congress)
        kept: dict[str, FoundIn] = {}
        for part, sheets in found:
            before = [there[one.sha256] for one in (part, *part.photos) if one.sha256 in there]
            if before:
                self.twice.append((part.name, before[0]))
            else:
                kept.setdefault(part.sha256, (part, sheets))
        return list(kept.values())

    def take(
        self,
        batch: IncomingBatch,
        blob: Blob,
        name: str,
        sheets: Sequence[ScannedSheet],
        led: Mapping[SheetMark, AskedThere],
    ) -> None:
        """A paper with its number for each sheet of a file; sorted where its code leads to an open round."""
        for sheet in sheets:
            asked = led.get(sheet.mark) if sheet.mark else None
            whose = (
                SortingFacts(
                    unit=asked.unit,
                    sender=asked.sender,
                    about=asked.about or ANSWER % {"asked": asked.label},
                    taken_as=asked.key,
                )
                if asked and asked.is_open
                else None
            )
            paper = IncomingPaper(
                batch=batch,
                congress=self.congress,
                line=self._numbered(batch, name, whose),
                ground=self.arrival.ground,
                arrived=self.arrival.arrived,
                blob=blob,
                name=name[:200],
                first=sheet.first,
                last=sheet.last,
                is_part=len(sheets) > 1,
                code=asked.code if asked else sheet.mark.known_by if sheet.mark else "",
                bears_code=sheet.mark is not None,
            )
            check(paper)
            paper.save()
            if whose is not None:
                sorted_as(paper, whose.columns(), by=self.by, by_code=True)

    def _numbered(self, batch: IncomingBatch, name: str, whose: SortingFacts | None) -> Any:
        """The line of the book, which says at once whose a sheet is that was known by its code."""
        about = whose.about if whose else UNSORTED % {"name": name}
        other = (whose.unit.name if whose.unit else whose.sender) if whose else UNKNOWN
        letter = ArrivedLetter(about=about, other=other, arrived=self.arrival.arrived)
        association = association_with_books(batch.congress)
        return letter_book().received(letter, association=association, by=self.by)


def twice_in_words(twice: Sequence[tuple[str, IncomingPaper | None]]) -> list[str]:
    """A sentence for each file that was there before; without its paper while that is still to be made."""
    words = _("%(name)s đã nhận trước đó, số đến %(number)s ngày %(day)s; không nhận lần nữa.")
    reading = _("%(name)s đã nhận trước đó, đang đọc mã; không nhận lần nữa.")
    return [
        words % {"name": name, "number": paper, "day": f"{paper.arrived:%d/%m/%Y}"}
        if paper is not None
        else reading % {"name": name}
        for name, paper in twice
    ]
