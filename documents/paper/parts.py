"""The parts of a draft on paper: a PDF as it is, words set in type, and a page for what cannot be printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer
from reportlab.platypus.doctemplate import LayoutError

from documents.paper import sheaf, styles
from documents.paper.base import cell, framed, paras
from documents.paper.sheet import UPRIGHT, WIDTH, Foot, Sheet, Story, build_paper
from documents.paper.text import kilobytes
from documents.paper.typeset import typeset


@dataclass(frozen=True, slots=True)
class PartPaper:
    """One part: its title and file, and of `pdf` (bytes) and `text` the one that can be printed, or neither.

    `text` may come with `html`, the same words with their marks, and `remarks`, what its reader should
    know. Both stand where `program` drew the pages from the file. `original` is the file as it was handed in.
    """

    title: str
    name: str
    size: int
    sha256: str
    pdf: bytes | None = None
    text: str = ""
    remarks: tuple[str, ...] = ()
    html: str = ""
    original: bytes = b""
    program: str = ""

    @property
    def is_extract(self) -> bool:
        """Whether the words of the file can be printed, set in our own type, where it has no pages."""
        return bool(self.text.strip())

    @property
    def told(self) -> tuple[str, ...]:
        """What stands beside pages drawn from the file: by which program, and what is told of the file."""
        if not self.program:
            return self.remarks
        words = _("In theo thể thức, bố cục của tệp gốc; trang do %(program)s dựng.")
        return (words % {"program": self.program}, *self.remarks)

    def in_words(self) -> Story:
        """The words of the file under its title."""
        remarks = [cell(remark, styles.CELL_ITALIC) for remark in self.remarks]
        name = _("Tệp: %(name)s, mã kiểm tra của tệp %(code)s")
        facts = {"name": self.name, "code": file_check(self.sha256)}
        head = [
            cell(self.title, styles.TITLE),
            cell(name % facts, styles.PLACE_AND_DAY),
            Spacer(0, 4 * mm),
        ]
        words = typeset(self.html) if self.html else paras(self.text, styles.BODY)
        return [*head, *remarks, *words]

    def elsewhere(self) -> Story:
        """The page that stands for a file which cannot be printed here."""
        rows = [
            cell(_("TỆP KÈM RIÊNG"), styles.TITLE),
            cell(self.title, styles.NOTICE),
            cell(self.name, styles.REMARK),
            cell(_("Dung lượng: %(size)s") % {"size": kilobytes(self.size)}, styles.REMARK),
            cell(
                _("Mã kiểm tra của tệp: %(code)s") % {"code": file_check(self.sha256)},
                styles.NOTICE,
            ),
            cell(_("SHA-256: %(digest)s") % {"digest": self.sha256}, styles.DIGEST),
        ]
        why = _(
            "Hệ thống không in được nội dung tệp này trong bộ giấy. Đề nghị đọc tệp đính kèm trên hệ thống "
            "hoặc bản in riêng, và đối chiếu mã kiểm tra của tệp."
        )
        box = framed(rows, width=WIDTH)
        return [Spacer(0, 40 * mm), box, Spacer(0, 6 * mm), *paras(why, styles.BODY)]


def printed(part: PartPaper, *, foot: Foot) -> bytes:
    """The pages of one part, fit to be bound, with a foot of their own where they are ours.

    What is told of pages drawn from the file stands on a page before them.
    """
    pages = foreign(part)
    if pages is None:
        return own_pages(part, foot=foot)
    if not part.remarks:
        return pages
    story = [
        cell(part.title, styles.TITLE),
        Spacer(0, 4 * mm),
        *(block for line in part.told for block in paras(line, styles.BODY)),
    ]
    before = build_paper(story, title=part.title, author="", foot=foot)
    return sheaf.joined([before, pages], title=part.title, author="")


def foreign(part: PartPaper) -> bytes | None:
    """The pages of a part that came as pages, fit to be bound; None when it did not, or they cannot be."""
    return sheaf.sound(part.pdf) if part.pdf is not None else None


def own_pages(part: PartPaper, *, foot: Foot | None = None, sheet: Sheet = UPRIGHT) -> bytes:
    """A part in our own type: its words, or the page that says that the file comes separately."""
    if not part.is_extract:
        return build_paper(part.elsewhere(), title=part.title, author="", foot=foot, sheet=sheet)
    try:
        return build_paper(part.in_words(), title=part.title, author="", foot=foot, sheet=sheet)
    except (LayoutError, TypeError):
        # A table that no page can hold is read line by line rather than not at all; at a joined cell
        # higher than a page reportlab stumbles over its own arithmetic.
        bare = replace(part, html="")
        return build_paper(bare.in_words(), title=part.title, author="", foot=foot, sheet=sheet)


def file_check(sha256: str) -> str:
    """The short form of the hash of one file: twelve hex digits in groups of four."""
    return "-".join(sha256[at : at + 4].upper() for at in (0, 4, 8))
