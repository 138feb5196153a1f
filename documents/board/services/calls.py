"""“Ghi đã gọi”: recording a telephone call that urges a package on; how long an answer may be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.queries.hats import hats as hats_of
from documents.board.models import Call
from documents.packages.handlers import happened
from documents.packages.models.packages import Package
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import urged_congresses
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats

LONGEST_ANSWER = 2000


def record_call(
    package: Package,
    *,
    by: Person,
    body: Body,
    person: Person,
    answer: str,
    promised: date | None = None,
    request_id: str | None = None,
) -> Call:
    """Keep one call to a body that holds the package: whom, what he answered, the day he promised.

    The same `request_id` of the same caller about the same package gives the call it made before.
    Raises Hidden, Forbidden (neither organising committee nor office), NotNow (the body does not hold
    the package), Unmet (answer, promised day, person) with every reason, and Stale when the id made another.
    """
    hats = hats_of(by)
    if package.congress_id not in hats.congresses:
        raise Hidden
    refuse_calling(hats, package.congress_id)

    call = Call(
        package=package,
        body=body,
        person=person,
        answer=clean(answer, lines=True),
        promised=promised,
        by=by,
        request_id=request_id,
    )
    mine = Call.objects.filter(package=package, by=by)
    said = {"body": body, "person": person, "answer": call.answer, "promised": promised}
    made: Call = once(mine, request_id, lambda: _recorded(call), same=lambda before: holds(before, **said))
    return made


def refuse_calling(worn: Hats, congress_id: int | None = None) -> None:
    """Raise Forbidden for who keeps no calls in that congress; without one, in any."""
    able = urged_congresses(worn)
    if not able or congress_id not in (None, *able):
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng ghi cuộc gọi đôn đốc."))


@engine.whole()
def _recorded(call: Call) -> Call:
    # Under the lock the package stands still: nobody is urged for what was done a moment ago.
    package = Package.objects.select_for_update().get(pk=call.package_id)
    holding = {duty.holder for duty in duties_of([package])[package.pk]}
    if call.body.pk not in holding:
        raise NotNow(
            _("Hồ sơ hiện không chờ %(body)s nữa. Đề nghị xem lại Bảng tiến độ.") % {"body": call.body}
        )
    reasons = []
    if not Membership.objects.in_force(clock.today()).filter(body=call.body, person=call.person).exists():
        reasons.append(_("%(person)s không còn ở %(body)s.") % {"person": call.person, "body": call.body})
    if not call.answer:
        reasons.append(_("Chưa ghi nội dung trả lời."))
    if len(call.answer) > LONGEST_ANSWER:
        reasons.append(_("Nội dung trả lời dài quá %(limit)d ký tự.") % {"limit": LONGEST_ANSWER})
    if call.promised and call.promised < clock.today():
        reasons.append(_("Ngày hẹn không được trước hôm nay."))
    if reasons:
        raise Unmet(*reasons)
    call.stage = package.state
    call.save()
    happened("called", package, call=call)
    return call
