"""Why words that somebody wrote for another were not sent: what of the work is otherwise since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.words.addressed import addressed_within, spoken_to_anybody
from documents.packages.told import told_by_key
from documents.packages.words.days import planned_day
from documents.paper.language import on_paper
from documents.telling.rules.acts import act_of_duty
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.urgings import Urging

NOT_SENT = _kept(
    "%(who)s %(when)s không gửi đi, vì sau khi soạn đã có thay đổi: %(changes)s.%(rest)s%(again)s"
)
DONE_SINCE = _kept("việc %(does)s không còn phải xử lý")
OTHER_DAY = _kept("thời hạn %(does)s nay là hết ngày %(day)s")
THE_REST = _kept(" Các việc còn lại vẫn được nhắc bằng lời theo mẫu.")
AGAIN = _kept(" Nếu vẫn cần nhắc, đề nghị soạn lại sau ngày %(day)s.")
# Below words that were told and do not hold any more.
CHANGED_SINCE = _kept("Đến nay, việc nêu trên đã có thay đổi.")


@on_paper()
def why_not_sent(urgings: Iterable[Urging]) -> dict[int, str]:
    """Id of an urging -> to whom, when, and what changed; none of what cannot be said any more."""
    found, works = list(urgings), [work for urging in urgings for work in urging.works.all()]
    items = told_by_key((work.duty.item_type, work.duty.item_id) for work in works)
    bodies = Body.objects.in_bulk({work.duty.holder for work in works if work.duty.holder})
    said = {}
    for urging in found:
        changes = []
        for duty in (work.duty for work in urging.works.all() if not work.holds):
            item = items.get((duty.item_type, duty.item_id))
            if item is not None:
                does = act_of_duty(duty, item.item, bodies.get(duty.holder or 0)).said_of(item.what)
                day = "" if duty.closed else planned_day(duty.due)
                changes.append((OTHER_DAY if day else DONE_SINCE) % {"does": does, "day": day})
        known = urging.person, urging.congress.association
        who = spoken_to_anybody(*known) if urging.by_id == urging.person_id else addressed_within(*known)
        facts = {
            "who": who,
            "when": clock.in_a_sentence(urging.at),
            "changes": "; ".join(changes),
            "rest": THE_REST if len(changes) < len(urging.works.all()) else "",
            "again": AGAIN % {"day": f"{urging.day:%d/%m/%Y}"},
        }
        if changes:
            said[urging.pk] = NOT_SENT % facts
    return said
