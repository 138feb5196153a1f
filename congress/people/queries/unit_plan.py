"""What a list of units would change: which unit is meant, who leads it; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.models.units import Unit
from congress.people.queries.figures import Figure, facts_of, known_figures
from congress.people.queries.namesakes import meant_by
from congress.people.queries.reach import units_of
from congress.people.words.listed import ListRow, Remark, Sheets, heading_key, listed
from congress.people.words.numbers import digits_of
from congress.people.words.person_rows import PersonSaid
from congress.people.words.plans import ListPlan, PlanLine
from congress.people.words.unit_rows import UNIT_HEADINGS, UnitSaid, unit_said

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

# The columns of the table that a list fills in, and the column of the list that tells of each.
UNIT_COLUMNS = {
    "kind": "kind",
    "head_title": "head_title",
    "phone": "phone",
    "second_phone": "phone",
    "address": "address",
    "email": "email",
    "way": "way",
    "since": "since",
    "until": "until",
}
WAYS = dict(Unit.WAYS)


@dataclass(slots=True)
class UnitWrite:
    """One unit to be stored, with whoever leads it; `head` stays as it is where `leads` is False."""

    unit: Unit
    head: Figure | None = None
    leads: bool = False


@dataclass(slots=True)
class UnitWrites:
    """What is to be written once the list is confirmed."""

    figures: list[Figure] = field(default_factory=list)
    units: list[UnitWrite] = field(default_factory=list)


def plan_units(
    congress: Congress, sheets: Sheets, *, by: Person | None, answers: Mapping[str, str] | None = None
) -> ListPlan:
    """Read a list of units against the register; `by` is who sends it, whose name nothing here asks for."""
    found = listed(sheets, UNIT_HEADINGS)
    planner = _UnitPlanner(congress, answers or {})
    lines = [] if found.faults else [planner.line(row) for row in found.rows]
    return ListPlan(UNIT_HEADINGS, found, lines, planner.writes)


def next_codes(taken: set[str]) -> Iterator[str]:
    """Codes that no unit has: DV01, DV02 and so on."""
    number = 0
    while True:
        number += 1
        code = f"DV{number:02d}"
        if code.casefold() not in taken:
            yield code


class _UnitPlanner:
    """Goes through the rows in their order."""

    def __init__(self, congress: Congress, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.figures = known_figures(congress)
        self.association = congress.association
        units = list(units_of(congress).select_related("head"))
        self.by_code = {unit.code.casefold(): unit for unit in units}
        self.by_name = {heading_key(unit.name): unit for unit in units}
        self.kinds = {heading_key(unit.kind): unit.kind for unit in units if unit.kind}
        self.met: dict[str, ListRow] = {}
        self.codes = next_codes(set(self.by_code))
        self.writes = UnitWrites()

    def line(self, row: ListRow) -> PlanLine:
        """One row: read, which unit it means, and what it would change."""
        said, remarks = unit_said(row)
        line = PlanLine(row, said.name, remarks=remarks)
        unit = self._unit(line, said)
        if any(remark.stops for remark in line.remarks):
            return line
        figure = self._head(line, said, unit)
        if line.question is not None:
            return line
        write = UnitWrite(unit or self._new(said))
        line.is_new = unit is None
        self._columns(line, write, said)
        self._leads(line, write, figure, said)
        if line.is_new or line.told:
            self.writes.units.append(write)
        self._doubts(line, write, said)
        return line

    def _new(self, said: UnitSaid) -> Unit:
        code = said.code or next(self.codes)
        return Unit(code=code, name=said.name, association=self.association)

    def _unit(self, line: PlanLine, said: UnitSaid) -> Unit | None:
        """The unit of that code, or else of that name; two rows about one are a fault."""
        named = self.by_name.get(heading_key(said.name))
        unit = self.by_code.get(said.code.casefold()) if said.code else named
        if unit is not None and heading_key(unit.name) != heading_key(said.name):
            words = _("Mã %(code)s là của “%(name)s”; đổi tên đơn vị ghi tại trang Kế thừa, theo quyết định.")
            line.remarks.append(Remark(line.row, "code", words % {"code": said.code, "name": unit.name}))
        elif unit is None and named is not None:
            words = _("“%(name)s” đã có trong danh sách với mã %(code)s.")
            line.remarks.append(Remark(line.row, "code", words % {"code": named.code, "name": named.name}))
        for key in (heading_key(said.name), said.code.casefold()):
            first = self.met.setdefault(key, line.row) if key else line.row
            if first is not line.row:
                words = _("Đơn vị này đã ghi ở dòng %(number)d.")
                line.remarks.append(Remark(line.row, "name", words % {"number": first.number}))
                break
        return unit

    def _head(self, line: PlanLine, said: UnitSaid, unit: Unit | None) -> Figure | None:
        """Who leads it: asked about where a namesake is known, for a name alone shows nobody."""
        if said.head is None:
            return None
        if unit and unit.head_id:
            now = self.figures.of_key.get(f"p{unit.head_id}")
            if now is not None and now in self.figures.of_name(said.head.full_name):
                return now
        person = PersonSaid(said.head, numbers=said.numbers)
        unit_id = unit.pk if unit else None
        line.question, figure = meant_by(
            self.figures, line.row, person, unit_id=unit_id, body=None, answers=self.answers
        )
        if figure is None and line.question is None:
            facts = facts_of(person, unit_id) | {"email": ""}
            figure = self.figures.add(Figure(f"d{line.row.key}", said.head.full_name, facts, row=line.row))
            self.writes.figures.append(figure)
        return figure

    def _columns(self, line: PlanLine, write: UnitWrite, said: UnitSaid) -> None:
        """Put what the row says into the unit; an empty cell changes nothing."""
        unit, numbers = write.unit, said.numbers
        told: dict[str, Any] = {
            name: getattr(said, code) for name, code in UNIT_COLUMNS.items() if code != "phone"
        }
        told |= {"phone": numbers.first, "second_phone": numbers.second}
        told["kind"] = self.kinds.setdefault(heading_key(said.kind), said.kind)
        known = {digits_of(number) for number in (unit.phone, unit.second_phone)}
        if {digits_of(number) for number in (numbers.first, numbers.second) if number} <= known:
            del told["phone"], told["second_phone"]
        for name, value in told.items():
            before = getattr(unit, name)
            if value and value != before:
                setattr(unit, name, value)
                self._told(line, UNIT_COLUMNS[name], before, value)

    def _told(self, line: PlanLine, code: str, before: Any, value: Any) -> None:
        label = next(heading.label for heading in UNIT_HEADINGS if heading.code == code)
        if line.is_new:
            line.told.append(f"{label}: {_shown(value)}")
            return
        facts = {"label": label, "before": _shown(before), "after": _shown(value)}
        line.told.append(_("%(label)s: %(before)s → %(after)s") % facts)

    def _leads(self, line: PlanLine, write: UnitWrite, figure: Figure | None, said: UnitSaid) -> None:
        unit = write.unit
        known = f"p{unit.head_id}" if unit.head_id else ""
        if figure is not None and figure.key != known:
            write.head, write.leads = figure, True
            self._told(line, "head", unit.head, figure.name)
        elif said.vacant and known:
            write.leads = True
            self._told(line, "head", unit.head, _("khuyết người chủ trì"))

    def _doubts(self, line: PlanLine, write: UnitWrite, said: UnitSaid) -> None:
        unit = write.unit
        led = write.head is not None or (unit.head_id is not None and not write.leads)
        lacking = {
            "head": "" if led or said.vacant else _("Chưa ghi người chủ trì."),
            "phone": "" if unit.phone else _("Chưa có số điện thoại."),
            "address": "" if unit.address else _("Chưa có địa chỉ nhận thư."),
        }
        line.remarks += [
            Remark(line.row, code, words, stops=False) for code, words in lacking.items() if words
        ]


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(WAYS.get(value, value) or "–")
