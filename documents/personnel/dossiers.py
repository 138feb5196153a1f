"""Which papers a nominee's dossier needs (the table is dossiers.toml), and until what day each counts."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from documents.packages.kinds import PartCode, Titled

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.packages import Package

TABLE = Path(__file__).with_name("dossiers.toml")
# Under which name a congress keeps the papers that it asks for besides (`Congress.own`).
ADDED = "papers"


class DossierPaper(Titled):
    """One row of the table of papers; `added` is one that an administrator of the congress added."""

    code: PartCode
    required: bool = False
    needs: Literal["", "heads", "managed"] = ""
    months: int = Field(default=0, ge=0)
    own: bool = False
    added: bool = False


class Personnel(BaseModel):
    """What one kind of personnel package asks of each nominee."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    papers: tuple[DossierPaper, ...]

    def paper(self, code: str) -> DossierPaper | None:
        """The paper with this code, or None."""
        return next((paper for paper in self.papers if paper.code == code), None)


class Facts(Protocol):
    """What decides which papers a nominee needs (documents.models.Nominee)."""

    heads: bool
    managed: bool


class Given(Protocol):
    """A paper that is there (documents.models.NomineePaper)."""

    code: str
    issued: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """One paper of a dossier on one day: `code` is there, missing, undated, expired or optional."""

    paper: DossierPaper
    code: str
    last: date | None = None

    @property
    def lacking(self) -> bool:
        """Whether the dossier may not go on like this."""
        return self.code in LACKING

    @property
    def label(self) -> str:
        """The standing in words."""
        words = {
            "there": _("Đã có"),
            "optional": _("Không bắt buộc"),
            "missing": _("Còn thiếu"),
            "undated": _("Chưa ghi ngày cấp"),
            "expired": _("Đã hết giá trị"),
        }[self.code]
        if self.last is None:
            return words
        facts = {"label": words, "day": self.last.strftime("%d/%m/%Y")}
        return _("%(label)s (có giá trị đến hết ngày %(day)s)") % facts


LACKING = ("missing", "undated", "expired")


@cache
def dossier_table() -> dict[str, Personnel]:
    """kind code -> what it asks of each nominee; a kind that is not here has no nominees."""
    return TypeAdapter(dict[str, Personnel]).validate_python(tomllib.loads(TABLE.read_text(encoding="utf-8")))


def papers_asked_by(package: Package) -> Personnel | None:
    """What a package asks of each nominee: by the table, and what its congress added; None where nobody is.

    Added papers make a kind that the table does not know one with nominees.
    """
    shipped = dossier_table().get(package.kind_code)
    added = papers_added(package.congress, package.kind_code)
    if not added:
        return shipped
    return Personnel(papers=(*(shipped.papers if shipped else ()), *added))


def papers_added(congress: Congress, kind_code: str) -> tuple[DossierPaper, ...]:
    """The papers that a congress asks for besides, of one kind; what was spoilt is left out."""
    rows = [row for row in congress.own.get(ADDED) or [] if row.get("kind") == kind_code]
    return tuple(filter(None, map(_paper_of, rows)))


def _paper_of(row: dict[str, Any]) -> DossierPaper | None:
    told = {name: row[name] for name in row if name != "kind"}
    try:
        return DossierPaper.model_validate(told | {"added": True})
    except ValidationError:
        return None


def months_after(issued: date, months: int) -> date:
    """The corresponding day, or the month's last; never rolled, as no paper waits for a working day."""
    ahead, month = divmod(issued.month - 1 + months, 12)
    year = issued.year + ahead
    return date(year, month + 1, min(issued.day, monthrange(year, month + 1)[1]))


def paper_last_day(paper: DossierPaper, given: Given) -> date | None:
    """The last day (inclusive) on which the paper counts; None when it has no end."""
    ends = [given.valid_until] if given.valid_until else []
    if paper.months and given.issued:
        ends.append(months_after(given.issued, paper.months))
    return min(ends, default=None)


def paper_standings(
    asked: Personnel | None, who: Facts, given: Iterable[Given], *, on: date, ended: bool = False
) -> list[PaperStanding]:
    """How each paper stands on that day, in the order of the table; the last one given of a code counts.

    Of a package that has `ended` nothing is asked that was added since: only what was given stands there.
    """
    last = {one.code: one for one in given}
    found = []
    for paper in asked.papers if asked else ():
        if ended and paper.added and paper.code not in last:
            continue
        needed = paper.required and (not paper.needs or bool(getattr(who, paper.needs)))
        row, state = last.get(paper.code), "there"
        end = paper_last_day(paper, row) if row else None
        if row is None:
            state = "missing" if needed else "optional"
        elif end is not None and on > end:
            state = "expired" if needed else "optional"
        elif needed and paper.months and end is None:
            state = "undated"
        found.append(PaperStanding(paper, state, end))
    return found
