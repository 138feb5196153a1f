"""Many hands on one vote: one close stands, and no ballot is lost or counted twice."""

from __future__ import annotations

from collections import Counter

import pytest

from congress.models import Person
from documents.models import Package, Poll, PollEnd, SecretBox, SecretSum
from documents.voting.services.casting import cast_open, enter_open
from documents.voting.services.closing import close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import VotingTerms, set_voting_rule
from documents.voting.services.secret import cast_secret
from documents.voting.services.terms import PollTerms
from tests.documents.racers import in_threads
from workflows import engine

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

NAMES = ("chutich", "thuongtruc", "bch01", "bch02", "bch03")


def opened(cast, package, way):
    set_voting_rule(
        cast.bodies.TT, VotingTerms(reason="Quy chế 04", screen_ground="NQ 09"), by=cast.thuongtruc
    )
    terms = PollTerms(manner="meeting", way=way, present=5)
    return open_poll(package, cast.bodies.TT, terms, by=cast.thuongtruc, seen=engine.seen(package))


def five(cast):
    return [getattr(cast, name) for name in NAMES]


def test_of_eight_who_close_at_once_one_does_and_the_others_are_told(cast, make_package):
    package = make_package("BCCT", "standing")
    poll = opened(cast, package, "open")
    enter_open(poll, five(cast), {1: "for"}, ground="hands", by=cast.thuongtruc)
    seen = engine.seen(Package.objects.get(pk=package.pk))

    def close(_number):
        me = Person.objects.get(pk=cast.thuongtruc.pk)
        mine = Poll.objects.select_related("package").get(pk=poll.pk)
        return close_poll(mine, PollClosing(present=5), by=me, seen=seen)

    outcomes = Counter(type(one) is int or one for one in in_threads(8, close))

    assert outcomes[True] == PollEnd.objects.count() == 1
    assert set(outcomes) - {True} <= {"not_now", "stale", "busy"}
    assert Package.objects.get(pk=package.pk).state == "executive"


def test_secret_ballots_at_once_are_each_counted_once(cast, make_package):
    poll = opened(cast, make_package("BCCT", "standing"), "screen")

    def vote(number):
        me = Person.objects.get(pk=five(cast)[number % 5].pk)
        cast_secret(Poll.objects.get(pk=poll.pk), {1: "for" if number % 5 else "against"}, by=me)
        return me

    outcomes = in_threads(15, vote)

    box, sums = SecretBox.objects.get(), SecretSum.objects.get()
    told = [one for one in outcomes if isinstance(one, int)]
    assert box.voted == sorted(told)
    assert sums.votes_for + sums.votes_against == len(told) == len(set(told))


def test_a_ballot_that_comes_with_the_close_counts_or_is_told(cast, make_package):
    package = make_package("BCCT", "standing")
    poll = opened(cast, package, "open")
    enter_open(poll, five(cast)[:4], {1: "for"}, ground="hands", by=cast.thuongtruc)
    seen = engine.seen(Package.objects.get(pk=package.pk))

    def act(number):
        mine = Poll.objects.select_related("package").get(pk=poll.pk)
        if number:
            return cast_open(mine, {1: "against"}, by=Person.objects.get(pk=cast.bch03.pk))
        return close_poll(
            mine, PollClosing(present=5), by=Person.objects.get(pk=cast.thuongtruc.pk), seen=seen
        )

    outcomes = in_threads(2, act)

    end = PollEnd.objects.filter(poll=poll).first()
    if end is not None:
        counted = isinstance(outcomes[1], int) and end.decision.decision.votes_against == 1
        assert counted or outcomes[1] in ("not_now", "busy", "stale")
