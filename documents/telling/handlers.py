"""What telling hangs into the rest: its link of the menu, who hears of what, and packages in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Value
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.memberships import Membership
from congress.people.models.news import News
from congress.people.models.urgings import Urging
from congress.people.queries.congresses import congress_among
from congress.people.words.addressed import addressed_within, spoken_to_anybody
from congress.roles import DELEGATE
from congress.site.menu import hang_in
from documents.packages.beside import followed_beside
from documents.packages.handlers import when
from documents.packages.models.packages import Package
from documents.packages.queries.visible import urged_congresses, visible_to
from documents.packages.told import ToldItem, heard_by, told_as
from documents.packages.urged import hang_in_urger
from documents.packages.words.days import planned_day
from documents.paper.listing import Column, Listing
from documents.telling.papers.posting import post_round
from documents.telling.queries.concerned import bodies_that_hear
from documents.telling.queries.reminders import WaitedAbove, waited_above, works_that_hold
from documents.telling.rules.hours import may_disturb
from documents.telling.rules.places import LENDING, OWN_WORDS, PACKAGE, URGING
from documents.telling.services.hearing import (
    tell_of_comparison,
    tell_of_moved_day,
    tell_of_step,
    tell_taken_away,
    tell_who_is_answered,
    tell_who_was_called,
    tell_whose_remarks_are_settled,
)
from documents.telling.services.lending import tell_of_lendings
from documents.telling.services.own_words import hold_back
from documents.telling.services.urging import Reminding, urge_by_itself
from documents.telling.words.own_words import CHANGED_SINCE, why_not_sent
from documents.telling.words.reminding import urging_in_words
from workflows import clock
from workflows.background.asking import asked_for
from workflows.background.kinds import Telling, background, each_minute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats

hang_in("passing-on", _("Báo tin"), place="bao-tin", order=57, only="of_office")
each_minute(post_round)


@followed_beside("reports")
def reports_upwards(hats: Hats) -> Listing[WaitedAbove] | None:
    """“Cần báo cáo cấp trên”: those above who are waited for; what to say stands where a person says it."""
    congress = congress_among(urged_congresses(hats))
    found = waited_above(congress) if congress else []
    if not found:
        return None
    columns: list[Column[WaitedAbove]] = [
        Column(_t("Cần báo cáo"), lambda line: line.body, 40, link=lambda _line: reverse("urging")),
        Column(_t("Số việc"), lambda line: line.number, align="right"),
        Column(_t("Sớm nhất"), lambda line: planned_day(line.due), whole=True),
    ]
    return Listing(_t("Cần báo cáo cấp trên"), columns, found)


@each_minute
def ask_for_urging() -> None:
    """Once in each hour at which one may be spoken to, whoever is to be reminded is."""
    now = clock.now()
    if may_disturb(now):
        asked_for("urging", f"{now:%Y-%m-%d %H}", facts={})


@background("urging", label=_("nhắc việc đến hạn"))
def urge_who_is_due(_telling: Telling) -> str:
    """Harmless to repeat: nobody is reminded twice a day, nor of one rung or one lending twice."""
    urge_by_itself()
    tell_of_lendings()
    return ""


hang_in_urger(Reminding())
heard_by(lambda package, act, by, end: bodies_that_hear(package, act, by=by, end=end))
when("stepped")(tell_of_step)
when("stepped")(hold_back)
when("taken_away")(tell_taken_away)
when("moved")(tell_of_moved_day)
when("compared")(tell_of_comparison)
when("called")(tell_who_was_called)
when("comment_answered")(tell_who_is_answered)
when("disposed")(tell_whose_remarks_are_settled)


@told_as(URGING)
def urgings_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Urgings in words: who read them keeps them, what leaves the product tells what still waits alone."""
    rows = Urging.objects.filter(pk__in=list(ids)).select_related("person", "congress__association")
    found = list(rows.prefetch_related("works__duty"))
    held = works_that_hold(found)
    ids = [one.pk for one in found]
    back = set(News.objects.filter(item_type=OWN_WORDS, item_id__in=ids).values_list("item_id", flat=True))
    page = reverse("my-work") if reader else ""
    told = {}
    for one in found:
        every, hold, was_told = list(one.works.all()), held.get(one.pk, []), one.pk not in back
        works = every if reader and was_told else hold
        # What a person wrote leaves the product while all of it holds; whoever has it reads that it changed.
        own = one.words if was_told and (reader or len(hold) == len(every)) else ""
        words = own or urging_in_words(one, works)
        changed = f"\n{CHANGED_SINCE}" if own and len(hold) < len(every) else ""
        if works:
            told[one.pk] = ToldItem(one, f"{words}{changed}", page)
    return told


@told_as(OWN_WORDS)
def own_words_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Words that were not sent, and why; whoever wrote them reads it."""
    rows = Urging.objects.filter(pk__in=list(ids)).select_related("person", "congress__association")
    found = {one.pk: one for one in rows.prefetch_related("works__duty")}
    page = reverse("urging") if reader else ""
    return {key: ToldItem(found[key], words, page) for key, words in why_not_sent(found.values()).items()}


@told_as(LENDING)
def lendings_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Lendings in words; what leaves the product tells of none that ended meanwhile."""
    rows = Membership.objects.filter(pk__in=list(ids), role=DELEGATE).exclude(delegator=None)
    rows = rows if reader else rows.not_ended(clock.today())
    words, found = _t("của %(lender)s cho %(borrower)s tại %(body)s"), {}
    for one in rows.select_related("person", "delegator", "body__congress__association"):
        association = one.body.congress.association
        people = {"lender": one.delegator or one.person, "borrower": one.person}
        names = {key: addressed_within(person, association) for key, person in people.items()}
        facts = {**names, "body": one.body.name}
        to = {
            person.pk: words % {**facts, key: spoken_to_anybody(person, association)}
            for key, person in people.items()
        }
        found[one.pk] = ToldItem(one, words % facts, "", to=to)
    return found


@told_as(PACKAGE)
def packages_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Packages by what may be said of them in any list; nothing of what is noted on a confidential one."""
    rows = Package.objects.filter(pk__in=list(ids)).select_related("procedure").defer("procedure__canonical")
    visible = Exists(visible_to(reader).filter(pk=OuterRef("pk"))) if reader else Value(value=False)
    found = list(rows.annotate(seen=visible))
    return {
        one.pk: ToldItem(
            one,
            _t("%(title)s (%(code)s)") % {"title": one.listed_title, "code": one.code},
            reverse("package", args=[one.code]) if one.seen else "",
            one.confidential,
        )
        for one in found
    }
