"""Papers that arrive: on which grounds, and who takes what they say; a subject hangs itself in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.units import Unit
    from documents.packages.models.incoming import IncomingPaper
    from documents.paper.sheet_marks import SheetMark

INCOMING_GROUNDS = (
    ("letter", _("công văn")),
    ("slip", _("phiếu góp ý")),
    ("hand", _("thư tay")),
    ("zalo", _("ảnh Zalo")),
    ("phone", _("điện thoại")),
    ("person", _("gặp trực tiếp")),
    ("meeting", _("ý kiến tại hội nghị")),
)
# There is nothing to photograph: what was said is written down, and waits to be confirmed.
SPOKEN = ("phone", "person", "meeting")
PART_OF_DAY = (("morning", _("sáng")), ("afternoon", _("chiều")), ("evening", _("tối")))


@dataclass(frozen=True, slots=True)
class AskedThere:
    """What a code on one of our sheets leads to: the unit that was asked, in what (`key`, `label`).

    `code` is how the sheet is known, `is_open` whether what comes back is still entered there. A sheet that
    no unit fills in says `sender` and `about`, as the book tells them.
    """

    key: str
    label: str
    unit: Unit | None
    code: str
    is_open: bool
    sender: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class EnteredThere:
    """Where what a paper says was entered."""

    label: str
    url: str


class PaperTaker(Protocol):
    """Who sent sheets out, and enters what is on them when they come back; `own` begins each of its keys."""

    own: str

    def led_to(self, marks: Collection[SheetMark], congress: Congress) -> Mapping[SheetMark, AskedThere]:
        """What the codes on sheets lead to in this congress; a fixed number of questions to the database."""

    def open_for(self, congress: Congress) -> Mapping[str, str]:
        """key -> what is asked, of everything for which papers are still entered; the newest first."""

    def late_for(self, congress: Congress) -> Mapping[str, str]:
        """The same of everything that is closed, for which what arrives late is still entered."""

    def address(self, key: str, paper: int) -> str:
        """The page on which what a paper says is entered."""

    def act(self) -> str:
        """What is done there, as a button says it."""

    def not_entered(self, papers: QuerySet[IncomingPaper]) -> QuerySet[IncomingPaper]:
        """Without those papers that were entered."""

    def entered(self, papers: Collection[int]) -> Mapping[int, EnteredThere]:
        """Of these papers (ids) those that were entered, and where."""


_takers: dict[str, PaperTaker] = {}


def hang_in_taker(taker: PaperTaker) -> None:
    """Keep who takes papers whose keys begin in its own way; "" takes all the others."""
    _takers[taker.own] = taker


def taker_of(key: str) -> PaperTaker:
    """Who takes the papers of a key."""
    return next((one for own, one in _takers.items() if own and key.startswith(own)), _takers[""])


def led_by(marks: Collection[SheetMark], congress: Congress) -> Mapping[SheetMark, AskedThere]:
    """What the codes on sheets lead to, whoever sent them out."""
    return {mark: found for one in _takers.values() for mark, found in one.led_to(marks, congress).items()}


def open_to(congress: Congress) -> Mapping[str, str]:
    """key -> what is asked, of everything that a paper may be said to answer."""
    return {key: label for one in _takers.values() for key, label in one.open_for(congress).items()}


def late_to(congress: Congress) -> Mapping[str, str]:
    """The same of what is closed, for a paper that arrives late."""
    return {key: label for one in _takers.values() for key, label in one.late_for(congress).items()}


def without_entered(papers: QuerySet[IncomingPaper]) -> QuerySet[IncomingPaper]:
    """These papers without those that were entered anywhere."""
    for one in _takers.values():
        papers = one.not_entered(papers)
    return papers


def entered_there(papers: Collection[int]) -> Mapping[int, EnteredThere]:
    """Of these papers (ids) those that were entered, and where."""
    return {paper: found for one in _takers.values() for paper, found in one.entered(papers).items()}
