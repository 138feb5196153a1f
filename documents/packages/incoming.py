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

    `code` is how the sheet is known, `is_open` whether what comes back is still entered there.
    """

    key: str
    label: str
    unit: Unit
    code: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class EnteredThere:
    """Where what a paper says was entered."""

    label: str
    url: str


class PaperTaker(Protocol):
    """Who asked units something, and enters what their papers say."""

    def led_to(self, marks: Collection[SheetMark], congress: Congress) -> Mapping[SheetMark, AskedThere]:
        """What the codes on sheets lead to in this congress; a fixed number of questions to the database."""

    def open_for(self, congress: Congress) -> Mapping[str, str]:
        """key -> what is asked, of everything for which papers are still entered; the newest first."""

    def address(self, key: str, paper: int) -> str:
        """The page on which what a paper says is entered."""

    def not_entered(self, papers: QuerySet[IncomingPaper]) -> QuerySet[IncomingPaper]:
        """Without those papers that were entered."""

    def entered(self, papers: Collection[int]) -> Mapping[int, EnteredThere]:
        """Of these papers (ids) those that were entered, and where."""


_takers: list[PaperTaker] = []


def hang_in_taker(taker: PaperTaker) -> None:
    """The last one hung in is asked."""
    _takers[:] = [taker]


def paper_taker() -> PaperTaker:
    """Who takes what papers say."""
    return _takers[0]
