"""What the tray hangs into the rest: its link of the menu, and its share of what waits to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congress.site.menu import hang_in
from documents.packages.models.incoming import DroppedScan
from documents.packages.queries.incoming import papers_seen_by, tray_papers
from documents.packages.unconfirmed import Unconfirmed, UnconfirmedSource, hang_in_unconfirmed
from documents.paper.language import on_paper
from documents.texts.files import PAPERS
from documents.texts.reading.scans import codes_of
from documents.tray.services.dropping import LONG_CODES, take_in_scan
from documents.tray.services.speaking import confirm_spoken
from documents.tray.services.stacks import sheets_of
from workflows.background.kinds import Telling, background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

SOURCE = "loi-noi"


def unconfirmed_words(congress: Congress, person: Person) -> Iterator[Unconfirmed]:
    """What was written down in the tray, stands nowhere else, and nobody confirmed."""
    rows = papers_seen_by(person, congress).filter(blob=None, confirmed=None, cancelled=None)
    for paper in tray_papers(rows.order_by("pk")):
        if paper.waits_to_be_confirmed:
            yield Unconfirmed(
                source=SOURCE,
                key=str(paper.paper.pk),
                who=paper.sorting.sender if paper.sorting else "",
                what=paper.paper.words,
                way=str(paper.paper.get_ground_display()),
                said_on=paper.paper.arrived,
                by=str(paper.paper.batch.by),
                url=reverse("tray-paper", args=[paper.paper.pk]),
            )


@background(LONG_CODES, label=_("mã trên xấp giấy tờ đến"))
def read_codes(_telling: Telling, *, scan: int) -> str:
    """The papers of a file whose codes took longer than a page has; what cannot be read is one paper."""
    row = DroppedScan.objects.select_related("batch__by", "blob").get(pk=scan)
    with on_paper():
        take_in_scan(row, sheets_of(codes_of([PAPERS.read(row.blob.name)])[0]))
    return ""


hang_in("tray", _("Giấy tờ đến"), place="giay-to-den", order=55, only="of_office")
hang_in_unconfirmed(SOURCE, UnconfirmedSource(unconfirmed_words, confirm_spoken))
