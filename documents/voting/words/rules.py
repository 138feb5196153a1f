"""How a body votes and who can know what, in words that are read before anybody votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.tally import HALF, Rule
from documents.voting.models.polls import MEETING, OPEN, PAPER
from documents.voting.models.rules import VOTES, WHOLE

if TYPE_CHECKING:
    from fractions import Fraction

    from documents.voting.models.polls import Poll
    from documents.voting.models.rules import VotingRule


def share_in_words(share: Fraction, *, strict: bool) -> str:
    """A share of a rule: "quá nửa", "từ 2/3 trở lên", "quá 2/3"."""
    if share == HALF and strict:
        return _("quá nửa")
    facts = {"share": f"{share.numerator}/{share.denominator}"}
    if share == 1:
        return _("toàn bộ")
    return (_("quá %(share)s") if strict else _("từ %(share)s trở lên")) % facts


def rule_in_words(rule: Rule, members: int) -> list[str]:
    """Quorum and majority of these members, one sentence each."""
    base = {
        "present": _("số người tham gia"),
        "members": _("tổng số thành viên"),
        "cast": _("số phiếu đã bỏ (tán thành, không tán thành, ý kiến khác)"),
    }[rule.base]
    facts = {
        "members": members,
        "needed": rule.needed_present(members),
        "quorum": share_in_words(rule.quorum, strict=rule.quorum_strict),
        "majority": share_in_words(rule.majority, strict=rule.majority_strict),
        "base": base,
    }
    return [
        _("Có %(members)d người biểu quyết; hợp lệ khi có từ %(needed)d người tham gia (%(quorum)s).")
        % facts,
        _("Thông qua khi số tán thành đạt %(majority)s, tính trên %(base)s.") % facts,
    ]


def named_in_words(rule: VotingRule) -> str:
    """What those do who are named in the package."""
    return {
        VOTES: _("Người có tên trong hồ sơ vẫn biểu quyết."),
        WHOLE: _("Người có tên trong hồ sơ không biểu quyết cả hồ sơ."),
    }.get(rule.named, _("Người có tên trong hồ sơ không bỏ phiếu về tên mình."))


def slips_in_words(*, taken: bool) -> str:
    """Whether slips of the absent count at a meeting."""
    if taken:
        return _("Phiếu gửi của người vắng mặt được tính, ghi riêng.")
    return _("Phiếu gửi của người vắng mặt không được tính.")


def who_can_know(poll: Poll) -> list[str]:
    """Who can learn what anybody said; nothing is promised that does not hold."""
    if poll.way == OPEN:
        return [
            _("Biểu quyết công khai: mỗi người thấy ý kiến của mình; người ghi kết quả thấy tất cả."),
            _("Được đổi ý kiến cho đến khi kết thúc biểu quyết; lần sau cùng được tính."),
        ]
    if poll.way == PAPER:
        return [_("Phiếu kín trên giấy: hệ thống chỉ ghi số phiếu do tổ kiểm phiếu đếm.")]
    return [
        _("Phiếu kín: hệ thống chỉ giữ ai đã bỏ phiếu và tổng số của từng nội dung, không giữ ai chọn gì."),
        _("Phiếu bỏ một lần, không xem lại và không đổi được. Tổng số chỉ hiện sau khi kết thúc."),
        _(
            "Nếu mọi người chọn như nhau thì tổng số cho biết ý kiến của từng người. Người quản trị máy chủ "
            "nếu theo dõi cơ sở dữ liệu đúng lúc có người bỏ phiếu thì có thể suy ra người đó chọn gì."
        ),
        _("Căn cứ: %(ground)s.") % {"ground": poll.ground},
    ]


def manner_in_words(poll: Poll) -> str:
    """At a meeting of a day, or in writing until a day."""
    if poll.manner == MEETING:
        return _("Tại cuộc họp ngày %(day)s") % {"day": f"{poll.opened_on:%d/%m/%Y}"}
    return _("Bằng văn bản, nhận phiếu đến hết ngày %(day)s") % {"day": f"{poll.until:%d/%m/%Y}"}
