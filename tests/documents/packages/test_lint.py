"""What makes a procedure unfit for packages: each fault is one sentence that says what to do."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.workflows.sound import SOUND, faults, faults_of, spoilt
from workflows.procedures.lint import lint
from workflows.procedures.schema import Definition
from workflows.procedures.store import canonical, parse_definition, read_shipped, shipped_codes

pytestmark = pytest.mark.one_database

STANDING = 'to = { passed = "executive", failed = "returned" }'
NO_WAY = "“decide_standing” không nói đi đâu khi không thông qua; đề nghị ghi “to” theo kết quả, có “failed”."
SIGN = 'guards = ["passed_on_this_version", "signer_is_not_a_drafter"]'
UNDECIDED = (
    "“{}” ký duyệt được khi chưa có biểu quyết thông qua đúng dự thảo này;"
    " đề nghị thêm điều kiện “passed_on_this_version”."
)
NEEDS_PHASE = (
    "“{}”: điều kiện “{}” cần một bước thuộc giai đoạn “consultation”;"
    " đề nghị thêm bước ấy hoặc bỏ điều kiện."
)
JUDGES = """duties = [
  { holder = "inspector", right = "verify", when = "body_has_not_answered" },
  { holder = "lead", right = "submit", when = "every_body_has_answered" },
]"""
# A vote, a presentation that asks for it, and a signature at another desk.
VOTED = (
    SOUND.partition("[[transition]]")[0]
    + """
[[stage]]
code = "desk"
label = "Chờ ký"
phase = "work"
duties = [{ holder = "board", right = "sign" }]
[[transition]]
code = "vote"
label = "Biểu quyết"
from = ["drafting"]
right = "record"
holder = "board"
answers = ["decision"]
[[transition]]
code = "present"
label = "Trình ký"
from = ["drafting"]
to = "desk"
right = "submit"
holder = "lead"
guards = ["passed_on_this_version"]
[[transition]]
code = "seal"
label = "Đóng"
from = ["desk"]
to = "signed"
right = "sign"
holder = "board"
answers = ["signature"]
[kind]
title = "Hồ sơ thử"
short = "Thử"
parts = []
bodies = { organiser = ["BTC"], lead = ["TBVK"], board = ["BCH"] }
"""
)
NEW_DRAFT = """[[transition]]
code = "renew"
label = "Dự thảo mới"
from = ["desk"]
right = "draft"
holder = "lead"
answers = ["version"]
[kind]"""


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("BCCT", (STANDING, 'to = "executive"'), [NO_WAY]),
        ("BCCT", (STANDING, 'to = { passed = "executive" }'), [NO_WAY]),
        (
            "BCCT",
            (STANDING, STANDING.replace("failed", 'late = "returned", failed')),
            [
                ("“decide_standing” rẽ theo “late” nhưng thông tin phải nhập không cho kết quả ấy;"
                " các kết quả có thể có: amended, failed, no_quorum, passed.")
            ],
        ),
        (
            "BCCT",
            ('holder = "reviewers"\nanswers', 'holder = "reviewers"\nto = { happy = "resolving" }\nanswers'),
            [
                ("“comment” rẽ theo “happy” nhưng thông tin phải nhập không cho kết quả ấy;"
                " các kết quả có thể có: không có.")
            ],
        ),
        (
            "BCCT",
            ('to = "*back"\nright = "record"', 'to = "*back"\nright = "coordinate"'),
            [
                ("“resume”: cơ quan giữ vai trò “standing” không thể có quyền “coordinate”;"
                " đề nghị chọn vai trò hoặc quyền khác.")
            ],
        ),
        ("BCCT", (SIGN, 'guards = ["signer_is_not_a_drafter"]'), [UNDECIDED.format("sign")]),
        (
            "BCCT",
            ('phase = "consultation"\nbefore', 'phase = "review"\nbefore'),
            [
                NEEDS_PHASE.format("consult", "consultation_not_held"),
                NEEDS_PHASE.format("close_consultation", "consultation_is_over"),
                NEEDS_PHASE.format("consultation", "consultation_is_over"),
            ],
        ),
        (
            "BCTC",
            (JUDGES, 'duties = [{ holder = "lead", right = "submit" }]'),
            [
                ("“to_standing”: điều kiện “verdict_passed_on_this_version” cần có cơ quan phải thẩm định"
                " hoặc thẩm tra ở chính bước ấy; đề nghị ghi cơ quan ấy vào “duties” của bước.")
            ],
        ),
        (
            "VKDH",
            ('decider = "standing"', 'decider = "executive"'),
            [
                ("Không có việc nào ghi biểu quyết của “executive” mà “publish” cần;"
                " đề nghị thêm việc ấy hoặc ghi lại “kind.decider”.")
            ],
        ),
        (
            "VKDH",
            ('"subcommittee", "finishing"]\nright', '"subcommittee", "printing"]\nright'),
            [
                ("Ở bước “printing”, nếu dự thảo đang có chưa được “standing” thông qua thì không còn"
                " đường nào đến bước cuối; đề nghị thêm việc trả lại hoặc đưa ra biểu quyết lại.")
            ],
        ),
    ],
    ids=[
        "count anyway", "count without failing", "no such outcome", "no outcome at all", "right of no kind",
        "signed undecided", "no phase", "no judges", "nobody decides", "vote lost",
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_that_says_what_to_do(code, change, said):
    assert faults_of(code, spoilt(code, change)) == said


def test_a_sign_off_is_known_by_what_it_asks_for_and_not_by_its_name():
    raw = spoilt(
        "BCCT", (SIGN, "guards = []"), ('code = "sign"\n', 'code = "close"\n'), ('"Ký duyệt"', '"Đóng"')
    )

    assert faults_of("BCCT", raw) == [UNDECIDED.format("close")]


def test_a_new_draft_after_the_vote_takes_the_vote_away_from_the_sign_off():
    assert parse_definition("thu", tomllib.loads(VOTED)).code == "thu"
    assert faults(VOTED.replace("[kind]", NEW_DRAFT)) == [UNDECIDED.format("seal")]


@pytest.mark.parametrize("code", shipped_codes())
def test_no_rule_knows_a_stage_or_a_move_by_its_name(code):
    definition = read_shipped(code)
    names = {stage.code for stage in definition.stage} | {move.code for move in definition.moves()}
    renamed = json.loads(canonical(definition))
    for row in [*renamed["stage"], *renamed["transition"], renamed["start"]]:
        row["code"] = f"x_{row['code']}"
    for row in [*renamed["transition"], renamed["start"]]:
        row["from"] = [f"x_{source}" for source in row.get("from", [])]
        to = row.get("to")
        if isinstance(to, dict):
            row["to"] = {outcome: f"x_{target}" for outcome, target in to.items()}
        elif to and to != "*back":
            row["to"] = f"x_{to}"
    del renamed["start"]["from"]

    other = Definition.model_validate(renamed)

    assert lint(other) == []
    assert names.isdisjoint({stage.code for stage in other.stage} | {move.code for move in other.moves()})
