"""Who is told of a request for more time, and of the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.people.queries.seats import people_who_may_on_congress, seats_about
from congress.people.services.telling import tell_many
from congress.roles import Right
from documents.packages.told import because, said_in
from workflows.engine.conditions import waited_at
from workflows.extensions import GRANTED, REFUSED, SHORTENED, requests_in
from workflows.history import names_of, words_of
from workflows.naming import as_called

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep

ASKED_FOR = _kept(
    "%(who)s đề nghị gia hạn bước “%(stage)s” của %(title)s (%(code)s) từ ngày %(before)s đến hết ngày "
    "%(asked)s.%(why)s"
)
ANSWERS = {
    GRANTED: _kept(
        "%(by)s đã gia hạn bước “%(stage)s” của %(title)s (%(code)s) đến hết ngày %(day)s.%(said)s"
    ),
    SHORTENED: _kept(
        "%(by)s đã gia hạn bước “%(stage)s” của %(title)s (%(code)s) đến hết ngày %(day)s (đề nghị đến hết "
        "ngày %(asked)s).%(why)s"
    ),
    REFUSED: _kept(
        "%(by)s chưa chấp thuận đề nghị gia hạn bước “%(stage)s” của %(title)s (%(code)s) đến hết ngày "
        "%(asked)s.%(why)s"
    ),
}
SAID = _kept(" Ý kiến kèm theo: %(note)s")
LAPSED = _kept(
    "Đề nghị gia hạn bước “%(stage)s” của %(title)s (%(code)s) đến hết ngày %(asked)s không cần trả lời nữa, "
    "vì %(by)s đã thực hiện “%(move)s”."
)


LAPSED_ALONE = _kept(
    "Đề nghị gia hạn bước “%(stage)s” của %(title)s (%(code)s) đến hết ngày %(asked)s không cần trả lời nữa, "
    "vì hồ sơ đã chuyển sang bước khác."
)


def tell_of_more_time(package: Package, *, step: PackageStep) -> None:
    """Tell those who answer that more time was asked for; those who are waited for, what was answered; who
    asked, that another step (neither request nor answer) made it void.
    """
    last = requests_in(package.steps.order_by("sequence"))[-1]
    request, names = last.request, names_of(last.request.step)
    asker, words = request.step.acting_for or request.step.actor, ANSWERS.get(last.outcome, ASKED_FOR)
    # Each with the body in which he hears of it.
    people: dict[Person | None, Body | None] = {}
    if last.by is not None:
        seats = seats_about((duty.holder, duty.right) for duty in waited_at(package) if duty.holder)
        people = {seat.person: seat.body for mine in seats.values() for seat in mine} | {asker: None}
        event = "time_given"
    elif step.pk != request.step.pk:
        by = names_of(step)
        people, words = {asker: None}, LAPSED if by.body or by.person else LAPSED_ALONE
        event = "time_lapsed"
    else:
        people = dict.fromkeys(people_who_may_on_congress(Right.COORDINATE, package.congress_id))
        event = "time_asked"
    note = words_of([step]).get(step.note_digest, "")
    move, by = package.definition.move(step.action, step.source), names_of(step)
    words = words % {
        "by": by.body or by.person,
        "move": as_called(move.written, package.congress_id) if move else step.action,
        "who": names.body or names.person,
        "stage": package.definition.label_of(request.stage),
        "code": package.code,
        "title": package.listed_title,
        "before": f"{request.before:%d/%m/%Y}",
        "asked": f"{request.day:%d/%m/%Y}",
        "day": f"{last.day:%d/%m/%Y}" if last.day else "",
        "why": because(package, note),
        "said": SAID % {"note": note} if note and not package.confidential else "",
    }
    told = [(person, said_in(body, words)) for person, body in people.items() if person is not None]
    tell_many(told, event=event, by=step.actor, congress=package.congress_id)
