"""Words that a person wrote for another: where the work changes before they are heard they go out no more."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from congress.people.models.mailings import Mailing
from congress.people.models.news import News, PassedOn
from congress.people.models.people import Person
from congress.people.models.urgings import UrgedWork, Urging
from congress.people.queries.news import OLD
from congress.people.queries.ways import way_to_tell
from documents.packages.models.acting import Acting
from documents.telling.rules.heard import URGED, WITHHELD
from documents.telling.rules.places import OWN_WORDS, URGING
from workflows import clock
from workflows.models import Duty
from workflows.models.tracked import RowsBeside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from workflows.models import Step


# Whether anybody wrote such words about it is read with the item, under its lock.
WORDED = "worded"
Acting.judged_also = {
    **Acting.judged_also,
    WORDED: RowsBeside(
        UrgedWork,
        f"duty_id IN (SELECT id FROM {Duty._meta.db_table} WHERE item_type = '{{label}}' AND item_id = %s)"  # noqa: S608 - names of models
        f" AND urging_id IN (SELECT id FROM {Urging._meta.db_table} WHERE words <> '')",
        stay=True,
    ),
}


def hold_back(item: Any, *, step: Step, opened: Sequence[Duty]) -> None:
    """Words about work that this step changed go out no more where unheard; their author hears it."""
    if item.beside.get(WORDED) == []:
        return
    works = _worded().filter(duty__item_type=item._meta.label_lower, duty__item_id=item.pk)
    # Words are somebody's; what the product urged by itself has none.
    changed = {
        work.urging_id: by for work in works if (by := work.urging.by_id) is not None and not work.holds
    }
    if not changed:
        return
    now = clock.now()
    rows = News.objects.filter(event=URGED, item_type=URGING, item_id__in=changed, seen=None)
    # Whom nobody told for so long is told no more.
    for row in rows.filter(at__gt=now - OLD).select_related("person", "congress", "mailing"):
        told = PassedOn.objects.filter(person=row.person, congress=row.congress, outcome=PassedOn.TOLD)
        heard = (
            way_to_tell(row.person) == Person.SCREEN
            or (row.mailing is not None and row.mailing.outcome == Mailing.SENT)
            or told.filter(news__gte=row.pk, at__gte=row.at).exists()
        )
        if row.at > now or not heard:
            News.objects.get_or_create(
                person_id=changed[row.item_id],
                congress=row.congress,
                event=WITHHELD,
                item_type=OWN_WORDS,
                item_id=row.item_id,
                number=row.item_id,
            )


@cache
def _worded() -> QuerySet[UrgedWork]:
    """Work about which somebody typed words; put together once."""
    return UrgedWork.objects.exclude(urging__words="").select_related("urging", "duty")
