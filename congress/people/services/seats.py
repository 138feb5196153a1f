"""Who sits where: appoint, end, replace, and settle what it grants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress import roles
from congress.people.models.bodies import Body, BodyGrant, CongressGrant
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.reach import person_by_telephone
from congress.people.queries.seats import people_who_may_on_congress, seats_mark
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.journal import last_entry, log
from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to_anybody
from congress.people.words.days import with_day
from congress.people.words.grounds import names_a_paper
from congress.roles import Right
from workflows import clock
from workflows.errors import Stale, Unmet, check

if TYPE_CHECKING:
    from congress.people.models.memberships import MembershipQuerySet


SEAT_GIVEN = _kept(
    "%(by)s ghi tại trang quản trị: %(who)s giữ nhiệm vụ %(seat)s, từ ngày %(start)s%(until)s."
)
SEAT_CHANGED = _kept(
    "%(by)s sửa tại trang quản trị: %(who)s giữ nhiệm vụ %(seat)s, từ ngày %(start)s%(until)s."
)
SEAT_BEGINS = _kept("%(by)s ghi: %(who)s được giao nhiệm vụ %(seat)s, từ ngày %(start)s%(until)s.%(ground)s")
SEAT_ENDS = _kept("%(by)s ghi: %(who)s kết thúc nhiệm vụ %(seat)s, hết ngày %(day)s.%(ground)s")
UNTIL_DAY, ON_GROUND = _kept(" đến hết ngày %(day)s"), _kept(" Căn cứ: %(ground)s.")


def appoint(
    person: Person,
    body: Body,
    *,
    role: str,
    start: date,
    end: date | None = None,
    phone: str = "",
    title: str = "",
    ground: str = "",
    sign_form: str = "",
) -> Membership:
    """Give a person a role in a body from `start` to `end` (both inclusive) and settle the grants.

    Raises Unmet for an unknown role, an end before the start, or a second role in the
    same body at the same time.
    """
    membership = Membership(
        person=person,
        body=body,
        role=role,
        start=start,
        end=end,
        phone=phone,
        title=title,
        ground=ground,
        sign_form=sign_form,
    )
    check(membership)
    membership.save()
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, on: date, ground: str, by: Person | None = None) -> Membership:
    """End a membership; `on` is the last day in office (inclusive), rights are gone the day after.

    Raises Unmet when `on` is before its start or after an end it has already.
    """
    if membership.end and membership.end < on:
        raise Unmet(_("Nhiệm vụ này đã kết thúc trước ngày đó."))
    if on < membership.start:
        words = _("Ngày cuối không được trước ngày bắt đầu nhiệm vụ, %(day)s.")
        raise Unmet(words % {"day": f"{membership.start:%d/%m/%Y}"})
    membership.end, membership.end_ground = on, ground
    check(membership)
    membership.save()
    facts = {"day": f"{on:%d/%m/%Y}", "ground": ground}
    log(by, membership, _kept("Thôi nhiệm vụ, hết ngày %(day)s. Căn cứ: %(ground)s") % facts)
    tell_of_end(membership, by=by)
    return membership


def known_or_new(new: NewPerson, body: Body, *, by: Person | None) -> Person:
    """Somebody new, entered for the association of the body; whose name and telephone are known is he."""
    known = person_by_telephone(new.full_name, [new.phone])
    return known or create_account(replace(new, association=body.congress.association), by=by)


def tell_of_end(seat: Membership, *, by: Person | None) -> None:
    """Who leaves a seat hears of it, on what ground."""
    facts = _facts_told(seat, by) | {
        "day": f"{seat.end:%d/%m/%Y}" if seat.end else "",
        "ground": ON_GROUND % {"ground": seat.end_ground} if seat.end_ground else "",
    }
    tell(seat.person, SEAT_ENDS % facts, event="seat", by=by, congress=seat.body.congress_id)


def _facts_told(seat: Membership, by: Person | None) -> dict[str, Any]:
    """Who wrote it, how its holder is spoken to, the seat with its body, its days."""
    with translation.override(settings.LANGUAGE_CODE):
        named = seat.named
    return {
        "by": by,
        "who": spoken_to_anybody(seat.person, seat.body.congress.association),
        "seat": named,
        "start": f"{seat.start:%d/%m/%Y}",
        "until": UNTIL_DAY % {"day": f"{seat.end:%d/%m/%Y}"} if seat.end else "",
    }


@transaction.atomic
def replace_head(
    body: Body,
    person: Person | NewPerson,
    *,
    start: date,
    ground: str,
    phone: str = "",
    title: str = "",
    by: Person | None = None,
    seen: str | None = None,
    acting: str = "",
) -> Membership:
    """Put a new head in office from `start`; the old one and the new one's other role end the day before.

    A `NewPerson` gets an account on the way, or is found as `known_or_new` says. `seen` is
    `queries.seen(body)` of what was on the screen. Raises Stale, with who sits there now, when the seats
    have changed since; Unmet for somebody who has left, the present head, or a day that an existing seat
    does not leave free. `acting` is the form in which he signs who leads for a time only ("Q", "KT").
    """
    # Two at once: the second waits here, and then reads what the first has written.
    body = Body.objects.select_for_update().get(pk=body.pk)
    if seen is not None and seen != seats_mark(body):
        raise Stale(_what_happened(body))
    _refuse_without_a_decision(ground)
    refuse_oneself(person, by=by)
    new = known_or_new(person, body, by=by) if isinstance(person, NewPerson) else person
    ending = _seats_to_end(body, new, start)
    last = start - timedelta(days=1)
    for membership in ending:
        end_membership(membership, on=last, ground=ground, by=by)
    facts = {"day": f"{start:%d/%m/%Y}", "ground": ground}
    seat = appoint(
        new, body, role="head", start=start, ground=ground, phone=phone, title=title, sign_form=acting
    )
    log(by, seat, _kept("Người đứng đầu mới từ ngày %(day)s. Căn cứ: %(ground)s") % facts, new=True)
    tell_of_seat(seat, by=by)
    return seat


def tell_of_seat(seat: Membership, *, by: Person | None) -> None:
    """Who was given a seat hears of it: who wrote it, from which day, on what ground."""
    tell(seat.person, words_of_seat(seat, by=by), event="seat", by=by, congress=seat.body.congress_id)


def words_of_seat(seat: Membership, *, by: Person | None) -> str:
    """What he hears."""
    ground = ON_GROUND % {"ground": seat.ground} if seat.ground else ""
    return SEAT_BEGINS % (_facts_told(seat, by) | {"ground": ground})


def settle_grants() -> int:
    """Make every grant what memberships derive today, whatever left it behind.

    A membership that ends by its date leaves grants that confer nothing; this takes them away.
    Returns the number of pairs of person and body looked at. Safe to repeat.
    """
    seats = set(Membership.objects.order_by().values_list("person", "body"))
    seats |= set(BodyGrant.objects.values_list("user", "content_object"))
    on_congress = CongressGrant.objects.exclude(content_object__bodies=None)
    seats |= set(on_congress.values_list("user", "content_object__bodies"))
    people = Person.objects.in_bulk({person for person, _body in seats})
    bodies = Body.objects.select_related("congress").in_bulk({body for _person, body in seats})
    for person, body in sorted(seats):
        roles.sync(people[person], bodies[body])
    return len(seats)


def _seats_to_end(body: Body, person: Person, start: date) -> list[Membership]:
    """The seats that end the day before; raises Unmet for whatever stands in the way."""
    refuse_who_left(person)
    seats: MembershipQuerySet = Membership.objects.not_ended(start).own().filter(body=body)
    heads = list(seats.filter(role="head").select_related("person"))
    for head in heads:
        facts = {"who": head.person, "day": f"{head.start:%d/%m/%Y}"}
        if head.person_id == person.pk:
            raise Unmet(_("%(who)s đang là người đứng đầu, từ ngày %(day)s.") % facts)
        if head.start >= start:
            words = _("Ngày nhận nhiệm vụ phải sau ngày %(day)s, là ngày %(who)s bắt đầu đứng đầu.")
            raise Unmet(words % facts)
    others = list(seats.filter(person=person).exclude(role="head"))
    for seat in others:
        if seat.start >= start:
            words = _("%(who)s đã có nhiệm vụ khác trong cơ quan này từ ngày %(day)s.")
            raise Unmet(words % {"who": person, "day": f"{seat.start:%d/%m/%Y}"})
    return [*heads, *others]


def refuse_oneself(person: Person | NewPerson | None, *, by: Person | None) -> None:
    """Raises Unmet for one who would write himself into a seat, at the office or in the admin."""
    if by is not None and by == person:
        words = _("Người ghi không tự ghi nhiệm vụ cho mình; đề nghị người khác trong Văn phòng ghi.")
        raise Unmet(words)


def refuse_groundless(start: date, ground: str) -> None:
    """Raises Unmet for a seat that began before today without the paper on which it rests."""
    if start < clock.today():
        _refuse_without_a_decision(ground)


def announce(seat: Membership, *, by: Person, given: bool) -> None:
    """A seat given or ended in the admin is told to the person and to the office."""
    words = SEAT_GIVEN if given else SEAT_CHANGED
    facts = _facts_told(seat, by)
    office = people_who_may_on_congress(Right.RECORD, seat.body.congress_id)
    for person in {seat.person, *office}:
        said = words % (facts | ({} if person == seat.person else {"who": seat.person}))
        tell(person, said, event="seat", by=by, congress=seat.body.congress_id)


def _refuse_without_a_decision(ground: str) -> None:
    if not names_a_paper(ground):
        words = str(
            with_day(_("Căn cứ phải ghi đủ số và ngày văn bản, ví dụ Quyết định số 12/QĐ ngày %(day)s."))
        )
        raise Unmet(fields={"ground": [words]})


def refuse_who_left(person: Person) -> None:
    """Raises Unmet for one whose account is closed: he has left and is given nothing new."""
    if not person.is_active:
        words = _("%(who)s đã ngừng hoạt động nên không nhận nhiệm vụ mới; chọn người khác.")
        raise Unmet(words % {"who": person})


def _what_happened(body: Body) -> str:
    """Who sits at the head now or soon, and who entered it when: for one who was slower."""
    last = Membership.objects.filter(body=body).select_related("person").order_by("-pk").first()
    if last is None:
        return str(Stale.default)
    facts = {
        "body": body.name,
        "who": last.person,
        "title": last.named,
        "day": f"{last.start:%d/%m/%Y}",
    }
    words = _(
        "Danh sách của %(body)s đã thay đổi sau khi trang này được mở. "
        "Ghi gần nhất: %(who)s, %(title)s, từ ngày %(day)s%(by)s. Chưa ghi gì thêm; đề nghị xem lại."
    )

    entry = last_entry(last)
    entered_by = ""
    if entry is not None:
        when = entry.action_time.astimezone(clock.HANOI)
        entered_by = _(", %(who)s ghi lúc %(when)s") % {"who": entry.user, "when": f"{when:%H:%M %d/%m/%Y}"}
    return words % {**facts, "by": entered_by}
