"""Whatever anybody tries in whatever order, nothing is signed that was not passed, and nothing gets stuck."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from hashlib import sha256

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from congress.models import Body, Person
from congress.queries import held_right, people_who_may
from documents import services
from documents.models import Milestone, Package, PackageDecision, Signature, Verdict
from documents.procedures.answers import Count, Draft, NewPart, Return
from tests.cast import LEADS, count, make_cast, road
from workflows import clock, engine, history
from workflows.context import Context
from workflows.engine import duties
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.models import ProcedureVersion
from workflows.procedures import store
from workflows.procedures.compiled import compiled

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
ABOVE = {"subcommittee", "standing", "executive", "board", "rejected", "signing", "signed"}
SILENCE = date(2022, 3, 20)  # after this day who was asked may be silent
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
        self.cast = make_cast()
        self.packages = {}
        for kind, steps in zip(KINDS, done, strict=True):
            package = services.assign(
                self.cast.congress, kind, by=self.cast.btc, due=date(2022, 6, 30), due_exclusive=True
            )
            for _where, step in list(road(self.cast, package))[:-1][:steps]:
                step()
            Milestone.objects.create(package=package, stage="consultation", planned=SILENCE, baseline=SILENCE)
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
            "decision": lambda: self.count(package, move.holder, data, good=good),
            "signature": lambda: package.fingerprint() if good else "0" * 64,
            "return": Return,
            "reason": lambda: None,
        }
        return {name: known[name]() for name in move.answers}

    def draft(self, package, data, *, good):
        """New words, or words that may have been there before."""
        words = (
            f"sau bước {package.steps.count()}" if good else data.draw(st.sampled_from("abc"), label="words")
        )
        parts = [part for part in package.kind.parts if part.required]
        some = parts if package.current_id is None else parts[:1]
        return Draft(tuple(paper(part.code, words) for part in some))

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
        forth = [offer for offer in offers if "return" not in offer.answers]
        if forth:
            filled = self.answers(package, forth[0], data, good=True)
            assert self.attempt(package, forth[0].action, actor, **filled)

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
        services.settle_duties()
        self.touched = KINDS

    @rule(kind=which)
    def a_procedure_is_edited(self, kind):
        store.keep(
            store.read(kind).model_copy(update={"title": f"Sửa lần {ProcedureVersion.objects.count()}"})
        )
        compiled.cache_clear()

    @invariant()
    def everything_holds(self):
        for kind in self.touched:
            self.check(self.fresh(kind))
        self.touched = []

    def check(self, package):
        assert history.faults(package) == []
        self.who_acted_had_the_right(package)
        self.nobody_was_passed_over(package)
        self.signed_only_what_was_passed(package)
        self.somebody_can_move_it(package)

    def who_acted_had_the_right(self, package):
        step = package.steps.select_related("actor", "acting_for").last()
        move = package.definition.move(step.action, step.source)
        assert step.body_id in {body.body_id for body in package.bodies(move.holder)}
        person = step.acting_for or step.actor
        assert move.right == "coordinate" or held_right(person.pk, move.right, step.body_id, clock.today())
        assert (step.acting_for is None) or step.actor == self.cast.vanphong

    def signed_only_what_was_passed(self, package):
        for signature in Signature.objects.filter(version__package=package).select_related("step", "version"):
            step = signature.step
            passed = PackageDecision.objects.filter(
                decision__body=self.cast.bodies.BCH,
                decision__subject=signature.fingerprint,
                step__item=package,
                step__sequence__lt=step.sequence,
            ).order_by("step__sequence")
            vote = passed.last().decision
            # Counted here again: more than half of 45 present, more than half of those for it.
            assert vote.present >= 23
            assert vote.votes_for * 2 > vote.present
            assert step.fingerprint == signature.fingerprint == signature.version.fingerprint
            assert signature.signer_id == self.cast.chutich.pk
        if package.state == "signed":
            assert package.fingerprint() == package.steps.last().signature.fingerprint

    def nobody_was_passed_over(self, package):
        """Consultation was held, the inspectors passed this very draft, and judged nothing of their own."""
        if package.state not in ABOVE:
            return
        if package.kind_code == "BCCT":
            assert package.steps.filter(action="close_consultation").exists()
        if package.kind_code == "BCTC" and package.state != "subcommittee":
            verdict = Verdict.objects.filter(version=package.current, role="inspector").last()
            judges = {verdict.step.actor_id, verdict.step.acting_for_id}
            assert verdict.passed
            assert not judges & set(package.versions.values_list("author", flat=True))
            assert not judges & set(package.versions.values_list("entered_by", flat=True))

    def somebody_can_move_it(self, package):
        definition = store.load(package.procedure).definition
        context = Context(
            item=package, definition=definition, at=clock.now(), fingerprint=package.fingerprint()
        )
        rows = list(duties.open_duties(package))
        assert duties.open_keys(package) == duties.expected(context)
        assert (rows == []) == definition.stage_of(package.state).terminal
        if package.state == "consultation":
            asked = {body.body_id for body in package.bodies("reviewers")}
            answered = set(Verdict.objects.filter(version=package.current).values_list("body", flat=True))
            assert {duty.holder for duty in rows if duty.right == "review"} == asked - answered
        if rows:
            able = [people_who_may(duty.right, [duty.holder]).first() for duty in rows]
            assert all(able)
            assert any(offer.allowed for person in able for offer in engine.available(package, person))

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


@pytest.mark.slow
@pytest.mark.django_db
def test_three_packages_whatever_people_do():
    # Without shrinking, which takes minutes: a failure prints its story, and a blob to run it again.
    moderate = hypothesis.settings(
        max_examples=25, stateful_step_count=40, deadline=None, phases=[hypothesis.Phase.generate]
    )
    run_state_machine_as_test(Congress, settings=moderate)
    assert not Person.objects.exists()
