"""Phiếu trình ký: what is to be signed, which draft exactly, who decided it, what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, framed, grid, headed_section, para, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.paper.text import day, kilobytes, one_line, thousands

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

NONE = "–"
LABEL = 28 * mm
SHORT_NOTE = 600
LONGEST_OUTCOME = 100


@dataclass(frozen=True, slots=True)
class FileLine:
    """One part of the draft: title of the part, file name as shown, bytes, SHA-256 in hex."""

    part: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One recorded vote on this very draft; the outcome in words, e.g. "Thông qua"."""

    body: str
    met_on: date
    members: int
    present: int
    votes_for: int
    against: int
    other: int
    not_voting: int
    outcome: str
    minutes_ref: str = ""
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of one part since the last draft; sizes in bytes, None where the part was not there."""

    part: str
    what: str
    old_size: int | None
    new_size: int | None


@dataclass(frozen=True, slots=True)
class SignSheet:
    """Everything the sheet says, as plain data; texts in any Unicode form, `signed_at` aware.

    symbol: what follows the blank number ("PTK-HTS"). congress_name: as it follows "trình"
    ("Đại hội III"). drafted_by: the body. changes is empty for a first draft, and `changes_note`
    then says why there is nothing to compare. confidential: framed "LƯU HÀNH NỘI BỘ". instead and
    on_behalf as in `SignatureBlock`.
    """

    org_lines: tuple[str, ...]
    symbol: str
    place: str
    day: date
    congress_name: str
    package_code: str
    package_title: str
    draft_number: int
    check_code: str
    files: tuple[FileLine, ...]
    drafted_by: str
    decisions: tuple[DecisionLine, ...]
    signer_title: str
    sign_form: str
    signer_name: str
    changes: tuple[ChangeLine, ...] = ()
    changes_note: str = ""
    author_note: str = ""
    deadline_words: str = ""
    signed_at: datetime | None = None
    signed_on_paper: bool = False
    pen_words: str = ""
    recipients: tuple[str, ...] = ()
    confidential: bool = False
    instead: str = ""
    on_behalf: str = ""


def render_sign_sheet(sheet: SignSheet) -> bytes:
    """The sheet as PDF; equal bytes for equal sheets.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu, and ValueError
    when `signed_at` has no time zone.
    """
    name = _("PHIẾU TRÌNH KÝ")

    head = Letterhead(
        org_lines=sheet.org_lines,
        symbol=sheet.symbol,
        place=sheet.place,
        day=sheet.day,
        internal=sheet.confidential,
    )
    mark = _("DỰ THẢO trình %(congress)s") % {"congress": sheet.congress_name}
    story = [
        *letterhead(head),
        *title(name, sheet.package_title, mark=mark),
        *(flowable for section in SECTIONS for flowable in section(sheet)),
    ]
    subject = f"{name} – {sheet.package_code} – {sheet.package_title}"
    facts = {"code": sheet.check_code, "draft": sheet.draft_number, "package": sheet.package_code}
    left = _("%(package)s, dự thảo lần %(draft)d, mã kiểm tra %(code)s") % facts
    if sheet.confidential:
        left = _("Lưu hành nội bộ. Mã kiểm tra %(code)s") % facts
    return build_paper(
        story,
        title=subject,
        author=" ".join(sheet.org_lines),
        foot=Foot(left=left, right=_("Phê duyệt trên hệ thống, không phải chữ ký số")),
    )


def _facts(sheet: SignSheet) -> Story:
    """Which package and which draft, exactly."""
    draft = _("Dự thảo lần %(number)d") % {"number": sheet.draft_number}
    code = _fact(_("Mã hồ sơ:"), sheet.package_code, styles.FACT_STRONG)
    check = _fact(_("Mã kiểm tra:"), sheet.check_code, styles.FACT_STRONG)
    rows = [
        [*code, *_fact(_("Bản trình ký:"), draft, styles.FACT_STRONG)],
        [*check, *_fact(_("Soạn thảo:"), sheet.drafted_by, styles.FACT)],
    ]
    story: Story = [columns(rows, widths=[LABEL, WIDTH / 2 - LABEL] * 2)]
    if sheet.deadline_words:
        due = _fact(_("Thời hạn:"), sheet.deadline_words, styles.FACT)
        story.append(columns([due], widths=[LABEL, WIDTH - LABEL]))
    return story


def _fact(label: str, text: str, style: ParagraphStyle) -> list[Flowable]:
    return [cell(label, styles.FACT), cell(text, style)]


def _files(sheet: SignSheet) -> Story:
    rows = [
        [
            cell(str(number), styles.CELL_CENTRE),
            [
                cell(line.part, styles.CELL),
                cell(line.name, styles.CELL_ITALIC),
                cell(_("SHA-256: %(digest)s") % {"digest": line.sha256}, styles.DIGEST),
            ],
            cell(kilobytes(line.size), styles.CELL_RIGHT),
        ]
        for number, line in enumerate(sheet.files, start=1)
    ]
    head = [_("TT"), _("Thành phần hồ sơ, tên tệp, mã SHA-256 của tệp"), _("Dung lượng")]
    table = grid(head, rows, widths=[10 * mm, WIDTH - 36 * mm, 26 * mm])
    return headed_section(_("1. Thành phần hồ sơ"), [table])


def _decisions(sheet: SignSheet) -> Story:
    """Who decided on this very draft, with which count; minutes and dissent follow the table."""
    heading = _("2. Kết quả biểu quyết đối với bản trình ký")
    if not sheet.decisions:
        return headed_section(heading, [para(_("Chưa có kết quả biểu quyết nào được ghi."), styles.BODY)])
    head = [
        _("Cơ quan"),
        _("Ngày họp"),
        _("Có mặt / tổng số"),
        _("Tán thành"),
        _("Không tán thành"),
        _("Ý kiến khác"),
        _("Không biểu quyết"),
        _("Kết quả"),
    ]
    widths = [width * mm for width in (42, 22, 18, 14, 16, 14, 16, 23)]

    rows: list[list[object]] = []
    remarks: Story = []
    for line in sheet.decisions:
        counts = (line.votes_for, line.against, line.other, line.not_voting)
        rows.append(
            [
                cell(line.body, styles.CELL),
                cell(day(line.met_on), styles.CELL_COUNT),
                cell(f"{thousands(line.present)}/{thousands(line.members)}", styles.CELL_COUNT),
                *(cell(thousands(count), styles.CELL_COUNT) for count in counts),
                cell(one_line(line.outcome, longest=LONGEST_OUTCOME), styles.CELL_STRONG),
            ]
        )
        # The minutes of the meeting and what a minority wished to have kept, word for word.
        dissent = _("ý kiến bảo lưu: %(dissent)s") % {"dissent": line.dissent} if line.dissent else ""
        words = "; ".join(filter(None, (line.minutes_ref, dissent)))
        remarks += paras(f"{line.body}: {words}", styles.REMARK) if words else []
    return headed_section(heading, [grid(head, rows, widths=widths), *remarks])


def _changes(sheet: SignSheet) -> Story:
    if not sheet.changes:
        note = sheet.changes_note or _("Dự thảo lần đầu, không có dự thảo trước để so sánh.")
        return headed_section(_("3. Thay đổi so với dự thảo trước"), paras(note, styles.BODY))
    heading = _("3. Thay đổi so với dự thảo lần %(number)d") % {"number": sheet.draft_number - 1}
    head = [_("Thành phần hồ sơ"), _("Nội dung thay đổi"), _("Dung lượng trước"), _("Dung lượng nay")]
    rows = [
        [
            cell(line.part, styles.CELL),
            cell(line.what, styles.CELL),
            cell(_size(line.old_size), styles.CELL_RIGHT),
            cell(_size(line.new_size), styles.CELL_RIGHT),
        ]
        for line in sheet.changes
    ]
    table = grid(head, rows, widths=[70 * mm, WIDTH - 118 * mm, 24 * mm, 24 * mm])
    return headed_section(heading, [table, *paras(sheet.changes_note, styles.BODY)])


def _size(size: int | None) -> str:
    return NONE if size is None else kilobytes(size)


def _end(sheet: SignSheet) -> Story:
    """The author's note, what this paper is and is not, and the place to sign.

    A short note stays on the page of the signature, so that the name never stands there by itself.
    """
    note: Story = []
    if sheet.author_note:
        note = headed_section(_("4. Ghi chú của người soạn thảo"), paras(sheet.author_note, styles.BODY))

    block = SignatureBlock(
        form=sheet.sign_form,
        title=sheet.signer_title,
        name=sheet.signer_name,
        recipients=sheet.recipients,
        signed_at=sheet.signed_at,
        instead=sheet.instead,
        on_behalf=sheet.on_behalf,
        on_paper=sheet.signed_on_paper,
    )
    words = _("Phiếu này ghi nhận việc phê duyệt trên hệ thống, không phải chữ ký số.")
    if sheet.signed_on_paper:
        words = _("Phiếu này ghi lại việc ký trên giấy, không phải chữ ký số.")
        words = f"{words} {sheet.pen_words}".strip()
    notice = framed([cell(words, styles.NOTICE)], width=WIDTH)
    last = [Spacer(0, 6), notice, Spacer(0, 8), signature(block)]
    if len(sheet.author_note) <= SHORT_NOTE:
        return [KeepTogether([*note[1:], *last])]
    return [*note, KeepTogether(last)]


# The sheet below its title, in this order.
SECTIONS = (_facts, _files, _decisions, _changes, _end)
