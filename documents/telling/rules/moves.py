"""What somebody did with an item, as one says it: a phrase for each move, by where it led."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _kept

from documents.telling.rules.places import PACKAGE, PLAN, TASK

# The other way that a count can lead: to the item's next stage.
PASSED, AMENDED, FAILED = "passed", "amended", "failed"
# How many were for it, of how many: of those who vote, of those who give their opinion.
BY_VOTES = _kept("; %(for)d/%(present)d phiếu tán thành")
BY_OPINIONS = _kept("; %(for)d/%(present)d ý kiến nhất trí")
# What was said with it, or why it did not pass.
SAID, REASON = _kept(" Nội dung ý kiến: %(note)s"), _kept(" Lý do: %(note)s")
BESIDE = _kept(" Ý kiến kèm theo: %(note)s")
CONCLUDED = _kept("; kết luận: %(verdict)s")
ANSWERED = _kept(": %(verdict)s")


@dataclass(frozen=True, slots=True)
class Made:
    """One line: a move of an item and the phrase behind who made it, of the item as %(it)s.

    A line without `result` (what the count came to), `target` (the stage) or `kind` (of package) fits any.
    `more` follows, of the figures of a count or of what a verdict says, `why` leads to the note, where it is
    another than that of who hears; nothing of either is told of a confidential dossier.
    """

    of: str
    action: str
    did: str
    result: str = ""
    target: str = ""
    kind: str = ""
    more: str = ""
    why: str = ""


# The first that fits counts.
MOVES = (
    Made(PACKAGE, "accept", _kept("đã nhận nhiệm vụ xây dựng %(it)s")),
    Made(PACKAGE, "consult", _kept("đã gửi lấy ý kiến về %(it)s")),
    Made(PACKAGE, "comment", _kept("đã cho ý kiến về %(it)s"), more=ANSWERED, why=SAID),
    Made(PACKAGE, "close_consultation", _kept("đã kết thúc việc lấy ý kiến về %(it)s")),
    Made(PACKAGE, "to_subcommittee", _kept("đã trình %(it)s để họp, biểu quyết")),
    Made(PACKAGE, "to_standing", _kept("đã trình Thường trực %(it)s")),
    Made(PACKAGE, "verify", _kept("đã thẩm tra %(it)s"), more=CONCLUDED, why=SAID),
    Made(PACKAGE, "appraise", _kept("đã thẩm định %(it)s"), more=CONCLUDED, why=SAID),
    Made(PACKAGE, "decide_subcommittee", _kept("đã biểu quyết thông qua %(it)s"), PASSED, more=BY_VOTES),
    Made(
        PACKAGE,
        "decide_subcommittee",
        _kept("chưa thông qua %(it)s, để hoàn thiện thêm"),
        FAILED,
        more=BY_VOTES,
        why=REASON,
    ),
    Made(
        PACKAGE,
        "decide_executive",
        _kept("đã xác nhận %(it)s"),
        PASSED,
        kind="HSNS",
        more=BY_VOTES,
    ),
    Made(
        PACKAGE,
        "decide_executive",
        _kept("chưa xác nhận %(it)s, để hoàn thiện thêm"),
        FAILED,
        kind="HSNS",
        more=BY_VOTES,
        why=REASON,
    ),
    *(
        made
        for action in ("decide_standing", "decide_executive")
        for made in (
            Made(PACKAGE, action, _kept("đã cho ý kiến, nhất trí với %(it)s"), PASSED, more=BY_OPINIONS),
            Made(
                PACKAGE,
                action,
                _kept("đã cho ý kiến, đề nghị hoàn thiện thêm %(it)s"),
                FAILED,
                more=BY_OPINIONS,
                why=REASON,
            ),
            # A report of the inspectors is heard, not voted on.
            Made(PACKAGE, action, _kept("đã cho ý kiến về %(it)s"), why=SAID),
        )
    ),
    Made(PACKAGE, "decide_board", _kept("đã thông qua %(it)s"), PASSED, more=BY_VOTES),
    Made(
        PACKAGE,
        "decide_board",
        _kept("đã thông qua %(it)s, giao hoàn thiện một số nội dung trước khi ký duyệt"),
        AMENDED,
        more=BY_VOTES,
    ),
    Made(PACKAGE, "decide_board", _kept("không thông qua %(it)s"), FAILED, more=BY_VOTES, why=REASON),
    Made(PACKAGE, "decide_board", _kept("đã cho ý kiến về %(it)s"), why=SAID),
    Made(PACKAGE, "confirm", _kept("đã xác nhận bản hoàn thiện của %(it)s")),
    Made(PACKAGE, "sign", _kept("đã ký duyệt %(it)s")),
    Made(PACKAGE, "attest", _kept("đã ký xác nhận %(it)s")),
    Made(PACKAGE, "attest_inspector", _kept("đã ký xác nhận %(it)s")),
    Made(PACKAGE, "publish", _kept("đã hoàn thành việc xuất bản %(it)s")),
    Made(PACKAGE, "revise", _kept("đã gửi dự thảo mới của %(it)s")),
    Made(PACKAGE, "send_back", _kept("đã trả lại %(it)s để hoàn thiện")),
    Made(PACKAGE, "return_form", _kept("đã trả lại %(it)s để hoàn thiện về thể thức")),
    Made(PACKAGE, "take_form_back", _kept("đã rút lại việc trả lại %(it)s về thể thức")),
    Made(PACKAGE, "resubmit", _kept("đã hoàn thiện thể thức, trình lại %(it)s")),
    Made(PACKAGE, "rework", _kept("đã đưa %(it)s về để sửa nội dung")),
    Made(PACKAGE, "annul", _kept("đã hủy kết quả biểu quyết, trả lại %(it)s để hoàn thiện")),
    Made(PACKAGE, "withdraw", _kept("đã rút %(it)s về để sửa"), target="returned"),
    Made(PACKAGE, "withdraw", _kept("đã rút dự thảo gửi nhầm của %(it)s")),
    Made(PACKAGE, "withdraw_old", _kept("đã rút một dự thảo cũ của %(it)s")),
    Made(PACKAGE, "take_back", _kept("đã rút lại ý kiến đã ghi về %(it)s")),
    *(
        Made(PACKAGE, f"correct_{body}", _kept("đã đính chính kết quả biểu quyết về %(it)s"))
        for body in ("subcommittee", "standing", "executive", "board")
    ),
    Made(PACKAGE, "decide_again", _kept("đã đưa %(it)s ra xem xét lại")),
    Made(PACKAGE, "reopen", _kept("đã cho mở lại %(it)s để hoàn thiện")),
    Made(PACKAGE, "basis_changed", _kept("đã đưa %(it)s vào diện rà soát lại, do căn cứ đã thay đổi")),
    Made(TASK, "report", _kept("đã báo cáo hoàn thành %(it)s")),
    Made(TASK, "accept", _kept("đã xác nhận hoàn thành %(it)s")),
    Made(TASK, "send_back", _kept("đã trả lại %(it)s để hoàn thiện")),
    Made(TASK, "note", _kept("đã báo cáo tiến độ %(it)s")),
    Made(TASK, "assign_person", _kept("đã phân công người thực hiện %(it)s")),
    Made(TASK, "split", _kept("đã chia %(it)s thành các phần việc")),
    Made(TASK, "take_back", _kept("đã rút báo cáo hoàn thành %(it)s")),
    Made(TASK, "decide_again", _kept("đã báo cáo quyết định thay thế của %(it)s")),
    Made(TASK, "hand_over", _kept("đã chuyển cơ quan chủ trì %(it)s")),
    Made(TASK, "follow_plan", _kept("đã điều chỉnh %(it)s theo kế hoạch được thông qua")),
    Made(PLAN, "put_forward", _kept("đã trình Thường trực %(it)s")),
    Made(PLAN, "file_rows", _kept("đã cập nhật %(it)s")),
    Made(PLAN, "keep", _kept("đã giữ nguyên %(it)s đã thông qua")),
    Made(PLAN, "approve", _kept("đã thông qua %(it)s"), PASSED, more=BY_VOTES, why=BESIDE),
    Made(
        PLAN, "approve", _kept("chưa thông qua %(it)s, để hoàn thiện thêm"), FAILED, more=BY_VOTES, why=REASON
    ),
    Made(PLAN, "send_back", _kept("đã trả lại %(it)s để hoàn thiện")),
    Made(PLAN, "take_back", _kept("đã rút %(it)s về để sửa")),
    Made(PLAN, "change", _kept("đã đưa %(it)s ra sửa đổi")),
    # Those that every procedure has.
    *(
        Made(of, action, did)
        for of in (PACKAGE, TASK, PLAN)
        for action, did in (
            ("pause", _kept("đã cho tạm dừng %(it)s")),
            ("resume", _kept("đã cho tiếp tục %(it)s")),
            ("look_again", _kept("đã đưa %(it)s vào diện rà soát lại")),
            ("work_again", _kept("đã giao sửa, biểu quyết lại %(it)s")),
            ("looked_again", _kept("đã xác nhận giữ nguyên, trình lại %(it)s")),
            ("cancel", _kept("đã hủy %(it)s")),
            ("replan", _kept("đã điều chỉnh tiến độ các bước của %(it)s")),
            ("ask_extension", _kept("đã đề nghị gia hạn %(it)s")),
            ("answer_extension", _kept("đã trả lời đề nghị gia hạn %(it)s")),
        )
    ),
)
# Of a move of a procedure of one's own: its button says what was done.
OTHER = _kept("đã thực hiện “%(move)s” đối với %(it)s")


def move_made(of: str, action: str, *, result: str, target: str, kind: str) -> Made:
    """The line about a move: what its count came to, where it led, of which kind of package."""
    for made in MOVES:
        wanted = ((made.result, result), (made.target, target), (made.kind, kind))
        if (made.of, made.action) == (of, action) and all(not want or want == is_ for want, is_ in wanted):
            return made
    return Made(of, action, OTHER)
