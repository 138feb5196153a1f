"""“Đôn đốc”: whoever holds a task is reminded, once a day, in words that fit his rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.people.queries.seats import contacts
from congress.people.services.telling import tell
from congress.roles import REPORTED_TO
from documents.packages.queries.visible import urged_congresses
from documents.tasks.models.tasks import Task, TaskUrging
from workflows import clock, engine
from workflows.engine.duties import open_duties
from workflows.errors import Forbidden, Hidden, NotNow, Unmet

if TYPE_CHECKING:
    from congress.people.models.people import Person

UPWARDS = _kept("Kính báo cáo: %(code)s – %(title)s đang chờ ý kiến; kính đề nghị quan tâm, cho ý kiến.")
DOWNWARDS = _kept("Đề nghị quan tâm, hoàn thành nhiệm vụ %(code)s – %(title)s; thời hạn là hết ngày %(day)s.")
WITHOUT_DAY = _kept("Đề nghị quan tâm, sớm hoàn thành nhiệm vụ %(code)s – %(title)s.")


def urge_task(task: Task, *, by: Person) -> TaskUrging:
    """Remind the first in rank of the body that holds the task; once a day.

    Raises Hidden, Forbidden (neither organising committee nor office), NotNow (reminded today, or nobody is
    waited for), Unmet (nobody there is in office).
    """
    worn = hats(by)
    if task.congress_id not in worn.congresses:
        raise Hidden
    if task.congress_id not in urged_congresses(worn):
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng đôn đốc."))
    return _urged(task, by)


@engine.whole()
def _urged(task: Task, by: Person) -> TaskUrging:
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
    made = TaskUrging.objects.create(
        task=held, day=today, body=body, person=seat.person, by=by, at=clock.now()
    )
    day = held.lead_day
    facts = {"code": held.code, "title": held.title, "day": f"{day:%d/%m/%Y}" if day else ""}
    words = UPWARDS if body.kind in REPORTED_TO else DOWNWARDS if day else WITHOUT_DAY
    tell(seat.person, words % facts, by=by, congress=held.congress_id)
    return made
