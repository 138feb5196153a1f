"""What somebody has read, what the office passed on to him, and in which way he wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from congress.people.models.news import PassedOn
from congress.people.models.people import Person
from congress.people.queries.hats import hats
from congress.people.services.journal import log
from workflows import clock
from workflows.errors import Forbidden, NotNow, Unmet, check
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.bodies import Congress

LONGEST_MESSAGE = 2000


def mark_read(person: Person, *, news: int, since: int = 0, elsewhere: Iterable[int] = ()) -> int:
    """He has read what he was told, from the row `since` up to the row `news`; how many were new to him.

    What is of the congresses `elsewhere` was not shown to him and stays new.
    """
    shown = person.news.come().exclude(congress__in=list(elsewhere))
    return shown.filter(seen=None, pk__gte=since, pk__lte=news).update(seen=clock.now())


def pass_on(
    person: Person,
    congress: Congress,
    *,
    by: Person,
    way: str,
    outcome: str,
    words: str,
    news: int,
    request_id: str | None = None,
) -> PassedOn:
    """Keep that the office told him, or did not reach him: in which words, up to which row.

    The same `request_id` gives the row it made before. Raises Forbidden (not the office), NotNow (somebody
    told him the same before), Unmet by field.
    """
    if not hats(by).enters_for(congress.pk):
        raise Forbidden(_("Chỉ Văn phòng ghi việc báo tin."))
    made = PassedOn(
        person=person,
        congress=congress,
        way=way,
        outcome=outcome,
        words=clean(words, lines=True),
        news=news,
        by=by,
        request_id=request_id,
    )
    mine = PassedOn.objects.filter(person=person, congress=congress, by=by)
    said = {"outcome": outcome, "news": news}
    kept: PassedOn = once(mine, request_id, lambda: _noted(made), same=lambda row: holds(row, **said))
    return kept


@transaction.atomic
def _noted(made: PassedOn) -> PassedOn:
    Person.objects.select_for_update(of=("self",)).get(pk=made.person_id)
    before = PassedOn.objects.filter(person=made.person, congress=made.congress, outcome=PassedOn.TOLD)
    last = before.filter(news__gte=made.news).select_related("by").first()
    if last is not None:
        facts = {"by": last.by, "who": made.person, "when": clock.in_words(last.at)}
        raise NotNow(_("%(by)s đã báo cho %(who)s lúc %(when)s.") % facts)
    faults = {}
    if made.outcome not in dict(PassedOn.OUTCOMES):
        faults["outcome"] = [_("Chưa chọn kết quả báo tin.")]
    if made.way not in dict(Person.WAYS):
        faults["way"] = [_("Chưa chọn cách báo tin.")]
    if not made.words:
        faults["words"] = [_("Chưa có nội dung báo tin.")]
    if len(made.words) > LONGEST_MESSAGE:
        facts = {"length": len(made.words), "limit": LONGEST_MESSAGE}
        faults["words"] = [_("Nội dung dài %(length)d ký tự, quá %(limit)d ký tự.") % facts]
    if faults:
        raise Unmet(fields=faults)
    made.save()
    return made


@transaction.atomic
def choose_way(person: Person, *, way: str, email: str, by: Person, daily: bool = False) -> Person:
    """Keep in which way he is told, his address for mail, whether one a day. Raises Unmet by field."""
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if way == Person.MAIL and not email:
        raise Unmet(fields={"email": [_("Nhận tin qua thư điện tử thì phải có địa chỉ.")]})
    if (held.way, held.email, held.daily) == (way, email, daily):
        return held
    held.way, held.email, held.daily = way, email, daily
    check(held)
    held.save(update_fields=["way", "email", "daily"])
    # What is kept is Vietnamese, whoever wrote it.
    with translation.override(settings.LANGUAGE_CODE):
        named = str(dict(Person.WAYS).get(way) or _("chưa chọn"))
        log(by, held, _("Cách nhận tin: %(way)s.") % {"way": named})
    return held
