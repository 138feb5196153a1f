"""Tập dự phòng trên giấy: with it the office goes on while there is no power, and enters all of it later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, grid, headed_section, para
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.marks import QR_SIZE, QrSquare
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from workflows import clock

# Two forms a page; with the rest no more than thirty pages for an association of ordinary size.
FORMS = 40
FORM_DEPTH: float = 110 * mm
BOX, BLANK = "☐", "………………………"
# Rows left for a hand: of papers that arrive, that leave, of calls.
ROWS = 14
HAND: float = 11 * mm
_BY_HAND = styles.CELL.clone("spare-by-hand", leading=23)


@dataclass(frozen=True, slots=True)
class SparePackage:
    """One package: what it is, where it stands, who has it, how he is reached, which days are to come."""

    code: str
    title: str
    stage: str
    holders: tuple[str, ...]
    state: str
    days: tuple[str, ...]
    moves: tuple[str, ...]
    address: str
    # Those days themselves: which of them bear a star is said below the table.
    dated: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SparePaper:
    """Everything the set says; `people` and `units` are (name, who, telephones).

    `arrived` and `left` are the last numbers given, where a hand goes on counting; `starred` explains stars.
    """

    head: Letterhead
    congress: str
    printed: datetime
    by: str
    packages: Sequence[SparePackage]
    people: Sequence[tuple[str, str, str]]
    units: Sequence[tuple[str, str, str]]
    arrived: str = ""
    left: Sequence[str] = ()
    starred: Sequence[str] = ()


def render_spare(paper: SparePaper) -> bytes:
    """The set as PDF: what to do, where each thing stands, telephones, forms; equal bytes for equal facts."""
    story = [
        *letterhead(paper.head),
        *title(_("TẬP DỰ PHÒNG TRÊN GIẤY"), paper.congress),
        *_what_to_do(paper),
        *headed_section(_("I. Hồ sơ đang ở đâu, chờ ai, đến ngày nào"), [_packages(paper)]),
        *(para(note, styles.STEP) for note in paper.starred),
        *headed_section(
            _("II. Điện thoại: các cơ quan"), [_telephones(paper.people, _("Cơ quan, chức danh"))]
        ),
        *headed_section(_("III. Điện thoại: các đơn vị"), [_telephones(paper.units, _("Đơn vị"))]),
        PageBreak(),
        *headed_section(_("IV. Phiếu ghi việc làm trên giấy"), _forms(paper)),
        PageBreak(),
        *_registers(paper),
    ]
    words = _("In lúc %(when)s; %(who)s in") % {"when": clock.in_words(paper.printed), "who": paper.by}
    foot = Foot(left=words, right=_("Bản in dùng nội bộ, không để lộ điện thoại"))
    return build_paper(
        story,
        title=_("TẬP DỰ PHÒNG TRÊN GIẤY"),
        author=" ".join(paper.head.org_lines),
        foot=foot,
    )


def _what_to_do(paper: SparePaper) -> Story:
    facts = {"when": clock.in_words(paper.printed)}
    steps = [
        _("Tình hình trong tập này là lúc %(when)s. Tuần nào cũng in tập mới, hủy tập cũ.") % facts,
        _("Mất điện: giao việc, họp, ký, nhận công văn như thường lệ, trên giấy."),
        _("Việc nào cũng ghi vào một phiếu ở mục IV: ngày làm, ai làm, căn cứ; giữ bản gốc kèm phiếu."),
        _("Số văn bản đến, đi: ghi tiếp vào bảng ở mục V, VI; số đã dùng không dùng lại."),
        _("Có điện: mở Văn phòng, “Nhập bù”, nhập từng phiếu theo đúng ngày trên phiếu, ngày trước trước."),
        _("Đúng hạn hay không tính theo ngày trên giấy, không theo ngày nhập."),
    ]
    return [para(f"{number}. {line}", styles.STEP) for number, line in enumerate(steps, 1)]


def _packages(paper: SparePaper) -> object:
    head = [_("Hồ sơ"), _("Đang ở bước, chờ ai"), _("Thời hạn"), _("Các mốc tiếp theo")]
    rows = [
        [
            cell(f"{one.code}: {one.title}", styles.CELL_SMALL),
            [cell(text, styles.CELL_SMALL) for text in (one.stage, *one.holders)],
            cell(one.state, styles.CELL_SMALL),
            [cell(text, styles.CELL_SMALL) for text in one.days],
        ]
        for one in paper.packages
    ]
    return grid(head, rows, widths=[WIDTH * share for share in (0.27, 0.31, 0.16, 0.26)])


def _telephones(rows: Sequence[tuple[str, str, str]], place: str) -> object:
    drawn = [[cell(text, styles.CELL_SMALL) for text in row] for row in rows]
    head = [place, _("Họ và tên"), _("Điện thoại")]
    return grid(head, drawn, widths=[WIDTH * share for share in (0.42, 0.33, 0.25)])


def _forms(paper: SparePaper) -> Story:
    open_ones = [one for one in paper.packages if one.moves]
    story = [piece for one in open_ones[:FORMS] for piece in _form(one)]
    blank = SparePackage(BLANK, BLANK, BLANK, (), "", (), (BLANK, BLANK, BLANK), "")
    return [*story, *_form(blank), *_form(blank)]


def _form(one: SparePackage) -> Story:
    name = [
        cell(_("PHIẾU GHI VIỆC – hồ sơ %(code)s") % {"code": one.code}, styles.FACT_STRONG),
        cell(one.title, styles.CELL),
        cell(_("Bước lúc in tập: %(stage)s") % {"stage": one.stage}, styles.CELL_ITALIC),
    ]
    mark = QrSquare(one.address, QR_SIZE) if one.address else ""
    lines = [
        _("Ngày làm: …… / …… / 20……    Giờ (nếu biết): …… giờ ……"),
        _("Người làm: %(blank)s%(blank)s  Cơ quan: %(blank)s") % {"blank": BLANK},
        _("Việc đã làm:") + "  " + "   ".join(f"{BOX} {move}" for move in one.moves),
        _("Biểu quyết: tổng số ……  có mặt ……  tán thành ……  không tán thành ……  khác ……"),
        _("Nội dung, ý kiến, lý do: %(blank)s%(blank)s%(blank)s") % {"blank": BLANK},
        BLANK * 4,
        BLANK * 4,
        _("Căn cứ: ☐ phiếu giấy  ☐ điện thoại  ☐ biên bản số ……  Bản gốc để ở: %(blank)s") % {"blank": BLANK},
        _("Ký tên: %(blank)s    Người ghi phiếu: %(blank)s") % {"blank": BLANK},
        _("☐ Đã nhập bù ngày …… / …… / 20……"),
    ]
    return [
        CondPageBreak(FORM_DEPTH),
        columns([[name, mark]], widths=[WIDTH - 2 * QR_SIZE, 2 * QR_SIZE]),
        *(para(line, _BY_HAND) for line in lines),
        Spacer(0, 10),
    ]


def _registers(paper: SparePaper) -> Story:
    day, note = _("Ngày"), _("Ghi chú")
    arrived = _("Số đến dùng gần nhất năm nay: %(number)s.") % {
        "number": paper.arrived or _("chưa có số nào")
    }
    used = "; ".join(paper.left) or _("chưa có số nào")
    left = _("Số dùng gần nhất năm nay: %(numbers)s.") % {"numbers": used}
    tables = [
        (_("V. Văn bản đến"), arrived, [_("Số đến"), day, _("Nơi gửi"), _("Nội dung, hồ sơ"), note]),
        (_("VI. Văn bản đi"), left, [_("Số, ký hiệu"), day, _("Nơi nhận"), _("Nội dung, hồ sơ"), note]),
        (_("VII. Đã gọi điện"), "", [_("Giờ"), day, _("Gọi ai"), _("Nội dung, trả lời"), _("Hẹn ngày")]),
    ]
    widths = [WIDTH * share for share in (0.13, 0.13, 0.24, 0.35, 0.15)]
    return [
        piece
        for name, said, head in tables
        for piece in headed_section(
            name,
            [
                *([para(said, styles.STEP)] if said else []),
                grid(head, [[""] * 5] * ROWS, widths=widths, least=HAND),
            ],
        )
    ]
