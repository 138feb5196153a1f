"""What makes tracks, joins and moves of the procedure itself unfit to run: a sentence for each fault."""

from __future__ import annotations

import tomllib
from time import perf_counter

import pytest

from tests.workflows.sound import faults
from tests.workflows.tracked import spoil
from workflows.procedures.store import parse_definition

pytestmark = pytest.mark.one_database

GROUP = 'track = [{ code = "asked", use = "ask", each = "reviewers", choose = "fixed" }]'
WAITED = f'{GROUP}\nduties = [{{ holder = "lead", right = "submit" }}]'
BY_HAND = 'right = "submit"\nholder = "lead"'
OWN = ('holder = "*track", right = "verify"', 'right = "verify", holder = "*track"')
LEAD = 'holder = "lead", right = "submit"'
TOO_FEW = (
    "Ở bước “asking” có lúc các phần việc không đủ số để khép lại, và không còn đường nào đến bước cuối;"
    " đề nghị thêm một việc đưa ra khỏi đó, hoặc giảm số phần việc phải xong."
)
NO_END = "Ở bước “drafting” có lúc không còn đường nào đến bước cuối; đề nghị thêm một việc đưa ra khỏi đó."
ITSELF = (
    "“together” do quy trình tự chuyển (on) nên không ghi quyền, người thực hiện,"
    " thông tin phải nhập, cũng không rẽ theo kết quả."
)
NOT_JOINED = (
    "Bước “asking”: nhóm phần việc “asked” mở ra mà không việc nào chờ nó khép lại;"
    " đề nghị thêm điều kiện “joined”, hoặc ghi rest = “leave”."
)
REOPENS = (
    "Quy trình phần việc “{}” tự mở lại chính nó ngay khi bắt đầu;"
    " đề nghị thêm điều kiện (when) hoặc để người dùng chọn (choose)."
)
ROUND = (
    "Từ bước “{}” quy trình tự chuyển vòng quanh không dừng;"
    " đề nghị để một việc trong vòng ấy do người thực hiện."
)
AT_ONCE = """on = "joined"
[[transition]]
code = "go"
label = "Đi"
from = ["drafting"]
to = "asking"
on = "entered"
[[transition]]
code = "turn"
label = "Về"
from = ["asking"]
to = "drafting"
on = "entered\""""
AGAIN = """[procedure.again]
start = "open"
stage = [
  { code = "open", label = "Mở", duties = [{ holder = "lead", right = "submit" }], track = [
    { code = "yet", use = "ask", join = { rest = "leave" } },
  ] },
  { code = "made", label = "Xong", terminal = true },
]
transition = [
  { code = "make", label = "Xong", from = ["open"], to = "made", right = "submit", holder = "lead" },
]
[kind]"""
OPENING = (
    '{{ code = "waiting", label = "Chờ",'
    ' track = [{{ code = "more", use = "{}", join = {{ rest = "leave" }} }}],'
)
WAITING = '{ code = "waiting", label = "Chờ",'


def test_a_procedure_with_tracks_can_be_sound():
    assert parse_definition("thu", tomllib.loads(spoil())).has_tracks


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([('on = "joined"', BY_HAND), (GROUP, WAITED)], [NOT_JOINED]),
        ([('on = "joined"', 'on = "event:news"'), (GROUP, WAITED)], [NOT_JOINED]),
        (
            [('on = "joined"', 'on = "joined:others"'), ('"fixed"', '"fixed", join = { rest = "leave" }')],
            ["“together”: bước “asking” không mở nhóm phần việc nào để chờ khép lại."],
        ),
        (
            [('from = ["asking"]', 'from = ["asking", "drafting"]')],
            ["“together”: bước “drafting” không mở nhóm phần việc nào để chờ khép lại."],
        ),
        (
            [
                ('on = "joined"', f'{BY_HAND}\nguards = ["joined", {{ name = "joined", track = "others" }}]'),
                (GROUP, WAITED),
            ],
            ["“together”: không có nhóm phần việc nào tên “others”."],
        ),
        ([('choose = "fixed"', "join = { need = 2 }")], [TOO_FEW]),
        (
            [('on = "joined"', 'on = "joined"\nguards = [{ name = "done", track = "asked", least = 1 }]')],
            [NO_END, TOO_FEW],
        ),
        (
            [
                ('on = "joined"', f'{BY_HAND}\nguards = [{{ name = "done", track = "asked", least = 2 }}]'),
                (GROUP, WAITED),
            ],
            [TOO_FEW],
        ),
        ([('choose = "fixed"', 'choose = "while_open"')], [TOO_FEW]),
        (
            [
                ('each = "reviewers", choose = "fixed"', "each = 2, join = { need = 3 }"),
                *((one, LEAD) for one in OWN),
            ],
            [NO_END, TOO_FEW],
        ),
    ],
    ids=[
        "nobody waits", "only an event", "join of another", "join elsewhere", "guard of another",
        "role of one", "asked once", "guard of two", "none is asked", "three of two",
    ],
)  # fmt: skip
def test_a_group_that_is_not_brought_together_is_told(changes, said):
    assert faults(spoil(*changes)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            [(GROUP, 'duties = [{ holder = "lead", right = "submit" }]'), ('on = "joined"', BY_HAND),
             *((one, one.replace("*track", "reviewers")) for one in OWN)],
            ["Quy trình phần việc “ask” không được bước nào dùng."],
        ),
        (
            [('"fixed" }', '"fixed" }, { code = "more", use = "other" }')],
            ["Bước “asking”: không có quy trình phần việc nào tên “other”."],
        ),
        (
            [('each = "reviewers"', "each = 2")],
            [
                ("“ask”: “*track” chỉ dùng trong quy trình phần việc mở cho từng cơ quan của một vai trò"
                " (each là tên vai trò).")
            ],
        ),
        (
            [('from = ["waiting"], to = "answered"', 'from = ["waiting"]')],
            [
                "Quy trình phần việc “ask”: Không có đường nào đến bước “answered”.",
                "Quy trình phần việc “ask”: Bước “waiting” không có lối ra mà chưa phải bước cuối.",
            ],
        ),
        ([(WAITING, OPENING.format("ask"))], [REOPENS.format("ask")]),
        (
            [(WAITING, OPENING.format("again")), ("[kind]", AGAIN)],
            [REOPENS.format("ask"), REOPENS.format("again")],
        ),
    ],
    ids=["of no use", "not there", "nobody's own", "no way out", "opens itself", "open one another"],
)  # fmt: skip
def test_a_small_procedure_that_cannot_run_is_told(changes, said):
    assert faults(spoil(*changes)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([('on = "joined"', f'on = "joined"\n{BY_HAND}')], [ITSELF]),
        ([('on = "joined"', 'on = "joined"\nanswers = ["reason"]')], [ITSELF]),
        ([('to = "signed"', 'to = { passed = "signed" }')], [ITSELF]),
        (
            [('on = "joined"', 'guards = ["joined"]')],
            ["“together” không ghi ai được thực hiện (right, holder)."],
        ),
        ([('on = "joined"', AT_ONCE)], [ROUND.format("drafting"), ROUND.format("asking")]),
        (
            [('on = "joined"', AT_ONCE.replace("entered", "deadline"))],
            [ROUND.format("drafting"), ROUND.format("asking")],
        ),
    ],
    ids=["right", "answers", "outcomes", "nobody's", "round and round", "day by day"],
)
def test_a_move_of_the_procedure_that_asks_somebody_is_told(changes, said):
    assert faults(spoil(*changes)) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'on = "joined"',
            'on = "joined"\nguards = [{ name = "done", track = "asked" }]',
            "“together”: điều kiện “done” còn thiếu mục “least”.",
        ),
        (
            'on = "joined"',
            'on = "joined"\nguards = [{ name = "done", track = "asked", least = 1, most = 2 }]',
            "“together”: điều kiện “done” không nhận mục “most”.",
        ),
        (
            'choose = "fixed"',
            'when = { name = "moon", phase = "full" }',
            "“asking”: không có điều kiện nào tên “moon”.",
        ),
        (
            'to = "asking"',
            'to = "asking"\neffects = ["spawn"]',
            "“ask”: hệ quả “spawn” còn thiếu mục “kind”.",
        ),
        (
            "terminal = true\n",
            'terminal = true\nveil = [{ what = "soul" }]\n',
            "“signed”: không có nội dung để che nào tên “soul”.",
        ),
    ],
    ids=["argument missing", "argument too many", "guard of a track", "effect", "veil"],
)
def test_a_rule_that_is_asked_with_the_wrong_things_is_told(old, new, said):
    assert faults(spoil((old, new))) == [said]


@pytest.mark.parametrize("number", [9, 30])
def test_more_situations_than_anybody_walks_are_told_at_once_with_the_bound(number):
    group = '{{ code = "g{}", use = "ask", each = "reviewers", choose = "while_open" }}'
    groups = ", ".join(group.format(at) for at in range(number))
    begun = perf_counter()

    # Each group may have none, one or many: 3^9 are 19 683.
    assert faults(spoil((GROUP, f"track = [{groups}]"))) == [
        "Quy trình có quá nhiều đường đi để kiểm tra hết (trên 2000 tình huống); đề nghị giảm số bước."
    ]
    assert perf_counter() - begun < 5
