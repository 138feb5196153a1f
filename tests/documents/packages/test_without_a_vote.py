"""No signature without a vote, no end of a consultation on its last day, no count by the signer."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from congress.meetings.services import correct_decision
from documents.models import Package, Signature
from documents.packages.queries.judgements import decision_on_current
from tests.cast import count, perform, replan
from workflows import clock, engine
from workflows.engine.transfer import transfer
from workflows.errors import Unmet
from workflows.procedures import store

pytestmark = pytest.mark.one_database

LAST_DAY = date(2022, 3, 21)


def refused(package, action, by, **more):
    """The reasons of an attempt that must fail."""
    with pytest.raises(Unmet) as caught:
        perform(package, action, by, **more)
    return list(caught.value.reasons)


@pytest.fixture
def moved_past_the_vote(cast, make_package):
    """Before the board's vote, a technician's new edition sets the package down at the signer's desk."""
    package = make_package("BCCT", "board")
    here = store.load(package.procedure).definition
    phase = here.stage_of("board").phase
    stages = [one.model_copy(update={"phase": phase}) if one.code == "signing" else one for one in here.stage]
    version = store.keep_definition(here.model_copy(update={"stage": tuple(stages)}))
    transfer(package, version, state="signing", by=cast.btc, seen=engine.seen(package), note="Theo bản mới")
    return Package.objects.get(pk=package.pk)


@pytest.mark.django_db
def test_a_package_that_stands_at_the_signers_desk_without_a_vote_is_not_signed(cast, moved_past_the_vote):
    package = moved_past_the_vote

    reasons = refused(package, "sign", cast.chutich, signature=package.fingerprint())

    assert [reason.endswith("chưa biểu quyết thông qua đúng dự thảo này.") for reason in reasons] == [True]
    assert (package.state, Signature.objects.count()) == ("signing", 0)


@pytest.mark.django_db
def test_a_count_that_was_put_right_below_the_majority_carries_no_signature(cast, make_package):
    package = make_package("BCCT", "signing")
    wrong = decision_on_current(package, role="board").decision
    figures = {"present": 45, "votes_for": 5, "votes_against": 40, "other_opinion": 0, "not_voting": 0}
    correct_decision(wrong, **figures, minutes_ref="12/BB", recorded_by=cast.vanphong, reason="Đếm lại phiếu")

    reasons = refused(package, "sign", cast.chutich, signature=package.fingerprint())

    assert [reason.endswith("chưa biểu quyết thông qua đúng dự thảo này.") for reason in reasons] == [True]
    assert Signature.objects.count() == 0


@pytest.mark.django_db
def test_a_consultation_ends_after_its_last_day_and_not_on_it(cast, make_package):
    package = make_package("BCCT", "consultation")
    replan(package, cast.btc, consultation=LAST_DAY)

    with clock.frozen(datetime(2022, 3, 21, 23, 59, tzinfo=clock.HANOI)):
        reasons = refused(package, "close_consultation", cast.truong)
    with clock.frozen(datetime(2022, 3, 22, 0, 0, tzinfo=clock.HANOI)):
        perform(package, "close_consultation", cast.truong)

    assert [reason.endswith("hạn lấy ý kiến hết ngày 21/03/2022.") for reason in reasons] == [True]
    assert package.state == "resolving"


@pytest.mark.django_db
@pytest.mark.parametrize("votes_for", [45, 0])
def test_the_signer_records_neither_a_passing_vote_nor_a_refusal_by_his_own_hand(
    cast, make_package, votes_for
):
    package = make_package("BCCT", "board")
    counted = count(cast.bodies.BCH, votes_for=votes_for)

    reasons = refused(package, "decide_board", cast.chutich, decision=counted)

    assert reasons == [
        (
            "Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký. "
            "Người ghi được tại Ban Chấp hành khóa II: Ông Người thuongtruc, Ông Người vanphong."
        )
    ]
    assert package.state == "board"
