"""What the drafts in force say differently of the same thing, for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.consistency import queries as consistency
from documents.packages.models.drafts import VersionPart
from documents.packages.queries.visible import visible_to
from documents.packages.services.paper_words import text_of
from documents.texts.consistency import Finding, TextSource, findings

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.consistency.models import Excused
    from documents.texts.things import Sort


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference, and why it is no fault if somebody said so."""

    finding: Finding
    excused: Excused | None


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """Differences of one sort under their heading."""

    heading: str
    rows: list[DifferenceRow]


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs, and the names of files whose words are still being read: they are not compared yet.

    `unread` says of each file what could not be read of it, and so was not compared.
    """

    rows: list[DifferenceRow]
    awaited: list[str]
    unread: list[str]


def differences_for(congress: Congress, reader: Person, *, hats: Hats, code: str = "") -> Differences:
    """Stale term labels, figures, dates and names; `code` keeps what concerns one package.

    Drafts of confidential packages are not compared: what differs there would tell what stands there.
    """
    packages = visible_to(reader, hats=hats).filter(congress=congress, confidential=False, counts=True)
    rows = VersionPart.objects.filter(version__in=packages.exclude(current=None).values("current"))
    sources, awaited, unread = [], [], []
    for row in rows.select_related("version__package", "blob").order_by("version__package__code", "id"):
        package, number = row.version.package, row.version.number
        label = _("%(package)s, dự thảo lần %(number)d") % {"package": package.title, "number": number}
        url = f"{reverse('comments', args=[package.code, number])}#{row.code}-"
        words = text_of(row)
        if words.being_read:
            awaited.append(f"{row.name} ({package.code})")
        else:
            unread += [f"{row.name} ({package.code}): {line}" for line in words.warnings]
        sources.append(TextSource(package.code, label, url, words.text))
    found = findings(sources, term=congress.term)
    if code:
        found = [finding for finding in found if any(place.source.key == code for place in finding.places)]
    excused = consistency.excused(congress)
    return Differences(
        [DifferenceRow(finding, excused.get(finding.key)) for finding in found], awaited, unread
    )


def in_groups(rows: list[DifferenceRow]) -> list[DifferenceGroup]:
    """What is still to be looked at by its sort, then what was looked at and is no fault."""
    headings: dict[Sort, str] = {
        "term": _("Nhãn nhiệm kỳ cũ"),
        "figure": _("Số liệu khác nhau"),
        "date": _("Ngày khác nhau"),
        "name": _("Tên, chức danh khác nhau"),
    }
    fresh = [row for row in rows if row.excused is None]
    groups = [
        DifferenceGroup(head, [row for row in fresh if row.finding.sort == sort])
        for sort, head in headings.items()
    ]
    groups.append(DifferenceGroup(_("Đã xem, không phải lỗi"), [row for row in rows if row.excused]))
    return [group for group in groups if group.rows]
