"""Calling a body together: day, place and agenda are judged whole, and each package is bound to its draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.meetings.models import MANNERS
from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.people.queries.seats import holders_of
from congress.people.services.telling import tell_many
from congress.people.words.addressed import addressed
from congress.settingup.standstill import refuse_archived
from documents.convening.models import AgendaItem, AgendaPaper, ConvenedMeeting, half_of
from documents.convening.queries import convening_bodies, waiting_for_body
from documents.paper.language import on_paper
from workflows import clock, engine
from workflows.errors import Forbidden, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from congress.people.models.people import Person
    from documents.convening.models import ConveningEnd
    from documents.packages.models.drafts import Version

# In notices, so Vietnamese whatever language the page is in.
INVITED = _kept("Kính mời dự họp %(body)s, %(when)s, tại %(place)s.")
# An agenda that is longer is none of one meeting.
MOST_ITEMS = 40
LONGEST_ITEM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """When, where and in which way; `starts_at` None and `half` "" where nobody said the hour.

    `packages` are ids in the order of the agenda, `business` what else is on it, a line an item.
    """

    meets_on: date
    starts_at: time | None = None
    half: str = ""
    manner: str
    place: str
    chair: int | None
    guests: str = ""
    to_prepare: str = ""
    packages: tuple[int, ...] = field(default=())
    business: tuple[str, ...] = ()


def convene(body: Body, told: Summons, *, by: Person, request_id: str | None = None) -> ConvenedMeeting:
    """Invite a body; each chosen package lies before it with the draft of now, and its members are told.

    The same request gives the row it made before. Raises Forbidden (does not record for the body), NotNow
    (put away), Stale, Busy and Unmet by field: a day that is past, nobody of the body in the chair, an empty
    agenda, a package that does not wait for the body.
    """
    columns = summons_columns(told)
    made: ConvenedMeeting = once(
        ConvenedMeeting.objects.filter(body=body, by=by),
        request_id,
        lambda: _convened(body, told, columns | {"request_id": request_id}, by=by),
        same=lambda before: holds(before, **columns) and agenda_as_stored(before) == agenda_as_told(told),
    )
    return made


@engine.whole()
def _convened(body: Body, told: Summons, columns: dict[str, Any], *, by: Person) -> ConvenedMeeting:
    refuse_who_may_not(body, by)
    waiting = {one.pk: one for one in waiting_for_body(body, by)}
    agenda = agenda_as_told(told)
    faults = summons_faults(body, told) | _agenda_faults(agenda, waiting)
    if faults:
        raise Unmet(fields=faults)
    meeting = invited(body, told, columns, by=by)
    for place, (pk, words) in enumerate(agenda, 1):
        package = waiting[pk] if pk else None
        item = AgendaItem(meeting=meeting, place=place, package=package, words=words)
        put_on_agenda(item, package.current if package else None, by=by)
    tell_members(meeting, INVITED, by=by)
    return meeting


def _agenda_faults(
    agenda: Collection[tuple[int | None, str]], waiting: Container[int]
) -> dict[str, list[str]]:
    if not agenda:
        # Where nothing waits for the body there is only the other business to fill in.
        name = "packages" if waiting else "business"
        return {name: [_("Chưa có nội dung nào: chọn hồ sơ hoặc ghi nội dung khác.")]}
    found = {}
    if any(pk and pk not in waiting for pk, _words in agenda):
        found["packages"] = [_("Có hồ sơ không còn chờ cơ quan này. Đề nghị xem lại danh sách.")]
    if len(agenda) > MOST_ITEMS:
        found["business"] = [_("Một cuộc họp tối đa %(most)d nội dung.") % {"most": MOST_ITEMS}]
    elif any(len(words) > LONGEST_ITEM for _pk, words in agenda):
        found["business"] = [_("Mỗi nội dung tối đa %(most)d ký tự.") % {"most": LONGEST_ITEM}]
    return found


def agenda_as_told(told: Summons) -> list[tuple[int | None, str]]:
    """(id of a package, "") or (None, words) for each item, in their order; a package counts once."""
    business = [words for words in map(clean, told.business) if words]
    return [*((pk, "") for pk in dict.fromkeys(told.packages)), *((None, words) for words in business)]


def agenda_as_stored(meeting: ConvenedMeeting) -> list[tuple[int | None, str]]:
    """The same of a meeting that was called."""
    return list(meeting.items.order_by("place").values_list("package", "words"))


def summons_columns(told: Summons) -> dict[str, Any]:
    """What a row of this summons says, as it is stored."""
    return {
        "meets_on": told.meets_on,
        "starts_at": told.starts_at,
        "half": told.half,
        "manner": told.manner,
        "place": clean(told.place),
        "chair_id": told.chair,
        "guests": clean(told.guests, lines=True),
        "to_prepare": clean(told.to_prepare, lines=True),
    }


def refuse_who_may_not(body: Body, by: Person) -> None:
    """Raises Forbidden for who neither records for the body nor is of the office, NotNow in an archive."""
    if not convening_bodies(hats(by)).filter(pk=body.pk).exists():
        raise Forbidden(_("Chỉ Văn phòng và thư ký của cơ quan triệu tập cuộc họp của cơ quan."))
    refuse_archived(body.congress_id)
    Body.objects.select_for_update().get(pk=body.pk)


def summons_faults(body: Body, told: Summons) -> dict[str, list[str]]:
    """Why a body cannot be invited so, by field."""
    found: dict[str, list[str]] = {}
    if told.meets_on < clock.today():
        found["meets_on"] = [_("Ngày họp đã qua. Cuộc họp đã diễn ra thì ghi ở mục Cuộc họp.")]
    if told.starts_at and told.half not in ("", half_of(told.starts_at)):
        found["half"] = [_("Giờ họp không thuộc buổi đã chọn; đề nghị sửa một trong hai.")]
    if told.manner not in dict(MANNERS):
        found["manner"] = [_("Chưa chọn hình thức họp.")]
    if not clean(told.place):
        found["place"] = [_("Ghi địa điểm, hoặc phòng họp trực tuyến.")]
    if told.chair not in {seat.person_id for seat in holders_of(body, told.meets_on)}:
        found["chair"] = [_("Người chủ trì phải là thành viên của cơ quan vào ngày họp.")]
    return found


def invited(
    body: Body, told: Summons, columns: dict[str, Any], *, by: Person, **more: Any
) -> ConvenedMeeting:
    """The row of a meeting that was judged, without its agenda."""
    seat = holders_of(body, told.meets_on).filter(person=told.chair).select_related("person")[0]
    chair = addressed(seat.person, body.congress.association)
    return ConvenedMeeting.objects.create(body=body, chair_name=chair, by=by, **columns, **more)


def put_on_agenda(item: AgendaItem, version: Version | None, *, by: Person) -> None:
    """Store an item, and the draft that lies before the meeting for it, where there is one."""
    item.save()
    if version is not None:
        AgendaPaper.objects.create(item=item, version=version, by=by)


def tell_members(
    meeting: ConvenedMeeting, words: str, *, by: Person, about: ConveningEnd | None = None, **more: Any
) -> None:
    """One sentence to each who sits in the body on the day of the meeting; it leads to the meeting.

    It is passed on as long as the meeting stands; about its end, where there is one, for good.
    """
    with on_paper():
        facts = {"by": by, "body": meeting.body.name, "when": meeting.when, "place": meeting.place}
    people = {seat.person_id: seat.person for seat in holders_of(meeting.body, meeting.meets_on)}
    told: Iterable[tuple[Person, str]] = ((one, words % (facts | more)) for one in people.values())
    tell_many(told, event="meeting", by=by, congress=meeting.body.congress_id, item=about or meeting)
