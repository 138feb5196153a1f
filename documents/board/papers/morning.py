"""Bản in giao ban: the state of every package on one sheet of A4, late ones first."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, grid, rule, text_width
from documents.paper.letterhead import LEFT_COLUMN, QUOC_HIEU, RIGHT_COLUMN, RULE_RATIO, TIEU_NGU, fitted
from documents.paper.sheet import UPRIGHT, WIDTH, Foot, Story, build_paper
from documents.paper.text import day, day_in_words, one_line
from workflows import clock

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.lib.styles import ParagraphStyle

ROOM: float = UPRIGHT.depth
WIDTHS: tuple[float, ...] = tuple(width * mm for width in (8, 43, 46, 32, 36))
# From comfortable to the least that is read without a glass; then texts are cut, then last rows left out.
SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
LETTERS = (400, 200, 140, 100, 70, 50)


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
    """The sheet as PDF, always one page; equal bytes for equal sheets.

    The rule, measured and not guessed: the largest type in which everything fits; in the smallest, the
    longest texts that fit; then as many first rows as fit, with a line that says how many are not shown.
    """
    name = _("BẢN GIAO BAN")
    foot = Foot(
        left=_("In lúc %(moment)s") % {"moment": clock.in_words(sheet.printed)},
        right=_("Số liệu từ Bảng tiến độ; bản in dùng nội bộ"),
    )
    # Found by halving: each of the ways stands lower than the one before.
    ways = [(size, LETTERS[0]) for size in SIZES] + [(SIZES[-1], letters) for letters in LETTERS[1:]]
    place = bisect_left(ways, True, key=lambda way: _fits(_story(sheet, *way)))  # noqa: FBT003 - looked for
    if place < len(ways):
        story = _story(sheet, *ways[place])
    else:
        rows = range(len(sheet.lines), -1, -1)
        place = bisect_left(rows, True, key=lambda count: _fits(_first(sheet, count)))  # noqa: FBT003 - looked for
        story = _first(sheet, rows[place])
    return build_paper(story, title=f"{name} {day(sheet.day)}", author=" ".join(sheet.org_lines), foot=foot)


def height(story: Story) -> float:
    """How high the story stands on a sheet, in points; spaces between blocks counted in full."""
    return float(sum(one.wrap(WIDTH, ROOM)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in story))


def _fits(story: Story) -> bool:
    return height(story) <= ROOM


def _first(sheet: Morning, count: int) -> Story:
    return _story(replace(sheet, lines=sheet.lines[:count]), SIZES[-1], LETTERS[-1])


def _story(sheet: Morning, size: float, letters: int) -> Story:
    left_out = sheet.total - len(sheet.lines)
    words = _("Còn %(count)d hồ sơ không in ở đây; xem Bảng tiến độ.") % {"count": left_out}

    head = [_("TT"), _("Hồ sơ"), _("Đang ở"), _("Tình trạng"), _("Gọi ai, hẹn gì")]
    rows = [_row(number, line, size, letters) for number, line in enumerate(sheet.lines, 1)]

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
        cell(sheet.summary, _sized(styles.PLACE_AND_DAY, 12)),
        Spacer(0, 5),
        grid(head, rows, widths=WIDTHS),
        *([cell(words, _sized(styles.CELL_ITALIC, size))] if left_out else []),
        *(cell(note, _sized(styles.CELL_ITALIC, size)) for note in sheet.notes),
    ]


def _row(number: int, line: MorningLine, size: float, letters: int) -> list[object]:
    plain, strong = _sized(styles.CELL, size), _sized(styles.FACT_STRONG, size)
    state = strong if line.late else plain

    def short(text: str) -> str:
        return one_line(text, longest=letters)

    return [
        cell(str(number), _sized(styles.CELL_CENTRE, size)),
        cell(f"{short(line.title)} ({line.code})", strong),
        [cell(short(text), plain) for text in (line.stage, line.holders) if text],
        cell(short(line.state), state),
        [cell(short(text), plain) for text in (*line.calls, line.promise) if text],
    ]


def _sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    return style.clone(f"{style.name}-{size}", fontSize=size, leading=size * 1.2)
