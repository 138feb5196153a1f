"""Compare-and-swap: what a slower writer has read is compared with what is there, even without the lock."""

from __future__ import annotations

import pytest

from documents.models import Package, PackageStep, Verdict
from tests.cast import draft, perform
from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import write
from workflows.engine.marking import marking_of
from workflows.engine.whole import whole
from workflows.errors import Stale
from workflows.procedures import store

pytestmark = pytest.mark.django_db


def written_without_the_lock(item, action, by, *, last=None, **answers):
    """What `perform` writes, by one whose reading is as old as `item`, with no lock to hold him up."""
    machine = store.load(item.procedure)
    move = machine.definition.move(action, item.state)
    marking = marking_of(item)
    context = Context(
        item=item,
        marking=marking,
        spot=marking.own,
        definition=machine.definition,
        at=clock.now(),
        transition=move,
        attempt=Attempt(action, by, answers=answers),
        last=last or item.steps.last(),
        capacity=item.may(by, move.right, holder=move.holder),
        fingerprint=item.fingerprint(),
        told=item.told(),
    )
    with whole():
        return write.carry_out(context)


def test_one_who_read_an_older_revision_of_the_same_stage_writes_nothing(cast, make_package):
    slow = make_package()
    perform(Package.objects.get(pk=slow.pk), "revise", cast.truong, version=draft(slow, "Dự thảo hai"))
    steps, revision = PackageStep.objects.count(), slow.revision + 1

    with pytest.raises(Stale):
        written_without_the_lock(slow, "consult", cast.truong)

    after = Package.objects.get(pk=slow.pk)
    assert (after.state, after.revision, PackageStep.objects.count()) == ("drafting", revision, steps)


def test_one_who_read_another_stage_of_the_same_revision_writes_nothing(cast, make_package):
    slow = make_package()
    # The stage alone was changed, past the engine: the revision still agrees.
    Package.objects.filter(pk=slow.pk).update(state="subcommittee")

    with pytest.raises(Stale):
        written_without_the_lock(slow, "consult", cast.truong)

    assert Package.objects.get(pk=slow.pk).state == "subcommittee"


def test_one_who_read_what_is_there_writes(cast, make_package):
    package = make_package()

    step = written_without_the_lock(package, "consult", cast.truong)

    assert (step.target, Package.objects.get(pk=package.pk).state) == ("consultation", "consultation")


def test_of_two_who_leave_the_row_as_it_is_the_slower_finds_the_number_of_his_step_taken(cast, make_package):
    slow = make_package()
    perform(slow, "consult", cast.truong)
    slow, last = Package.objects.get(pk=slow.pk), slow.steps.last()
    perform(Package.objects.get(pk=slow.pk), "comment", cast.tttd, verdict="pass")
    steps, verdicts = PackageStep.objects.count(), Verdict.objects.count()

    with pytest.raises(Stale):
        written_without_the_lock(slow, "comment", cast.tttd, last=last, verdict="pass")

    assert (PackageStep.objects.count(), Verdict.objects.count()) == (steps, verdicts)
