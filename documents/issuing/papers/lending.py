"""Giấy ủy quyền: who lends whom which of his rights in a body, for how long, and in which form he signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.words.addressed import addressed, with_rank
from congress.people.words.sign_forms import FORMS_OF_SIGNING
from congress.roles import DELEGATE, READING, Right
from documents.packages.issued import unnumbered
from documents.paper.official import OfficialPaper, PlaceToSign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.people import Person

# By which a ground is this very paper, which does not rest on itself.
ITSELF = "ủy quyền"


def authority_lent(seat: Membership, lender: Person) -> OfficialPaper:
    """The paper of one delegation. Both sign: who lends at the right, who is lent to at the left."""
    congress = seat.body.congress
    grounds = [one for one in (seat.ground, seat.rule) if one and ITSELF not in one.lower()]
    names = [with_rank(who, congress.association) for who in (seat.person, lender)]
    return OfficialPaper(
        model="uy-quyen",
        head=unnumbered(congress, "GUQ", seat.start),
        kind=_("GIẤY ỦY QUYỀN"),
        about=_("Thực hiện nhiệm vụ tại %(body)s") % {"body": seat.body.name},
        opening=tuple(_("Căn cứ %(ground)s;") % {"ground": one} for one in grounds),
        sections=(("", (*both_named(seat, lender), *rights_lent(seat))),),
        left=PlaceToSign(title=_("NGƯỜI ĐƯỢC ỦY QUYỀN"), name=names[0]),
        right=PlaceToSign(title=_("NGƯỜI ỦY QUYỀN"), name=names[1]),
    )


def both_named(seat: Membership, lender: Person) -> Iterator[str]:
    """Who lends, by the seat that is his, and to whom, with the seat that he has himself."""
    association, held = seat.body.congress.association, Membership.objects.in_force(seat.start).own()
    own = held.filter(person=lender, body=seat.body).first()
    told = {"who": addressed(lender, association), "title": own.named if own else seat.body.name}
    yield _("1. Người ủy quyền: %(who)s, %(title)s.") % told
    seats = held.filter(person=seat.person, body__congress=seat.body.congress_id).order_by("pk")
    title = next((one.named for one in seats.select_related("body")), seat.title)
    who = ", ".join(filter(None, (addressed(seat.person, association), title)))
    yield _("2. Người được ủy quyền: %(who)s.") % {"who": who}


def rights_lent(seat: Membership) -> Iterator[str]:
    """What is lent, for how long, how he signs, and that he lends it to nobody."""
    rights = [Right(name) for name in seat.scope if name in Right]
    what = ", ".join(str(right.label) for right in rights if right not in READING)
    facts = {"what": what, "body": seat.body.name, "start": f"{seat.start:%d/%m/%Y}"}
    facts["end"] = f"{seat.end:%d/%m/%Y}" if seat.end else "………………"
    yield _("3. Nội dung ủy quyền: %(what)s tại %(body)s.") % facts
    yield _("4. Thời hạn: từ ngày %(start)s đến hết ngày %(end)s.") % facts
    if seat.sign_form:
        yield _("5. Hình thức ký: %(form)s.") % {"form": dict(FORMS_OF_SIGNING)[seat.sign_form]}
    yield _("Người được ủy quyền không ủy quyền lại cho người khác.")


def lent_seat(key: str, reader: Person, *, office: frozenset[int]) -> Membership | None:
    """The delegation of that number, for the office of its congress and the two whom it concerns."""
    rows = Membership.objects.filter(role=DELEGATE, pk=int(key) if key.isdecimal() else 0)
    seat = rows.select_related("body__congress__association", "person", "delegator").first()
    if seat is None:
        return None
    concerned = reader.pk in (seat.person_id, seat.delegator_id)
    return seat if concerned or seat.body.congress_id in office else None
