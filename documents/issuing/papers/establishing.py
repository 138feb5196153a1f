"""Quyết định thành lập: a committee of the congress, who sits in it as what, and the papers it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.seats import holders_of
from congress.people.words.addressed import addressed, in_precedence
from congress.roles import DELEGATE
from documents.packages.issued import head_signs, unnumbered
from documents.packages.models.packages import Package
from documents.paper.letterhead import UNSAID
from documents.paper.official import OfficialPaper
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bodies that somebody sets up for a congress; those that a congress elected are set up by nobody.
SET_UP = ("organising", "subcommittee")


def body_set_up(body: Body) -> OfficialPaper:
    """The decision, with the people of today. On which papers it rests is left to be written by hand."""
    rows = tuple(seated_in(body))
    chair = Body.objects.filter(congress=body.congress_id, kind="chair").order_by("pk").first()
    facts = {"body": body.name, "congress": body.congress.short_name, "count": len(rows)}
    first = _("Điều 1. Thành lập %(body)s %(congress)s gồm %(count)d thành viên có tên dưới đây:")
    return OfficialPaper(
        model="thanh-lap",
        head=unnumbered(body.congress, "QĐ", clock.today()),
        kind=_("QUYẾT ĐỊNH"),
        about=_("Về việc thành lập %(body)s %(congress)s") % facts,
        opening=(
            _("Căn cứ %(room)s;") % {"room": 4 * UNSAID},
            _("Theo đề nghị của %(room)s,") % {"room": 3 * UNSAID},
        ),
        ordered=_("QUYẾT ĐỊNH:"),
        sections=(("", (first % facts,)),),
        rows=rows,
        after=(("", tuple(articles_after_people(body))),),
        right=head_signs(chair, together=False),
        recipients=(_("Như Điều 3"), _("Lưu: VT")),
    )


def seated_in(body: Body) -> Iterator[tuple[str, ...]]:
    """Who sits in it today for himself, and as what."""
    association = body.congress.association
    seats = [seat for seat in holders_of(body).select_related("body") if seat.role != DELEGATE]
    for place, seat in enumerate(in_precedence(seats, association), 1):
        yield str(place), addressed(seat.person, association), seat.shown_title


def articles_after_people(body: Body) -> Iterator[str]:
    """What it writes, as far as the record says, and who carries the decision out."""
    led = Package.objects.filter(lead=body, counts=True).order_by("code")
    titles = [f"{one.listed_title} ({one.code})" for one in led]
    if titles:
        words = _("Điều 2. %(body)s chủ trì soạn thảo: %(titles)s.")
        yield words % {"body": body.name, "titles": "; ".join(titles)}
    else:
        yield _("Điều 2. Nhiệm vụ của %(body)s: %(room)s") % {"body": body.name, "room": 6 * UNSAID}
    yield _(
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Văn phòng, %(body)s và các ông, bà có tên tại "
        "Điều 1 chịu trách nhiệm thi hành Quyết định này."
    ) % {"body": body.name}
