"""Counting votes: quorum and majority as fractions, every edge in one table.

=====================================  =========  ==============================================
case                                   outcome    why
=====================================  =========  ==============================================
nobody may vote (empty electorate)     no_quorum  a meeting of nobody decides nothing
present below the quorum               no_quorum  the vote cannot be opened
nobody present, whatever the quorum    no_quorum  as above; a quorum of 0 still asks for one person
votes for below the majority           failed     abstentions count in the base, as those present
tie                                    failed     with "more than half"; nobody has a casting vote
votes for reach the majority           passed
=====================================  =========  ==============================================
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Literal

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSED: Final = "passed"
FAILED: Final = "failed"
NO_QUORUM: Final = "no_quorum"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a body decides; the names are those of the columns of `Body`."""

    quorum_num: int = 1
    quorum_den: int = 2
    quorum_strict: bool = True
    majority_num: int = 1
    majority_den: int = 2
    majority_strict: bool = True
    majority_base: str = "present"

    @classmethod
    def of(cls, body: Any) -> Rule:
        """The rule in the columns of a body."""
        return cls(**{field.name: getattr(body, field.name) for field in fields(cls)})

    @classmethod
    def read(cls, snapshot: Mapping[str, Any]) -> Rule:
        """The rule a decision keeps as JSON."""
        return cls(**snapshot)

    def snapshot(self) -> dict[str, Any]:
        """The rule as JSON."""
        return asdict(self)

    def needed_present(self, members: int) -> int:
        """The least number of people who must be present, at least 1."""
        return _least(members, self.quorum_num, self.quorum_den, strict=self.quorum_strict)

    def needed_votes(self, *, members: int, present: int) -> int:
        """The least number of votes for that passes, at least 1."""
        base = present if self.majority_base == "present" else members
        return _least(base, self.majority_num, self.majority_den, strict=self.majority_strict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a count comes to, with the reasons (Vietnamese sentences) when it did not pass."""

    code: Literal["passed", "failed", "no_quorum"]
    needed_present: int
    needed_votes: int
    reasons: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the body has passed what it voted on."""
        return self.code == PASSED

    @property
    def label(self) -> str:
        """The outcome in words."""
        return {
            PASSED: _("Đã thông qua"),
            FAILED: _("Không thông qua"),
            NO_QUORUM: _("Không đủ số người dự họp"),
        }[self.code]


def tally(
    rule: Rule, *, members: int, present: int, votes_for: int, against: int, other: int, not_voting: int
) -> Outcome:
    """The outcome of a count that `count_errors` finds nothing wrong with."""
    seats = rule.needed_present(members)
    votes = rule.needed_votes(members=members, present=present)
    if members == 0:
        return Outcome(NO_QUORUM, seats, votes, (_("Cơ quan chưa có thành viên có quyền biểu quyết."),))
    if present < seats:
        too_few = _("Chưa đủ số người dự họp: có mặt %(present)d/%(members)d, cần từ %(needed)d") % {
            "present": present,
            "members": members,
            "needed": seats,
        }
        return Outcome(NO_QUORUM, seats, votes, (too_few,))
    if votes_for < votes:
        base = present if rule.majority_base == "present" else members
        not_enough = _("Chưa đủ số phiếu tán thành: %(votes)d/%(base)d, cần từ %(needed)d") % {
            "votes": votes_for,
            "base": base,
            "needed": votes,
        }
        return Outcome(FAILED, seats, votes, (not_enough,))
    return Outcome(PASSED, seats, votes)


def count_errors(
    *, members: int, present: int, votes_for: int, against: int, other: int, not_voting: int
) -> list[str]:
    """What is impossible in a count, in Vietnamese; empty when it can be true.

    The four numbers may stay below those present (spoilt ballots), never above.
    """
    given = votes_for + against + other + not_voting
    if min(members, present, votes_for, against, other, not_voting) < 0:
        return [_("Các số liệu kiểm phiếu không được âm.")]
    errors = []
    if present > members:
        errors.append(
            _("Số người có mặt (%(present)d) lớn hơn tổng số thành viên (%(members)d).")
            % {"present": present, "members": members}
        )
    if given > present:
        errors.append(
            _("Tổng số phiếu và số người không biểu quyết (%(given)d) lớn hơn số người có mặt (%(present)d).")
            % {"given": given, "present": present}
        )
    return errors


def _least(base: int, numerator: int, denominator: int, *, strict: bool) -> int:
    whole, rest = divmod(base * numerator, denominator)
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


def ballot_errors(ballots: Ballots, *, present: int, counted: int) -> list[str]:
    """What is impossible about a count of paper ballots, one Vietnamese sentence each.

    `counted` is the sum of the opinions on the valid ballots (for, against, other).
    """
    facts = {"present": present, "counted": counted, "valid": ballots.valid}
    facts |= {"issued": ballots.issued, "returned": ballots.returned, "invalid": ballots.invalid}
    rules = (
        (ballots.issued > present, _("Phát ra %(issued)d phiếu, nhiều hơn %(present)d người có mặt.")),
        (
            ballots.returned > ballots.issued,
            _("Thu về %(returned)d phiếu, nhiều hơn %(issued)d phiếu phát ra."),
        ),
        (
            ballots.invalid > ballots.returned,
            _("Có %(invalid)d phiếu không hợp lệ, nhiều hơn %(returned)d phiếu thu về."),
        ),
        (
            ballots.invalid <= ballots.returned and counted != ballots.valid,
            _("Các loại ý kiến cộng lại là %(counted)d, nhưng có %(valid)d phiếu hợp lệ."),
        ),
    )
    return [words % facts for wrong, words in rules if wrong]
