"""The parts of a draft on paper: a PDF as it is, words set in type, and a page for what cannot be printed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import sheaf, styles
from documents.paper.base import cell, framed, paras
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from documents.paper.text import kilobytes


@dataclass(frozen=True, slots=True)
class PartPaper:
    """One part: its title and file, and of `pdf` (bytes) and `text` the one that can be printed, or neither.

    `text` may come with `remarks`, what its reader should know.
    """

    title: str
    name: str
    size: int
    sha256: str
    pdf: bytes | None = None
    text: str = ""
    remarks: tuple[str, ...] = ()

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
        return [*head, *remarks, *paras(self.text, styles.BODY)]

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
    """The pages of one part, fit to be bound."""
    if part.pdf is not None:
        whole = sheaf.sound(part.pdf)
        if whole is not None:
            return whole
    story = part.in_words() if part.text.strip() else part.elsewhere()
    return build_paper(story, title=part.title, author="", foot=foot)


def file_check(sha256: str) -> str:
    """The short form of the hash of one file: twelve hex digits in groups of four."""
    return "-".join(sha256[at : at + 4].upper() for at in (0, 4, 8))
