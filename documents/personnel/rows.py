"""The lists of the personnel packages: nominees, the papers of a dossier, named readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing, value_in_words
from documents.personnel.queries import paper_standings_of, told_counts
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.models.readers import ReadingGrant
    from documents.personnel.dossiers import PaperStanding
    from documents.personnel.models import Nominee, NomineeCount, NomineePaper


@dataclass(frozen=True, slots=True)
class NomineeLine:
    """A nominee with what his dossier lacks and the counts on his name."""

    nominee: Nominee
    lacking: list[PaperStanding]
    counts: Sequence[NomineeCount]


def nominees_listing(package: Package, nominees: Iterable[Nominee], reader: Person) -> Listing[NomineeLine]:
    """The nominees who stand, by number; of himself nobody reads a count that was not announced."""
    lines = [
        NomineeLine(one, [each for each in paper_standings_of(one) if each.lacking], told_counts(one, reader))
        for one in nominees
    ]
    columns: list[Column[NomineeLine]] = [
        Column(
            _("Hồ sơ"),
            lambda line: (
                _("Số %(number)d: %(name)s") % {"number": line.nominee.number, "name": line.nominee.full_name}
            ),
            link=lambda line: reverse("nominee", args=[package.code, line.nominee.number]),
        ),
        Column(_("Chức vụ, đơn vị hiện nay"), lambda line: line.nominee.duty),
        Column(_("Giới thiệu giữ chức vụ"), lambda line: line.nominee.proposed),
        Column(_("Giấy tờ"), drawn="personnel/lacking.html"),
        Column(
            _("Kiểm phiếu"),
            lambda line: "\n".join(f"{one.agreed}/{one.valid} – {one.label}" for one in line.counts),
        ),
    ]
    return Listing(_("Người được giới thiệu"), columns, lines, empty=_("Chưa ghi người nào."))


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of a dossier: how it stands today, the last that was given, how many were given before."""

    standing: PaperStanding
    last: NomineePaper | None
    before: int

    @property
    def file(self) -> bool:
        """Whether there is a file to be taken away."""
        return self.last is not None and self.last.blob is not None


def papers_listing(nominee: Nominee, *, own: bool = False) -> Listing[PaperLine]:
    """Each paper of the dossier: for who keeps it, or (`own`) for the nominee himself."""
    given = list(nominee.papers.all())
    lines = []
    for standing in paper_standings_of(nominee):
        of_code = [one for one in given if one.code == standing.paper.code]
        lines.append(PaperLine(standing, of_code[-1] if of_code else None, max(len(of_code) - 1, 0)))
    kept: list[Column[PaperLine]] = [
        Column(_("Ngày cấp"), lambda line: line.last.issued if line.last else None),
        Column(_("Bản gốc đang giữ tại"), drawn="personnel/kept_at.html"),
    ]
    columns: list[Column[PaperLine]] = [
        Column(_("Giấy tờ"), lambda line: line.standing.paper.title),
        Column(_("Tình trạng hôm nay"), drawn="personnel/standing.html"),
        *([] if own else kept),
        Column(_("Việc"), drawn="personnel/own_acts.html" if own else "personnel/acts.html"),
    ]
    return Listing(_("Giấy tờ"), columns, lines)


def readers_listing(grants: Iterable[ReadingGrant]) -> Listing[ReadingGrant]:
    """Who was let read, until when, why and by whom; those that ended too."""
    today = clock.today()
    columns: list[Column[ReadingGrant]] = [
        Column(_("Người được đọc"), lambda one: str(one.person)),
        Column(_("Đến hết ngày"), lambda one: one.until),
        Column(_("Lý do"), lambda one: one.reason),
        Column(_("Người cho đọc"), lambda one: f"{one.by}, {value_in_words(one.at)}"),
        Column(_("Tình trạng"), drawn="personnel/grant.html", it=lambda one: one.in_force(today)),
    ]
    return Listing(_("Người được đọc"), columns, list(grants), empty=_("Chưa cho ai đọc thêm."))
