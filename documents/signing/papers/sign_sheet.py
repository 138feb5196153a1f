"""Phiếu trình ký: which text exactly, who said what of it, what is asked, and room for a hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, framed, grid, headed_section, para, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.paper.text import day

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

LABEL = 28 * mm
# What a hand writes on: the first rule a little below the words, each a line of writing apart.
HAND = 8.5 * mm
SHORT_NOTE = 600


@dataclass(frozen=True, slots=True)
class FileLine:
    """One part of the draft: title of the part, and the file name as shown."""

    part: str
    name: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What one body concluded or decided: on which day, of which draft, and with which words or count.

    deed: what it did, beside its name ("thẩm tra"); "" where that is not known.
    """

    body: str
    on: date
    draft_number: int
    outcome: str
    deed: str = ""
    words: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of one part since the draft that was judged last, in words."""

    part: str
    what: str


@dataclass(frozen=True, slots=True)
class SignSheet:
    """Everything the sheet says, as plain data; texts in any Unicode form, `signed_at` aware.

    opening: the first line, which draft this is and who passed it. code: of `documents.paper.codes`.
    symbol: what follows the blank number ("PTK-HTS"); day: None leaves the day to be written by hand in the
    month of `month`. submitted_by: the body and who submitted. said: every conclusion, opinion and vote, in
    their order. changes_note says why there is nothing to compare. not_yet: why it cannot be signed now, ""
    when it can. pen_words: of a pen signature, who signed, entered and compared it; basis: the paper
    by which one signs for another. confidential: framed
    "LƯU HÀNH NỘI BỘ". instead and on_behalf as in `SignatureBlock`.
    """

    org_lines: tuple[str, ...]
    symbol: str
    place: str
    day: date | None
    month: date
    opening: str
    congress_name: str
    package_code: str
    package_title: str
    draft_number: int
    code: str
    files: tuple[FileLine, ...]
    submitted_by: str
    addressee: str
    said: tuple[SaidLine, ...]
    signer_title: str
    signer_name: str
    office: str = ""
    recipients: tuple[str, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    changes_note: str = ""
    author_note: str = ""
    deadline_words: str = ""
    not_yet: str = ""
    signed_at: datetime | None = None
    signed_on_paper: bool = False
    pen_words: str = ""
    basis: str = ""
    confidential: bool = False
    instead: str = ""
    on_behalf: str = ""


def render_sign_sheet(sheet: SignSheet) -> bytes:
    """The sheet alone as PDF; equal bytes for equal sheets.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu, and ValueError
    when `signed_at` has no time zone.
    """
    facts = {"code": sheet.code, "draft": sheet.draft_number, "package": sheet.package_code}
    left = _("%(package)s, dự thảo lần %(draft)d, mã bản in %(code)s") % facts
    if sheet.confidential:
        left = _("Lưu hành nội bộ. Mã bản in %(code)s") % facts
    return build_paper(
        sign_sheet_story(sheet),
        title=f"{_('PHIẾU TRÌNH KÝ')} – {sheet.package_code} – {sheet.package_title}",
        author=" ".join(sheet.org_lines),
        foot=Foot(left=left, right=_("Không phải chữ ký số")),
    )


def sign_sheet_story(sheet: SignSheet) -> Story:
    """The sheet as blocks, for a paper of its own or as the first of a set. Raises as `render_sign_sheet`."""
    head = Letterhead(
        org_lines=sheet.org_lines,
        symbol=sheet.symbol,
        place=sheet.place,
        day=sheet.day or sheet.month,
        internal=sheet.confidential,
        day_open=sheet.day is None,
    )
    return [
        para(sheet.opening, styles.OPENING),
        *letterhead(head),
        *title(_("PHIẾU TRÌNH KÝ"), sheet.package_title),
        *(flowable for section in SECTIONS for flowable in section(sheet)),
    ]


def _addressee_and_package(sheet: SignSheet) -> Story:
    """To whom, which package and draft, who submits, until when."""
    to = _("Kính gửi: %(who)s") % {"who": sheet.addressee}
    draft = _("Dự thảo lần %(number)d") % {"number": sheet.draft_number}
    code = _fact(_("Mã hồ sơ:"), sheet.package_code, styles.FACT_STRONG)
    rows = [[*code, *_fact(_("Bản trình ký:"), draft, styles.FACT_STRONG)]]
    told = [(_("Người trình:"), sheet.submitted_by), (_("Thời hạn:"), sheet.deadline_words)]
    asked = _(
        "Đề nghị xem xét, ký duyệt bản trình dưới đây để trình %(congress)s; nếu có ý kiến, đề nghị ghi "
        "vào phần ý kiến chỉ đạo."
    )
    return [
        cell(to, styles.ADDRESSEE),
        columns(rows, widths=[LABEL, WIDTH / 2 - LABEL] * 2),
        *(
            columns([_fact(name, words, styles.FACT)], widths=[LABEL, WIDTH - LABEL])
            for name, words in told
            if words
        ),
        para(asked % {"congress": sheet.congress_name}, styles.BODY),
    ]


def _fact(label: str, text: str, style: ParagraphStyle) -> list[Flowable]:
    return [cell(label, styles.FACT), cell(text, style)]


def _files(sheet: SignSheet) -> Story:
    rows = [
        [
            cell(str(number), styles.CELL_CENTRE),
            cell(line.part, styles.CELL),
            cell(line.name, styles.CELL_ITALIC),
        ]
        for number, line in enumerate(sheet.files, start=1)
    ]
    table = grid([_("TT"), _("Thành phần"), _("Tên tệp")], rows, widths=[10 * mm, 80 * mm, WIDTH - 90 * mm])
    return headed_section(_("1. Thành phần hồ sơ"), [table])


def _what_was_decided(sheet: SignSheet) -> Story:
    """Who concluded and decided what; minutes and dissent follow the table, word for word."""
    heading = _("2. Ý kiến, thẩm tra và biểu quyết")
    if not sheet.said:
        return headed_section(heading, [para(_("Chưa có kết luận, biểu quyết nào được ghi."), styles.BODY)])
    rows: list[list[object]] = []
    remarks: Story = []
    for line in sheet.said:
        rows.append(
            [
                # One paragraph: two in one cell could not go on on the next page.
                cell(" – ".join(filter(None, (line.body, line.deed))), styles.CELL),
                cell(day(line.on), styles.CELL_COUNT),
                cell(str(line.draft_number), styles.CELL_COUNT),
                [
                    cell(line.outcome, styles.CELL_RESULT),
                    *([cell(line.words, styles.CELL)] if line.words else []),
                ],
            ]
        )
        for remark in line.remarks:
            remarks += paras(f"{line.body}: {remark}", styles.REMARK)
    head = [_("Cơ quan"), _("Ngày"), _("Dự thảo lần"), _("Kết luận, kết quả")]
    table = grid(head, rows, widths=[44 * mm, 23 * mm, 18 * mm, WIDTH - 85 * mm])
    return headed_section(heading, [table, *remarks])


def _changes(sheet: SignSheet) -> Story:
    heading = _("3. Nội dung thay đổi")
    note = paras(sheet.changes_note, styles.BODY) if sheet.changes_note else []
    if not sheet.changes:
        return headed_section(heading, note) if note else []
    rows = [[cell(line.part, styles.CELL), cell(line.what, styles.CELL)] for line in sheet.changes]
    table = grid([_("Thành phần"), _("Thay đổi")], rows, widths=[70 * mm, WIDTH - 70 * mm])
    return headed_section(heading, [*note, table])


def _notes(sheet: SignSheet) -> Story:
    if not sheet.author_note:
        return []
    return headed_section(_("4. Ghi chú của người soạn thảo"), paras(sheet.author_note, styles.BODY))


def _end(sheet: SignSheet) -> Story:
    """Room for the office and for the signer's own words, and the place to sign; all on one page.

    What waits for no signature has no such place: it would look ready to be signed.
    """
    if sheet.not_yet:
        return [Spacer(0, 8), framed([cell(sheet.not_yet, styles.NOTICE)], width=WIDTH)]
    block = SignatureBlock(
        form="",
        title=sheet.signer_title,
        name=sheet.signer_name,
        recipients=sheet.recipients,
        signed_at=sheet.signed_at,
        instead=sheet.instead,
        on_behalf=sheet.on_behalf,
        on_paper=sheet.signed_on_paper,
    )
    found: Story = []
    if sheet.signed_at is None:
        if sheet.office:
            office = _("Ý kiến của %(office)s về thể thức:") % {"office": sheet.office}
            found += [para(office, styles.HAND), *_rules(2)]
        # The signer is called by his office as the place to sign names it: "CHỦ TỊCH" is "Chủ tịch".
        whose = _("Ý kiến chỉ đạo của %(signer)s:") % {"signer": sheet.signer_title.capitalize()}
        found += [para(whose, styles.HAND), *_rules(3)]
    basis = _("Căn cứ ký: %(basis)s.") % {"basis": sheet.basis} if sheet.basis else ""
    told = " ".join(filter(None, (sheet.pen_words, basis)))
    notice = [Spacer(0, 6), framed([cell(told, styles.NOTICE)], width=WIDTH)] if told else []
    return [KeepTogether([*found, *notice, Spacer(0, 8), signature(block)])]


def _rules(number: int) -> Story:
    """Lines to write on."""
    return [
        HRFlowable(width="100%", thickness=0.4, dash=(1, 2), spaceBefore=HAND, spaceAfter=0)
        for _one in range(number)
    ]


# The sheet below its title, in this order.
SECTIONS = (_addressee_and_package, _files, _what_was_decided, _changes, _notes, _end)
