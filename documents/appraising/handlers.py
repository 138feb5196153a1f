"""What conclusions hang into the rest: their papers on the page of a package, and the numbers of these."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.appraising.models import VerdictNumber
from documents.appraising.queries import (
    RECORD,
    conclusions_on,
    has_judges,
    numbers_of_conclusions,
    paper_kind,
)
from documents.appraising.services import may_number, told_in_book_of
from documents.packages.letters import GivenBeside, numbers_beside
from documents.packages.sections import section
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.associations import Association
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@numbers_beside
def numbers_of_judges(association: Association, year: int) -> Iterator[GivenBeside]:
    """Of the papers of conclusions: those that clerks gave by hand stand in no book."""
    rows = VerdictNumber.objects.filter(verdict__body__congress__association=association, day__year=year)
    for row in rows.select_related("verdict__version__package__procedure", "verdict__body"):
        yield GivenBeside(row.mark, row.number, partial(told_in_book_of, row.verdict))


@section("appraising", order=8, template="appraising/package.html")
def papers_of_conclusions(package: Package, reader: Person) -> dict[str, Any]:
    """A line for each conclusion; nothing, and no query, where nobody judges."""
    if not has_judges(package):
        return {}
    lines, verdicts = [], list(conclusions_on(package))
    numbers = numbers_of_conclusions(verdicts)
    for verdict in verdicts:
        words = _("Biên bản thẩm tra") if paper_kind(verdict) == RECORD else _("Phiếu thẩm định")
        facts = {"kind": words, "body": verdict.body.name, "number": verdict.version.number}
        facts |= {"day": f"{clock.local_day(verdict.at):%d/%m/%Y}", "said": verdict.in_words.lower()}
        lines.append(
            {
                "key": verdict.pk,
                "words": _("%(kind)s của %(body)s về dự thảo lần %(number)d, ngày %(day)s: %(said)s") % facts,
                "number": str(numbers.get(verdict.pk, "")),
                "writes": package.congress.archived is None and may_number(verdict, reader),
            }
        )
    return {"conclusions": lines} if lines else {}
