"""What arrives is taken in, several at a time: numbered at once, split by codes, none of it twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.incoming import INCOMING_GROUNDS, SPOKEN, led_by
from documents.packages.letters import ArrivedLetter, association_with_books, letter_book
from documents.packages.models.incoming import IncomingBatch, IncomingPaper
from documents.packages.queries.incoming import taken_in_before
from documents.tray.services.sorting import SortingFacts, refuse_faults, refuse_outside, sorted_as
from documents.tray.services.stacks import ScannedSheet, sheets_in
from workflows import clock, engine
from workflows.errors import Unmet, check
from workflows.once import once

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.incoming import AskedThere
    from documents.paper.sheet_marks import SheetMark

# Kept in the book, so in Vietnamese whatever language the page is in.
UNSORTED, UNKNOWN = _kept("Chưa phân loại: %(name)s"), _kept("Chưa rõ nơi gửi")
ANSWER = _kept("Ý kiến trả lời: %(asked)s")
# What one page of a telephone sends, and as many as the joining of photographs takes.
MOST_AT_ONCE = 40


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
    twice: tuple[tuple[str, IncomingPaper], ...]


def drop_papers(
    congress: Congress, parts: Sequence[NewPart], arrival: Arrival, *, by: Person, request_id: str | None
) -> Dropped:
    """Take stored files in: each sheet is a paper with its number; what was there is not made twice.

    A sheet whose code leads to a unit of an open round is sorted at once. The same request gives what it
    made before. Reads the files. Raises Forbidden, NotNow (no book of papers), Stale, and Unmet by field.
    """
    refuse_outside(congress, by)
    faults = arrival.faults() | ({} if parts else {"papers": [_("Chưa chọn ảnh hoặc tệp nào.")]})
    refuse_faults(faults)
    sheets = sheets_in(parts)
    drop = _Drop(congress, arrival, by, request_id)
    mine = IncomingBatch.objects.filter(congress=congress, by=by)
    digests = {one.sha256 for one in parts}
    batch: IncomingBatch = once(
        mine,
        request_id,
        lambda: drop.made(list(zip(parts, sheets, strict=True))),
        same=lambda before: {one.blob.sha256 for one in before.papers.select_related("blob")} <= digests,
    )
    return Dropped(tuple(batch.papers.select_related("line").prefetch_related("sortings")), tuple(drop.twice))


class _Drop:
    """One drop on its way into the tray; `twice` grows while files are met that were there before."""

    def __init__(self, congress: Congress, arrival: Arrival, by: Person, request_id: str | None) -> None:
        self.congress, self.arrival, self.by, self.request_id = congress, arrival, by, request_id
        self.twice: list[tuple[str, IncomingPaper]] = []

    @engine.whole()
    def made(self, found: Sequence[tuple[NewPart, list[ScannedSheet]]]) -> IncomingBatch:
        """The new papers, all or none. Raises NotNow, Unmet."""
        # Two who drop the same photograph at once wait here for one another.
        held = Congress.objects.select_for_update().get(pk=self.congress.pk)
        new = self._new(found)
        if not new:
            raise Unmet(fields={"papers": twice_in_words(self.twice)})
        batch = IncomingBatch(congress=held, by=self.by, request_id=self.request_id)
        batch.save()
        marks = {sheet.mark for _part, sheets in new for sheet in sheets if sheet.mark}
        led = led_by(marks, held) if marks else {}
        for part, sheets in new:
            self._take(batch, part, sheets, led)
        return batch

    def _new(
        self, found: Sequence[tuple[NewPart, list[ScannedSheet]]]
    ) -> list[tuple[NewPart, list[ScannedSheet]]]:
        digests = [one.sha256 for part, _sheets in found for one in (part, *part.photos)]
        there = taken_in_before(digests, self.congress)
        kept: dict[str, tuple[NewPart, list[ScannedSheet]]] = {}
        for part, sheets in found:
            before = next((there[one.sha256] for one in (part, *part.photos) if one.sha256 in there), None)
            if before is not None:
                self.twice.append((part.name, before))
            else:
                kept.setdefault(part.sha256, (part, sheets))
        return list(kept.values())

    def _take(
        self,
        batch: IncomingBatch,
        part: NewPart,
        sheets: Sequence[ScannedSheet],
        led: Mapping[SheetMark, AskedThere],
    ) -> None:
        blob = stored_blob(part)
        keep_beside(part, by=self.by, at=clock.now())
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
                line=self._numbered(batch, part, whose),
                ground=self.arrival.ground,
                arrived=self.arrival.arrived,
                blob=blob,
                name=part.name[:200],
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

    def _numbered(self, batch: IncomingBatch, part: NewPart, whose: SortingFacts | None) -> Any:
        """The line of the book, which says at once whose a sheet is that was known by its code."""
        about = whose.about if whose else UNSORTED % {"name": part.name}
        other = (whose.unit.name if whose.unit else whose.sender) if whose else UNKNOWN
        letter = ArrivedLetter(about=about, other=other, arrived=self.arrival.arrived)
        association = association_with_books(batch.congress)
        return letter_book().received(letter, association=association, by=self.by)


def twice_in_words(twice: Sequence[tuple[str, IncomingPaper]]) -> list[str]:
    """A sentence for each file that was there before."""
    words = _("%(name)s đã nhận trước đó, số đến %(number)s ngày %(day)s; không nhận lần nữa.")
    return [
        words % {"name": name, "number": paper, "day": f"{paper.arrived:%d/%m/%Y}"} for name, paper in twice
    ]
