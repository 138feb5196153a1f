"""The office gives any seat and moves who sits in it, and takes out a body that was entered by mistake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.people.queries.reach import people_of, person_by_telephone
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.journal import log
from congress.people.services.seats import (
    appoint,
    end_membership,
    known_or_new,
    refuse_groundless,
    refuse_oneself,
    refuse_who_left,
    tell_of_seat,
)
from congress.people.words.naming import same_name
from congress.roles import DELEGATE
from workflows.errors import Unmet, check
from workflows.models import Duty
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.memberships import Membership
    from congress.people.models.units import Unit

GIVEN_SEAT = _kept("Ghi nhiệm vụ từ ngày %(day)s. Căn cứ: %(ground)s")
REMOVED_BODY = _kept("Xóa cơ quan ghi nhầm, chưa có lịch sử. Lý do: %(why)s")


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """The seat that is given: role, days (both inclusive), and the paper on which it rests."""

    role: str
    start: date
    ground: str
    end: date | None = None
    title: str = ""
    phone: str = ""


@transaction.atomic
def give_seat(
    body: Body, person: Person | NewPerson, facts: SeatFacts, *, by: Person | None, namesake: bool = False
) -> Membership:
    """Give a seat to somebody known, or to somebody new who needs no user name; said twice it is one seat.

    `namesake` says that somebody new is another than those of his name. Raises Unmet: for oneself, for who
    has left, for a past day without its paper, a second head, a second role of one person.
    """
    # Two at once: the second waits here, and then reads what the first has written.
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    refuse_oneself(person, by=by)
    refuse_groundless(facts.start, facts.ground)
    if facts.role == DELEGATE:
        raise Unmet(_("Ủy quyền ghi tại trang Nhân sự, mục Ghi ủy quyền của người ủy quyền."))
    known = person if isinstance(person, Person) else _entered(person, body, by, namesake=namesake)
    refuse_who_left(known)
    same = body.memberships.own().filter(person=known, role=facts.role, start=facts.start, end=facts.end)
    before = same.first()
    if before is not None:
        return before
    seat = appoint(
        known,
        body,
        role=facts.role,
        start=facts.start,
        end=facts.end,
        phone=facts.phone,
        title=facts.title,
        ground=facts.ground,
    )
    told = {"day": f"{facts.start:%d/%m/%Y}", "ground": facts.ground or "–"}
    log(by, seat, GIVEN_SEAT % told, new=True)
    tell_of_seat(seat, by=by)
    return seat


@transaction.atomic
def move_seat(seat: Membership, body: Body, facts: SeatFacts, *, by: Person | None) -> Membership:
    """End a seat the day before and give its holder another one, in one act. Raises what both raise."""
    if seat.role == DELEGATE:
        raise Unmet(_("Ủy quyền không chuyển được; thu hồi rồi ghi ủy quyền mới."))
    if facts.start <= seat.start:
        words = _("Ngày nhận nhiệm vụ mới phải sau ngày %(day)s, là ngày bắt đầu nhiệm vụ hiện nay.")
        raise Unmet(fields={"start": [words % {"day": f"{seat.start:%d/%m/%Y}"}]})
    refuse_oneself(seat.person, by=by)
    last = facts.start - timedelta(days=1)
    if seat.end is None or seat.end > last:
        end_membership(seat, on=last, ground=facts.ground, by=by)
    return give_seat(body, seat.person, facts, by=by)


@transaction.atomic
def seat_unit(unit: Unit, congress: Congress, *, start: date, ground: str, by: Person | None) -> Body:
    """A body of kind `unit`, so that the unit can be asked and its head answers; asked twice it is one.

    Raises Unmet for a unit that has ended, for a code of another body, and as `give_seat` for its head.
    """
    known = Body.objects.filter(congress=congress, unit=unit).first()
    if known is not None:
        return known
    if unit.until is not None:
        raise Unmet(_("Đơn vị đã hết hoạt động."))
    body = Body(congress=congress, code=unit.code, name=unit.name, kind="unit", unit=unit)
    check(body)
    body.save()
    log(by, body, _kept("Lập cơ quan trả lời của đơn vị"), new=True)
    if unit.head is not None:
        title = unit.head_title
        give_seat(body, unit.head, SeatFacts("head", start, ground, title=title), by=by)
    return body


@transaction.atomic
def remove_body(body: Body, *, by: Person | None, reason: str) -> str:
    """Take out a body that was entered by mistake; its name. Raises Unmet where something rests on it."""
    held = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    # What would lose its body, in words: rows of any table that refer to it, and duties it had.
    found = []
    for relation in held._meta.related_objects:
        # Grants are derived from seats and go with the body.
        if relation.on_delete is None or relation.related_model.__name__ == "BodyGrant":
            continue
        count = relation.related_model._base_manager.filter(**{relation.field.name: held}).count()
        if count:
            facts = {"count": count, "what": relation.related_model._meta.verbose_name}
            found.append(_("%(count)d %(what)s") % facts)
    count = Duty.objects.filter(holder=held.pk).count()
    if count:
        found.append(_("%(count)d việc đã giao") % {"count": count})
    name, rests = held.name, found
    if rests:
        words = _("%(body)s đã có lịch sử nên không xóa được: %(what)s. Thành viên thì kết thúc nhiệm vụ.")
        raise Unmet(words % {"body": name, "what": ", ".join(rests)})
    log(by, held, REMOVED_BODY % {"why": reason})
    try:
        with transaction.atomic():
            held.delete()
    except (ProtectedError, RestrictedError) as resting:
        words = _("%(body)s đã được dùng nên không xóa được.")
        raise Unmet(words % {"body": name}) from resting
    return name


def _entered(new: NewPerson, body: Body, by: Person | None, *, namesake: bool) -> Person:
    """Somebody new; who bears the name of one the office may see is asked about first."""
    if namesake:
        return create_account(replace(new, association=body.congress.association), by=by)
    made = Person.objects.filter(request_id=new.request_id).first() if new.request_id else None
    known = made or person_by_telephone(new.full_name, [new.phone])
    if known is None:
        alike = people_of(body.congress).filter(folded=searchable(new.full_name)[:150])
        if any(same_name(person.full_name) == same_name(new.full_name) for person in alike):
            words = _(
                "Đã có người tên %(name)s trong danh sách. Nếu là người ấy thì chọn trong danh sách; "
                "nếu là người khác thì đánh dấu “Người khác trùng họ tên”."
            )
            raise Unmet(fields={"full_name": [words % {"name": new.full_name}]})
    return known_or_new(new, body, by=by)
