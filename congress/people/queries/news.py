"""What people have not heard of yet: on the screen, and from the office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from congress.people.models.mailings import Mailing
from congress.people.models.news import News, PassedOn
from congress.people.models.people import Person
from congress.people.queries.seats import members_of_congress
from congress.people.queries.ways import BY_THE_OFFICE, way_to_tell
from workflows import clock
from workflows.models import Duty

# What nobody was told for so long, and what waits for nobody, is no news any more.
OLD = timedelta(days=14)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress


@dataclass(slots=True)
class Unheard:
    """One person with what he has not heard of; `last` is what the office did about him last."""

    person: Person
    way: str
    news: list[News] = field(default_factory=list)
    last: PassedOn | None = None
    not_mailed: Mailing | None = None

    @property
    def upto(self) -> int:
        """The last row."""
        return max((row.pk for row in self.news), default=0)

    @property
    def tried(self) -> str:
        """What the office did about him last, or why a letter did not reach him, in words; else ""."""
        if self.last is not None:
            facts = {"what": self.last.get_outcome_display(), "when": clock.in_words(self.last.at)}
            return _("Lần trước: %(what)s, %(when)s.") % facts
        if self.not_mailed is not None:
            return _("Không gửi được thư điện tử: %(why)s") % {"why": self.not_mailed.reason}
        return ""


def news_rows(person: Person, *, elsewhere: Iterable[int] = ()) -> QuerySet[News]:
    """What he should hear of, the newest first, but for the congresses he does not look at."""
    found = person.news.come().exclude(congress__in=list(elsewhere))
    return found.select_related("by", "body").order_by("-id")


def unheard_by_way(
    congress: Congress, *, beside: Collection[str] = (), person: int | None = None
) -> list[Unheard]:
    """Who of a congress is to be told by the office, by name; those too who have no way at all.

    Who is told by mail is among them with what the server of mails refused. What he read on the screen, or
    the office passed on, he has heard. `beside` are events of which he heard when they happened; work that
    waits for his body no more is not told either.
    """
    people = members_of_congress(congress).order_by("sort_name", "pk")
    people = people.filter(pk=person) if person else people
    found = {one.pk: Unheard(one, way_to_tell(one)) for one in people}
    refused = {
        row.person_id: row for row in Mailing.objects.filter(person__in=found, outcome=Mailing.REFUSED)
    }
    found = {
        key: Unheard(unheard.person, unheard.way, not_mailed=refused.get(key))
        for key, unheard in found.items()
        if unheard.way in BY_THE_OFFICE or not unheard.way or key in refused
    }
    heard = _passed_on(congress, found)
    news = News.objects.come().filter(congress=congress, person__in=found, seen=None)
    news = news.exclude(event__in=list(beside))
    by_mail = [key for key, unheard in found.items() if unheard.way == Person.MAIL]
    mailed = Q(person__in=by_mail) & ~Q(mailing__outcome=Mailing.REFUSED)
    for row in still_true(list(news.exclude(mailed).select_related("by", "body").order_by("-id"))):
        upto, when = heard.get(row.person_id, (0, row.at))
        if row.pk > upto or row.at > when:
            found[row.person_id].news.append(row)
    waiting = {key: unheard for key, unheard in found.items() if unheard.news}
    for tried in PassedOn.objects.filter(congress=congress, person__in=waiting).order_by("id"):
        waiting[tried.person_id].last = tried
    return list(waiting.values())


def _passed_on(congress: Congress, people: Iterable[int]) -> dict[int, tuple[int, datetime]]:
    """Person -> the last row of which the office told him, and when; what was still to come it did not."""
    done = PassedOn.objects.filter(congress=congress, outcome=PassedOn.TOLD, person__in=list(people))
    rows = done.order_by().values_list("person").annotate(Max("news"), Max("at"))
    return {person: (news, at) for person, news, at in rows}


def still_true(rows: list[News]) -> Iterator[News]:
    """Without work that waits for that body no more, and without old news of which nothing waits.

    Of several rows about the same work that waits only the first is told: the newest.
    """
    waited, oldest = [row for row in rows if row.right], clock.now() - OLD
    places = {row.item_type for row in waited}, {row.item_id for row in waited}
    open_ = Duty.objects.filter(closed=None, item_type__in=places[0], item_id__in=places[1])
    held = set(open_.values_list("item_type", "item_id", "holder", "right"))
    told: set[tuple[Any, ...]] = set()
    for row in rows:
        work = (row.item_type, row.item_id, row.body_id, row.right)
        if work in held and (row.person_id, *work) not in told:
            told.add((row.person_id, *work))
            yield row
        elif not row.right and row.at > oldest:
            yield row
