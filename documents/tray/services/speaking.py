"""What was said without a paper is written down, waits, and is confirmed by whoever said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.incoming import SPOKEN
from documents.packages.models.incoming import IncomingBatch, IncomingPaper, SpokenConfirmed
from documents.packages.queries.incoming import is_stood_by
from documents.packages.unconfirmed import confirm_entry
from documents.tray.services.sorting import (
    SortingFacts,
    held_paper,
    refuse_faults,
    refuse_outside,
    sorted_as,
    whose_faults,
)
from workflows import clock, engine
from workflows.errors import Hidden, Unmet, check
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.unconfirmed import Unconfirmed

LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class SpokenFacts:
    """How and on which day something was said, and what, as it was understood."""

    ground: str
    said_on: date
    words: str

    def faults(self) -> dict[str, list[str]]:
        """What cannot be, by field."""
        told: dict[str, list[str]] = {}
        if self.ground not in SPOKEN:
            told["ground"] = [_("Chưa chọn cách nhận.")]
        if self.said_on > clock.today():
            told["said_on"] = [_("Ngày này chưa tới.")]
        if not clean(self.words, lines=True):
            told["words"] = [_("Chưa nhập mục này.")]
        if len(self.words) > LONGEST:
            told["words"] = [_("Nội dung quá dài.")]
        return told


def write_down(
    congress: Congress,
    spoken: SpokenFacts,
    whose: SortingFacts,
    *,
    by: Person,
    request_id: str | None = None,
) -> IncomingPaper:
    """Write down a call, a visit, what was said at a conference; it has no number and waits to be confirmed.

    The same request gives the paper it made before. Raises Forbidden, Stale, Unmet by field.
    """
    refuse_outside(congress, by)
    mine = IncomingBatch.objects.filter(congress=congress, by=by)
    words = clean(spoken.words, lines=True)
    batch: IncomingBatch = once(
        mine,
        request_id,
        lambda: _written_down(congress, spoken, whose, by=by, request_id=request_id),
        same=lambda before: [paper.words for paper in before.papers.all()] == [words],
    )
    return batch.papers.get()


def confirm_spoken(key: str, *, congress: Congress, reason: str, by: Person) -> SpokenConfirmed:
    """Whoever said it has said that it is so; twice is once. Raises Forbidden, Hidden, NotNow, Unmet."""
    paper = IncomingPaper.objects.filter(congress=congress, blob=None, pk=int(key)).first()
    if paper is None:
        raise Hidden
    with engine.whole():
        now = held_paper(paper, by=by)
        if is_stood_by(now.paper):
            return now.paper.confirmed
        row = SpokenConfirmed(paper=now.paper, reason=clean(reason), by=by)
        check(row)
        row.save()
        return row


def confirm_sheet(entries: Iterable[Unconfirmed], *, congress: Congress, reason: str, by: Person) -> int:
    """The signed sheet of one person is back: every line that he did not strike out is confirmed, or none.

    Returns how many. Raises Forbidden, Unmet by field, and what the verbs of the subjects raise.
    """
    refuse_outside(congress, by)
    chosen = list(entries)
    faults = {} if chosen else {"lines": [_("Chưa đánh dấu dòng nào.")]}
    refuse_faults(faults | ({} if clean(reason) else {"reason": [_("Phải nêu rõ căn cứ.")]}))
    with engine.whole():
        for entry in chosen:
            confirm_entry(entry, congress=congress, reason=reason, by=by)
    return len(chosen)


@engine.whole()
def _written_down(
    congress: Congress, spoken: SpokenFacts, whose: SortingFacts, *, by: Person, request_id: str | None
) -> IncomingBatch:
    faults = spoken.faults() | whose_faults(congress, whose, by=by)
    if faults:
        raise Unmet(fields=faults)
    batch = IncomingBatch(congress=congress, by=by, request_id=request_id)
    batch.save()
    paper = IncomingPaper(
        batch=batch,
        congress=congress,
        ground=spoken.ground,
        arrived=spoken.said_on,
        words=clean(spoken.words, lines=True),
    )
    check(paper)
    paper.save()
    sorted_as(paper, whose.columns(), by=by)
    return batch
