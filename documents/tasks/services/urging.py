"""“Đôn đốc”: whoever holds a task is reminded, once a day, in words that fit his rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.people.queries.seats import contacts
from documents.packages.queries.visible import urged_congresses, urges_nobody
from documents.packages.urged import urger
from documents.tasks.models.tasks import Task, TaskUrging
from workflows import clock, engine
from workflows.engine.duties import open_duties
from workflows.errors import Hidden, NotNow, Unmet

if TYPE_CHECKING:
    from congress.people.models.people import Person


def urge_task(task: Task, *, by: Person, at_once: bool = False) -> TaskUrging:
    """Remind the first in rank of the body that holds the task; nobody is reminded twice a day of anything.

    Out of hours it goes when one may be spoken to again, unless `at_once`.
    Raises Hidden, Forbidden (neither organising committee nor office), NotNow (reminded today, of this or of
    other work, or nobody is waited for), Unmet (nobody there is in office).
    """
    worn = hats(by)
    if task.congress_id not in worn.congresses:
        raise Hidden
    if task.congress_id not in urged_congresses(worn):
        raise urges_nobody()
    return _urged(task, by, at_once=at_once)


@engine.whole()
def _urged(task: Task, by: Person, *, at_once: bool) -> TaskUrging:
    held = Task.objects.select_for_update(of=("self",)).select_related("procedure").get(pk=task.pk)
    duty = open_duties(held).exclude(holder=None).first()
    if duty is None:
        raise NotNow(_("Nhiệm vụ hiện không chờ ai."))
    today = clock.today()
    before = held.urgings.filter(day=today).select_related("by").first()
    if before is not None:
        facts = {"who": before.by, "when": clock.in_words(before.at)}
        raise NotNow(_("%(who)s đã đôn đốc nhiệm vụ này lúc %(when)s; mỗi ngày một lần.") % facts)
    body = Body.objects.get(pk=duty.holder)
    seat = contacts([body.pk], duty.right).get(body.pk)
    if seat is None:
        words = _("%(body)s chưa có người đương nhiệm để đôn đốc; đề nghị báo Văn phòng.")
        raise Unmet(words % {"body": body.name})
    at = urger().urged(seat.person, duty, held.congress, by=by, at_once=at_once)
    if at is None:
        words = _("Hôm nay %(who)s đã được nhắc việc; mỗi người mỗi ngày nhiều nhất một lời nhắc.")
        raise NotNow(words % {"who": seat.person})
    return TaskUrging.objects.create(task=held, day=today, body=body, person=seat.person, by=by, at=at)
