"""Bộ trình ký: the sheet, every part, what changed, who said what; one code on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.binding import Bound, bind_set
from documents.paper.changes import ChangesPaper, changes_story
from documents.paper.marks import Mark
from documents.paper.parts import PartPaper, foreign, own_pages
from documents.paper.sheet import BOUND, Story, build_paper
from documents.signing.papers.sign_sheet import SignSheet, sign_sheet_story

if TYPE_CHECKING:
    from documents.paper.sheet import Progressed

# Bytes of originals beyond which they are not put inside: the whole must still be sent and opened.
MOST_ATTACHED = 40_000_000


@dataclass(frozen=True, slots=True)
class SigningSet:
    """Everything a signer reads on paper; `code` (of `documents.paper.codes`) stands on every page.

    with_originals: the files as they were handed in lie inside the PDF.
    """

    sheet: SignSheet
    code: str
    parts: tuple[PartPaper, ...]
    changes: ChangesPaper
    with_originals: bool = False

    @property
    def attached(self) -> list[tuple[str, bytes]]:
        """The originals that lie inside, each under the name of its part and its own."""
        found = [(f"{part.title} - {part.name}", part.original) for part in self.parts if part.original]
        fits = sum(len(data) for _name, data in found) <= MOST_ATTACHED
        return found if self.with_originals and fits else []


def render_signing_set(papers: SigningSet, told: Progressed | None = None) -> bytes:
    """The whole set as one PDF on A4, ready to be printed, signed and brought back.

    `told` hears how many of its papers are drawn.
    """
    sheet = papers.sheet
    facts = {"package": sheet.package_code, "number": sheet.draft_number}
    draft = _("%(package)s, dự thảo lần %(number)d") % facts
    drawn: list[Callable[[], Bound]] = [
        lambda: _own(_("Phiếu trình ký"), sign_sheet_story(sheet)),
        *(lambda part=part: _part(part, attached=bool(papers.attached)) for part in papers.parts),
    ]
    if papers.changes.parts:
        drawn.append(lambda: _own(_("Nội dung thay đổi"), changes_story(papers.changes)))
    bound = []
    for number, draw in enumerate(drawn, 1):
        bound.append(draw())
        if told:
            told(number, len(drawn) + 1)
    words = _("Bộ trình ký %(draft)s") % {"draft": draft}
    mark = Mark(papers.code, words)
    return bind_set(bound, mark, title=words, author=" ".join(sheet.org_lines), files=papers.attached)


def _own(title: str, story: Story) -> Bound:
    return Bound(title, build_paper(story, title=title, author="", sheet=BOUND))


def _part(part: PartPaper, *, attached: bool) -> Bound:
    """A part as it came, or in our own type with what its reader should know at the foot of each page."""
    if (pages := foreign(part)) is not None:
        return Bound(part.title, pages, is_own=False, told=part.told)
    note = _("Nội dung trích từ tệp gốc; thể thức, bố cục xem tại tệp gốc.")
    if attached:
        note = _("Nội dung trích từ tệp gốc; thể thức, bố cục xem tại tệp gốc đính kèm.")
    return Bound(part.title, own_pages(part, sheet=BOUND), note=note if part.is_extract else "")
