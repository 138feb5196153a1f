"""What a list of people would change: who is meant, which facts, which seats; nothing is written here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.figures import (
    Figure,
    FigureSeat,
    KnownFigures,
    facts_of,
    known_figures,
)
from congress.people.queries.namesakes import meant_by
from congress.people.queries.reach import units_of
from congress.people.queries.seat_plan import SeatPlanner
from congress.people.words.listed import Remark, Sheets, listed
from congress.people.words.name_lookup import NameLookup
from congress.people.words.numbers import digits_of
from congress.people.words.own_names import named_role
from congress.people.words.person_rows import PERSON_HEADINGS, PersonSaid, person_said
from congress.people.words.plans import ListPlan, PlanLine

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from congress.people.words.listed import ListRow

# A column of the table, the column of the list that fills it, and how a change of it is told.
TOLD = {
    "honorific": "honorific",
    "form_of_address": "honorific",
    "rank": "rank",
    "birth_year": "birth",
    "birth_day": "birth",
    "phone": "phone",
    "second_phone": "phone",
    "email": "email",
    "unit_id": "unit",
}


@dataclass(frozen=True, slots=True)
class ListDefaults:
    """What stands in for cells that a list leaves empty: the day and the paper of its seats."""

    start: date | None = None
    ground: str = ""


@dataclass(slots=True)
class PeopleWrites:
    """What is to be written once the list is confirmed."""

    figures: list[Figure] = field(default_factory=list)
    seats: list[tuple[Figure, FigureSeat]] = field(default_factory=list)
    titles: list[tuple[Figure, FigureSeat, str]] = field(default_factory=list)
    phones: list[tuple[Figure, FigureSeat, str]] = field(default_factory=list)
    ends: list[tuple[Figure, FigureSeat, date, str]] = field(default_factory=list)


def plan_people(
    congress: Congress,
    sheets: Sheets,
    *,
    by: Person | None,
    answers: Mapping[str, str] | None = None,
    defaults: ListDefaults | None = None,
) -> ListPlan:
    """Read a list against what is known; `answers` say by the key of a row whom it means.

    The plan's `writes` are what confirming it would write.
    """
    found = listed(sheets, PERSON_HEADINGS)
    planner = _Planner(congress, by, answers or {}, defaults or ListDefaults())
    lines = [] if found.faults else [planner.line(row) for row in found.rows]
    return ListPlan(PERSON_HEADINGS, found, lines, planner.writes)


class _Planner:
    """Goes through the rows in their order; each sees what the earlier ones would do."""

    def __init__(
        self, congress: Congress, by: Person | None, answers: Mapping[str, str], defaults: ListDefaults
    ) -> None:
        self.answers, self.defaults = answers, defaults
        self.figures: KnownFigures = known_figures(congress)
        self.own_role = partial(named_role, congress)
        bodies = Body.objects.filter(congress=congress)
        self.bodies = NameLookup(bodies, lambda body: (body.code, body.name, body.short))
        self.units = NameLookup(units_of(congress), lambda unit: (unit.code, unit.name))
        self.unit_names = {unit.pk: unit.name for unit in self.units.rows}
        self.writes = PeopleWrites()
        self.seats = SeatPlanner(self.figures, self.writes, by)
        self.said_before: dict[tuple[str, str], ListRow] = {}
        self.rows_of: dict[str, list[ListRow]] = defaultdict(list)

    def line(self, row: ListRow) -> PlanLine:
        """One row: read, whom it means, and what it would change."""
        told = self.defaults
        said, remarks = person_said(row, start=told.start, ground=told.ground, own=self.own_role)
        line = PlanLine(row, str(said.name.full_name), remarks=remarks)
        unit, body = self._unit(line, said), self._body(line, said)
        if any(remark.stops for remark in line.remarks):
            return line
        figure = self._figure(line, said, unit, body)
        if figure is None:
            return line
        if figure.kept:
            self._facts(line, figure, facts_of(said, unit.pk if unit else None))
        elif not figure.seen and not said.seat:
            words = _("Người này do tổ chức khác ghi; ghi thêm nhiệm vụ, nếu không thì bỏ dòng này.")
            line.remarks.append(Remark(line.row, "body", words))
        if said.seat and body:
            self.seats.plan(line, figure, said.seat, body)
        if figure.kept:
            self._doubts(line, figure)
        return line

    def _unit(self, line: PlanLine, said: PersonSaid) -> Unit | None:
        unit = self.units.meant(said.unit) if said.unit else None
        if said.unit and unit is None:
            words = _("Chưa có đơn vị “%(said)s” trong danh sách đơn vị; nhập đơn vị trước, hoặc để trống.")
            line.remarks.append(Remark(line.row, "unit", _meant(words, said.unit, self.units)))
        return unit

    def _body(self, line: PlanLine, said: PersonSaid) -> Body | None:
        body = self.bodies.meant(said.seat.body) if said.seat else None
        if said.seat and body is None:
            words = _("Đại hội này không có cơ quan “%(said)s”.")
            line.remarks.append(Remark(line.row, "body", _meant(words, said.seat.body, self.bodies)))
        return body

    def _figure(
        self, line: PlanLine, said: PersonSaid, unit: Unit | None, body: Body | None
    ) -> Figure | None:
        """Whom the row means; None where it has to be asked, or is wrong."""
        if said.mark:
            return self._marked(line, said)
        unit_id = unit.pk if unit else None
        line.question, figure = meant_by(
            self.figures, line.row, said, unit_id=unit_id, body=body, answers=self.answers
        )
        if figure is not None or line.question is not None:
            return figure
        return self._newcomer(line, said.name.full_name)

    def _marked(self, line: PlanLine, said: PersonSaid) -> Figure | None:
        figure = self.figures.of_key.get(f"p{said.mark}")
        if figure is None or not figure.seen:
            words = _("Không có người mang mã %(mark)s; để trống mã với người mới.")
            line.remarks.append(Remark(line.row, "mark", words % {"mark": said.mark[:20]}))
            return None
        if figure not in self.figures.of_name(said.name.full_name):
            words = _("Mã %(mark)s là của %(who)s; sửa họ tên tại trang Tài khoản, kèm lý do.")
            facts = {"mark": said.mark, "who": figure.name}
            line.remarks.append(Remark(line.row, "name", words % facts))
            return None
        return figure

    def _newcomer(self, line: PlanLine, name: str) -> Figure:
        line.is_new = True
        empty = {"birth_year": None, "birth_day": None, "unit_id": None}
        facts: dict[str, Any] = {column: empty.get(column, "") for column in TOLD}
        figure = Figure(f"d{line.row.key}", name, facts, row=line.row)
        self.writes.figures.append(figure)
        return self.figures.add(figure)

    def _facts(self, line: PlanLine, figure: Figure, facts: dict[str, Any]) -> None:
        """Put together what the row says of him and what is known; two rows that differ are a fault."""
        if facts["birth_year"] == figure.facts["birth_year"] and facts["birth_day"] is None:
            facts["birth_year"] = None
        if {digits_of(facts[name]) for name in ("phone", "second_phone")} - {""} <= figure.numbers:
            facts["phone"] = facts["second_phone"] = ""
        if facts["birth_day"] and figure.person is None:
            figure.facts["birth_year"] = facts["birth_year"]
        for name, value in facts.items():
            before = figure.facts[name]
            if not value or value == before:
                continue
            first = self.said_before.get((figure.key, name))
            if first is not None and TOLD[name] == "phone":
                self._one_more_number(line, figure, value)
            elif first is not None:
                words = _("Dòng %(number)d của cùng người này ghi “%(before)s”.")
                told = words % {"number": first.number, "before": self._shown(name, before)}
                line.remarks.append(Remark(line.row, TOLD[name], told))
            else:
                self._changed(line, figure, name, value)

    def _one_more_number(self, line: PlanLine, figure: Figure, number: str) -> None:
        """Another row of his has another number: it becomes the second, where there is room."""
        if digits_of(number) in figure.numbers:
            return
        if figure.facts["second_phone"]:
            words = _("Đã có hai số điện thoại của người này; số %(number)s không ghi thêm.")
            line.remarks.append(Remark(line.row, "phone", words % {"number": number}, stops=False))
        else:
            self._changed(line, figure, "second_phone", number)

    def _changed(self, line: PlanLine, figure: Figure, name: str, value: Any) -> None:
        before = figure.facts[name]
        figure.facts[name] = value
        self.said_before[figure.key, name] = line.row
        label = next(heading.label for heading in PERSON_HEADINGS if heading.code == TOLD[name])
        facts = {"label": label, "before": self._shown(name, before), "after": self._shown(name, value)}
        if figure.person is None:
            line.told.append(f"{label}: {facts['after']}")
            return
        line.told.append(_("%(label)s: %(before)s → %(after)s") % facts)
        if not figure.changed:
            self.writes.figures.append(figure)
        figure.changed.add(name)

    def _shown(self, name: str, value: Any) -> str:
        if name == "unit_id":
            return self.unit_names.get(value, "–")
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "–")

    def _doubts(self, line: PlanLine, figure: Figure) -> None:
        """What is lacking of him after this row; said once, at his first row."""
        self.rows_of[figure.key].append(line.row)
        if len(self.rows_of[figure.key]) > 1:
            return
        facts = figure.facts
        lacking = {
            "phone": _("Chưa có số điện thoại.") if not facts["phone"] else "",
            "birth": _("Mới có năm sinh.") if facts["birth_year"] and not facts["birth_day"] else "",
            "honorific": _("Chưa có danh xưng.")
            if not (facts["honorific"] or facts["form_of_address"])
            else "",
        }
        line.remarks += [
            Remark(line.row, code, words, stops=False) for code, words in lacking.items() if words
        ]


def _meant(words: str, said: str, register: NameLookup[Any]) -> str:
    told = words % {"said": said[:100]}
    near = "; ".join(str(row) for row in register.near(said))
    perhaps = _("Có thể là: %(near)s.") % {"near": near}
    return f"{told} {perhaps}" if near else told
