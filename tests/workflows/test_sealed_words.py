"""Words lie apart from the chain, and may be destroyed by one act; what they are about stays proved."""

from __future__ import annotations

from datetime import datetime

import pytest

from documents.models import PackageStep, Verdict
from tests.cast import perform
from workflows import clock, history
from workflows.errors import Unmet
from workflows.models import Job, JobPhase, ProcedureVersion, SealedText
from workflows.models.sealing import seal, sealed_digest
from workflows.services import destroy_words


@pytest.fixture
def returned(make_package, cast):
    package = make_package(state="subcommittee")
    perform(package, "send_back", cast.truong, note="Bổ sung số liệu quý I")
    return package


def test_words_lie_apart_under_a_salted_hash(returned):
    step = returned.steps.last()
    kept = SealedText.objects.get(digest=step.note_digest)

    assert (kept.text, sealed_digest(kept.salt, kept.text)) == (
        "Bổ sung số liệu quý I",
        step.note_digest,
    )
    assert seal("như nhau").digest != seal("như nhau").digest


def test_destroying_words_by_the_verb_leaves_the_chain_whole(returned, cast):
    steps = list(returned.steps.all())
    digests = [digest for step in steps for digest in (step.note_digest, step.names_digest) if digest]

    written = destroy_words(digests, reason="Hết thời hạn lưu trữ", by=cast.vanphong)

    assert (history.chain_faults(returned), history.words_of(steps)) == ([], {})
    assert (written.digests, written.by) == (sorted(digests), cast.vanphong)


def test_what_a_worker_made_of_them_goes_too(returned, cast):
    asked = clock.now()
    jobs = {phase: Job.objects.create(kind="x", key=phase, phase=phase, asked=asked) for phase in JobPhase}

    destroy_words([returned.steps.last().note_digest], reason="Hết thời hạn lưu trữ", by=cast.vanphong)

    assert set(Job.objects.filter(pk__in=[one.pk for one in jobs.values()])) == {
        jobs[JobPhase.WAITING],
        jobs[JobPhase.RUNNING],
    }


def test_words_that_are_gone_without_an_act_are_missed(returned):
    last = returned.steps.last()
    SealedText.objects.filter(digest__in=[last.note_digest, last.names_digest]).delete()

    assert history.chain_faults(returned) == [
        f"bước {last.sequence}: lời ghi đã bị xóa",
        f"bước {last.sequence}: họ tên đã bị xóa",
    ]


def test_words_are_not_destroyed_without_a_reason(returned, cast):
    with pytest.raises(Unmet):
        destroy_words([returned.steps.last().note_digest], reason=" ", by=cast.vanphong)

    assert history.chain_faults(returned) == []


def test_changed_words_are_found(returned):
    last = returned.steps.last()
    SealedText.objects.filter(digest=last.note_digest).update(text="Đồng ý trình")

    assert history.chain_faults(returned) == [f"bước {last.sequence}: lời ghi đã bị sửa"]


def test_a_verdict_moves_nothing_and_still_joins_the_chain(make_package, cast):
    package = make_package("BCTC", "verification")
    before = package.revision

    step = perform(package, "verify", cast.bkt, verdict="pass", at=None)

    assert (package.revision, step.verdict) == (before, Verdict.objects.get())
    assert history.chained(step)["links"] == {
        "version_id": package.current_id,
        "verdict_id": step.verdict_id,
    }
    assert history.chain_faults(package) == []


@pytest.mark.django_db
def test_the_hash_of_a_step_is_fixed():
    """An outside verifier rests on this very number."""
    moment = datetime.fromisoformat("2022-03-18T08:30:00+07:00")
    step = PackageStep(
        item_id=7,
        sequence=1,
        actor_id=1,
        action="assign",
        target="assigned",
        at=moment,
        entered=moment,
        procedure=ProcedureVersion(digest="0" * 64),
    )

    assert history.own_hash(step) == "54aa1072bd4ce0f2b9fc36c9c5fff0b2a60257371a25f38fb357620292bee8a1"
