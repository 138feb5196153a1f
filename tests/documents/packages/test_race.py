"""Sixteen at once: exactly one acts, the others are told why or get the same answer."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import asdict
from datetime import date

import pytest

from congress.models import Decision, Person
from documents.assigning import services as packages
from documents.models import Package, Signature
from documents.packages.answers.values import Draft
from tests.cast import ballot, draft
from tests.documents.racers import HANDS, PROCESSES, decide, in_processes, in_threads
from workflows import engine, history
from workflows.engine import duties
from workflows.models import Refusal

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

# `RACE_ROUNDS=200` measures; a few rounds keep watch.
ROUNDS = int(os.environ.get("RACE_ROUNDS", "3"))


def fresh(package):
    return Package.objects.get(pk=package.pk)


def split(outcomes):
    """Ids of the steps that were made, and how often each refusal came."""
    made = [outcome for outcome in outcomes if isinstance(outcome, int)]
    return made, Counter(outcome for outcome in outcomes if isinstance(outcome, str))


def case(package, cast, request_id=""):
    """The board's decision in plain words, as another process can read them."""
    counted = asdict(ballot(cast.bodies.BCH))
    papers = counted.pop("ballots")
    who = {"package": package.pk, "by": cast.vanphong.pk, "seen": engine.seen(package)}
    return {**who, "request_id": request_id, "count": counted, "ballots": papers}


def decided_once(package, board):
    """What exactly one decision of the board leaves, whoever lost."""
    after = fresh(package)
    assert after.state == "signing"
    assert after.steps.filter(action="decide_board").count() == 1
    assert Decision.objects.filter(body=board, subject=package.fingerprint()).count() == 1
    assert [duty.right for duty in duties.open_duties(after)] == ["sign"]
    assert history.chain_faults(after) == []


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_sixteen_threads_decide_and_one_decision_stands(make_package, cast, _round):
    package = make_package("DANS", "board")
    asked = case(package, cast)

    made, refused = split(in_threads(HANDS, lambda number: decide(number, asked)))

    assert (len(made), sum(refused.values())) == (1, HANDS - 1)
    assert set(refused) <= {"stale", "busy"}
    assert Refusal.objects.filter(action="decide_board").count() == refused["stale"]
    decided_once(package, cast.bodies.BCH)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_one_request_sent_sixteen_times_is_answered_alike(make_package, cast, _round):
    package = make_package("DANS", "board")
    asked = case(package, cast, "click-1")

    made, refused = split(in_threads(HANDS, lambda number: decide(number, asked)))

    assert (len(made), len(set(made)), refused) == (HANDS, 1, {})
    decided_once(package, cast.bodies.BCH)


@pytest.mark.slow
@pytest.mark.parametrize("request_id", ["", "click-1"])
def test_four_processes_of_four_threads_decide_once(make_package, cast, request_id):
    package = make_package("DANS", "board")

    made, refused = split(in_processes(decide, case(package, cast, request_id)))

    assert len(made) + sum(refused.values()) == HANDS == PROCESSES * 4
    assert (len(set(made)), set(refused) <= {"stale", "busy"}) == (1, True)
    assert len(made) == (HANDS if request_id else 1)
    decided_once(package, cast.bodies.BCH)


def test_sixteen_clicks_sign_once(make_package, cast):
    package = make_package("DANS", "signing")
    seen, shown = engine.seen(package), package.fingerprint()

    def sign(_number):
        me = Person.objects.get(pk=cast.chutich.pk)
        return engine.perform(fresh(package), "sign", by=me, seen=seen, signature=shown)

    made, refused = split(in_threads(HANDS, sign))

    assert (len(made), set(refused) <= {"stale", "busy"}, Signature.objects.count()) == (1, True, 1)
    assert (fresh(package).state, history.chain_faults(fresh(package))) == ("signed", [])


def test_of_two_drafts_at_once_the_second_is_told_and_the_first_stands(make_package, cast):
    package = make_package()
    seen = engine.seen(package)
    drafts = [draft(package, f"Bản của người {number}") for number in range(HANDS)]

    def upload(number):
        return engine.perform(fresh(package), "revise", by=cast.truong, seen=seen, version=drafts[number])

    made, refused = split(in_threads(HANDS, upload))

    assert (len(made), set(refused) <= {"stale", "busy"}) == (1, True)
    assert [version.number for version in fresh(package).versions.all()] == [1, 2]
    assert history.chain_faults(fresh(package)) == []


def test_bodies_that_review_side_by_side_do_not_stale_each_other(make_package, cast):
    package = make_package(state="consultation")
    seen = engine.seen(package)
    judges = [cast.vanphong, cast.tttd, cast.btc]

    def comment(number):
        return engine.perform(fresh(package), "comment", by=judges[number], seen=seen, verdict="pass")

    made, refused = split(in_threads(3, comment))

    assert (len(made), refused) == (3, {})
    assert [duty.right for duty in duties.open_duties(package)] == ["submit"]
    assert history.chain_faults(fresh(package)) == []


def test_sixteen_assignments_of_one_kind_get_sixteen_codes(cast):
    def assign(_number):
        return packages.assign_package(cast.congress, "BCCT", by=cast.btc, due=date(2022, 3, 30))

    made, refused = split(in_threads(HANDS, assign))

    assert (len(made), refused, Package.objects.count()) == (HANDS, {}, HANDS)
    assert len({package.procedure_id for package in Package.objects.all()}) == 1


def test_an_upload_and_a_submission_at_once_leave_what_was_seen(make_package, cast):
    package = make_package("DANS")
    seen, new = engine.seen(package), Draft(draft(package, "Bản khác").parts)
    moves = [{"action": "revise", "version": new}, {"action": "to_subcommittee"}]

    def move(number):
        return engine.perform(fresh(package), by=cast.tbns, seen=seen, **moves[number])

    made, refused = split(in_threads(2, move))

    after = fresh(package)
    assert (len(made), set(refused)) == (1, {"stale"})
    assert (after.state, after.versions.count()) in [("drafting", 2), ("subcommittee", 1)]
    assert history.chain_faults(after) == []
