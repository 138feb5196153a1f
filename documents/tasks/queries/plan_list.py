"""A plan as a workbook brings it: each row read by its number, every bad one named, changes cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.words.days import day_of
from congress.people.words.listed import (
    ListHeading,
    Remark,
    cell_faults,
    heading_key,
    listed,
    no_days,
    too_long,
)
from congress.people.words.name_lookup import NameLookup
from documents.tasks.models.values import PlanRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from congress.people.words.listed import ListRow, Sheets
    from documents.tasks.models.plans import Plan

PLAN_HEADINGS = (
    ListHeading(
        "title",
        _kept("Nội dung nhiệm vụ"),
        _kept("Bắt buộc."),
        ("Phương án đi lại, ăn ở của đại biểu",),
        width=50,
    ),
    ListHeading(
        "number",
        _kept("Số"),
        _kept("Số của dòng trong kế hoạch; không sửa. Dòng mới thì để trống."),
        ("4",),
        also=("Dòng số",),
        width=8,
    ),
    ListHeading("lead", _kept("Chủ trì"), _kept("Tên hoặc mã cơ quan."), ("TBPV",), width=32),
    ListHeading(
        "supporting",
        _kept("Phối hợp"),
        _kept("Các cơ quan, cách nhau bằng dấu chấm phẩy."),
        ("VP; TBTC",),
        width=32,
    ),
    ListHeading(
        "informed", _kept("Cơ quan để biết"), _kept("Như trên."), ("BKT",), also=("Để biết",), width=32
    ),
    ListHeading("start", _kept("Bắt đầu"), _kept("Ngày/tháng/năm."), ("22/03/2022",), width=13),
    ListHeading("due", _kept("Thời hạn"), _kept("Ngày/tháng/năm, hết ngày."), ("15/04/2022",), width=13),
    ListHeading("result", _kept("Kết quả phải đạt"), _kept("Có thể để trống."), width=40),
    ListHeading("after", _kept("Làm sau dòng"), _kept("Số của dòng phải xong trước."), ("1; 2",), width=12),
    ListHeading("source", _kept("Mục trong báo cáo"), _kept("Ví dụ A.4."), ("A.4",), width=12),
    ListHeading("decides", _kept("Là quyết định"), _kept("Ghi x nếu kết quả là một quyết định."), width=10),
)
LONGEST = {"title": 300, "result": 500, "source": 40}
YES = {"x", "co"}
_SPLIT = re.compile(r"[;\n]+")
_NUMBERS = re.compile(r"[;,\s]+")
HIGHEST = 9999


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that says something else than the plan: its heading, the words before and after."""

    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of the workbook beside the plan: new, changed cell by cell, or left out."""

    number: int
    title: str
    state: str
    cells: tuple[CellChange, ...] = ()


@dataclass(slots=True)
class PlanList:
    """What a workbook would make of a plan; `faults` stop it, each with its place."""

    rows: list[PlanRow] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


NEW, CHANGED, GONE = "new", "changed", "gone"


def read_plan(plan: Plan, sheets: Sheets) -> PlanList:
    """Read the sheets against the plan as it is drawn up now. Two queries."""
    found = listed(sheets, PLAN_HEADINGS)
    result = PlanList(faults=list(found.faults))
    bodies = NameLookup(
        Body.objects.filter(congress=plan.congress_id).order_by("pk"),
        lambda body: (body.code, body.name, body.short),
    )
    reader = _Reader(bodies, used_numbers(plan))
    said = [(row, *reader.row(row)) for row in found.rows]
    twice = Counter(new.number for _row, new, _remarks in said)
    for row, new, remarks in said:
        remarks += [*cell_faults(row), *too_long(row, LONGEST)]
        if twice[new.number] > 1:
            remarks.append(
                Remark(row, "number", _("Số %(number)d đứng ở nhiều dòng.") % {"number": new.number})
            )
        result.faults += [f"{_place(remark)}: {remark.words}" for remark in remarks]
    result.rows = sorted((new for _row, new, _remarks in said), key=lambda plan_row: plan_row.number)
    if not result.faults:
        names = {body.pk: body.name for body in bodies.rows}
        result.changes = list(_changes(plan.rows, result.rows, names))
    return result


def used_numbers(plan: Plan) -> dict[int, bool]:
    """Every number that a row of the plan ever had, and whether one has it now."""
    now = {row.number for row in plan.rows}
    versions = plan.versions.values_list("rows", flat=True)
    return {row["number"]: row["number"] in now for rows in versions for row in rows}


class _Reader:
    """Goes through the rows in their order; rows without a number get the next that nobody had."""

    def __init__(self, bodies: NameLookup[Body], used: Mapping[int, bool]) -> None:
        self.bodies, self.used = bodies, used
        self.last = max(used, default=0)

    def row(self, row: ListRow) -> tuple[PlanRow, list[Remark]]:
        """The row as a plan keeps it, and what is wrong with it."""
        remarks: list[Remark] = []
        days = {code: day_of(row.at(code)) if row.at(code) else None for code in ("start", "due")}
        remarks += no_days(row, days)
        if not row.at("title"):
            remarks.append(Remark(row, "title", _("Chưa ghi nội dung nhiệm vụ.")))
        lead = self._bodies(row, "lead", remarks)
        if len(lead) > 1:
            remarks.append(Remark(row, "lead", _("Chỉ ghi một cơ quan chủ trì.")))
        new = PlanRow(
            number=self._number(row, remarks),
            title=row.at("title"),
            lead=lead[0] if lead else None,
            due=days["due"],
            start=days["start"],
            result=row.at("result"),
            source=row.at("source"),
            supporting=self._bodies(row, "supporting", remarks),
            informed=self._bodies(row, "informed", remarks),
            after=self._after(row, remarks),
            decides=heading_key(row.at("decides")) in YES,
        )
        return new, remarks

    def _number(self, row: ListRow, remarks: list[Remark]) -> int:
        said = row.at("number").removesuffix(".0").rstrip(".")
        if not said:
            self.last += 1
            return self.last
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 0
        if number not in self.used:
            words = _("Kế hoạch không có dòng số “%(said)s”; giữ nguyên số đã có, dòng mới thì để trống.")
            remarks.append(Remark(row, "number", words % {"said": said}))
        elif not self.used[number]:
            words = _("Dòng số %(number)d đã bỏ khỏi kế hoạch, không dùng lại; dòng mới thì để trống số.")
            remarks.append(Remark(row, "number", words % {"number": number}))
        return number

    def _bodies(self, row: ListRow, code: str, remarks: list[Remark]) -> tuple[int, ...]:
        found = []
        for said in filter(None, (one.strip() for one in _SPLIT.split(row.at(code)))):
            body = self.bodies.meant(said)
            if body is not None:
                found.append(body.pk)
                continue
            near = ", ".join(one.name for one in self.bodies.near(said))
            words = _("Đại hội này không có cơ quan “%(said)s”.") % {"said": said}
            more = _("Có thể là: %(near)s.") % {"near": near} if near else ""
            remarks.append(Remark(row, code, f"{words} {more}".strip()))
        return tuple(dict.fromkeys(found))

    def _after(self, row: ListRow, remarks: list[Remark]) -> tuple[int, ...]:
        said = [one.removesuffix(".0") for one in _NUMBERS.split(row.at("after")) if one]
        if not all(one.isascii() and one.isdecimal() and len(one) < 5 for one in said):
            remarks.append(Remark(row, "after", _("Chỉ ghi số của các dòng phải xong trước.")))
            return ()
        return tuple(dict.fromkeys(map(int, said)))


def _place(remark: Remark) -> str:
    row = remark.row
    letter = row.letters.get(remark.code, "")
    if letter:
        return _("Dòng %(row)d, cột %(column)s") % {"row": row.number, "column": letter}
    return _("Dòng %(row)d của tệp") % {"row": row.number}


def _changes(
    before: Sequence[PlanRow], after: Sequence[PlanRow], names: Mapping[int, str]
) -> Iterator[RowChange]:
    """Row by row what would differ."""
    old = {row.number: row for row in before}
    new = {row.number: row for row in after}
    for number in sorted(old.keys() | new.keys()):
        if number not in new:
            yield RowChange(number, old[number].title, GONE)
        elif number not in old:
            told = cells_of(new[number], names)
            cells = (CellChange(head, "", value) for head, value in told.items() if value)
            yield RowChange(number, new[number].title, NEW, tuple(cells))
        elif old[number] != new[number]:
            was, now = cells_of(old[number], names), cells_of(new[number], names)
            cells = (CellChange(head, was[head], now[head]) for head in now if was[head] != now[head])
            yield RowChange(number, new[number].title, CHANGED, tuple(cells))


def cells_of(row: PlanRow, names: Mapping[int, str]) -> dict[str, str]:
    """What a row says under each heading, as a person reads it."""

    def named(ids: Sequence[int]) -> str:
        return "; ".join(names.get(one, "") for one in ids)

    def day(one: date | None) -> str:
        return f"{one:%d/%m/%Y}" if one else ""

    said: dict[str, Any] = {
        "title": row.title,
        "number": str(row.number),
        "lead": names.get(row.lead or 0, ""),
        "supporting": named(row.supporting),
        "informed": named(row.informed),
        "start": day(row.start),
        "due": day(row.due),
        "result": row.result,
        "after": "; ".join(map(str, row.after)),
        "source": row.source,
        "decides": "x" if row.decides else "",
    }
    return {_(heading.label): said[heading.code] for heading in PLAN_HEADINGS if heading.code != "number"}
