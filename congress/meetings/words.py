"""What a count comes to, and what is impossible about one, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.tally import FAILED, NO_QUORUM, PASSED

if TYPE_CHECKING:
    from congress.tally import Ballots, Outcome


def outcome_label(outcome: Outcome) -> str:
    """The outcome as a heading says it."""
    if outcome.reason == "no_rule":
        return _("Không đọc được quy tắc biểu quyết")
    return {
        PASSED: _("Đã thông qua"),
        FAILED: _("Không thông qua"),
        NO_QUORUM: _("Không đủ số người dự họp"),
    }[outcome.code]


def reason_in_words(outcome: Outcome) -> str:
    """Why it did not pass: what is there and what is needed; "" where it passed."""
    facts = {"present": outcome.present, "members": outcome.members, "seats": outcome.needed_present}
    facts |= {"votes": outcome.counted, "base": outcome.base, "needed": outcome.needed_votes}
    words = {
        "": "",
        "no_rule": _("Không đọc được quy tắc biểu quyết lưu kèm quyết định."),
        "no_members": _("Cơ quan chưa có thành viên có quyền biểu quyết."),
        "no_quorum": _("Chưa đủ số người dự họp: có mặt %(present)d/%(members)d, cần từ %(seats)d"),
        "not_enough": _("Chưa đủ số phiếu tán thành: %(votes)d/%(base)d, cần từ %(needed)d"),
    }
    return words[outcome.reason] % facts


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
