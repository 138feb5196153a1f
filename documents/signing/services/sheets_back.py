"""Signed sheets that come back through the tray: known by the code at their foot, offered to be recorded."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from documents.packages.incoming import AskedThere, EnteredThere
from documents.packages.models.incoming import PaperSorting
from documents.packages.models.packages import Package
from documents.packages.models.paper_signatures import PaperSignature
from documents.packages.pages.base import package_url
from documents.packages.queries.visible import with_paper
from documents.packages.services.taking_in import receive
from documents.paper import codes
from documents.paper.language import on_paper
from documents.signing.queries import found_by, paper_in_words
from documents.signing.services.signing import fault_of, signers
from documents.texts.files import PAPERS
from documents.texts.reading.scans import pages_cut_out
from documents.texts.uploads.kinds import SCANS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from documents.packages.answers.values import NewPart
    from documents.packages.models.incoming import IncomingPaper
    from documents.paper.sheet_marks import SheetMark
    from documents.signing.queries import FoundCopy

OWN = "ky-"
# Kept in the book too.
NOBODY = _kept("Bộ trình ký in ra từ hệ thống")


class SignedSheets:
    """What the tray asks of papers that went out to be signed (`packages.incoming.PaperTaker`)."""

    own = OWN

    def led_to(self, marks: Collection[SheetMark], congress: Congress) -> Mapping[SheetMark, AskedThere]:
        """See `PaperTaker`; of each code its package is asked. One that waits for no hand is only told."""
        packages = with_paper(Package.objects.filter(congress=congress))
        read = {mark: found_by(codes.parse_code(mark.paper), packages) for mark in marks if mark.paper}
        return {mark: _asked(mark, found) for mark, found in read.items() if found is not None}

    def open_for(self, _congress: Congress) -> Mapping[str, str]:
        """See `PaperTaker`: whose sheet it is only its code says."""
        return {}

    def late_for(self, _congress: Congress) -> Mapping[str, str]:
        """See `PaperTaker`: a sheet that is recorded no more is not recorded late."""
        return {}

    def address(self, key: str, paper: int) -> str:
        """See `PaperTaker`."""
        return f"{reverse('signed-paper')}?ma={key.removeprefix(OWN)}&giay={paper}"

    def act(self) -> str:
        """See `PaperTaker`."""
        return _("Ghi phiếu ký nhận về")

    def not_entered(self, papers: QuerySet[IncomingPaper]) -> QuerySet[IncomingPaper]:
        """See `PaperTaker`."""
        rows = PaperSorting.objects.filter(paper__in=papers.order_by())
        return papers.exclude(pk__in=list(_entered(rows)))

    def entered(self, papers: Collection[int]) -> Mapping[int, EnteredThere]:
        """See `PaperTaker`."""
        return _entered(PaperSorting.objects.filter(paper__in=papers))


def scan_from_tray(paper: IncomingPaper) -> NewPart | None:
    """The pages of a paper of the tray as the picture of a signature; None where they cannot be one.

    Reads and stores a file, so never inside a transaction.
    """
    if paper.blob is None or SCANS.get(paper.blob.extension) is None:
        return None
    data = PAPERS.read(paper.blob.name)
    if paper.is_part:
        data = pages_cut_out(data, paper.first, paper.last)
    return receive(io.BytesIO(data), paper.name or f"giay-den-{paper}.pdf", part="ban-chup", choice=SCANS)


def _asked(mark: SheetMark, found: FoundCopy) -> AskedThere:
    # Kept in the book, so in Vietnamese whatever language the page is in.
    with on_paper():
        about = paper_in_words(found)
    people = ", ".join(str(person) for person in signers(found.package))
    return AskedThere(
        key=OWN + codes.normal(mark.paper),
        label=paper_in_words(found),
        unit=None,
        code=mark.paper,
        is_open=fault_of(found) is None,
        sender=people or NOBODY,
        about=about[:1].upper() + about[1:],
    )


def _entered(rows: QuerySet[PaperSorting]) -> dict[int, EnteredThere]:
    """paper -> where its signature, or what came of it instead, stands."""
    told = rows.filter(taken_as__startswith=OWN).order_by("pk").values_list("paper", "taken_as")
    keys = {paper: codes.in_fours(key.removeprefix(OWN)) for paper, key in told}
    if not keys:
        return {}
    recorded = PaperSignature.objects.filter(code__in=set(keys.values()))
    signed = {
        one.code: one.signature.version.package
        for one in recorded.select_related("signature__version__package")
    }
    done = {}
    for paper, code in keys.items():
        package = signed.get(code)
        if package is None:
            # It was sent back, or went on another way: nothing can be recorded from this sheet any more.
            found = found_by(codes.parse_code(code), with_paper(Package.objects.all()))
            package = found.package if found is not None and fault_of(found) is not None else None
        if package is not None:
            done[paper] = EnteredThere(package.code, package_url(package))
    return done
