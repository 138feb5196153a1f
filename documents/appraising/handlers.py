"""What conclusions hang into the page of a package: their papers, and the way to the number of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.appraising.queries import (
    RECORD,
    conclusions_on,
    has_judges,
    numbers_of_conclusions,
    paper_kind,
)
from documents.appraising.services import may_number
from documents.packages.sections import section
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("appraising", order=8, template="appraising/package.html")
def papers_of_conclusions(package: Package, reader: Person) -> dict[str, Any]:
    """A line for each conclusion; nothing, and no query, where nobody judges."""
    if not has_judges(package):
        return {}
    lines, found = [], list(conclusions_on(package))
    numbers = numbers_of_conclusions(found)
    for one in found:
        words = _("Biên bản thẩm tra") if paper_kind(one) == RECORD else _("Phiếu thẩm định")
        facts = {"kind": words, "body": one.body.name, "number": one.version.number}
        facts |= {"day": f"{clock.local_day(one.at):%d/%m/%Y}", "said": one.in_words.lower()}
        lines.append(
            {
                "key": one.pk,
                "words": _("%(kind)s của %(body)s về dự thảo lần %(number)d, ngày %(day)s: %(said)s") % facts,
                "number": str(numbers.get(one.pk, "")),
                "writes": package.congress.archived is None and may_number(one, reader),
            }
        )
    return {"conclusions": lines} if lines else {}
