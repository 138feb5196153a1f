"""A list as a file brings it: its headings found, each row by column, with the place to point at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from workflows import clock
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from datetime import date

    from congress.people.words.numbers import CellNumbers

# (name of the sheet, its rows: number and cells), as the readers of files give it.
Sheets: TypeAlias = Sequence[tuple[str, Sequence[tuple[int, Sequence[str]]]]]
MOST = 5_000
# Titles, letterhead and the like may stand above the headings.
_ABOVE = 30
_SIGNS = re.compile(r"[^\w ]+")
# What spreadsheets show where a formula has no value; "#?" is our readers'.
_NO_VALUE = re.compile(r"#(?:\?|N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
# The sheets of our own file that hold no list.
COUNTERS = {"stt", "tt", "so tt"}
ASIDE = {"vi du", "cach ghi", "huong dan"}


@dataclass(frozen=True, slots=True)
class ListHeading:
    """One column: its code, how it is headed (`also` otherwise), what is written there, and an example.

    The words stay Vietnamese: they are what stands in a file.
    """

    code: str
    label: str
    told: str
    example: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    width: int = 18

    @property
    def names(self) -> set[str]:
        """All its headings as they are compared."""
        return {heading_key(name) for name in (self.label, *self.also)}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row under the headings: where it stands, and what it says by the code of its column."""

    sheet: str
    number: int
    said: Mapping[str, str]
    letters: Mapping[str, str]

    def at(self, code: str) -> str:
        """What it says in that column; "" where the list has none."""
        return self.said.get(code, "")

    @property
    def key(self) -> str:
        """A short name for it, the same at each reading of the file."""
        return f"{self.sheet}#{self.number}"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong or doubtful, at a row and a column; `code` is "" for the whole row."""

    row: ListRow
    code: str
    words: str
    stops: bool = True


@dataclass(slots=True)
class Listed:
    """The rows of a file; what of it was not understood; and why none can be read."""

    rows: list[ListRow] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def read_sheet(
        self, name: str, lines: Sequence[tuple[int, Sequence[str]]], headings: Sequence[ListHeading]
    ) -> None:
        """Take in the rows under the headings of one sheet, wherever these stand; none where none do."""
        for place, (_number, cells) in enumerate(lines[:_ABOVE]):  # noqa: B007 - the loop stops at it
            columns = _columns(cells, headings)
            if headings[0].code in columns and len(columns) > 1:
                break
        else:
            return
        keys = [heading_key(cell) for cell in cells]
        words = _("Trang “%(sheet)s” có hai cột “%(heading)s”; chỉ để lại một.")
        twice = [heading.label for heading in headings if sum(key in heading.names for key in keys) > 1]
        self.faults += [words % {"sheet": name, "heading": label} for label in twice]
        strange = [index for index, key in enumerate(keys) if key and key not in COUNTERS]
        self.unread += [clean(cells[index]) for index in strange if index not in columns.values()]
        letters = {code: letter_of(index) for code, index in columns.items()}
        for number, row in lines[place + 1 :]:
            said = {code: clean(row[at], lines=True) for code, at in columns.items() if at < len(row)}
            if any(said.values()) and not _is_ruling(row):
                self.rows.append(ListRow(name, number, said, letters))


def cell_faults(row: ListRow) -> Iterator[Remark]:
    """Cells that show no value but that a formula found none."""
    for code, said in row.said.items():
        if _NO_VALUE.fullmatch(said):
            yield Remark(row, code, _("Ô công thức chưa có kết quả; ghi thẳng giá trị vào ô này."))


def too_long(row: ListRow, longest: Mapping[str, int]) -> Iterator[Remark]:
    """Cells that say more than the column of that code can keep."""
    for code, most in longest.items():
        if len(row.at(code)) > most:
            yield Remark(row, code, _("Ghi quá dài: tối đa %(most)d ký tự.") % {"most": most})


def no_days(row: ListRow, days: Mapping[str, date | None]) -> Iterator[Remark]:
    """Cells that should say a day and say none; `days` is what was read in each."""
    words = _("“%(said)s” không phải một ngày; ghi ngày/tháng/năm, ví dụ %(day)s.")
    for code, day in days.items():
        if row.at(code) and day is None:
            yield Remark(row, code, words % {"said": row.at(code), "day": f"{clock.today():%d/%m/%Y}"})


def number_doubts(row: ListRow, numbers: CellNumbers, code: str = "phone") -> Iterator[Remark]:
    """Telephone numbers that look wrong, or are more than are kept."""
    for number in numbers.odd:
        words = _(
            "Số điện thoại “%(number)s” không đủ chữ số hoặc không có đầu số này; giữ nguyên như đã ghi."
        )
        yield Remark(row, code, words % {"number": number}, stops=False)
    if numbers.more:
        yield Remark(row, code, _("Chỉ giữ hai số điện thoại đầu."), stops=False)


def heading_key(text: str) -> str:
    """A heading as it is compared: no marks, no signs."""
    return " ".join(_SIGNS.sub(" ", searchable(text)).split())


def listed(sheets: Sheets, headings: Sequence[ListHeading]) -> Listed:
    """Find the headings of each sheet and read what stands under them; the first heading must be there."""
    found = Listed()
    for name, lines in sheets:
        if heading_key(name) not in ASIDE:
            found.read_sheet(name, lines, headings)
    if not found.rows and not found.faults:
        found.faults.append(_nothing_read(sheets, headings))
    if len(found.rows) > MOST:
        words = _(
            "Danh sách có %(count)d dòng; mỗi lần nhập tối đa %(most)d dòng. Đề nghị chia thành nhiều tệp."
        )
        found.faults.append(words % {"count": len(found.rows), "most": MOST})
    return found


def _columns(cells: Sequence[str], headings: Sequence[ListHeading]) -> dict[str, int]:
    keys = [heading_key(cell) for cell in cells]
    found = {}
    for heading in headings:
        place = next((index for index, key in enumerate(keys) if key in heading.names), None)
        if place is not None:
            found[heading.code] = place
    return found


def _is_ruling(row: Sequence[str]) -> bool:
    """The row of column numbers, (1) (2) (3), that official tables have under their headings."""
    said = [clean(cell).strip("()") for cell in row if clean(cell)]
    return len(said) > 2 and said == [str(number) for number in range(1, len(said) + 1)]


def _nothing_read(sheets: Sheets, headings: Sequence[ListHeading]) -> str:
    if not any(cells for _name, lines in sheets for _number, cells in lines):
        return _("Tệp không có dòng nào. Đề nghị điền vào tệp mẫu rồi gửi lại.")
    known = [heading.label for heading in headings]
    if any(
        headings[0].code in _columns(cells, headings)
        for name, lines in sheets
        if heading_key(name) not in ASIDE
        for _number, cells in lines[:_ABOVE]
    ):
        return _("Dưới dòng tiêu đề chưa có dòng nào. Đề nghị điền danh sách rồi gửi lại.")
    words = _(
        "Không thấy dòng tiêu đề. Một dòng của bảng phải ghi tên các cột, trong đó có “%(first)s”; "
        "các cột khác: %(others)s. Đề nghị dùng tệp mẫu."
    )
    return words % {"first": known[0], "others": ", ".join(known[1:])}


def letter_of(index: int) -> str:
    """The letter of a column, counted from nought: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
