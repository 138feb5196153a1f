"""Whatever anybody tries in whatever order, nothing is signed that was not passed, and nothing gets stuck."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256

import hypothesis
import pytest
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from congress.models import Body
from congress.people.queries.seats import people_who_may
from congress.tally import Ballots
from documents.assigning.services import assign_package
from documents.models import Package
from documents.packages.answers.values import Count, Draft, NewPart, Return
from documents.packages.queries.plans import ahead_of
from documents.packages.services.duties import settle_duties
from tests.cast import LEADS, count, everybody, replan, road
from tests.documents import invariants
from tests.sampled import WHOLE
from workflows import clock, engine, history
from workflows.engine import duties
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.models import ProcedureVersion
from workflows.planning import NewPlan
from workflows.procedures import store

KINDS = sorted(LEADS)
ACTORS = [
    "truong",
    "thuky",
    "tbtc",
    "tbns",
    "bkt",
    "thuongtruc",
    "vanphong",
    "btc",
    "tttd",
    "chutich",
    "bch01",
    "nguoila",
]
SILENCE = date(2022, 3, 21)  # after this day who was asked may be silent
MORNING = datetime(2022, 3, 18, 8, 0, tzinfo=clock.HANOI)

which = st.sampled_from(KINDS)
seldom = st.sampled_from([False, False, False, True])


def paper(code, words):
    """A part as if its bytes were stored."""
    digest = sha256(words.encode()).hexdigest()
    return NewPart(code, f"{code}.txt", uuid.uuid4().hex, digest, len(words), "txt", "text/plain")


class Congress(RuleBasedStateMachine):
    """Three packages, twelve people, and the days that pass."""

    def __init__(self):
        super().__init__()
        self.day = clock.frozen(MORNING)
        self.day.__enter__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.now = MORNING
        self.touched = []

    @initialize(done=st.tuples(*[st.integers(0, 13)] * len(KINDS)))
    def each_package_has_come_some_way(self, done):
        self.cast = everybody()
        self.packages = {}
        for kind, steps in zip(KINDS, done, strict=True):
            package = assign_package(
                self.cast.congress, kind, by=self.cast.btc, due=date(2022, 6, 30), due_exclusive=True
            )
            for _where, step in list(road(self.cast, package))[:-1][:steps]:
                step()
            ahead = [stage.code for stage in ahead_of(package)]
            if "consultation" in ahead:
                # None before it may be planned for later.
                before = ahead[: ahead.index("consultation") + 1]
                replan(package, self.cast.btc, **dict.fromkeys(before, SILENCE))
            self.packages[kind] = package.pk
        self.touched = KINDS

    def fresh(self, kind):
        return Package.objects.select_related("procedure", "current").get(pk=self.packages[kind])

    def attempt(self, package, action, by, **more):
        """A step, or a refusal that leaves everything as it was."""
        self.touched = [package.kind_code]
        steps, seen, fingerprint = package.steps.count(), engine.seen(package), package.fingerprint()
        offered = {offer.action for offer in engine.available(package, by) if offer.allowed}
        try:
            engine.perform(package, action, by=by, **{"seen": seen, **more})
        except (Hidden, Forbidden, Stale, NotNow, Unmet):
            after = self.fresh(package.kind_code)
            assert (after.steps.count(), engine.seen(after)) == (steps, seen)
            return False
        # What was carried out had been offered, to one who had looked at this very text.
        assert more.get("seen", seen) == seen
        assert more.get("signature", fingerprint) == fingerprint
        assert more.get("acting_for") or action in offered
        return True

    def answers(self, package, move, data, *, good):
        """What the form of a move would carry."""
        known = {
            "version": lambda: self.draft(package, data, good=good),
            "verdict": lambda: "pass" if good else "fail",
            "decision": lambda: self.amended(
                package, move, self.count(package, move.holder, data, good=good), data
            ),
            "ballot": lambda: self.on_paper(self.count(package, move.holder, data, good=good)),
            "correction": lambda: self.count(package, move.holder, data, good=good),
            "confirmation": lambda: package.fingerprint() if good else "0" * 64,
            "withdrawal": lambda: True,
            "old_withdrawal": lambda: data.draw(st.integers(1, 4), label="number"),
            "taking_back": lambda: True,
            "signature": lambda: package.fingerprint() if good else "0" * 64,
            "return": Return,
            "form_return": lambda: ("layout",),
            "reason": lambda: None,
            "plan": lambda: self.plan(package, data, good=good),
            "more_time": lambda: self.later(data),
            "time_given": lambda: self.later(data) if good else None,
        }
        return {name: known[name]() for name in move.answers}

    def later(self, data):
        """A day that may be asked for or not."""
        return clock.today() + timedelta(days=data.draw(st.integers(-3, 99), label="more time"))

    def plan(self, package, data, *, good):
        """The deadline a week later, or any day of any stage, possible or not."""
        if good:
            return NewPlan(due=package.due + timedelta(days=7), due_exclusive=package.due_exclusive)
        stage = data.draw(st.sampled_from(sorted(package.plan_days)), label="planned")
        return NewPlan({stage: clock.today() + timedelta(days=data.draw(st.integers(-9, 99), label="later"))})

    def draft(self, package, data, *, good):
        """New words, or words that may have been there before."""
        words = (
            f"sau bước {package.steps.count()}" if good else data.draw(st.sampled_from("abc"), label="words")
        )
        parts = [part for part in package.kind.parts if part.required]
        some = parts if package.current_id is None else parts[:1]
        return Draft(tuple(paper(part.code, words) for part in some))

    def amended(self, package, move, told, data):
        """Now and then the board passes a text with something still to be put right."""
        able = isinstance(getattr(move, "to", None), dict) and "amended" in move.to and package.current
        if not able or not data.draw(seldom, label="amended"):
            return told
        part = package.current.parts.first().code
        asked = {"amendments": "Sửa mục II.3", "amended_parts": (part,), "confirmer": self.cast.bodies.TT.pk}
        return replace(told, **asked)

    def on_paper(self, told):
        """Every opinion is one valid ballot."""
        given = told.votes_for + told.votes_against + told.other_opinion
        return replace(told, ballots=Ballots(issued=given, returned=given))

    def count(self, package, holder, data, *, good):
        """Everybody for it, or any count at all, possible or not."""
        if good:
            return count(Body.objects.get(pk=package.bodies(holder)[0].body_id))
        few = st.integers(0, 46)
        numbers = [data.draw(few, label="votes") for _number in range(5)]
        return Count(clock.today() - timedelta(days=numbers[0] % 3), *numbers, "BB 02")

    @rule(kind=which, data=st.data())
    def it_goes_the_way_up(self, kind, data):
        package = self.fresh(kind)
        actor, offers = self.someone_waited_for(package, data)
        forth = [offer for offer in offers if "return" not in offer.answers and not offer.aside]
        if forth:
            filled = self.answers(package, forth[0], data, good=True)
            assert self.attempt(package, forth[0].action, actor, note="Theo biên bản họp", **filled)

    @rule(kind=which, data=st.data(), good=st.booleans(), stale=seldom, office=seldom)
    def one_who_is_waited_for_acts(self, kind, data, good, stale, office):
        package = self.fresh(kind)
        actor, offers = self.someone_waited_for(package, data)
        if offers:
            offer = data.draw(st.sampled_from(offers), label="offer")
            filled = self.answers(package, offer, data, good=good) | ({"seen": "0:"} if stale else {})
            if office:
                filled |= {"acting_for": actor, "ground": "telephone"}
            by = self.cast.vanphong if office else actor
            self.attempt(package, offer.action, by, note="Theo biên bản họp", **filled)

    def someone_waited_for(self, package, data):
        """A person with a duty and what he can do now; nobody once it is signed."""
        rows = list(duties.open_duties(package))
        if not rows:
            return None, []
        duty = data.draw(st.sampled_from(rows), label="duty")
        actor = data.draw(st.sampled_from(list(people_who_may(duty.right, [duty.holder]))), label="actor")
        return actor, [offer for offer in engine.available(package, actor) if offer.allowed]

    @rule(kind=which)
    def what_is_signed_is_opened_again(self, kind):
        package = self.fresh(kind)
        signed = package.state == "signed"
        done = self.attempt(package, "reopen", self.cast.chutich, note="Bổ sung theo kết luận", reason=None)
        assert done == signed

    @rule(kind=which, name=st.sampled_from(ACTORS), data=st.data(), good=st.booleans(), stale=seldom)
    def anybody_tries_anything(self, kind, name, data, good, stale):
        package = self.fresh(kind)
        moves = st.sampled_from(package.definition.moves())
        here = package.definition.moves_from(package.state)
        move = data.draw(st.sampled_from(here) | moves if here else moves, label="move")
        other = data.draw(st.none() | st.sampled_from(ACTORS), label="acting_for")
        self.attempt(
            package,
            move.code,
            getattr(self.cast, name),
            acting_for=getattr(self.cast, other) if other else None,
            ground="paper",
            note=data.draw(st.sampled_from(["", "Lý do nêu tại cuộc họp"]), label="note"),
            **({"seen": "0:"} if stale else {}),
            **self.answers(package, move, data, good=good),
        )

    @rule(hours=st.integers(1, 90))
    def time_passes(self, hours):
        self.day.__exit__(None, None, None)
        self.now += timedelta(hours=hours)
        self.day = clock.frozen(self.now)
        self.day.__enter__()
        settle_duties()
        self.touched = KINDS

    @rule(kind=which)
    def a_procedure_is_edited(self, kind):
        store.keep_definition(
            store.read_shipped(kind).model_copy(
                update={"written": f"Sửa lần {ProcedureVersion.objects.count()}"}
            )
        )

    @invariant()
    def everything_holds(self):
        for kind in self.touched:
            self.check(self.fresh(kind))
        self.touched = []

    def check(self, package):
        assert history.chain_faults(package) == []
        invariants.who_acted_had_the_right(self.cast, package)
        invariants.nobody_was_passed_over(package)
        invariants.signed_only_what_was_passed(self.cast, package)
        invariants.somebody_can_move_it(package)

    def teardown(self):
        try:
            if hasattr(self, "packages"):
                assert all(
                    store.is_whole(version) and store.load(version)
                    for version in ProcedureVersion.objects.all()
                )
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)
            self.day.__exit__(None, None, None)


# Each seed is a story of its own; `make sweep` tells others every time.
STORIES = range(5) if connection.vendor == "sqlite" else range(2)


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("story", STORIES)
def test_three_packages_whatever_people_do(story, cast):
    # Without shrinking, which takes minutes: a failure prints its story, and a blob to run it again.
    moderate = hypothesis.settings(
        # The first example is always the emptiest one.
        max_examples=10 if WHOLE else 2,
        stateful_step_count=40,
        deadline=None,
        phases=[hypothesis.Phase.generate],
    )
    run_state_machine_as_test(Congress if WHOLE else hypothesis.seed(story)(Congress), settings=moderate)
    assert not Package.objects.exists()
