"""Where one token can come to: no dead lock, no way of no return, and always somebody to act."""

from __future__ import annotations

import tomllib

import pytest

from tests.workflows.sound import SOUND, changed, faults
from workflows.procedures.lint import lint
from workflows.procedures.schema import Definition
from workflows.procedures.store import read_shipped, shipped_codes
from workflows.procedures.walk import BOUND, Situation, StagePlace, TooManySpots, stuck, walked

pytestmark = pytest.mark.one_database

STAGE = """[[stage]]
code = "{code}"
label = "Thêm"
phase = "work"
duties = [{{ holder = "lead", right = "submit" }}]
"""
MOVE = """[[transition]]
code = "{code}"
label = "Đi"
from = {source}
to = "{to}"
right = "submit"
holder = "lead"
"""


def more(stages, moves):
    """The sound procedure with these stages, and moves (code, sources, target)."""
    told = [STAGE.format(code=code) for code in stages]
    told += [
        MOVE.format(code=code, source=str(source).replace("'", '"'), to=to) for code, source, to in moves
    ]
    return changed("[kind]", "".join(told) + "[kind]")


def read(text):
    return Definition.model_validate({**tomllib.loads(text), "code": "thu"})


def at(stage, *way):
    return Situation(StagePlace(stage), tuple(StagePlace(code) for code in way))


def test_a_move_back_leads_to_where_the_stage_was_entered_from():
    text = more(["pause"], [("hold", ["drafting"], "pause"), ("resume", ["pause"], "*back")])

    assert walked(read(text)).arrows == {
        at(""): {at("drafting")},
        at("drafting"): {at("signed"), at("pause", "drafting")},
        at("pause", "drafting"): {at("drafting")},
        at("signed"): set(),
    }


def test_a_pause_inside_a_pause_comes_back_the_way_it_went():
    moves = [
        ("hold", ["drafting"], "pause"),
        ("ask", ["pause"], "asked"),
        ("back", ["pause", "asked"], "*back"),
    ]
    text = more(["pause", "asked"], moves)

    assert lint(read(text)) == []
    assert walked(read(text)).arrows[at("asked", "drafting", "pause")] == {at("pause", "drafting")}


def test_a_beginning_in_a_stage_that_only_goes_back_is_a_dead_lock():
    text = more(["pause"], [("hold", ["drafting"], "pause"), ("resume", ["pause"], "*back")])

    assert faults(text.replace('to = "drafting", right', 'to = "pause", right')) == [
        "Ở bước “pause” có lúc không còn đường nào đến bước cuối; đề nghị thêm một việc đưa ra khỏi đó."
    ]


def test_a_procedure_with_too_many_ways_is_refused_and_not_walked_for_ever():
    codes = [f"s{at}" for at in range(50)]
    moves = [(f"to_{code}", ["drafting", *codes], code) for code in codes]
    text = more(codes, [*moves, ("back", codes, "*back"), ("end", codes, "signed")])

    assert faults(text) == [
        "Quy trình có quá nhiều đường đi để kiểm tra hết (trên 2000 tình huống); đề nghị giảm số bước."
    ]
    with pytest.raises(TooManySpots):
        walked(read(SOUND), bound=2)


def test_who_is_waited_for_without_anything_to_do_is_told():
    assert faults(changed('holder = "lead", right = "submit"', 'holder = "lead", right = "draft"')) == [
        (
            "Bước “drafting” chờ “lead” (draft) nhưng không có việc nào ở bước ấy để làm;"
            " đề nghị thêm việc ấy hoặc ghi người khác phải xử lý."
        )
    ]


def test_a_stage_that_waits_for_nobody_once_a_condition_is_gone_is_told():
    when = 'right = "submit", when = "amended_draft_is_there" }]'

    assert faults(changed('right = "submit" }]', when)) == [
        (
            "Bước “drafting” có lúc không chờ ai, vì mọi người phải xử lý đều theo điều kiện"
            " “amended_draft_is_there”; đề nghị ghi thêm người phải xử lý khi điều kiện ấy không còn."
        )
    ]


def test_a_condition_that_would_show_its_name_to_people_is_told():
    text = changed('to = "signed"', 'to = "signed"\nguards = ["every_body_has_answered"]')

    assert faults(text) == [
        (
            "“finish”: điều kiện “every_body_has_answered” không có lý do để người đọc hiểu;"
            " đề nghị chỉ dùng điều kiện ấy cho người phải xử lý (when), hoặc chọn điều kiện khác."
        )
    ]


@pytest.mark.parametrize("code", shipped_codes())
def test_whatever_comes_a_shipped_procedure_can_be_ended(code):
    definition = read_shipped(code)
    walk = walked(definition)

    assert stuck(definition, walk) == []
    assert len(walk.arrows) < BOUND // 50
