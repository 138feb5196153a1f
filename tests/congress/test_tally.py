"""Quorum and majority: the figures of scenarios 1 and 3, the edges, and what holds for every count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.models import Body
from congress.tally import Rule, count_errors, tally

HALF = Rule()


def counted(rule, members, present, votes_for, against=0, other=0):  # noqa: PLR0917 - one row of a table
    return tally(
        rule,
        members=members,
        present=present,
        votes_for=votes_for,
        against=against,
        other=other,
        not_voting=0,
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
        (Rule(majority_num=2, majority_den=3, majority_strict=False), 9, 9, 6, "passed"),
        (Rule(majority_num=2, majority_den=3, majority_strict=True), 9, 9, 6, "failed"),
        (Rule(majority_num=2, majority_den=3, majority_strict=False), 10, 10, 6, "failed"),
        (Rule(majority_base="members"), 45, 30, 22, "failed"),
        (Rule(majority_base="members"), 45, 30, 23, "passed"),
        (Rule(quorum_num=2, quorum_den=3, quorum_strict=False), 9, 6, 4, "passed"),
        (Rule(quorum_num=2, quorum_den=3, quorum_strict=False), 9, 5, 5, "no_quorum"),
        (
            Rule(quorum_num=0, quorum_strict=False, majority_num=0, majority_strict=False),
            9,
            0,
            0,
            "no_quorum",
        ),
        (Rule(majority_strict=False), 10, 6, 3, "passed"),
        (Rule(majority_num=1, majority_den=1, majority_strict=False), 5, 5, 5, "passed"),
    ],
)
def test_other_rules_are_data(rule, members, present, votes_for, code):
    assert counted(rule, members, present, votes_for, 0).code == code


def test_reasons_name_what_is_there_and_what_is_needed():
    too_few = counted(HALF, 45, 22, 22, 0)
    not_enough = counted(HALF, 45, 30, 15, 10, 5)

    assert too_few.reasons == ("Chưa đủ số người dự họp: có mặt 22/45, cần từ 23",)
    assert not_enough.reasons == ("Chưa đủ số phiếu tán thành: 15/30, cần từ 16",)
    assert (too_few.label, not_enough.label) == ("Không đủ số người dự họp", "Không thông qua")


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
    lambda quorum, majority, base: Rule(*quorum[0], quorum[1], *majority[0], majority[1], base),
    shares(),
    shares(),
    st.sampled_from(["present", "members"]),
)


@given(rules, st.integers(0, 60), st.data())
def test_what_holds_for_every_count(rule, members, data):
    present = data.draw(st.integers(0, members))
    votes_for = data.draw(st.integers(0, present))

    outcome = counted(rule, members, present, votes_for, present - votes_for)

    assert (outcome.code == "no_quorum") == (members == 0 or present < outcome.needed_present)
    assert outcome.passed == (
        members > 0 and present >= outcome.needed_present and votes_for >= outcome.needed_votes
    )
    assert (outcome.reasons == ()) == outcome.passed
    if members:
        assert outcome.needed_present <= members
    if outcome.passed and votes_for < present:
        assert counted(rule, members, present, votes_for + 1, present - votes_for - 1).passed
    assert Rule.read(rule.snapshot()) == rule


def test_the_rule_of_a_body_is_read_from_its_columns():
    body = Body(quorum_num=2, quorum_den=3, majority_base="members")

    assert Rule.of(body) == Rule(quorum_num=2, quorum_den=3, majority_base="members")
