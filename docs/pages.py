"""The pages of `docs/` that are made from the code: who may do what, how each kind goes, the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.roles import KINDS, ROLES, Right, body_rights, congress_rights
from docs import figures, form, index, rooms, tellings
from documents.office.guides import all_guides
from tests.patterns.claims import ADAPTATIONS, PATTERNS
from workflows.procedures import drawing, store
from workflows.registry import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.patterns.claims import Claim
    from workflows.procedures.rows import NamedRule, Stage, Transition
    from workflows.procedures.schema import Definition

MADE = "<!-- Made by `make docs`; a test compares it with the code. -->"
WHEN = """\
A right counts only together with a membership in force on that day, in a body that the package binds to
the role named under "Cơ quan". A role without a mark only reads.

"Người được ủy quyền" has no right of its own: it has those that its delegation names, as long as the person
who gave it has them by a seat of his own in that body, and reading with them. A vote (biểu quyết) is never
lent, nor what a role brings on the whole congress, nor what was lent to the giver."""

MEASURED = """\
Two outside lists: the control-flow patterns of the Workflow Patterns Initiative, and the adaptations that the
tests of PloneMeeting, which runs the meetings of councils, name. `tests/patterns/` has for each row that is
carried a procedure that runs, what must be refused on the way, and the trace that it leaves."""

MANUAL = """\
Mỗi vai trò một phần ngắn, đúng như trang **Hướng dẫn** của chương trình; ở đó in được từng phần thành nửa
tờ giấy. Chữ trong ngoặc kép là tên nút, tên trang. Bấm vào tên mình ở đầu trang để đổi mật khẩu, sửa số
điện thoại, xem đang đăng nhập ở đâu. Người quản trị máy chủ: [quan-tri.md](quan-tri.md)."""

NUMBERED = {f"{number} {row.name}": row for number, row in PATTERNS.items()}


def permissions() -> str:
    """docs/permissions.md: role x right, and role x transition of every shipped procedure."""
    blocks = [
        f"# Who may do what\n\n{MADE}",
        WHEN,
        f"## Rights of a role in its body\n\n{_rights_of_roles()}",
        f"## Rights on the whole congress\n\n{_rights_of_kinds()}",
    ]
    for definition in _shipped():
        blocks += [f"## {definition.code} – {definition.title}", _moves_by_role(definition)]
    return "\n\n".join(blocks) + "\n"


def procedures() -> str:
    """docs/procedures.md: every shipped procedure with a drawing; what the engine is measured by."""
    blocks = [f"# How each kind goes\n\n{MADE}"]
    for definition in _shipped():
        blocks += [f"## {definition.code} – {definition.title}", _stages(definition), _moves(definition)]
        blocks += [_drawing(definition)]
    blocks += ["## What the engine is measured by", MEASURED, *_claimed("Control-flow patterns", NUMBERED)]
    blocks += _claimed("Adaptations of council workflows", ADAPTATIONS)
    return "\n\n".join(blocks) + "\n"


def manual() -> str:
    """docs/huong-dan.md: the guides of every role, as each reads them in the product. Vietnamese."""
    blocks = [f"# Hướng dẫn sử dụng\n\n{MADE}", MANUAL]
    for guide in all_guides().values():
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(guide.steps, 1))
        blocks += [
            f"## {guide.title}",
            f"Dành cho: {guide.whom}.",
            steps,
            *([guide.note] if guide.note else []),
        ]
    return "\n\n".join(blocks) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "docs/permissions.md": permissions,
    "docs/procedures.md": procedures,
    "docs/huong-dan.md": manual,
    figures.PAGE: figures.figures,
    rooms.PAGE: rooms.house,
    "docs/modules.md": index.every_module,
    tellings.PAGE: tellings.told_page,
    form.PAGE: form.papers,
}


def _claimed(title: str, rows: Mapping[str, Claim]) -> list[str]:
    carried = sum(not row.reason for row in rows.values())
    lines = ([name, row.by or f"not carried: {row.reason}"] for name, row in rows.items())
    return [f"### {title}: {carried} of {len(rows)}", _table(["Name", "Carried by"], lines)]


def _shipped() -> list[Definition]:
    return [store.read_shipped(code) for code in store.shipped_codes()]


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _rights_of_roles() -> str:
    rows = ([right.label, *_marks(lambda role, held=right: held in body_rights(role))] for right in Right)
    return _table(["", *(row.label for row in ROLES.values())], rows)


def _rights_of_kinds() -> str:
    rows = (
        [KINDS[kind].label, ROLES[role].label, right.label]
        for kind in KINDS
        for role in ROLES
        for right in Right
        if right in congress_rights(kind, role)
    )
    return _table(["Cơ quan", "Vai trò", "Quyền"], rows)


def _marks(holds: Callable[[str], bool]) -> list[str]:
    return ["x" if holds(role) else "" for role in ROLES]


def _moves_by_role(definition: Definition) -> str:
    head = ["Việc", "Từ", "Đến", "Quyền", "Cơ quan", *(row.label for row in ROLES.values())]
    return _table(head, (_move_row(definition, move) for move in definition.moves()))


def _move_row(definition: Definition, move: Transition) -> list[str]:
    bodies = ", ".join(definition.kind.get("bodies", {}).get(move.holder, []))
    return [
        f"{move.label} (`{move.code}`)",
        "; ".join(definition.label_of(code) if code else "–" for code in move.source),
        _targets(definition, move),
        str(Right(move.right).label),
        f"{move.holder}: {bodies}",
        *_marks(lambda role: _holds(role, move.right)),
    ]


def _targets(definition: Definition, move: Transition) -> str:
    if move.to is None:
        return "giữ nguyên"
    codes = [move.to] if isinstance(move.to, str) else list(dict.fromkeys(move.to.values()))
    return " hoặc ".join(definition.label_of(code) for code in codes)


def _holds(role: str, right: str) -> bool:
    return right in body_rights(role) or any(right in congress_rights(kind, role) for kind in KINDS)


def _stages(definition: Definition) -> str:
    phases = {phase.code: phase.label for phase in definition.phase}
    rows = (
        [_stage_name(stage), phases[stage.phase], stage.before_due or "", _waits(stage)]
        for stage in definition.stage
    )
    return _table(["Bước", "Giai đoạn", "Trước hạn", "Chờ ai làm gì"], rows)


def _stage_name(stage: Stage) -> str:
    return f"{stage.label} (`{stage.code}`)" + (" – kết thúc" if stage.terminal else "")


def _waits(stage: Stage) -> str:
    return "; ".join(f"{duty.holder}: {Right(duty.right).label}" for duty in stage.duties)


def _moves(definition: Definition) -> str:
    head = ["Việc", "Từ", "Đến", "Ai", "Điều kiện", "Phải nhập"]
    return _table(head, (_condition_row(definition, move) for move in definition.moves()))


def _condition_row(definition: Definition, move: Transition) -> list[str]:
    return [
        f"{move.label} (`{move.code}`)",
        "; ".join(definition.label_of(code) if code else "–" for code in move.source),
        _targets(definition, move),
        f"{move.holder}: {Right(move.right).label}",
        "<br>".join(_guard(rule) for rule in move.guards),
        ", ".join(f"`{name}`" for name in move.answers),
    ]


def _guard(rule: NamedRule) -> str:
    # Guards whose reason names facts of the package have no standing sentence.
    reason = str(registry.guards[rule.name].reason)
    return f"`{rule}`: {reason}" if reason else f"`{rule}`"


def _drawing(definition: Definition) -> str:
    return f"```text\n{drawing.text(definition)}\n```"
