"""Công văn lấy ý kiến: a copy for each unit with its name, QR and code, then its sheet with a row a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Spacer, Table

from documents.consulting.models.replies import STANDS
from documents.consulting.models.rounds import AGREED
from documents.paper import styles
from documents.paper.base import cell, columns, grid, para, paras, rule
from documents.paper.codes import in_fours
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.marks import QrSquare
from documents.paper.sheet import WIDTH, Story, build_paper
from documents.paper.sheet_marks import with_code
from documents.paper.signature import SignatureBlock, signature

if TYPE_CHECKING:
    from documents.consulting.words import Contact

TICK = "☐"


@dataclass(frozen=True, slots=True)
class AskedDraft:
    """One row of the sheet."""

    code: str
    title: str
    number: int
    by_link: bool


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """What is the same on every copy; `signs` frame the signature (`signs_for_office`)."""

    head: Letterhead
    title: str
    association: str
    congress: str
    signs: tuple[str, str, str]
    silence: str
    drafts: tuple[AskedDraft, ...]

    @property
    def silence_in_words(self) -> str:
        """What it means to send nothing in time."""
        if self.silence == AGREED:
            return _(
                "Đơn vị không gửi ý kiến trong thời hạn trên thì coi như nhất trí; số này được tính riêng, "
                "không cộng vào số đơn vị nhất trí."
            )
        return _(
            "Đơn vị không gửi ý kiến trong thời hạn trên được ghi vào danh sách kèm bảng tổng hợp ý kiến."
        )


@dataclass(frozen=True, slots=True)
class LetterCopy:
    """What differs from copy to copy."""

    addressed: str
    unit: str
    contact: Contact
    last_day: date


def render_letters(paper: LetterPaper, copies: Sequence[LetterCopy]) -> bytes:
    """All copies as one PDF: a letter and a sheet for each unit, each on a page of its own."""
    story: Story = []
    for copy in copies:
        story += [*_letter(paper, copy), PageBreak(), *_sheet(paper, copy), PageBreak()]
    # Each letter is one page of its own, and the first page of a letter bears no number.
    return build_paper(story[:-1], title=paper.title, author=" ".join(paper.head.org_lines))


def _letter(paper: LetterPaper, copy: LetterCopy) -> Story:
    facts = {
        "who": paper.association,
        "congress": paper.congress,
        "number": len(paper.drafts),
        "day": f"{copy.last_day:%d/%m/%Y}",
        "unit": copy.unit,
    }
    words = [
        _("Chuẩn bị %(congress)s, %(who)s kính gửi %(unit)s %(number)d dự thảo văn kiện để góp ý.") % facts,
        _(
            "Kính đề nghị quý đơn vị ghi ý kiến vào phiếu kèm theo và gửi về Văn phòng chậm nhất hết ngày "
            "%(day)s."
        )
        % facts,
        paper.silence_in_words,
    ]
    about = _("V/v %(title)s") % {"title": paper.title[:1].lower() + paper.title[1:]}
    form, title, name = paper.signs
    return [
        *letterhead(replace(paper.head, about=about)),
        Spacer(0, 5 * mm),
        cell(_("Kính gửi: %(whom)s") % {"whom": copy.addressed}, styles.ABSTRACT),
        Spacer(0, 4 * mm),
        *(piece for line in words for piece in paras(line, styles.BODY)),
        *paras(_("Trân trọng cảm ơn."), styles.BODY),
        Spacer(0, 4 * mm),
        _answering(copy.contact, copy.contact.address),
        Spacer(0, 6 * mm),
        signature(SignatureBlock(form, title, name=name, recipients=(_("Như trên"), _("Lưu: VT")))),
    ]


def _answering(contact: Contact, scanned: str) -> Table:
    """Beside the QR: the address, the code, the telephone to ask whether this letter is genuine."""
    lines = []
    if contact.address:
        lines += [
            cell(_("Xem dự thảo và góp ý không cần tài khoản: quét mã bên cạnh hoặc mở trang"), styles.FACT),
            # A line for each half: a word of more than sixty letters would be broken by a space.
            *(cell(half, styles.DIGEST) for half in contact.halves),
        ]
    if contact.typed:
        words = _("Không quét được: mở %(site)s, nhập tên đơn vị và mã %(code)s")
        facts = {"site": contact.halves[0], "code": in_fours(contact.typed)}
        lines.append(cell(words % facts, styles.FACT_STRONG))
    words = _("Mã phiếu: %(code)s (Văn phòng dùng khi nhập)")
    lines.append(cell(words % {"code": contact.printed}, styles.FACT))
    if contact.phone:
        lines.append(cell(_("Điện thoại Văn phòng: %(phone)s") % {"phone": contact.phone}, styles.FACT))
    return columns(
        [[QrSquare(scanned if contact.address else contact.code, 26 * mm), lines]],
        widths=[32 * mm, WIDTH - 32 * mm],
    )


def _sheet(paper: LetterPaper, copy: LetterCopy) -> Story:
    """Phiếu góp ý: a row a draft, a box for each of the four answers, room for a hand."""
    heads = [_("Dự thảo"), *(str(label).capitalize() for _code, label in STANDS)]
    rows = [
        [
            cell(
                _("%(title)s (dự thảo lần %(number)d)") % {"title": one.title, "number": one.number},
                styles.CELL,
            ),
            *[cell(TICK, styles.CELL_CENTRE)] * len(STANDS),
        ]
        for one in paper.drafts
    ]
    if len(paper.drafts) > 1:
        every = _("Nhất trí cả %(number)d dự thảo") % {"number": len(paper.drafts)}
        rows.insert(0, [cell(every, styles.CELL_STRONG), cell(TICK, styles.CELL_CENTRE), *[""] * 3])
    wide = 22 * mm
    told = _("Góp ý (ghi rõ văn bản, điều, khoản; có thể ghi tiếp mặt sau):")
    return [
        *title(_("PHIẾU GÓP Ý"), paper.title),
        cell(copy.unit, styles.NOTICE),
        Spacer(0, 3 * mm),
        grid(heads, rows, widths=[WIDTH - 4 * wide, *[wide] * 4]),
        Spacer(0, 3 * mm),
        para(told, styles.FACT),
        *(rule(WIDTH, before=8 * mm) for _line in range(5)),
        Spacer(0, 4 * mm),
        para(_("Ngày ….. tháng ….. năm ……… Người ký (họ tên, chức vụ):"), styles.FACT),
        Spacer(0, 16 * mm),
        # The code of this sheet too, by which a scan of many is split (docs/adr/0029).
        _answering(copy.contact, with_code(copy.contact.address, copy.contact.code)),
    ]
