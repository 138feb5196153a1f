"""Recording what a body decided: the figures of scenarios 1 and 3, refusals, and corrections."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from congress.meetings.services import correct_decision, record_decision
from congress.models import Decision
from congress.people.services.seats import appoint, end_membership
from tests.congress.conftest import START, TODAY
from workflows.errors import Unmet
from workflows.models import HistoryIsFinal

V4, V5 = "4" * 64, "5" * 64


@pytest.fixture
def full_board(board, person):
    """The executive committee of 45, of which the first is its head."""
    for number in range(45):
        role = "head" if number == 0 else "member"
        appoint(person(f"Ủy viên {number + 1}"), board, role=role, start=START)
    return board


def record(body, clerk, counts, **changed):
    present, votes_for, votes_against, other_opinion = counts
    said = {
        "subject": V4,
        "met_on": TODAY,
        "present": present,
        "votes_for": votes_for,
        "votes_against": votes_against,
        "other_opinion": other_opinion,
        "not_voting": 0,
        "minutes_ref": "BB 05/BB-BCH",
        "recorded_by": clerk,
    }
    return record_decision(body, **{**said, **changed})


def standing(subject):
    """What was decided on a subject and not corrected since, the latest entry first."""
    return Decision.objects.filter(subject=subject, superseded_by=None).order_by("-pk")


def test_scenario_1_the_board_passes(full_board, clerk):
    decision = record(full_board, clerk, (38, 36, 1, 1))

    assert (decision.members, len(decision.electorate)) == (45, 45)
    assert decision.outcome.passed
    assert list(standing(V4)) == [decision]


def test_scenario_3_too_few_present_cannot_vote(full_board, clerk):
    with pytest.raises(Unmet) as refusal:
        record(full_board, clerk, (22, 22, 0, 0))

    assert refusal.value.reasons == ["Chưa đủ số người dự họp: có mặt 22/45, cần từ 23"]
    assert Decision.objects.count() == 0


def test_scenario_3_half_is_not_more_than_half(full_board, clerk):
    failed = record(full_board, clerk, (30, 15, 10, 5))
    passed = record(full_board, clerk, (30, 16, 9, 5))

    assert (failed.outcome.code, passed.outcome.code) == ("failed", "passed")


def test_a_dissenting_opinion_is_kept_composed(full_board, clerk):
    said = unicodedata.normalize("NFD", "Ông Bốn bảo lưu ý kiến.\r\nĐề nghị ghi biên bản.")

    decision = record(full_board, clerk, (30, 16, 9, 5), dissent=said)

    assert Decision.objects.get(pk=decision.pk).dissent == "Ông Bốn bảo lưu ý kiến.\nĐề nghị ghi biên bản."


@pytest.mark.parametrize(
    ("counts", "changed", "reason"),
    [
        (
            (46, 40, 1, 1),
            {},
            "Số người có mặt (46) lớn hơn tổng số thành viên (45).",
        ),
        (
            (38, 36, 2, 1),
            {},
            "Tổng số phiếu và số người không biểu quyết (39) lớn hơn số người có mặt (38).",
        ),
        ((38, -1, 0, 0), {}, "Các số liệu kiểm phiếu không được âm."),
        ((38, 36, 1, 1), {"met_on": date(2022, 3, 19)}, "Ngày họp không được sau ngày hôm nay."),
        ((38, 36, 1, 1), {"minutes_ref": " \u200b "}, "Phải ghi số hoặc tên biên bản họp."),
        ((38, 36, 1, 1), {"subject": ""}, "Chưa rõ biểu quyết về dự thảo nào."),
    ],
)
def test_what_cannot_be_is_refused(full_board, clerk, counts, changed, reason):
    with pytest.raises(Unmet) as refusal:
        record(full_board, clerk, counts, **changed)

    assert refusal.value.reasons == [reason]
    assert Decision.objects.count() == 0


def test_every_reason_is_told_at_once(full_board, clerk):
    with pytest.raises(Unmet) as refusal:
        record(full_board, clerk, (46, 0, 0, 0), met_on=date(2022, 4, 1), minutes_ref="")

    assert len(refusal.value.reasons) == 3


def test_an_over_long_reference_is_refused_and_not_cut(full_board, clerk):
    with pytest.raises(Unmet) as refusal:
        record(full_board, clerk, (38, 36, 1, 1), minutes_ref="B" * 201)

    assert [reason.startswith("Biên bản: ") for reason in refusal.value.reasons] == [True]


def test_a_body_without_voters_decides_nothing(board, clerk):
    with pytest.raises(Unmet) as refusal:
        record(board, clerk, (0, 0, 0, 0))

    assert refusal.value.reasons == ["Cơ quan chưa có thành viên có quyền biểu quyết."]


def test_the_electorate_is_that_of_the_day_of_the_meeting(full_board, clerk):
    leaving = full_board.memberships.last()
    end_membership(leaving, on=date(2022, 3, 15), ground="đơn xin nghỉ")

    before = record(full_board, clerk, (38, 36, 1, 1), met_on=date(2022, 3, 15))
    after = record(full_board, clerk, (38, 36, 1, 1), met_on=date(2022, 3, 16))

    assert (before.members, after.members) == (45, 44)
    assert leaving.person_id in before.electorate
    assert leaving.person_id not in after.electorate


def test_the_outcome_stays_when_the_rule_of_the_body_changes(full_board, clerk):
    decision = record(full_board, clerk, (30, 16, 9, 5))
    full_board.majority_num, full_board.majority_den = 2, 3
    full_board.save()

    assert Decision.objects.get(pk=decision.pk).outcome.passed
    assert record(full_board, clerk, (30, 16, 9, 5)).outcome.code == "failed"


def correct(wrong, clerk, counts, **changed):
    present, votes_for, votes_against, other_opinion = counts
    said = {
        "present": present,
        "votes_for": votes_for,
        "votes_against": votes_against,
        "other_opinion": other_opinion,
        "not_voting": 0,
        "minutes_ref": "BB 05/BB-BCH",
        "recorded_by": clerk,
        "reason": "Nhập nhầm số phiếu.",
    }
    return correct_decision(wrong, **{**said, **changed})


def test_a_wrong_record_is_superseded_and_its_outcome_computed_again(full_board, clerk):
    wrong = record(full_board, clerk, (30, 16, 9, 5))

    right = correct(wrong, clerk, (30, 15, 10, 5))

    assert right.outcome.code == "failed"
    assert (right.electorate, right.rule, right.met_on) == (wrong.electorate, wrong.rule, wrong.met_on)
    assert list(standing(V4)) == [right]
    assert Decision.objects.count() == 2


def test_a_correction_may_find_that_the_quorum_was_missing(full_board, clerk):
    wrong = record(full_board, clerk, (23, 23, 0, 0))

    assert correct(wrong, clerk, (22, 22, 0, 0)).outcome.code == "no_quorum"


def test_a_correction_has_a_reason_and_happens_once(full_board, clerk):
    wrong = record(full_board, clerk, (30, 16, 9, 5))

    with pytest.raises(Unmet) as refusal:
        correct(wrong, clerk, (30, 15, 10, 5), reason="  ")
    assert refusal.value.reasons == ["Phải nêu lý do đính chính."]

    right = correct(wrong, clerk, (30, 15, 10, 5))
    with pytest.raises(Unmet) as refusal:
        correct(wrong, clerk, (30, 14, 10, 5))
    assert refusal.value.reasons == ["Kết quả này đã được đính chính trước đó."]
    assert list(standing(V4)) == [right]


def test_decisions_on_other_subjects_are_told_apart(full_board, drafters, head, clerk):
    of_board = record(full_board, clerk, (38, 36, 1, 1))
    of_drafters = record(drafters, clerk, (1, 1, 0, 0))
    record(full_board, clerk, (38, 36, 1, 1), subject=V5)

    assert list(standing(V4)) == [of_drafters, of_board]


def test_a_decision_is_never_changed_or_deleted(full_board, clerk):
    decision = record(full_board, clerk, (30, 16, 9, 5))
    decision.votes_for = 30

    with pytest.raises(HistoryIsFinal):
        decision.save()
    with pytest.raises(HistoryIsFinal):
        decision.delete()
    with pytest.raises(HistoryIsFinal):
        Decision.objects.update(votes_for=30)
    with pytest.raises(HistoryIsFinal):
        Decision.objects.all().delete()


@pytest.mark.parametrize(
    "statement", ["UPDATE congress_decision SET votes_for = 30", "DELETE FROM congress_decision"]
)
def test_the_database_refuses_too(full_board, clerk, statement):
    record(full_board, clerk, (30, 15, 10, 5))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Decision.objects.get().votes_for == 15
