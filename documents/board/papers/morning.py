"""Bản in giao ban: where every package stands, late ones first, with room to write what each one answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.board.words.by_hand import ANSWERED, PROMISED
from documents.paper import styles
from documents.paper.base import cell, columns, grid, rule, text_width
from documents.paper.letterhead import LEFT_COLUMN, QUOC_HIEU, RIGHT_COLUMN, RULE_RATIO, TIEU_NGU, fitted
from documents.paper.sheet import LYING, Foot, Story, build_paper
from documents.paper.text import day, day_in_words, one_line
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reportlab.lib.styles import ParagraphStyle

# Number, package, where it is, how it stands; the last two are written by hand.
WIDTHS: tuple[float, ...] = tuple(width * mm for width in (10, 52, 62, 40, 60, 28))
# Read at arm's length by people of seventy; a hand needs so much room.
SIZE = 12.0
HAND: float = 15 * mm
LETTERS = 300


@dataclass(frozen=True, slots=True)
class MorningLine:
    """One package: who has it since when, how its deadline stands, whom to telephone, the last promise."""

    title: str
    code: str
    stage: str
    holders: str
    state: str
    late: bool
    calls: tuple[str, ...]
    promise: str


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything the sheet says; `lines` late ones first, `summary` the counts in one sentence."""

    org_lines: tuple[str, ...]
    place: str
    day: date
    printed: datetime
    congress_name: str
    summary: str
    lines: tuple[MorningLine, ...]
    total: int
    # What stands below, once: of years whose days off are not published.
    notes: tuple[str, ...] = ()


def render_morning(sheet: Morning) -> bytes:
    """The sheet as PDF, on as many pages as its rows need; equal bytes for equal sheets."""
    name = _("BẢN GIAO BAN")
    foot = Foot(
        left=_("In lúc %(moment)s") % {"moment": clock.in_words(sheet.printed)},
        right=_("Số liệu từ Bảng tiến độ; bản in dùng nội bộ"),
    )
    title, author = f"{name} {day(sheet.day)}", " ".join(sheet.org_lines)
    return build_paper(_story(sheet), title=title, author=author, foot=foot, sheet=LYING)


def _story(sheet: Morning) -> Story:
    left_out = sheet.total - len(sheet.lines)
    words = _("Còn %(count)d hồ sơ không in ở đây; xem Bảng tiến độ.") % {"count": left_out}

    head = [
        _("TT"),
        _("Hồ sơ"),
        _("Đang giữ, điện thoại"),
        _("Tình trạng"),
        str(ANSWERED),
        str(PROMISED),
    ]
    rows = [_drawn_line(number, line) for number, line in enumerate(sheet.lines, 1)]

    # Who prints it, beside Quốc hiệu; a working paper bears no number.
    organisation = fitted(sheet.org_lines)
    length = RULE_RATIO * text_width(organisation[-1], styles.ORGANISATION)
    left = [*(cell(line, styles.ORGANISATION) for line in organisation), rule(length, before=2.5)]
    right = [
        cell(QUOC_HIEU, styles.NATION),
        cell(TIEU_NGU, styles.MOTTO),
        rule(text_width(TIEU_NGU, styles.MOTTO)),
        Spacer(0, 3),
        cell(
            _("%(place)s, %(day)s") % {"place": sheet.place, "day": day_in_words(sheet.day)},
            styles.PLACE_AND_DAY,
        ),
    ]
    return [
        columns([[left, right]], widths=[LEFT_COLUMN, RIGHT_COLUMN]),
        Spacer(0, 6),
        cell(_("BẢN GIAO BAN"), styles.TITLE),
        cell(_("Tiến độ hồ sơ văn kiện %(name)s") % {"name": sheet.congress_name}, styles.ABSTRACT),
        cell(sheet.summary, _sized(styles.PLACE_AND_DAY)),
        Spacer(0, 5),
        grid([cell(name, _sized(styles.CELL_HEAD)) for name in head], rows, widths=WIDTHS, least=HAND),
        *([cell(words, _sized(styles.CELL_ITALIC))] if left_out else []),
        *(cell(note, _sized(styles.CELL_ITALIC)) for note in sheet.notes),
    ]


def _drawn_line(number: int, line: MorningLine) -> list[object]:
    plain, strong = _sized(styles.CELL), _sized(styles.FACT_STRONG)

    def told(texts: Iterable[str]) -> list[object]:
        return [cell(one_line(text, longest=LETTERS), plain) for text in texts if text]

    return [
        cell(str(number), _sized(styles.CELL_CENTRE)),
        cell(f"{one_line(line.title, longest=LETTERS)} ({line.code})", strong),
        told((line.stage, line.holders, *line.calls)),
        [cell(line.state, strong if line.late else plain), *told([line.promise])],
        "",
        "",
    ]


def _sized(style: ParagraphStyle) -> ParagraphStyle:
    return style.clone(f"{style.name}-{SIZE}", fontSize=SIZE, leading=SIZE * 1.2)
