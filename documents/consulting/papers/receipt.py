"""Phiếu xác nhận đã nhận ý kiến: what came from a unit by its link or account, with its code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from documents.consulting.queries.unit_page import letter_in_words, receipt_code
from documents.paper import styles
from documents.paper.base import cell, columns, grid, para
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.marks import draw_qr
from documents.paper.sheet import WIDTH, build_paper
from workflows import clock

if TYPE_CHECKING:
    from documents.consulting.models.replies import Reply
    from documents.consulting.queries.unit_page import AskedRound

QR_SIZE = 24 * mm


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """Everything the slip says; `drafts` are (title, what was said, remarks)."""

    org_lines: tuple[str, ...]
    place: str
    phone: str
    unit: str
    about: str
    writer: str
    at: datetime
    late: bool
    corrected: bool
    code: str
    drafts: tuple[tuple[str, str, str], ...]


class QrBox(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A QR in the run of a paper."""

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self.text, self.width, self.height = text, size, size

    def draw(self) -> None:
        """Draw it where the paper has put it."""
        draw_qr(self.canv, self.text, x=0, y=0, size=self.width)


def receipt_facts(asked: AskedRound, reply: Reply) -> ReceiptPaper:
    """What the record holds of a reply that the unit wrote itself."""
    congress = asked.round.congress
    answers = {one.draft_id: one for one in reply.answers.all()}
    drafts = [
        (
            f"{draft.package.code}: {draft.package.listed_title}",
            str(answers[draft.pk].get_stand_display()),
            "\n".join(
                f"{one.place}: {one.text}" if one.place else one.text
                for one in answers[draft.pk].remarks.all()
            ),
        )
        for draft in asked.drafts
        if draft.pk in answers
    ]
    return ReceiptPaper(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        phone=congress.office_phone,
        unit=reply.unit_name,
        about=f"{asked.round.title} ({letter_in_words(asked)})",
        writer=", ".join(filter(None, (reply.writer, reply.writer_office))),
        at=reply.at,
        late=asked.is_late(reply),
        corrected=reply not in asked.replies,
        code=receipt_code(reply),
        drafts=tuple(drafts),
    )


def render_receipt(paper: ReceiptPaper) -> bytes:
    """The slip as PDF."""
    day = clock.local_day(paper.at)
    head = Letterhead(org_lines=paper.org_lines, symbol="", place=paper.place, day=day)
    late = [(_("Ghi chú:"), _("gửi sau thời hạn"))] if paper.late else []
    gone = [(_("Ghi chú:"), _("đơn vị đã sửa ý kiến này sau đó"))] if paper.corrected else []
    told = [
        (_("Đơn vị:"), paper.unit),
        (_("Nội dung lấy ý kiến:"), paper.about),
        (_("Người gửi:"), paper.writer),
        (_("Nhận lúc:"), clock.in_words(paper.at)),
        *late,
        *gone,
        (_("Mã xác nhận:"), paper.code),
    ]
    facts: list[list[Any]] = [
        [cell(name, styles.FACT), cell(value, styles.FACT_STRONG)] for name, value in told
    ]
    room = WIDTH - QR_SIZE - 6 * mm
    table = grid(
        [_("Dự thảo"), _("Ý kiến"), _("Nội dung góp ý")],
        [[cell(one, styles.CELL) for one in row] for row in paper.drafts],
        widths=[WIDTH * 0.36, WIDTH * 0.2, WIDTH * 0.44],
    )
    words = _("Phiếu này ghi đúng nội dung đã nhận. Nếu có chỗ chưa đúng, đề nghị báo Văn phòng%(phone)s.")
    phone = _(", điện thoại %(number)s") % {"number": paper.phone} if paper.phone else ""
    fact_table = columns(facts, widths=[room * 0.36, room * 0.64])
    story = [
        *letterhead(head),
        *title(_("PHIẾU XÁC NHẬN"), _("Đã nhận ý kiến góp ý")),
        columns([[fact_table, QrBox(paper.code, QR_SIZE)]], widths=[room + 6 * mm, QR_SIZE]),
        Spacer(0, 8),
        table,
        Spacer(0, 8),
        para(words % {"phone": phone}, styles.REMARK),
    ]
    return build_paper(story, title=_("PHIẾU XÁC NHẬN"), author=" ".join(paper.org_lines))
