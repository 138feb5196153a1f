"""Quorum and majority: the figures of scenarios 1 and 3, the edges, and what holds for every count."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.meetings.words import count_errors, outcome_label, reason_in_words
from congress.models import Body
from congress.tally import UNREAD, Rule, outcome

HALF = Rule()
TWO_THIRDS = Fraction(2, 3)


def counted(rule, members, present, votes_for, against=0, other=0):  # noqa: PLR0917 - one row of a table
    return outcome(
        rule,
        members=members,
        present=present,
        votes_for=votes_for,
        against=against,
        abstain=present - votes_for - against - other,
        other=other,
    )


@pytest.mark.parametrize(
    ("members", "present", "votes", "code"),
    [
        (45, 38, (36, 1, 1), "passed"),
        (45, 22, (22, 0, 0), "no_quorum"),
        (45, 23, (12, 11, 0), "passed"),
        (45, 30, (15, 10, 5), "failed"),
        (45, 30, (16, 9, 5), "passed"),
        (9, 9, (9, 0, 0), "passed"),
        (44, 22, (22, 0, 0), "no_quorum"),
        (10, 6, (3, 3, 0), "failed"),
        (1, 1, (1, 0, 0), "passed"),
        (1, 0, (0, 0, 0), "no_quorum"),
        (0, 0, (0, 0, 0), "no_quorum"),
    ],
)
def test_more_than_half_of_those_present_among_more_than_half_of_the_members(members, present, votes, code):
    assert counted(HALF, members, present, *votes).code == code


@pytest.mark.parametrize(
    ("rule", "members", "present", "votes_for", "code"),
    [
        (Rule(majority=TWO_THIRDS, majority_strict=False), 9, 9, 6, "passed"),
        (Rule(majority=TWO_THIRDS, majority_strict=True), 9, 9, 6, "failed"),
        (Rule(majority=TWO_THIRDS, majority_strict=False), 10, 10, 6, "failed"),
        (Rule(base="members"), 45, 30, 22, "failed"),
        (Rule(base="members"), 45, 30, 23, "passed"),
        (Rule(quorum=TWO_THIRDS, quorum_strict=False), 9, 6, 4, "passed"),
        (Rule(quorum=TWO_THIRDS, quorum_strict=False), 9, 5, 5, "no_quorum"),
        (
            Rule(Fraction(0), Fraction(0), quorum_strict=False, majority_strict=False),
            9,
            0,
            0,
            "no_quorum",
        ),
        (Rule(majority_strict=False), 10, 6, 3, "passed"),
        (Rule(majority=Fraction(1), majority_strict=False), 5, 5, 5, "passed"),
    ],
)
def test_other_rules_are_data(rule, members, present, votes_for, code):
    assert counted(rule, members, present, votes_for, 0).code == code


def test_reasons_name_what_is_there_and_what_is_needed():
    too_few = counted(HALF, 45, 22, 22, 0)
    not_enough = counted(HALF, 45, 30, 15, 10, 5)

    assert [(one.quorate, one.passed, one.reason) for one in (too_few, not_enough)] == [
        (False, False, "no_quorum"),
        (True, False, "not_enough"),
    ]
    assert reason_in_words(too_few) == "Chưa đủ số người dự họp: có mặt 22/45, cần từ 23"
    assert reason_in_words(not_enough) == "Chưa đủ số phiếu tán thành: 15/30, cần từ 16"
    assert [outcome_label(one) for one in (too_few, not_enough)] == [
        "Không đủ số người dự họp",
        "Không thông qua",
    ]


def test_of_what_was_cast_who_abstained_and_whose_ballot_was_spoilt_are_not_counted():
    rule = Rule(base="cast")
    facts = {"members": 45, "present": 40, "abstain": 15, "invalid": 5}

    passed = outcome(rule, votes_for=11, against=8, other=1, **facts)
    tie = outcome(rule, votes_for=10, against=9, other=1, **facts)
    silence = outcome(rule, members=45, present=40, votes_for=0, against=0, abstain=40)

    assert [(one.passed, one.reason, one.base) for one in (passed, tie, silence)] == [
        (True, "", 20),
        (False, "not_enough", 20),
        (False, "not_enough", 0),
    ]
    assert outcome(HALF, votes_for=11, against=8, other=1, **facts).reason == "not_enough"


def test_an_old_snapshot_stays_readable():
    kept = {"quorum_num": 1, "quorum_den": 2, "quorum_strict": True, "majority_num": 2, "majority_den": 3}
    kept |= {"majority_strict": False, "majority_base": "members"}

    assert Rule.read(kept) == Rule(majority=TWO_THIRDS, majority_strict=False, base="members")
    assert Rule.read(kept).snapshot() == kept


def test_counting_needs_no_django():
    code = "import sys, congress.tally; print(any(name.startswith('django') for name in sys.modules))"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout == "False\n"


@pytest.mark.parametrize(
    ("counts", "errors"),
    [
        ((45, 38, 36, 1, 1, 0), []),
        ((45, 38, 36, 1, 0, 0), []),
        ((45, 46, 0, 0, 0, 0), ["Số người có mặt (46) lớn hơn tổng số thành viên (45)."]),
        (
            (45, 30, 20, 10, 0, 1),
            ["Tổng số phiếu và số người không biểu quyết (31) lớn hơn số người có mặt (30)."],
        ),
        ((45, 30, -1, 10, 0, 1), ["Các số liệu kiểm phiếu không được âm."]),
    ],
)
def test_an_impossible_count_is_told(counts, errors):
    members, present, votes_for, against, other, not_voting = counts

    found = count_errors(
        members=members,
        present=present,
        votes_for=votes_for,
        against=against,
        other=other,
        not_voting=not_voting,
    )

    assert found == errors


def shares():
    pair = st.tuples(st.integers(0, 6), st.integers(1, 6)).filter(lambda share: share[0] <= share[1])
    return st.tuples(pair, st.booleans()).filter(lambda one: not (one[1] and one[0][0] == one[0][1]))


rules = st.builds(
    lambda quorum, majority, base: Rule(
        Fraction(*quorum[0]), Fraction(*majority[0]), quorum[1], majority[1], base
    ),
    shares(),
    shares(),
    st.sampled_from(["present", "members", "cast"]),
)


@given(rules, st.integers(0, 60), st.data())
def test_what_holds_for_every_count(rule, members, data):
    present = data.draw(st.integers(0, members))
    votes_for = data.draw(st.integers(0, present))

    found = counted(rule, members, present, votes_for, present - votes_for)

    assert (found.code == "no_quorum") == (members == 0 or present < found.needed_present)
    assert found.quorate == (found.code != "no_quorum")
    assert found.passed == (found.quorate and votes_for >= found.needed_votes)
    assert (found.reason == "") == found.passed == (reason_in_words(found) == "")
    if members:
        assert found.needed_present <= members
    if found.passed and votes_for < present:
        assert counted(rule, members, present, votes_for + 1, present - votes_for - 1).passed
    assert Rule.read(rule.snapshot()) == rule


def test_the_rule_of_a_body_is_read_from_its_columns():
    body = Body(quorum_num=2, quorum_den=3, majority_base="members")

    assert Rule.of(body) == Rule(quorum=TWO_THIRDS, base="members")


@pytest.mark.parametrize(
    "spoilt",
    [
        None,
        {},
        {"quorum_num": 1},
        HALF.snapshot() | {"quorum_den": 0},
        HALF.snapshot() | {"majority_base": "x"},
    ],
)
def test_what_is_no_rule_passes_nothing(spoilt):
    found = counted(Rule.read(spoilt), 45, 45, 45)

    assert Rule.read(spoilt) == UNREAD
    assert (found.quorate, found.passed, found.reason) == (False, False, "no_rule")
    assert outcome_label(found) == "Không đọc được quy tắc biểu quyết"
    assert reason_in_words(found) == "Không đọc được quy tắc biểu quyết lưu kèm quyết định."
