"""The papers that this room makes itself, each under its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.issuing.papers.establishing import SET_UP, body_set_up
from documents.issuing.papers.lending import authority_lent, lent_seat
from documents.issuing.papers.submission import submission_of
from documents.packages.issued import RecordPaper, record_paper
from documents.packages.pages.base import package_url
from documents.packages.queries.visible import visible_to, with_paper

if TYPE_CHECKING:
    from congress.people.models.people import Person


@record_paper("to-trinh")
def submission(key: str, reader: Person) -> RecordPaper | None:
    """Tờ trình about the package of that code, once it has a draft."""
    package = with_paper(visible_to(reader)).filter(code=key).first()
    if package is None or package.current is None:
        return None
    package.current.package = package
    return RecordPaper(
        congress=package.congress,
        paper=submission_of(package, package.current),
        kind="TTr",
        back=package_url(package),
        package=package,
    )


@record_paper("giay-uy-quyen")
def authority(key: str, reader: Person) -> RecordPaper | None:
    """Giấy ủy quyền of one delegation."""
    seat = lent_seat(key, reader, office=hats(reader).congresses_with(Right.RECORD))
    if seat is None or seat.delegator is None:
        return None
    paper, congress = authority_lent(seat, seat.delegator), seat.body.congress
    return RecordPaper(congress=congress, paper=paper, kind="GUQ", back=reverse("staff"))


@record_paper("quyet-dinh-thanh-lap")
def establishing(key: str, reader: Person) -> RecordPaper | None:
    """Quyết định thành lập of one committee, for the office of its congress."""
    office = hats(reader).congresses_with(Right.RECORD)
    bodies = Body.objects.filter(congress__in=office, kind__in=SET_UP, code=key)
    body = bodies.select_related("congress__association").order_by("-congress__opening").first()
    if body is None:
        return None
    return RecordPaper(congress=body.congress, paper=body_set_up(body), kind="QĐ", back=reverse("staff"))
