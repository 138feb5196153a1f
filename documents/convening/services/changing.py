"""What becomes of a meeting before it is held: moved, called off, a paper replaced, its number given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from documents.convening.models import (
    AgendaDropped,
    AgendaItem,
    AgendaPaper,
    ConvenedMeeting,
    ConveningEnd,
    InvitationNumber,
)
from documents.convening.queries import agenda_line, agenda_of, held_instead, signer_of_invitation
from documents.convening.services.inviting import (
    invited,
    put_on_agenda,
    refuse_who_may_not,
    summons_columns,
    summons_faults,
    tell_members,
)
from documents.packages.letters import ARCHIVE, OutgoingLetter, association_with_books, letter_book
from documents.packages.models.packages import Package
from documents.packages.queries.visible import visible_to
from workflows import clock, engine
from workflows.errors import Hidden, NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.associations import Association
    from congress.people.models.people import Person
    from documents.convening.services.inviting import Summons

INVITATION = "GM"
# In the register and in notices, so Vietnamese whatever language the page is in.
ABOUT = _kept("Mời họp %(body)s ngày %(day)s")
MOVED = _kept("Cuộc họp %(body)s ngày %(old)s chuyển sang %(when)s, tại %(place)s. Lý do: %(reason)s")
CALLED_OFF = _kept("Không tổ chức cuộc họp %(body)s, %(when)s. Lý do: %(reason)s")
REPLACED = _kept(
    "%(by)s đã thay tài liệu cuộc họp %(body)s, %(when)s: %(title)s, dự thảo lần %(number)d.%(why)s"
)
DROPPED = _kept("%(by)s đã đưa ra khỏi chương trình cuộc họp %(body)s, %(when)s: %(title)s.%(why)s")
LONGEST_REASON = 300


def move_meeting(
    meeting: ConvenedMeeting, told: Summons, *, reason: str, by: Person, request_id: str | None = None
) -> ConvenedMeeting:
    """Another day for a meeting, with the same agenda and the same papers; the old row stays and says why.

    Raises what `convene` raises, and NotNow for one whose day is over, that was moved or called off.
    """
    columns = summons_columns(told)
    made: ConvenedMeeting = once(
        ConvenedMeeting.objects.filter(instead_of=meeting, by=by),
        request_id,
        lambda: _moved(meeting, told, columns | {"request_id": request_id}, reason=reason, by=by),
        same=lambda before: holds(before, **columns),
    )
    return made


@engine.whole()
def _moved(
    meeting: ConvenedMeeting, told: Summons, columns: dict[str, Any], *, reason: str, by: Person
) -> ConvenedMeeting:
    _held_open(meeting, by)
    faults = summons_faults(meeting.body, told)
    if all(columns[name] == getattr(meeting, name) for name in ("meets_on", "starts_at", "half", "place")):
        faults["meets_on"] = [_("Ngày, giờ, địa điểm vẫn như cũ.")]
    faults |= {"reason": found} if (found := _reason_faults(reason)) else {}
    if faults:
        raise Unmet(fields=faults)
    end = ConveningEnd.objects.create(meeting=meeting, reason=clean(reason), by=by)
    made = invited(meeting.body, told, columns, by=by, instead_of=meeting)
    # Read anew: a paper may have been replaced since the page of the meeting was opened.
    for line in agenda_of(ConvenedMeeting.objects.get(pk=meeting.pk)):
        old = line.item
        item = AgendaItem(meeting=made, place=old.place, package=old.package, words=old.words)
        put_on_agenda(item, line.sent, by=by)
    tell_members(made, MOVED, by=by, old=f"{meeting.meets_on:%d/%m/%Y}", reason=end.reason)
    return made


def call_off(
    meeting: ConvenedMeeting, *, reason: str, by: Person, request_id: str | None = None
) -> ConveningEnd:
    """Say that it will not be held, and why; its members are told.

    The same request gives the row it made before. Raises Forbidden, NotNow (over, moved or called off),
    Stale, and Unmet without a reason.
    """
    made: ConveningEnd = once(
        ConveningEnd.objects.filter(meeting=meeting, by=by),
        request_id,
        lambda: _called_off(meeting, reason, by=by, request_id=request_id),
        same=lambda before: holds(before, reason=clean(reason)),
    )
    return made


@engine.whole()
def _called_off(meeting: ConvenedMeeting, reason: str, *, by: Person, request_id: str | None) -> ConveningEnd:
    _held_open(meeting, by)
    if found := _reason_faults(reason):
        raise Unmet(fields={"reason": found})
    end = ConveningEnd.objects.create(meeting=meeting, reason=clean(reason), by=by, request_id=request_id)
    tell_members(meeting, CALLED_OFF, by=by, about=end, reason=end.reason)
    return end


def drop_item(item: AgendaItem, *, reason: str, by: Person, request_id: str | None = None) -> AgendaDropped:
    """Take an item off the agenda, and say why; the members are told. Another one must be left.

    The same request gives the row it made before. Raises Forbidden, NotNow (over, moved, called off,
    dropped already, the last one), Stale, and Unmet without a reason.
    """
    made: AgendaDropped = once(
        AgendaDropped.objects.filter(item=item, by=by),
        request_id,
        lambda: _dropped(item, reason, by=by, request_id=request_id),
        same=lambda before: holds(before, reason=clean(reason)),
    )
    return made


@engine.whole()
def _dropped(item: AgendaItem, reason: str, *, by: Person, request_id: str | None) -> AgendaDropped:
    _held_open(item.meeting, by)
    refuse_to_drop(item)
    if found := _reason_faults(reason):
        raise Unmet(fields={"reason": found})
    row = AgendaDropped.objects.create(item=item, reason=clean(reason), by=by, request_id=request_id)
    secret = item.package is not None and item.package.confidential
    title = item.package.listed_title if item.package else item.words
    why = "" if secret else f" Lý do: {row.reason}"
    tell_members(item.meeting, DROPPED, by=by, title=title, why=why)
    return row


def refuse_to_drop(item: AgendaItem) -> None:
    """Raises NotNow where it is off the agenda already, or nothing else is on it."""
    if AgendaDropped.objects.filter(item=item).exists():
        raise NotNow(_("Nội dung này đã bỏ khỏi chương trình."))
    if item.meeting.items.filter(dropped=None).count() == 1:
        raise NotNow(_("Cuộc họp chỉ còn nội dung này; không bàn nữa thì ghi không tổ chức cuộc họp."))


def replace_paper(
    item: AgendaItem, *, reason: str, seen: int, by: Person, request_id: str | None = None
) -> AgendaPaper:
    """Lay the present draft before the meeting in place of the one that was sent; its members are told.

    `seen` is how many papers were sent for the item when the page was shown. The same request gives the
    row it made before. Raises Hidden, Forbidden, NotNow (over, moved, called off, nothing newer), Stale,
    Unmet.
    """
    made: AgendaPaper = once(
        AgendaPaper.objects.filter(item=item, by=by),
        request_id,
        lambda: _replaced(item, reason, seen, by=by, request_id=request_id),
        same=lambda before: holds(before, reason=clean(reason)),
    )
    return made


@engine.whole()
def _replaced(item: AgendaItem, reason: str, seen: int, *, by: Person, request_id: str | None) -> AgendaPaper:
    _held_open(item.meeting, by)
    # Its draft must not change while it is laid before the meeting.
    package = Package.objects.select_for_update(of=("self",)).filter(on_agendas=item).first()
    if package is None or not visible_to(by).filter(pk=package.pk).exists():
        raise Hidden
    line = agenda_line(AgendaItem.objects.get(pk=item.pk))
    if line.times != seen:
        raise Stale(_("Tài liệu này vừa được người khác thay. Đề nghị xem lại."))
    if package.current is None or not line.is_older:
        raise NotNow(_("Tài liệu đã gửi là dự thảo mới nhất, không có gì để thay."))
    if seen and (found := _reason_faults(reason)):
        raise Unmet(fields={"reason": found})
    row = AgendaPaper.objects.create(
        item=item, version=package.current, reason=clean(reason), by=by, request_id=request_id
    )
    why = f" Lý do: {row.reason}" if row.reason and not package.confidential else ""
    facts: dict[str, Any] = {"title": package.listed_title, "number": row.version.number, "why": why}
    tell_members(item.meeting, REPLACED, by=by, **facts)
    return row


def number_invitation(
    meeting: ConvenedMeeting, number: int | None = None, *, by: Person, request_id: str | None = None
) -> InvitationNumber:
    """Give the invitation its number in the register: the next one, or the one that the paper book gave.

    The same request gives the row it made before. Raises Forbidden (neither of the office nor a clerk of the
    body), NotNow (numbered already, called off, no association), Stale, Unmet by field.
    """
    made: InvitationNumber = once(
        InvitationNumber.objects.filter(meeting=meeting, by=by),
        request_id,
        lambda: _numbered(meeting, number, by=by, request_id=request_id),
        same=lambda before: number in (None, before.line.number),
    )
    return made


@engine.whole()
def _numbered(
    meeting: ConvenedMeeting, number: int | None, *, by: Person, request_id: str | None
) -> InvitationNumber:
    _held_open(meeting, by)
    association = book_for_invitation(meeting)
    facts = {"body": meeting.body.name, "day": f"{meeting.meets_on:%d/%m/%Y}"}
    letter = OutgoingLetter(
        about=ABOUT % facts,
        other=meeting.body.name,
        day=clock.today(),
        number=number,
        kind=INVITATION,
        signer=signer_of_invitation(meeting),
        kept=ARCHIVE,
        # It is of the body that he may call together.
        of_body=True,
    )
    line = letter_book().numbered(letter, association=association, by=by, request_id=None)
    return InvitationNumber.objects.create(meeting=meeting, line=line, by=by, request_id=request_id)


def book_for_invitation(meeting: ConvenedMeeting) -> Association:
    """Whose book the number comes from. Raises NotNow (no book, numbered)."""
    association = association_with_books(meeting.body.congress)
    if InvitationNumber.objects.filter(meeting=meeting).exists():
        raise NotNow(_("Giấy mời này đã có số."))
    return association


def _held_open(meeting: ConvenedMeeting, by: Person) -> None:
    """Whoever changes the same meeting at once waits here. Raises Forbidden, NotNow."""
    refuse_who_may_not(meeting.body, by)
    refuse_over(meeting)


def refuse_over(meeting: ConvenedMeeting) -> None:
    """Raises NotNow for a meeting that was moved, called off or recorded, or whose day is over."""
    if ConveningEnd.objects.filter(meeting=meeting).exists():
        raise NotNow(_("Cuộc họp này đã hoãn hoặc đã chuyển sang ngày khác."))
    if held_instead(meeting):
        raise NotNow(_("Cuộc họp này đã diễn ra và đã được ghi."))
    if meeting.is_past:
        raise NotNow(_("Ngày họp đã qua. Cuộc họp đã diễn ra thì ghi ở mục Cuộc họp."))


def _reason_faults(reason: str) -> list[str]:
    if is_reason(reason, longest=LONGEST_REASON):
        return []
    return [_("Phải nêu rõ lý do, tối đa %(limit)d ký tự.") % {"limit": LONGEST_REASON}]
