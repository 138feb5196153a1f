"""Which papers a nominee's dossier needs (the table is dossiers.toml), and until what day each counts."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from documents.packages.kinds import PartCode, Titled

TABLE = Path(__file__).with_name("dossiers.toml")


class DossierPaper(Titled):
    """One row of the table of papers."""

    code: PartCode
    required: bool = False
    needs: Literal["", "heads", "managed"] = ""
    months: int = Field(default=0, ge=0)
    own: bool = False


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


def paper_standings(kind_code: str, who: Facts, given: Iterable[Given], *, on: date) -> list[PaperStanding]:
    """How each paper stands on that day, in the order of the table; the last one given of a code counts."""
    asked, last = dossier_table().get(kind_code), {one.code: one for one in given}
    if asked is None:
        return []
    found = []
    for paper in asked.papers:
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
