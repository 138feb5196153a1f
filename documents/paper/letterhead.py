"""The head of page 1: organisation and Quốc hiệu, number and place, how far it may go, kind of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, combinations, pairwise

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, Spacer, Table

from documents.paper import styles
from documents.paper.base import around_blank, cell, columns, framed, rule, text_width
from documents.paper.sheet import WIDTH, Story
from documents.paper.text import day_in_words, month_in_words
from workflows.text import clean

# With 75 | 90 mm and Quốc hiệu at 12 pt (88,3 mm wide) Quốc hiệu stays right of the middle of the paper.
# Moving the split changes nothing in the gap: (165 mm - both widths) / 2.
LEFT_COLUMN: float = 75 * mm
RIGHT_COLUMN: float = 90 * mm
LEAST_GAP: float = 4 * mm
MOST_LINES = 3
# Phụ lục I, mục II.2 and II.5: a rule of one third to one half of the line above it.
RULE_RATIO = 0.4
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


class DoesNotFitError(ValueError):
    """The name of the organisation leaves less than 4 mm to Quốc hiệu however it is broken."""


# Room for what is written by hand.
UNSAID = "………………"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title.

    org_lines: the name as it is broken on paper, upper case. symbol: what follows the stroke ("BC-HTS"),
    "" for a list that bears no number. number: None while it is a draft, and the place of the number
    stays blank. internal: framed "LƯU HÀNH NỘI BỘ" (never a degree of state secrecy: that is not the
    association's to give). under: the body that issues the paper, when org_lines name whom it is under.
    day_open: the day of the month is left to be written by hand. about: what a letter is about ("V/v …"),
    which stands under its number (Phụ lục I, mục II.4); other papers have a kind and an abstract instead.
    """

    org_lines: tuple[str, ...]
    symbol: str
    place: str
    day: date
    number: int | None = None
    internal: bool = False
    under: str = ""
    day_open: bool = False
    about: str = ""

    def number_line(self) -> Flowable:
        """The number and symbol, or room for them."""
        if not self.symbol:
            return Spacer(0, 0)
        if self.number is None:
            return around_blank(_("Số:"), f"/{self.symbol}", styles.NUMBER)
        return cell(self.number_in_words, styles.NUMBER)

    @property
    def number_in_words(self) -> str:
        """Number and symbol, with dots for a number that is not given yet; "" for a paper that bears none."""
        if not self.symbol:
            return ""
        number = f"{self.number:02d}" if self.number is not None else "……"
        return _("Số: %(number)s/%(symbol)s") % {"number": number, "symbol": self.symbol}

    @property
    def day_in_words(self) -> str:
        """Place and day on one line, with dots where a hand writes them."""
        open_day = _("ngày …… %(month)s") % {"month": month_in_words(self.day)}
        return f"{self.place or UNSAID}, {open_day if self.day_open else day_in_words(self.day)}"

    def place_and_day(self, width: float = RIGHT_COLUMN) -> list[Flowable]:
        """Place and day, or room for them; a place that is too long beside its day has its own line."""
        # A place that was never said is left to be written by hand.
        place = self.place or UNSAID
        if self.day_open:
            before = _("%(place)s, ngày") % {"place": place}
            return [around_blank(before, month_in_words(self.day), styles.PLACE_AND_DAY)]
        day = day_in_words(self.day)
        words = _("%(place)s, %(day)s") % {"place": place, "day": day}
        lines = [words] if text_width(words, styles.PLACE_AND_DAY) <= width else [f"{place},", day]
        return [cell(line, styles.PLACE_AND_DAY) for line in lines]


def letterhead(head: Letterhead, *, width: float = WIDTH) -> Story:
    """The two columns above the title; DoesNotFitError when the organisation's name has no room.

    On a wider paper the columns are wider in the same proportion.
    """
    organisation = fitted(head.org_lines)
    # Quốc hiệu and Tiêu ngữ; the rule is as long as Tiêu ngữ (Phụ lục I, mục II.1).
    nation = [
        cell(QUOC_HIEU, styles.NATION),
        cell(TIEU_NGU, styles.MOTTO),
        rule(text_width(TIEU_NGU, styles.MOTTO)),
        Spacer(0, 6),
    ]

    # The name in bold; in regular type above the name of a body that is under it.
    above = styles.ABOVE if head.under else styles.ORGANISATION
    own = [cell(head.under, styles.ORGANISATION)] if head.under else []
    scale = width / WIDTH
    # A body's name may go over several lines: the rule belongs to the last.
    last = simpleSplit(
        head.under or organisation[-1],
        styles.ORGANISATION.fontName,
        styles.ORGANISATION.fontSize,
        LEFT_COLUMN * scale,
    )[-1]
    name = [*(cell(line, above) for line in organisation), *own]
    under = [rule(RULE_RATIO * text_width(last, styles.ORGANISATION), before=2.5), Spacer(0, 6)]
    dated = head.place_and_day(RIGHT_COLUMN * scale)
    numbered = [head.number_line(), *([cell(head.about, styles.ABOUT)] if head.about else [])]
    rows = [[[*name, *under], nation], [numbered, dated]]

    story: Story = [columns(rows, widths=[LEFT_COLUMN * scale, RIGHT_COLUMN * scale])]
    if head.internal:
        story += [Spacer(0, 5), circulation()]
    return [*story, Spacer(0, 7)]


def title(name: str, abstract: str, *, mark: str = "") -> Story:
    """Name of the kind of paper and its abstract line, each centred; `mark`, "(Dự thảo)", goes above."""
    above: Story = [cell(mark, styles.MARK)] if mark else []
    line = min(text_width(abstract, styles.ABSTRACT), WIDTH)
    return [
        *above,
        cell(name, styles.TITLE),
        cell(abstract, styles.ABSTRACT),
        rule(RULE_RATIO * line, before=3, after=6),
    ]


def circulation() -> Table:
    """The framed words of a paper that stays in the house, under the number."""
    words = _("LƯU HÀNH NỘI BỘ")
    width = text_width(words, styles.CIRCULATION) + 8 * mm
    frame = framed([cell(words, styles.CIRCULATION)], width=width)
    return columns([[frame, Spacer(0, 0)]], widths=[LEFT_COLUMN, RIGHT_COLUMN])


def fitted(org_lines: Sequence[str]) -> tuple[str, ...]:
    """The name in lines that leave 4 mm to Quốc hiệu: as given, else in three lines.

    Three lines keep the given breaks where they can. Raises DoesNotFitError, never squeezes the type.
    """
    # A name that nobody gave, or that cannot be read any more, is left to be written by hand.
    given = tuple(filter(None, map(clean, org_lines))) or (UNSAID,)
    if all(_fits(line) for line in given):
        return given
    ways = [lines for lines in _in_three_lines(given) if all(_fits(line) for line in lines)]
    if not ways:
        name = " ".join(given)
        raise DoesNotFitError(_("Tên cơ quan không đặt vừa phần đầu văn bản: %(name)s") % {"name": name})
    return min(
        ways,
        key=lambda lines: (-len(_breaks(lines) & _breaks(given)), sum(_width(line) ** 2 for line in lines)),
    )


def above_number(org_lines: Sequence[str]) -> tuple[str, ...]:
    """The same for Word, where a name without room goes over the line instead of stopping the paper."""
    try:
        return fitted(org_lines)
    except DoesNotFitError:
        return tuple(org_lines)


def _in_three_lines(given: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every way to break the words of the name into two or three lines."""
    words = " ".join(given).split()
    if _width(" ".join(words)) > MOST_LINES * LEFT_COLUMN:
        return
    for breaks in range(1, MOST_LINES):
        for places in combinations(range(1, len(words)), breaks):
            edges = (0, *places, len(words))
            yield tuple(" ".join(words[start:end]) for start, end in pairwise(edges))


def _breaks(lines: Sequence[str]) -> set[int]:
    """After how many words of the whole name each line ends."""
    return set(accumulate(len(line.split()) for line in lines[:-1]))


def _fits(line: str) -> bool:
    nation = text_width(QUOC_HIEU, styles.NATION)
    gap = (LEFT_COLUMN + RIGHT_COLUMN - nation - _width(line)) / 2
    return gap >= LEAST_GAP


def _width(line: str) -> float:
    return text_width(line, styles.ORGANISATION)
