"""To whom, and for how long, a head may lend his signature (Nghị định 30/2020, Điều 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.words.grounds import names_a_paper
from congress.people.words.sign_forms import DELEGATED, DEPUTY, ORDER

if TYPE_CHECKING:
    from congress.people.models.people import Person

# Bodies whose heads sign by order, and those whose heads sign by delegation.
OFFICES = ("office", "department")
BELOW = (*OFFICES, "inspection", "organising", "subcommittee")
# Days for which one signs at most by order or delegation: it is lent for a time.
LONGEST = 366


def form_of_signing(seat: Membership, person: Person, on: date) -> str:
    """The form in which he would sign for that head where nobody chose one: a deputy KT., others TUQ."""
    return DEPUTY if _is_deputy(seat, person, on) else DELEGATED


def authority_faults(
    seat: Membership, person: Person, form: str, rule: str, *, start: date, end: date
) -> Iterator[tuple[str, str]]:
    """(field, why) of what stands against lending the signature of a seat in that form on these days.

    `rule` is the rule of the association, with its number, by which others may sign.
    """
    if not seat.person.is_active:
        yield "", _("%(who)s không còn làm việc nên không ủy quyền được nữa.") % {"who": seat.person}
    if rule and not names_a_paper(rule):
        yield "rule", _("Quy định của Hội phải ghi đủ số và ngày văn bản.")
    if form == DEPUTY and not _is_deputy(seat, person, start):
        words = _("%(who)s không phải cấp phó của %(head)s nên không ký thay (KT.).")
        yield "sign_form", words % {"who": person, "head": seat.person}
    if form == ORDER and not _heads(seat, person, start, OFFICES):
        yield "sign_form", _("Thừa lệnh (TL.) chỉ giao người đứng đầu Văn phòng hoặc một ban, bộ phận.")
    if form == DELEGATED and not rule and not _heads(seat, person, start, BELOW):
        yield (
            "rule",
            _(
                "Thừa ủy quyền (TUQ.) chỉ giao người đứng đầu một cơ quan, đơn vị; giao người khác phải theo "
                "quy định của Hội, ghi số và ngày."
            ),
        )
    if form in (ORDER, DELEGATED) and (end - start).days > LONGEST:
        yield "end", _("Ký thừa lệnh, thừa ủy quyền có thời hạn, mỗi lần không quá 12 tháng.")


def _is_deputy(seat: Membership, person: Person, on: date) -> bool:
    """Whether he is a deputy in the body of the seat; of the chairman, in any collective of the congress."""
    held = Membership.objects.in_force(on).filter(person=person, role="deputy")
    kinds = ("chair", "collective") if seat.body.kind == "chair" else (seat.body.kind,)
    same = {} if seat.body.kind == "chair" else {"body": seat.body_id}
    return held.filter(body__congress=seat.body.congress_id, body__kind__in=kinds, **same).exists()


def _heads(seat: Membership, person: Person, on: date, kinds: tuple[str, ...]) -> bool:
    held = Membership.objects.in_force(on).filter(person=person, role="head")
    return held.filter(body__congress=seat.body.congress_id, body__kind__in=kinds).exists()
