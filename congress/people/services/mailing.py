"""The rows of mail: what nobody has mailed yet is put into one, one is taken at a time, and how it ended."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from congress.people.models.bodies import Congress
from congress.people.models.mailings import Mailing
from congress.people.models.people import Person
from congress.people.queries.news import OLD
from workflows import clock

if TYPE_CHECKING:
    from datetime import date, datetime

# Minutes until the next try, the last one for ever after; and after how many tries the office is told.
WAITS, TRIES = (1, 5, 15, 60, 240), 22
# How long whoever sends a letter may be silent before another sends it again.
LEASE = timedelta(minutes=2)


def people_to_mail(*, daily: bool) -> list[int]:
    """Ids of who is told by mail, has an address, and has something that no letter holds yet."""
    people = Person.objects.filter(is_active=True, way=Person.MAIL, daily=daily).exclude(email="")
    recent = (clock.now() - OLD, clock.now())
    waits = people.filter(news__seen=None, news__mailing=None, news__at__range=recent)
    return list(waits.order_by("pk").values_list("pk", flat=True).distinct())


@transaction.atomic
def put_into_letters(person_id: int, *, day: date | None) -> list[Mailing]:
    """One letter for each congress, with all of it that no letter holds; with a day none where it has one.

    What is about his account alone goes with the first of them.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    since = clock.now() - OLD
    news = person.news.come().filter(seen=None, mailing=None, at__gt=since)
    about = set(news.order_by().values_list("congress", flat=True))
    running = Congress.objects.filter(archived=None)
    # What is about his account alone goes by any congress in which he sits.
    congresses = running.filter(pk__in=about - {None}) or running.filter(bodies__memberships__person=person)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    made = []
    for congress in congresses.distinct().order_by("pk"):
        if day is not None and Mailing.objects.filter(person=person, congress=congress, day=day).exists():
            continue
        name = f"<{secrets.token_hex(16)}@{domain}>"
        letter = Mailing.objects.create(person=person, congress=congress, day=day, message_id=name)
        news.filter(Q(congress=congress) | Q(congress=None)).update(mailing=letter)
        made.append(letter)
    return made


@transaction.atomic
def taken_letter() -> Mailing | None:
    """The next letter whose time has come, held by whoever asks; None when there is none.

    A moment further ahead than any wait was written before the clock was moved back.
    """
    now = clock.now()
    beyond = now + timedelta(minutes=2 * WAITS[-1])
    waiting = Mailing.objects.filter(outcome=Mailing.WAITING).filter(Q(held__lte=now) | Q(held__gt=beyond))
    letter = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("held", "id").first()
    if letter is not None:
        letter.tries += 1
        letter.held = now + LEASE
        letter.save(update_fields=["tries", "held"])
    return letter


def letter_ended(letter: Mailing, outcome: str, *, reason: str = "") -> None:
    """How it ended: taken by the server, refused for good, or nothing left to tell."""
    sent: datetime | None = clock.now() if outcome == Mailing.SENT else None
    Mailing.objects.filter(pk=letter.pk).update(outcome=outcome, reason=reason[:300], sent=sent)


def letter_waits(letter: Mailing, *, reason: str) -> None:
    """Not this time: again after a while that grows; after three days of it the office is told instead."""
    if letter.tries >= TRIES:
        letter_ended(letter, Mailing.REFUSED, reason=reason)
        return
    wait = timedelta(minutes=WAITS[min(letter.tries, len(WAITS)) - 1])
    Mailing.objects.filter(pk=letter.pk).update(held=clock.now() + wait, reason=reason[:300])
