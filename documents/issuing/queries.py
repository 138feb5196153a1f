"""What was issued: the numbers of a paper, the words under the last of them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, cast

from documents.issuing.models import PaperIssue
from documents.paper.letterhead import Letterhead
from documents.paper.official import OfficialPaper, PlaceToSign

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from documents.packages.issued import RecordPaper

# Of the head: what the number and its day bring.
_NUMBERED = ("symbol", "number", "day", "day_open")


def issues_of(congress: Congress, paper: str, key: str) -> QuerySet[PaperIssue]:
    """Every number that this paper was given, the last of which counts."""
    return PaperIssue.objects.filter(congress=congress, paper=paper, key=key)


def issues_of_other_days(found: RecordPaper, paper: str, key: str) -> list[PaperIssue]:
    """Of a paper that is another one each day, the last number of every other day, the newest first."""
    if found.day is None:
        return []
    rows = PaperIssue.objects.filter(congress=found.congress, paper=paper).exclude(key=key).order_by("id")
    return sorted({row.key: row for row in rows}.values(), key=lambda row: row.key, reverse=True)


def words_of_issue(paper: OfficialPaper) -> dict[str, Any]:
    """What the paper says but for number, day and the mark of a draft, as it is kept with them."""
    told = asdict(replace(paper, mark=""))
    told["head"] = {name: value for name, value in told["head"].items() if name not in _NUMBERED}
    return cast("dict[str, Any]", json.loads(json.dumps(told)))


def paper_as_issued(row: PaperIssue) -> OfficialPaper:
    """The paper as it was when it got this number."""
    told: dict[str, Any] = {name: _as_tuples(value) for name, value in row.said.items()}
    head = {name: _as_tuples(value) for name, value in told["head"].items()}
    told["head"] = Letterhead(symbol=row.mark, number=row.number, day=row.day, **head)
    told["right"] = PlaceToSign(**told["right"])
    told["left"] = PlaceToSign(**told["left"]) if told["left"] else None
    return OfficialPaper(**told)


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value
