"""A procedure told in words: its kind, its steps one under the other, and what each role is needed for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congress.roles import Right
from documents.packages.kinds import kind_of
from documents.packages.words.roles import role_label
from documents.procedures.services.shaping import roles_of
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from workflows.models import Edition
    from workflows.procedures.rows import Stage, Transition
    from workflows.procedures.schema import Definition

# What conditions, effects, answers and outcomes are called that a procedure names by code. A stored one keeps
# the codes for ever; who compares two of them reads these.
CALLED: dict[str, Any] = {
    # Conditions.
    "charter_table_complete": gettext_lazy("bảng so sánh Điều lệ đầy đủ"),
    "parts_complete": gettext_lazy("đủ thành phần bắt buộc"),
    "has_draft": gettext_lazy("đã có dự thảo"),
    "no_vote_is_open": gettext_lazy("không có biểu quyết nào đang mở"),
    "form_is_put_right": gettext_lazy("thể thức đã được hoàn thiện"),
    "consultation_held": gettext_lazy("đã lấy ý kiến"),
    "consultation_not_held": gettext_lazy("chưa lấy ý kiến"),
    "body_has_not_answered": gettext_lazy("khi cơ quan ấy chưa cho ý kiến"),
    "every_body_has_answered": gettext_lazy("khi mọi cơ quan đã cho ý kiến"),
    "consultation_is_over": gettext_lazy("đã đủ ý kiến hoặc hết hạn lấy ý kiến"),
    "changed_since_return": gettext_lazy("dự thảo đã sửa sau khi bị trả lại"),
    "verdict_passed_on_this_version": gettext_lazy("thẩm tra, thẩm định kết luận đúng dự thảo này đạt"),
    "verifier_is_not_a_drafter": gettext_lazy("người thẩm tra không tham gia soạn thảo"),
    "signer_is_not_a_drafter": gettext_lazy("người ký không tham gia soạn thảo"),
    "passed_on_this_version": gettext_lazy("đã biểu quyết thông qua đúng dự thảo này"),
    "amended_draft_is_there": gettext_lazy("đã có bản hoàn thiện"),
    "amended_draft_is_missing": gettext_lazy("khi chưa có bản hoàn thiện"),
    "only_listed_parts_changed": gettext_lazy("chỉ sửa phần được giao hoàn thiện"),
    "has_count_to_correct": gettext_lazy("đã có kết quả biểu quyết để đính chính"),
    "corrected_count_passes": gettext_lazy("theo số liệu đính chính vẫn thông qua"),
    "corrected_count_fails": gettext_lazy("theo số liệu đính chính không thông qua"),
    "has_verdict_to_take_back": gettext_lazy("đã có kết luận để rút lại"),
    "has_older_draft": gettext_lazy("có dự thảo cũ để rút"),
    "sources_are_passed": gettext_lazy("hồ sơ làm căn cứ đã được thông qua"),
    "sources_are_unchanged": gettext_lazy("hồ sơ làm căn cứ không thay đổi"),
    "sources_have_changed": gettext_lazy("hồ sơ làm căn cứ đã thay đổi"),
    "recorder_is_not_the_signer": gettext_lazy("người ghi biên bản không phải người ký"),
    "dossiers_complete": gettext_lazy("hồ sơ từng người đủ giấy tờ"),
    "papers_count_on_filing": gettext_lazy("giấy tờ còn giá trị vào ngày nộp"),
    "lacking_is_owed": gettext_lazy("giấy tờ còn thiếu đã có hẹn nộp"),
    "attests_for_another": gettext_lazy("xác nhận thay cho hồ sơ của người ký"),
    "attestation_is_missing": gettext_lazy("khi hồ sơ của người ký chưa ai xác nhận"),
    "own_dossier_is_attested": gettext_lazy("hồ sơ của người ký đã được người khác xác nhận"),
    "signer_is_not_a_nominee": gettext_lazy("người ký không phải người được giới thiệu"),
    "remarks_are_settled": gettext_lazy("mọi ý kiến góp đã được tiếp thu, giải trình"),
    "parts_of_task_are_done": gettext_lazy("mọi phần của nhiệm vụ đã xong"),
    "task_decides": gettext_lazy("kết quả nhiệm vụ là một quyết định"),
    "plan_has_changed": gettext_lazy("kế hoạch có thay đổi"),
    "rows_of_plan_fit": gettext_lazy("các dòng kế hoạch hợp lệ"),
    "plan_was_approved": gettext_lazy("kế hoạch đã được thông qua"),
    "joined": gettext_lazy("các phần việc đã đủ"),
    "done": gettext_lazy("đã xong một số phần việc"),
    "alone": gettext_lazy("không phần việc nào khác đang làm"),
    "stands": gettext_lazy("đang ở một bước"),
    "no_extension_asked": gettext_lazy("không có đề nghị gia hạn đang chờ"),
    "extension_asked": gettext_lazy("có đề nghị gia hạn đang chờ"),
    # Effects, and what conditions and effects are asked with.
    "open_tracks": gettext_lazy("mở phần việc"),
    "close_tracks": gettext_lazy("khép phần việc"),
    "spawn": gettext_lazy("lập hồ sơ khác"),
    "signal": gettext_lazy("báo cho bước khác"),
    "track": gettext_lazy("nhóm"),
    "least": gettext_lazy("ít nhất"),
    "stage": gettext_lazy("bước"),
    # What a move asks for.
    "decision": gettext_lazy("biên bản biểu quyết"),
    "ballot": gettext_lazy("biên bản kiểm phiếu"),
    "correction": gettext_lazy("số liệu đính chính"),
    "version": gettext_lazy("dự thảo"),
    "withdrawal": gettext_lazy("lý do rút dự thảo"),
    "old_withdrawal": gettext_lazy("dự thảo cũ cần rút, lý do"),
    "return": gettext_lazy("lý do trả lại, hạn nội bộ"),
    "form_return": gettext_lazy("nội dung cần hoàn thiện về thể thức"),
    "confirmation": gettext_lazy("xác nhận bản hoàn thiện"),
    "signature": gettext_lazy("chữ ký"),
    "verdict": gettext_lazy("kết luận, ý kiến"),
    "taking_back": gettext_lazy("lý do rút lại kết luận"),
    "progress": gettext_lazy("tình hình thực hiện"),
    "task_report": gettext_lazy("báo cáo kết quả"),
    "doer": gettext_lazy("người thực hiện"),
    "new_lead": gettext_lazy("cơ quan chủ trì mới, lý do"),
    "parts": gettext_lazy("các phần của nhiệm vụ"),
    "row_of_plan": gettext_lazy("dòng kế hoạch"),
    "plan_rows": gettext_lazy("các dòng kế hoạch"),
    "approved_rows": gettext_lazy("các dòng được duyệt"),
    "plan_decision": gettext_lazy("biên bản thông qua kế hoạch"),
    "reason": gettext_lazy("lý do"),
    "plan": gettext_lazy("ngày theo kế hoạch"),
    "more_time": gettext_lazy("ngày đề nghị gia hạn"),
    "time_given": gettext_lazy("ngày được gia hạn"),
    # What an answer may come to.
    "passed": gettext_lazy("thông qua"),
    "amended": gettext_lazy("thông qua, giao hoàn thiện"),
    "failed": gettext_lazy("không thông qua"),
    "no_quorum": gettext_lazy("không đủ người dự"),
    # What a move makes by itself.
    "deadline": gettext_lazy("hết ngày cuối của bước"),
    "entered": gettext_lazy("ngay khi vào bước"),
    # What is said of a kind.
    "kind.title": gettext_lazy("tên"),
    "kind.short": gettext_lazy("tên ngắn"),
    "kind.named": gettext_lazy("cách gọi từng hồ sơ"),
    "kind.paper": gettext_lazy("tên loại văn bản"),
    "kind.confidential": gettext_lazy("lưu hành nội bộ"),
    "kind.parts": gettext_lazy("thành phần"),
    "kind.required": gettext_lazy("bắt buộc phải có"),
    "kind.after_verdict": gettext_lazy("chỉ có sau kết luận thẩm tra"),
    "kind.code": gettext_lazy("mã"),
    "kind.bodies": gettext_lazy("cơ quan thực hiện"),
    "kind.sign_form": gettext_lazy("dòng ghi thể thức ký"),
    "kind.signer_title": gettext_lazy("chức vụ của người ký"),
    "kind.recipients": gettext_lazy("nơi nhận"),
    "kind.decider": gettext_lazy("biểu quyết làm căn cứ ký duyệt"),
    "kind.depends": gettext_lazy("hồ sơ làm căn cứ"),
    "kind.filed": gettext_lazy("nộp cơ quan có thẩm quyền"),
    "kind.order": gettext_lazy("thứ tự trong danh sách"),
}


@dataclass(frozen=True, slots=True)
class StageStory:
    """One stage, ready to be read aloud."""

    label: str
    phase: str
    here: bool
    waits: tuple[str, ...]
    moves: tuple[str, ...]
    days: str = ""
    last: bool = False


def in_force_in_words(edition: Edition | None, congress: Congress | None) -> str:
    """With which procedure a new package begins, in all congresses or in this one."""
    if edition is None:
        return _("Hồ sơ mới theo quy trình kèm theo phần mềm.")
    facts: dict[str, Any] = {
        "number": edition.version.number,
        "day": f"{clock.local_day(edition.at):%d/%m/%Y}",
    }
    if not edition.scope or congress is None:
        return _("Hồ sơ mới theo quy trình chung, lần %(number)d, áp dụng từ ngày %(day)s.") % facts
    words = _("Hồ sơ mới theo quy trình riêng của %(name)s, lần %(number)d, áp dụng từ ngày %(day)s.")
    return words % (facts | {"name": congress.short_name})


def stage_stories(definition: Definition, names: Mapping[str, str], here: str = "") -> list[StageStory]:
    """Every stage in the order of the procedure; `names` is role -> the bodies that fill it, in words."""
    phases = {phase.code: phase.label for phase in definition.phase}
    return [
        StageStory(
            stage.label,
            phases.get(stage.phase, ""),
            stage.code == here,
            tuple(
                dict.fromkeys(
                    _("%(who)s %(does)s")
                    % {"who": _named(duty.holder, names), "does": Right(duty.right).label}
                    for duty in stage.duties
                )
            ),
            tuple(
                _move(definition, move, stage, names)
                for move in definition.moves()
                if stage.code in move.source and not move.aside
            ),
            days_before(stage.before_due),
            stage.terminal,
        )
        for stage in definition.stage
    ]


def days_before(offset: str | None) -> str:
    """How long before the last day a stage ends: "xong trước thời hạn của hồ sơ 9 ngày làm việc"; or ""."""
    if not offset:
        return ""
    number = int(offset.removesuffix("d").removesuffix("w"))
    words = (
        ngettext(
            "xong trước thời hạn của hồ sơ %(number)d ngày làm việc",
            "xong trước thời hạn của hồ sơ %(number)d ngày làm việc",
            number,
        )
        if offset.endswith("wd")
        else ngettext(
            "xong trước thời hạn của hồ sơ %(number)d ngày",
            "xong trước thời hạn của hồ sơ %(number)d ngày",
            number,
        )
    )
    return words % {"number": number}


def exceptions(definition: Definition) -> list[str]:
    """What may be done by exception, each named once."""
    return list(dict.fromkeys(move.label for move in definition.transition if move.aside))


def kind_facts(definition: Definition, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a kind says of its packages: code, paper, parts, which body does what."""
    kind = kind_of(definition)
    words = {True: _("%(title)s (bắt buộc)"), False: _("%(title)s (bắt buộc khi đã có kết luận thẩm tra)")}
    parts = [
        words[part.required] % {"title": part.title} if part.required or part.after_verdict else part.title
        for part in kind.parts
    ]
    told = [
        (_("Mã"), definition.code),
        (_("Tên loại hồ sơ"), kind.title),
        (_("Chữ viết tắt của loại văn bản"), kind.paper),
        (_("Lưu hành nội bộ"), _("có") if kind.confidential else _("không")),
        (_("Thành phần của dự thảo"), "; ".join(parts)),
        *(
            (_("Cơ quan %(does)s") % {"does": role_label(role)}, names[role])
            for role in roles_in_order(definition, kind.bodies)
        ),
    ]
    if "signer" in kind.bodies:
        # As it stands on paper, whatever language the page is in.
        signs = format_html('<span lang="vi">{}, {}</span>', kind.sign_form, kind.signer_title)
        told.append((_("Thể thức ký"), signs))
    return [{"name": name, "value": value} for name, value in told]


def roles_in_order(definition: Definition, roles: Iterable[str]) -> list[str]:
    """The roles as they come to act, who begins first; the same where it lay in the file does not matter."""
    order = roles_of(definition)
    return sorted(roles, key=lambda role: order.index(role) if role in order else len(order))


def tasks_of(definition: Definition, role: str) -> str:
    """What a role is there to do, as buttons call it: "Ghi kết luận thẩm tra; Trả lại để hoàn thiện"."""
    moves = [move.label for move in definition.moves() if move.holder == role and not move.aside]
    return "; ".join(dict.fromkeys(moves))


def stops_without(definition: Definition, role: str) -> str:
    """What stops where no body fills a role: the stages that wait for it; all, where none does."""
    stages = [
        f"“{stage.label}”" for stage in definition.stage if any(duty.holder == role for duty in stage.duties)
    ]
    if not stages:
        return _("Vai trò này chưa có cơ quan: không giao được hồ sơ mới.")
    words = _("Vai trò này chưa có cơ quan: không giao được hồ sơ mới, vì không ai xử lý ở bước %(stages)s.")
    return words % {"stages": ", ".join(stages)}


def _move(definition: Definition, move: Transition, stage: Stage, names: Mapping[str, str]) -> str:
    facts = {"what": move.label, "who": _named(move.holder, names) if move.holder else _("tự động")}
    targets = [code for code in dict.fromkeys(definition.targets(move, stage.code)) if code != stage.code]
    if not targets:
        return _("%(what)s (%(who)s)") % facts
    where = _(" hoặc ").join(f"“{definition.label_of(code)}”" for code in targets)
    return _("%(what)s (%(who)s), sang %(where)s") % {**facts, "where": where}


def _named(role: str, names: Mapping[str, str]) -> str:
    return names.get(role) or _("cơ quan được giao")
