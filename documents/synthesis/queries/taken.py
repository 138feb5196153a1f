"""Remarks taken in from files: who spoke in them, which came in time, which of them papers print."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Length

from documents.packages.heard import SaidInFile, asked_in_time, judge_of
from documents.packages.printed import where_consulted
from documents.packages.remarks import LATE, OUTSIDE, TIMELY
from documents.synthesis.models import TakenPaper, TakenRemark
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date, datetime

    from django.db.models import QuerySet

    from documents.packages.models.packages import Package

# Words that agree and ask for nothing, marks aside; and those that say there is nothing to say.
_AGREES = re.compile(
    r"(?:hoan toan |co ban )?(?:nhat tri|dong y|thong nhat)(?: cao| hoan toan)?(?: voi)?(?: toan bo)?"
    r"(?: noi dung)?(?: cua)?(?: cac)?(?: ban)?(?: du thao)?(?: bao cao| van kien)?\W*"
)
_NOTHING = re.compile(r"khong co y kien(?: gi| gi them| gop y| khac)?\W*")
# No text that only agrees is longer.
SHORT = 200


def stand_in(text: str) -> str:
    """The stand of words that say no more than it: "agrees" or "none"; "" where they ask for something."""
    words = searchable(text)
    if _AGREES.fullmatch(words):
        return "agrees"
    return "none" if _NOTHING.fullmatch(words) else ""


def said_in_taken(versions: Collection[int], units: Collection[int] | None = None) -> Iterator[SaidInFile]:
    """See `packages.heard.said_in_files`: once for each unit, draft and day. One query."""
    rows = TakenRemark.objects.filter(paper__version__in=versions).exclude(unit=None)
    if units is not None:
        rows = rows.filter(unit__in=units)
    # Thousands of long texts are not read to see that they ask for something.
    short = Case(When(Q(length__lte=SHORT), then="text"), default=Value("dài"), output_field=CharField())
    told = rows.annotate(length=Length("text")).annotate(short=short).order_by()
    found: dict[tuple[int, int, date], set[str]] = defaultdict(set)
    for version, unit, day, text in told.values_list("paper__version", "unit", "paper__arrived", "short"):
        found[version, unit, day].add(stand_in(text))
    for (version, unit, day), stands in found.items():
        yield SaidInFile(version, unit, day, stands.pop() if len(stands) == 1 else "")


def standings_in(package: Package) -> Callable[[TakenRemark], str]:
    """Whether a remark came in time from who was asked: by the letter that asked him, else by the plan.

    What was noted of its paper when it was taken in counts where no letter asked about that draft.
    """
    judge = judge_of(package)
    bodies = {searchable(one.body.name) for one in package.bindings}

    def standing(row: TakenRemark) -> str:
        paper = row.paper
        noted = OUTSIDE if paper.outside else LATE if paper.late else TIMELY
        # A body is asked by the procedure, whatever letters say; who is no unit may be outside every list.
        if row.unit_id is None and (paper.outside or searchable(row.sender) in bodies):
            return noted
        return judge(paper.version_id, row.unit_id, paper.arrived) or noted

    return standing


def taken_by_rounds(package: Package, before: datetime | None = None) -> QuerySet[TakenPaper]:
    """Papers that were noted as late or as nobody's, with a remark that came in time by a letter.

    Or did so before a moment. A unit that became another may let one count that did not.
    """
    asked = asked_in_time(OuterRef("paper__version"), OuterRef("unit"), OuterRef("paper__arrived"), before)
    timely = TakenRemark.objects.filter(Exists(asked), paper=OuterRef("pk"))
    noted = TakenPaper.objects.filter(Q(late=True) | Q(outside=True), package=package)
    return where_consulted(package, noted.filter(Exists(timely)))
