"""Before what the procedure does itself nobody comes (`tests/workflows/test_patterns.py` runs this)."""

from __future__ import annotations

import pytest

from tests.patterns.walking import definition_of
from workflows.errors import ProcedureFault

END = '[[stage]]\ncode = "done"\nterminal = true\n'
TWO = f"""
[[stage]]
code = "one"
[[stage]]
code = "two"
{END}
[[transition]]
code = "end"
from = ["one"]
to = "done"
[[transition]]
code = "back"
from = ["two"]
to = "one"
"""
WORK = """
[procedure.work]
start = "open"
stage = [{ code = "open" }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
"""
BOTH = f"""
[[stage]]
code = "one"
track = [{{ code = "part", use = "work" }}]
[[stage]]
code = "two"
{END}
[[transition]]
code = "both"
from = ["one"]
to = "two"
on = "joined"
[[transition]]
code = "end"
from = ["two"]
to = "done"
guards = [{{ name = "coin", side = "sun" }}]
[[transition]]
code = "back"
from = ["two"]
to = "*back"
{WORK}
"""
RULE = '[[transition]]\ncode = "away"\nfrom = ["one"]\nto = "two"\non = "{}"\n'
NO_END = "Ở bước “{}” có lúc không còn đường nào đến bước cuối; đề nghị thêm một việc đưa ra khỏi đó."
TOO_FEW = (
    "Ở bước “{}” có lúc các phần việc không đủ số để khép lại, và không còn đường nào đến bước cuối;"
    " đề nghị thêm một việc đưa ra khỏi đó, hoặc giảm số phần việc phải xong."
)


def faults(text):
    try:
        definition_of(text)
    except ProcedureFault as fault:
        return fault.faults
    return []


@pytest.mark.parametrize("on", ["deadline", "entered"])
def test_a_stage_that_the_procedure_leaves_first_is_no_way_to_the_end(on):
    assert faults(TWO) == ["Không có đường nào đến bước “two”."]
    assert faults(TWO + RULE.format(on)) == [NO_END.format("one"), NO_END.format("two")]
    assert faults(TWO + RULE.format("event:rain")) == []


def test_a_move_that_only_waits_for_what_moves_by_itself_is_no_way_to_the_end():
    text = BOTH.replace('to = "done"\nguards', 'to = "one"\nguards').replace('to = "*back"', 'to = "one"')
    by_hand = '[[transition]]\ncode = "close"\nfrom = ["one"]\nto = "done"\n'

    assert faults(text + by_hand + 'guards = ["joined"]\n') == [TOO_FEW.format("one"), NO_END.format("two")]
    assert faults(text + by_hand) == []


SPENT = BOTH.replace('track = [{ code = "part", use = "work" }]', "").replace(WORK, "")


@pytest.mark.parametrize(
    ("on", "text"),
    [("joined", BOTH), ("deadline", SPENT), ("entered", SPENT)],
    ids=["joined", "deadline", "entered"],
)
def test_what_the_procedure_did_once_it_does_not_do_again_after_a_way_back(on, text):
    text = text.replace('on = "joined"', f'on = "{on}"')
    by_hand = '[[transition]]\ncode = "on"\nfrom = ["one"]\nto = "two"\n'

    assert faults(text) == [(TOO_FEW if on == "joined" else NO_END).format("one")]
    assert faults(text + by_hand) == []


def test_a_stage_that_is_come_back_to_waits_for_somebody():
    by_hand = '[[transition]]\ncode = "on"\nfrom = ["one"]\nto = "two"\n'
    text = SPENT.replace('on = "joined"', 'on = "deadline"').replace('"one"\n', '"one"\nduties = []\n', 1)

    assert faults(text + by_hand) == [
        (
            "Bước “one” có lúc không chờ ai: khi quay lại bước ấy thì quy trình không tự chuyển lần nữa;"
            " đề nghị ghi thêm người phải xử lý ở bước ấy."
        )
    ]


def test_what_the_procedure_enters_by_itself_has_nobody_to_choose():
    text = f"""
[[stage]]
code = "one"
[[stage]]
code = "two"
track = [{{ code = "part", use = "work", choose = "while_open" }}]
{END}
[[transition]]
code = "on"
from = ["one"]
to = "two"
[[transition]]
code = "both"
from = ["two"]
to = "done"
on = "joined"
[[transition]]
code = "back"
from = ["two"]
to = "one"
{WORK}
"""

    assert faults(text) == []
    assert faults(text.replace('to = "two"', 'to = "two"\non = "deadline"')) == [
        NO_END.format("one"),
        TOO_FEW.format("two"),
    ]


def test_what_opens_itself_has_a_way_to_the_end_that_does_not():
    text = """
[[stage]]
code = "one"
track = [{ code = "part", use = "deep" }]
[[stage]]
code = "done"
terminal = true
[[transition]]
code = "both"
from = ["one"]
to = "done"
on = "joined"
[procedure.deep]
start = "open"
stage = [
  { code = "open" },
  { code = "more", track = [{ code = "part", use = "deep", choose = "opening" }] },
  { code = "made", terminal = true },
]
transition = [
  { code = "ask", from = ["open"], to = "more" },
  { code = "both", from = ["more"], to = "made", on = "joined" },
]
"""
    passing = '  { code = "pass", from = ["open"], to = "made" },\n]\n'

    assert faults(text) == [
        (
            "Quy trình phần việc “deep”: từ bước “open” chỉ đi tiếp được bằng cách mở lại chính"
            " quy trình này, mà số cấp lồng nhau có hạn; đề nghị thêm một đường không mở lại."
        )
    ]
    assert faults(text[:-2] + passing) == []
