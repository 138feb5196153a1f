"""One unit in a round: by when, sent or not, what it answered of each draft, what is still to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from documents.consulting.models.replies import (
    CONFIRMED,
    COUNTS,
    DISAGREES,
    LINK,
    PAPERLESS,
    REMARKS,
    STANDS,
)

if TYPE_CHECKING:
    from documents.consulting.models.replies import DraftAnswer, Reply
    from documents.consulting.models.rounds import AskedUnit, Sending
    from documents.consulting.queries.days import FiledAnswer

# What a unit said of a draft besides the four stands: remarks in a file that names none, two answers of
# which none was chosen yet, something after its day only, nothing.
FILED, CONTESTED, LATE, SILENT = "filed", "contested", "late", "silent"
SLOTS = (*dict(STANDS), FILED, CONTESTED, LATE, SILENT)


def is_confirmed(reply: Reply) -> bool:
    """Whether its sender has said since that these are his words."""
    return any(one.ruling == CONFIRMED for one in reply.rulings.all())


def waits_to_be_confirmed(reply: Reply) -> bool:
    """What came without a paper, and "chưa nhất trí" by a link, wait for one call to the sender."""
    doubtful = reply.ground in PAPERLESS or (
        reply.ground == LINK and any(one.stand == DISAGREES for one in reply.answers.all())
    )
    return doubtful and not is_confirmed(reply)


def came_after_end(reply: Reply) -> bool:
    """Whether it was entered after its round had been closed."""
    end = getattr(reply.round, "end", None)
    return end is not None and reply.at > end.at


def waits_to_be_written_out(answer: DraftAnswer) -> bool:
    """It has remarks, on paper, and none of them has been written out yet."""
    return answer.stand in (REMARKS, DISAGREES) and not answer.remarks.all()


@dataclass(frozen=True, slots=True)
class HeardUnit:
    """An asked unit with all that stands for it: replies as they were entered, and what it said in files."""

    asked: AskedUnit
    last_day: date
    replies: tuple[Reply, ...]
    files: tuple[FiledAnswer, ...] = ()

    @property
    def sending(self) -> Sending | None:
        """When the letter was last sent to it."""
        sent = list(self.asked.sendings.all())
        return sent[-1] if sent else None

    @property
    def has_sent(self) -> bool:
        """Whether anything came from it, in whatever way and whenever."""
        return bool(self.replies or self.files)

    @property
    def in_time(self) -> bool:
        """Whether it answered within its time."""
        days = [*(one.sent_on for one in self.replies), *(one.day for one in self.files)]
        return any(day <= self.last_day for day in days)

    def spoke_on(self, draft_id: int) -> bool:
        """Whether it said something of this draft, whenever."""
        return bool(self.answers_on(draft_id)) or any(one.draft_id == draft_id for one in self.files)

    def spoke_in_time(self, draft_id: int) -> bool:
        """Whether it said something of this draft within its time."""
        return self.wrote_in_time(draft_id) or bool(self.filed_in_time(draft_id))

    def wrote_in_time(self, draft_id: int) -> bool:
        """The same by an answer of its own."""
        timely = (one for one in self.replies if one.sent_on <= self.last_day)
        return any(answer.draft_id == draft_id for one in timely for answer in one.answers.all())

    def filed_in_time(self, draft_id: int) -> set[str]:
        """The stands of what came for it in files within its time."""
        return {one.stand for one in self.files if one.draft_id == draft_id and one.day <= self.last_day}

    def slot_on(self, draft_id: int) -> str:
        """Where it counts among what all said of this draft, by a code of `SLOTS`.

        What it wrote on its sheet says where it stands, with a file or without.
        """
        if self.wrote_in_time(draft_id):
            answer = self.answer_on(draft_id)
            return answer.stand if answer else CONTESTED
        if filed := self.filed_in_time(draft_id):
            return FILED if len(filed) > 1 else filed.pop() or FILED
        return LATE if self.spoke_on(draft_id) else SILENT

    @property
    def is_late(self) -> bool:
        """Whether it answered, and only after its time."""
        return self.has_sent and not self.in_time

    @property
    def to_confirm(self) -> list[Reply]:
        """Its replies that wait for a confirming word."""
        return [one for one in self.replies if waits_to_be_confirmed(one)]

    @property
    def contested(self) -> bool:
        """Whether two replies speak of the same draft and nobody has said which counts."""
        ruled = self.ruled
        told = [one.draft_id for reply in self.replies for one in reply.answers.all()]
        return ruled is None and len(told) != len(set(told))

    @property
    def ruled(self) -> Reply | None:
        """The reply of which the office said last that it counts."""
        told = [
            (ruling.pk, reply)
            for reply in self.replies
            for ruling in reply.rulings.all()
            if ruling.ruling == COUNTS
        ]
        return max(told, key=lambda pair: pair[0])[1] if told else None

    def answers_on(self, draft_id: int) -> list[DraftAnswer]:
        """Every answer of its replies about one draft."""
        return [one for reply in self.replies for one in reply.answers.all() if one.draft_id == draft_id]

    def answer_on(self, draft_id: int) -> DraftAnswer | None:
        """The answer that counts of one draft; None without any, or while two wait for the office."""
        found = self.answers_on(draft_id)
        if len(found) < 2:
            return found[0] if found else None
        ruled = self.ruled
        return next((one for one in found if ruled is not None and one.reply_id == ruled.pk), None)
