"""What documents asks of every procedure beyond the engine's own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from pydantic import ValidationError

from congress.roles import KINDS, kinds_and_roles_with, roles_with
from congress.tally import FAILED
from congress.tally import PASSED as PASSING
from documents.packages.answers.decisions import AMENDED
from documents.packages.guards import CONSULTATION
from documents.packages.kinds import FILLED_BY, NAMED_LATER, Kind, kind_of
from documents.packages.queries.judgements import JUDGING
from workflows.procedures.rows import TRACK, names
from workflows.procedures.walk import BOUND, stuck, walked
from workflows.registry import lint_rule, registry

if TYPE_CHECKING:
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition

PASSED = "passed_on_this_version"
SIGNATURE = "signature"
# In the `[kind]` table of a procedure by which something else than a package goes.
TRACKED_IN = "tracks"
CORRECTION = "correction"
CONFIRMATION = "confirmation"
# Answers after which another text is in force, so that what was decided is decided of no text any more.
NEW_TEXT = frozenset({"version", "withdrawal"})
# What only people say: no move of the procedure itself leads past it.
JUDGEMENTS = frozenset({"verdict", "decision", "ballot", CONFIRMATION, SIGNATURE})
# What is said of the whole package: no track says it.
WHOLE = (JUDGEMENTS | NEW_TEXT | {CORRECTION}) - {"verdict"}
# Guard -> the phase without which it never holds, or always does.
PHASES = {"consultation_not_held": CONSULTATION, "consultation_is_over": CONSULTATION}
# Guards about bodies that judge in the stage itself; where none does they hold at once.
ABOUT_JUDGES = frozenset(
    {
        "verdict_passed_on_this_version",
        "every_body_has_answered",
        "body_has_not_answered",
        "consultation_is_over",
    }
)
# What may be known of the text in force, from nothing to a passing vote.
OPEN, TO_FINISH, DECIDED = "open", "to finish", "decided"


@lint_rule
def sign_off_follows_a_decision(definition: Definition) -> Iterator[str]:
    """Every path to a sign-off passes a move guarded by `passed_on_this_version`, and no new text after it.

    Source: Báo cáo quý I/2022, mục II.B.1 ("quyết nghị theo đa số").
    """
    walk = walked(definition, known=False, follow=_guarded, bound=4 * BOUND)
    open_ = {one.stage for one in walk.arrows if not one.known}
    for move in definition.moves():
        if SIGNATURE in move.answers and not move.is_guarded_by(PASSED) and open_.intersection(move.source):
            yield _(
                "“%(code)s” ký duyệt được khi chưa có biểu quyết thông qua đúng dự thảo này;"
                " đề nghị thêm điều kiện “%(guard)s”."
            ) % {"code": move.code, "guard": PASSED}


@lint_rule
def a_vote_can_come(definition: Definition) -> Iterator[str]:
    """What asks for the passing vote of the deciding body finds one, or a way back to it.

    A new or withdrawn draft takes the vote away, a correction may turn it.
    """
    decider = definition.kind.get("decider", Kind.model_fields["decider"].default)
    asking = [move for move in definition.moves() if move.is_guarded_by(PASSED)]
    if not asking:
        return
    if not any(move.holder == decider and _can_fail(move) for move in definition.moves()):
        yield _(
            "Không có việc nào ghi biểu quyết của “%(role)s” mà “%(move)s” cần;"
            " đề nghị thêm việc ấy hoặc ghi lại “kind.decider”."
        ) % {"role": decider, "move": asking[0].code}
        return
    walk = walked(
        definition,
        known=OPEN,
        follow=lambda move, outcome, known: _decided(move, outcome, known, decider=decider),
        bound=4 * BOUND,
    )
    for code in dict.fromkeys(spot.stage for spot in stuck(definition, walk)):
        yield _(
            "Ở bước “%(stage)s”, nếu dự thảo đang có chưa được “%(role)s” thông qua thì không còn đường nào"
            " đến bước cuối; đề nghị thêm việc trả lại hoặc đưa ra biểu quyết lại."
        ) % {"stage": code or _("bắt đầu"), "role": decider}


@lint_rule
def branches_fit_their_answers(definition: Definition) -> Iterator[str]:
    """A count that fails is told where to go, and no branch waits for what its answers never come to."""
    for move in definition.moves():
        if _can_fail(move) and move.to is not None and not (isinstance(move.to, dict) and FAILED in move.to):
            yield _(
                "“%(code)s” không nói đi đâu khi không thông qua;"
                " đề nghị ghi “to” theo kết quả, có “%(failed)s”."
            ) % {"code": move.code, "failed": FAILED}
        possible = _outcomes(move)
        for outcome in sorted(move.to.keys() - possible if isinstance(move.to, dict) else ()):
            yield _(
                "“%(code)s” rẽ theo “%(outcome)s” nhưng thông tin phải nhập không cho kết quả ấy;"
                " các kết quả có thể có: %(known)s."
            ) % {"code": move.code, "outcome": outcome, "known": ", ".join(sorted(possible)) or _("không có")}


@lint_rule
def nothing_is_judged_by_itself(definition: Definition) -> Iterator[str]:
    """No move of the procedure leads past a decision, a verdict or a signature (design §3)."""
    for machine in definition.machines():
        codes = [stage.code for stage in machine.stage]
        for move in (one for one in machine.moves() if one.on and one.to):
            for source in move.source:
                acts = [one for one in machine.moves_from(source) if JUDGEMENTS.intersection(one.answers)]
                targets = machine.targets(move, source)
                ahead = [one for one in targets if codes.index(one) > codes.index(source)]
                if acts and ahead:
                    yield _(
                        "“%(move)s” tự chuyển qua bước “%(stage)s” khi chưa có người kết luận, biểu quyết"
                        " hoặc ký (“%(act)s”); đề nghị để người thực hiện bước ấy."
                    ) % {"move": move.code, "stage": source, "act": acts[0].label}


@lint_rule
def tracks_decide_nothing(definition: Definition) -> Iterator[str]:
    """A vote, its correction, a confirmation and a signature belong to the whole, never to one track."""
    for name, small in definition.procedure.items():
        for move in small.moves():
            for answer in sorted(WHOLE.intersection(move.answers)):
                yield _(
                    "Quy trình phần việc “%(name)s”: “%(move)s” ghi “%(answer)s”, việc chỉ ghi được"
                    " ở quy trình chính; đề nghị chuyển việc ấy ra ngoài phần việc."
                ) % {"name": name, "move": move.code, "answer": answer}


@lint_rule
def rights_fit_the_bodies(definition: Definition) -> Iterator[str]:
    """Some kind of body that may fill a role has the right that is asked of it."""
    for where, role, right in _asked(definition):
        # Every kind brings it through its roles, or some on the whole congress.
        able = set(KINDS) if roles_with(right) else {kind for kind, _role in kinds_and_roles_with(right)}
        if not FILLED_BY.get(role, KINDS.keys()) & able:
            yield _(
                "“%(where)s”: cơ quan giữ vai trò “%(role)s” không thể có quyền “%(right)s”;"
                " đề nghị chọn vai trò hoặc quyền khác."
            ) % {"where": where, "role": role, "right": right}


@lint_rule
def guards_find_what_they_ask_about(definition: Definition) -> Iterator[str]:
    """A guard about a phase needs a stage of it, and one about bodies that judge a duty to judge there."""
    phases = {stage.phase for stage in definition.stage}
    used = [(move.code, name, move.source) for move in definition.moves() for name in names(move.guards)]
    for stage in definition.stage:
        used += [(stage.code, duty.when.name, (stage.code,)) for duty in stage.duties if duty.when]
    for where, name, stages in used:
        phase = PHASES.get(name)
        if phase and phase not in phases:
            yield _(
                "“%(where)s”: điều kiện “%(name)s” cần một bước thuộc giai đoạn “%(phase)s”;"
                " đề nghị thêm bước ấy hoặc bỏ điều kiện."
            ) % {"where": where, "name": name, "phase": phase}
        judged = (definition.stage_of(code) for code in stages)
        if name in ABOUT_JUDGES and not all(
            stage and any(duty.right in JUDGING for duty in stage.duties) for stage in judged
        ):
            yield _(
                "“%(where)s”: điều kiện “%(name)s” cần có cơ quan phải thẩm định hoặc thẩm tra ở chính bước"
                " ấy; đề nghị ghi cơ quan ấy vào “duties” của bước."
            ) % {"where": where, "name": name}


@lint_rule
def kind_is_complete(definition: Definition) -> Iterator[str]:
    """The `[kind]` table can be read, and names a body for every role the procedure uses.

    Of a procedure that packages do not go by the table says what does.
    """
    if TRACKED_IN in definition.kind:
        return
    try:
        kind = kind_of(definition)
    except ValidationError as fault:
        for error in fault.errors():
            place = ".".join(str(part) for part in error["loc"])
            yield _("Tại “kind.%(place)s”: %(message)s.") % {"place": place, "message": error["msg"]}
        return
    used = {role for _where, role, _right in _asked(definition)}
    stages = [stage for machine in definition.machines() for stage in machine.stage]
    used = (used | {rule.role for stage in stages for rule in stage.track}) - {""}
    for role in sorted((used | {"lead"}) - NAMED_LATER):
        if not kind.bodies.get(role):
            yield _("Vai trò “%(role)s” chưa gắn với cơ quan nào.") % {"role": role}
    for code, count in Counter(part.code for part in kind.parts).items():
        if count > 1:
            yield _("Thành phần “%(code)s” được khai báo %(count)d lần.") % {"code": code, "count": count}


def _asked(definition: Definition) -> Iterator[tuple[str, str, str]]:
    """(where, role, right) of whatever somebody is asked to do; a track's own holder by the roles it has."""
    for name, machine in (("", definition), *definition.procedure.items()):
        groups = [rule for one in definition.machines() for stage in one.stage for rule in stage.track]
        owners = {rule.role for rule in groups if rule.use == name and rule.role}
        rows = [(move.code, move.holder, move.right) for move in machine.moves() if not move.on]
        rows += [(stage.code, duty.holder, duty.right) for stage in machine.stage for duty in stage.duties]
        for where, role, right in rows:
            yield from ((where, owner, right) for owner in (owners if role == TRACK else {role}))


def _guarded(move: Transition, outcome: str, known: bool) -> Iterable[bool]:  # noqa: FBT001 - one fact
    if {CORRECTION, *NEW_TEXT} & set(move.answers):
        return (False,)
    return (known or move.is_guarded_by(PASSED),)


def _decided(move: Transition, outcome: str, known: str, *, decider: str) -> Iterable[str]:
    """What may be known of the text in force after a move; nothing when the move asks for more."""
    answers = set(move.answers)
    if move.is_guarded_by(PASSED) and known != DECIDED:
        return ()
    if _can_fail(move) and move.holder == decider:
        named = move.to.keys() if isinstance(move.to, dict) else set()
        came = {outcome} if outcome else _outcomes(move) - named
        return {{PASSING: DECIDED, AMENDED: TO_FINISH}.get(one, OPEN) for one in came}
    if CORRECTION in answers and move.holder == decider:
        return (OPEN, TO_FINISH, DECIDED)
    if CONFIRMATION in answers and known == TO_FINISH:
        return (DECIDED,)
    # An amended draft is a new text, and is what the vote asked for.
    return (OPEN,) if NEW_TEXT & answers and known == DECIDED else (known,)


def _can_fail(move: Transition) -> bool:
    return FAILED in _outcomes(move)


def _outcomes(move: Transition) -> set[str]:
    """What a move can come to, as its answers declare it."""
    return {outcome for name in move.answers for outcome in registry.outcomes(name)}
