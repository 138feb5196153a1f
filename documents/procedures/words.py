"""A procedure told in words: its kind, its steps one under the other, and what each role is needed for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.roles import Right
from documents.packages.kinds import kind_of
from documents.packages.words.roles import role_label
from documents.procedures.services.shaping import roles_of

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage, Transition
    from workflows.procedures.schema import Definition


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
