"""What the board hangs into the rest: a link of the menu, and the calls on the page of a package."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.people.queries.hats import hats as hats_of
from congress.site.menu import hang_in
from documents.board.models import Call
from documents.board.papers.report import progress_paper
from documents.board.papers.report_facts import report_of
from documents.board.queries.calls import calls_about, promises_by_telephone
from documents.board.words.urged import urged
from documents.packages.issued import RecordPaper, record_paper
from documents.packages.pages.congresses import tracked_congress
from documents.packages.promised import promises
from documents.packages.queries.visible import urged_congresses
from documents.packages.sections import has_rows, section
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


promises(promises_by_telephone)
hang_in("board", _("Tiến độ"), place="tien-do", order=30)


@record_paper("bao-cao-tien-do")
def report_to_issue(key: str, reader: Person) -> RecordPaper | None:
    """Báo cáo tiến độ of a day, "2022-03-18", for the organising committee and the office."""
    congress = tracked_congress(hats_of(reader))
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return None
    if congress is None or day > clock.today():
        return None
    paper = progress_paper(congress, report_of(congress))
    return RecordPaper(congress=congress, paper=paper, kind="BC", back=reverse("board"), day=day)


@section(
    "calls",
    place="aside",
    order=10,
    template="board/package.html",
    rows=Call.objects.filter(package=OuterRef("pk")),
    always=True,
)
def calls_section(package: Package, reader: Person) -> dict[str, Any]:
    """The calls the reader may know of; there for those who urge, or who were called."""
    hats = hats_of(reader)
    made = calls_about(package, hats) if has_rows(package, "calls") else []
    urges = package.congress_id in urged_congresses(hats)
    if not urges and not made:
        return {}
    stage = package.definition.stage_of(package.state)
    return {
        "urging": {
            "may_call": urges and not (stage and stage.terminal) and not package.congress.archived,
            "calls": [urged(call, package, opened=True) for call in made],
        }
    }
