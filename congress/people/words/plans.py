"""What a list would change, row by row, before anything is written: what a person looks at first."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from congress.people.words.listed import Listed, ListHeading, ListRow, Remark

NEW, CHANGED, SAME, ASKED, FAULT = "new", "changed", "same", "asked", "fault"
STATES = {
    FAULT: gettext_lazy("Sai, phải sửa"),
    ASKED: gettext_lazy("Cần trả lời"),
    NEW: gettext_lazy("Mới"),
    CHANGED: gettext_lazy("Thay đổi"),
    SAME: gettext_lazy("Không đổi"),
}
ANOTHER = "new"


@dataclass(frozen=True, slots=True)
class Question:
    """Who is meant by a row: one of several, by key and in words; ANOTHER is somebody not known yet."""

    row: ListRow
    words: str
    options: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class PlanLine:
    """One row: what it is about, what would be written, what is wrong or doubtful, what is asked."""

    row: ListRow
    label: str = ""
    told: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    question: Question | None = None
    is_new: bool = False

    @property
    def state(self) -> str:
        """The worst that holds of it."""
        if any(remark.stops for remark in self.remarks):
            return FAULT
        if self.question is not None:
            return ASKED
        return NEW if self.is_new else CHANGED if self.told else SAME

    @property
    def is_doubtful(self) -> bool:
        """Whether something is to be filled in later."""
        return any(not remark.stops for remark in self.remarks)


@dataclass
class ListPlan:
    """All rows of a file; `faults` are of the file itself."""

    headings: tuple[ListHeading, ...]
    listed: Listed
    lines: list[PlanLine] = field(default_factory=list)
    writes: Any = None

    @property
    def faults(self) -> list[Remark]:
        """Everything that keeps the whole file from being taken in, in the order of its rows."""
        return [remark for line in self.lines for remark in line.remarks if remark.stops]

    def faults_told(self) -> list[str]:
        """The same in words; what is wrong in several rows for one reason is told once, with its rows."""
        alike: dict[tuple[str, str], list[Remark]] = {}
        for remark in self.faults:
            alike.setdefault((remark.code, remark.words), []).append(remark)
        told = []
        for (_code, words), remarks in alike.items():
            place = self.place(remarks[0])
            more = len(remarks) - 1
            if more:
                last = self.place_of(remarks[-1].row)
                facts = {"place": place, "count": more, "last": f"{last[0].lower()}{last[1:]}"}
                place = _("%(place)s và %(count)d dòng khác đến %(last)s") % facts
            told.append(f"{place}: {words}")
        return told

    @property
    def doubts(self) -> list[Remark]:
        """Everything that is to be filled in later."""
        return [remark for line in self.lines for remark in line.remarks if not remark.stops]

    @property
    def questions(self) -> list[Question]:
        """Those without an answer."""
        return [line.question for line in self.lines if line.question]

    @property
    def counts(self) -> Counter[str]:
        """How many rows of each state."""
        return Counter(line.state for line in self.lines)

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it stands already."""
        return all(line.state == SAME for line in self.lines)

    @property
    def mark(self) -> str:
        """A short mark of all that would be written; another when what is known has changed meanwhile."""
        said = [(line.row.key, line.state, line.label, line.told) for line in self.lines]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def place(self, remark: Remark) -> str:
        """Where it stands: "Dòng 7, cột E (Điện thoại)"."""
        place = self.place_of(remark.row)
        letter = remark.row.letters.get(remark.code)
        label = next((heading.label for heading in self.headings if heading.code == remark.code), "")
        if letter:
            return _("%(row)s, cột %(letter)s (%(label)s)") % {"row": place, "letter": letter, "label": label}
        return _("%(row)s, thiếu cột “%(label)s”") % {"row": place, "label": label} if label else place

    def column(self, remark: Remark) -> str:
        """The column alone, before the words of a remark that stands beside its row; "" for the whole row."""
        letter = remark.row.letters.get(remark.code)
        return _("Cột %(letter)s: ") % {"letter": letter} if letter else ""

    def place_of(self, row: ListRow) -> str:
        """Where a row stands in its file; the sheet is named only where rows stand in several."""
        facts = {"sheet": row.sheet, "number": row.number}
        if self.has_sheets:
            return _("Trang “%(sheet)s”, dòng %(number)d") % facts
        return _("Dòng %(number)d") % facts

    @cached_property
    def has_sheets(self) -> bool:
        """Whether rows stand in more than one sheet."""
        return len({row.sheet for row in self.listed.rows}) > 1
