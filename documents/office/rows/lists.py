"""A list that is taken in, row by row as a page shows it; and its model file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.words.plans import ASKED, CHANGED, FAULT, NEW, SAME, STATES, ListPlan, PlanLine
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.words.listed import ListHeading

TONES = {FAULT: "late", ASKED: "soon", NEW: "ok", CHANGED: "info", SAME: "none"}
DOUBTFUL = "doubt"


@dataclass(frozen=True, slots=True)
class ExplainedHeading:
    """One heading as the sheet of explanations has it."""

    heading: ListHeading

    @property
    def others(self) -> str:
        """How else it may be headed."""
        return ", ".join(self.heading.also)


def plan_listing(plan: ListPlan, lines: Sequence[PlanLine]) -> Listing[PlanLine]:
    """Some rows of a plan: where each stands, what would be written, what is to be seen to."""

    def remarks(line: PlanLine) -> str:
        told = [f"{plan.column(one)}{one.words}" for one in line.remarks]
        return "\n".join([*told, *([line.question.words] if line.question else [])])

    columns: list[Column[PlanLine]] = [
        Column(_("Dòng"), lambda line: plan.place_of(line.row), whole=True),
        Column(_("Họ và tên, đơn vị"), lambda line: line.label),
        Column(
            _("Kết quả"),
            lambda line: str(STATES[line.state]),
            tone=lambda line: TONES[line.state],
            whole=True,
        ),
        Column(_("Sẽ ghi"), lambda line: "\n".join(line.told)),
        Column(_("Cần xem lại"), remarks),
    ]
    return Listing(_("Danh sách xem trước"), columns, lines, empty=_("Không có dòng nào."))


def model_listings(headings: Sequence[ListHeading], bodies: Sequence[Body] = ()) -> list[Listing[Any]]:
    """The sheets of a model file: an empty list, the same with examples, what to write in each column.

    `bodies` are those that a row may name: their sheet is what the names are copied from.
    """
    told = [one.example for one in headings]
    examples = list(zip_longest(*(one or ("",) for one in told), fillvalue=""))
    codes, own = [one.code for one in headings], {body.name for body in bodies}
    if own and "body" in codes:
        # A congress without a body that is called as in the example shows one of its own there.
        boards = [body.name for body in bodies if body.kind == "collective"] or sorted(own)
        others = [body.name for body in bodies if body.kind == "subcommittee"] or boards
        said = [dict(zip(codes, row, strict=True)) for row in examples]
        said = [
            row if row["body"] in own else row | {"body": (others if place else boards)[0], "title": ""}
            for place, row in enumerate(said)
        ]
        examples = [tuple(row[code] for code in codes) for row in said]
    explained: list[Column[Any]] = [
        Column(_("Cột"), lambda row: row.heading.label, width=26),
        Column(_("Ghi thế nào"), lambda row: row.heading.told, width=80),
        Column(_("Tiêu đề khác cũng được hiểu"), lambda row: row.others, width=50),
    ]
    named: list[Column[Body]] = [
        Column(_("Tên cơ quan"), lambda body: body.name, width=50),
        Column(_("Mã"), lambda body: body.code, width=14),
    ]
    return [
        Listing(_("Danh sách"), _columns(headings), []),
        Listing(_("Ví dụ"), _columns(headings), examples),
        Listing(_("Cách ghi"), explained, [ExplainedHeading(heading) for heading in headings]),
        *([Listing(_("Cơ quan"), named, list(bodies))] if bodies else []),
    ]


def filled_listing(headings: Sequence[ListHeading], rows: Sequence[dict[str, str]]) -> Listing[Any]:
    """What is stored, in the columns of the list: to be put right in a spreadsheet and taken in again."""
    cells = [[row.get(one.code, "") for one in headings] for row in rows]
    return Listing(_("Danh sách"), _columns(headings), cells)


def _columns(headings: Sequence[ListHeading]) -> list[Column[Any]]:
    return [Column(one.label, itemgetter(place), width=one.width) for place, one in enumerate(headings)]
