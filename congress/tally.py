"""Counting votes: quorum and majority as fractions, every edge in one table. Pure: no Django, no words.

=====================================  ==============  ==========================================
case                                   reason          why
=====================================  ==============  ==========================================
what is kept of the rule is no rule    no_rule         by what it passed may not be guessed
nobody may vote (empty electorate)     no_members      a meeting of nobody decides nothing
present below the quorum               no_quorum       the vote cannot be opened
nobody present, whatever the quorum    no_quorum       as above; a quorum of 0 still asks for one
votes for below the majority           not_enough      who abstains is among those present
nothing cast, counted on what is cast  not_enough      one vote for is always needed
tie                                    not_enough      with "more than half"; no casting vote
votes for reach the majority           ""
=====================================  ==============  ==========================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, Literal

PASSED: Final = "passed"
FAILED: Final = "failed"
NO_QUORUM: Final = "no_quorum"
HALF: Final = Fraction(1, 2)
BASES: Final = ("present", "members", "cast")
# What one member says to one question; stored in ballots, so never renamed.
FOR, AGAINST, OTHER, NONE = "for", "against", "other", "none"


# Why a count did not pass, by the table above; "" where it did.
Reason = Literal["", "no_rule", "no_members", "no_quorum", "not_enough"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a body decides. `base` is what the majority is a share of: one of `BASES`.

    A share is reached, or with `strict` exceeded. Cast are the votes for, against and of another opinion.
    """

    quorum: Fraction = HALF
    majority: Fraction = HALF
    quorum_strict: bool = True
    majority_strict: bool = True
    base: str = "present"

    @classmethod
    def of(cls, body: Any) -> Rule:
        """The rule in the columns of a body."""
        return cls.read({name: getattr(body, name) for name in COLUMNS})

    @classmethod
    def read(cls, snapshot: Mapping[str, Any]) -> Rule:
        """The rule a decision keeps as JSON, under the names of the columns of a body.

        `UNREAD`, by which nothing passes, where what is kept is no rule.
        """
        try:
            return cls._from_sound(snapshot)
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return UNREAD

    @classmethod
    def _from_sound(cls, snapshot: Mapping[str, Any]) -> Rule:
        if snapshot["majority_base"] not in BASES:
            raise ValueError(snapshot["majority_base"])
        return cls(
            quorum=Fraction(snapshot["quorum_num"], snapshot["quorum_den"]),
            majority=Fraction(snapshot["majority_num"], snapshot["majority_den"]),
            quorum_strict=snapshot["quorum_strict"],
            majority_strict=snapshot["majority_strict"],
            base=snapshot["majority_base"],
        )

    def snapshot(self) -> dict[str, Any]:
        """The rule as JSON, which `read` reads."""
        quorum, majority = self.quorum, self.majority
        shares = (quorum.numerator, quorum.denominator, majority.numerator, majority.denominator)
        return dict(zip(COLUMNS, (*shares, self.quorum_strict, self.majority_strict, self.base), strict=True))

    def needed_present(self, members: int) -> int:
        """The least number of people who must be present, at least 1."""
        return _least(members * self.quorum, strict=self.quorum_strict)

    def needed_votes(self, base: int) -> int:
        """The least number of votes for that passes out of so many, at least 1."""
        return _least(base * self.majority, strict=self.majority_strict)


# More than all would have to be there, and to vote for it.
UNREAD: Final = Rule(quorum=Fraction(1), majority=Fraction(1), base="")

COLUMNS: Final = (
    "quorum_num",
    "quorum_den",
    "majority_num",
    "majority_den",
    "quorum_strict",
    "majority_strict",
    "majority_base",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a count comes to; `reason` is "" where it passed, else one of the table above.

    `counted` votes for out of `base` were given and `needed_votes` needed; likewise those present.
    """

    quorate: bool
    passed: bool
    reason: Reason
    members: int
    present: int
    needed_present: int
    counted: int
    base: int
    needed_votes: int

    @property
    def code(self) -> str:
        """Where a procedure leads by it: `PASSED`, `FAILED` or `NO_QUORUM`."""
        if self.passed:
            return PASSED
        return FAILED if self.quorate else NO_QUORUM


def outcome(
    rule: Rule,
    *,
    members: int,
    present: int,
    votes_for: int,
    against: int,
    abstain: int,
    other: int = 0,
    invalid: int = 0,
) -> Outcome:
    """What a count that can be true comes to.

    `present` is who attended; in writing, who sent a ballot back. Who abstained, and whose ballot was not
    valid, count among those present and not among the votes cast.
    """
    bases = {"present": present, "members": members, "cast": votes_for + against + other, "": members}
    base = bases[rule.base]
    seats, votes = rule.needed_present(members), rule.needed_votes(base)
    quorate = members > 0 and present >= seats
    passed = quorate and votes_for >= votes
    reason: Reason = ""
    if rule == UNREAD:
        quorate, passed, reason = False, False, "no_rule"
    elif members == 0:
        reason = "no_members"
    elif not quorate:
        reason = "no_quorum"
    elif not passed:
        reason = "not_enough"
    return Outcome(quorate, passed, reason, members, present, seats, votes_for, base, votes)


def tallied(choices: Iterable[str], *, present: int) -> dict[str, int]:
    """One question's choices as figures of a count; who was present and said nothing has not voted."""
    said = Counter(choices)
    given = said[FOR] + said[AGAINST] + said[OTHER]
    figures = {"votes_for": said[FOR], "votes_against": said[AGAINST], "other_opinion": said[OTHER]}
    return figures | {"not_voting": max(said[NONE], present - given)}


def _least(share: Fraction, *, strict: bool) -> int:
    whole, rest = divmod(share.numerator, share.denominator)
    return max(1, whole + 1 if strict or rest else whole)


@dataclass(frozen=True, slots=True)
class Ballots:
    """Paper ballots of one vote: handed out, brought back, and among these not valid."""

    issued: int
    returned: int
    invalid: int = 0

    @property
    def valid(self) -> int:
        """Those that count."""
        return self.returned - self.invalid
