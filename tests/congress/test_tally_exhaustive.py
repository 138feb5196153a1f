"""Every count that can be true of up to nine members, under every rule, told again by another reckoning."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from congress.tally import BASES, Rule, outcome

# Simple, two thirds, three quarters, all, none: each reached or passed.
SHARES = tuple(Fraction(*pair) for pair in ((0, 1), (1, 2), (2, 3), (3, 4), (1, 1)))
STRICT = (False, True)
QUORUMS = tuple(product(SHARES, STRICT))
MAJORITIES = tuple(product(SHARES, STRICT, BASES))


def splits(members):
    """(present, for, against, other, silent or spoilt) of so many members."""
    for present in range(members + 1):
        for votes_for in range(present + 1):
            for against in range(present + 1 - votes_for):
                for other in range(present + 1 - votes_for - against):
                    yield present, votes_for, against, other, present - votes_for - against - other


def reaches(part, whole, share, *, strict):
    """Whether so many of so many are the share, in whole numbers: no fraction, no rounding."""
    left, right = part * share.denominator, whole * share.numerator
    return part > 0 and (left > right if strict else left >= right)


def recounted(rule, members, split):
    """What the words of a rule say, reckoned by themselves."""
    present, votes_for, against, other, _silent = split
    if members == 0:
        return "no_members"
    if not reaches(present, members, rule.quorum, strict=rule.quorum_strict):
        return "no_quorum"
    base = {"present": present, "members": members, "cast": votes_for + against + other}[rule.base]
    return "" if reaches(votes_for, base, rule.majority, strict=rule.majority_strict) else "not_enough"


@pytest.mark.one_database
@pytest.mark.parametrize("members", range(10))
def test_every_count_of_up_to_nine_under_every_rule(members):
    counts = list(splits(members))
    rules = [Rule(q, m, qs, ms, base) for (q, qs), (m, ms, base) in product(QUORUMS, MAJORITIES)]

    wrong = [
        (rule, members, split, found.reason)
        for rule in rules
        for split in counts
        for found in [
            outcome(
                rule,
                members=members,
                present=split[0],
                votes_for=split[1],
                against=split[2],
                other=split[3],
                abstain=split[4],
            )
        ]
        if found.reason != recounted(rule, members, split)
        or found.passed != (found.reason == "")
        or found.quorate != (found.reason in {"", "not_enough"})
    ]

    assert wrong == []
