"""What makes a procedure unfit to run: each fault has one clear Vietnamese line."""

from __future__ import annotations

import tomllib

import pytest

from tests.workflows.sound import SOUND, changed, faults
from workflows.procedures.compiled import compiled
from workflows.procedures.store import canonical, parse_definition, read_shipped, shipped_codes

pytestmark = pytest.mark.one_database


def test_a_sound_procedure_has_no_fault():
    definition = parse_definition("thu", tomllib.loads(SOUND))

    assert (definition.code, definition.start.to, definition.label_of("signed")) == (
        "thu",
        "drafting",
        "Đã ký",
    )


@pytest.mark.parametrize("code", shipped_codes())
def test_the_shipped_procedures_are_sound(code):
    assert read_shipped(code).code == code


MORE_STAGE = '[[stage]]\ncode = "{code}"\nlabel = "Thêm"\nphase = "work"\n{rest}\n[[transition]]'
LEAD = 'duties = [{ holder = "lead", right = "submit" }]'
LOOP = """
[[transition]]
code = "away"
label = "Đi"
from = ["drafting"]
to = "limbo"
right = "submit"
holder = "lead"
[[transition]]
code = "round"
label = "Quay"
from = ["limbo"]
to = "limbo2"
right = "submit"
holder = "lead"
[[transition]]
code = "back"
label = "Quay lại"
from = ["limbo2"]
to = "limbo"
right = "submit"
holder = "lead"
[kind]"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'to = "signed"',
            'to = "signed"\nguards = ["moon_is_full"]',
            ["“finish”: không có điều kiện nào tên “moon_is_full”."],
        ),
        (
            'to = "signed"',
            'to = "signed"\nanswers = ["song"]',
            ["“finish”: không có thông tin phải nhập nào tên “song”."],
        ),
        (
            'to = "signed"',
            'to = "signed"\neffects = ["rain"]',
            ["“finish”: không có hệ quả nào tên “rain”."],
        ),
        ('right = "coordinate"', 'right = "fly"', ["“assign”: không có quyền nào tên “fly”."]),
        (
            'duties = [{ holder = "lead", right = "submit" }]',
            'duties = [{ holder = "lead", right = "fly", when = "moon_is_full" }]',
            [
                "“drafting”: không có quyền nào tên “fly”.",
                "“drafting”: không có điều kiện nào tên “moon_is_full”.",
            ],
        ),
        ('phase = "work"', 'phase = "play"', ["“drafting”: không có giai đoạn nào tên “play”."]),
        (
            'to = "signed"',
            'to = { yes = "signed" }',
            ["“finish” rẽ theo kết quả nhưng không nhập kết quả nào."],
        ),
        ('from = ["drafting"]', "from = []", ["“finish” không đi từ bước nào."]),
        (LEAD, "", ["Bước “drafting” không ghi ai phải xử lý."]),
    ],
)
def test_unknown_names_and_gaps_are_told(old, new, expected):
    assert expected[0] in faults(changed(old, new))
    assert set(expected) <= set(faults(changed(old, new)))


def test_an_unknown_stage_is_told():
    found = faults(changed('to = "signed"', 'to = "heaven"'))

    assert "“finish”: không có bước nào tên “heaven”." in found


def test_an_unreachable_stage_is_told():
    found = faults(changed("[[transition]]", MORE_STAGE.format(code="island", rest="terminal = true")))

    assert found == ["Không có đường nào đến bước “island”."]


def test_a_dead_end_is_told():
    text = changed("[[transition]]", MORE_STAGE.format(code="limbo", rest=LEAD))
    away = LOOP.partition('[[transition]]\ncode = "round"')[0]

    found = faults(text.replace("[kind]", away + "[kind]"))

    assert found == ["Bước “limbo” không có lối ra mà chưa phải bước cuối."]


def test_a_circle_without_an_end_is_told():
    text = changed("[[transition]]", MORE_STAGE.format(code="limbo", rest=LEAD))
    text = text.replace("[[transition]]", MORE_STAGE.format(code="limbo2", rest=LEAD), 1)

    found = faults(text.replace("[kind]", LOOP))

    assert found == [
        "Từ bước “limbo” không có đường nào đến bước cuối.",
        "Từ bước “limbo2” không có đường nào đến bước cuối.",
    ]


def test_the_same_move_twice_is_told():
    move = SOUND[SOUND.index("[[transition]]") : SOUND.index("[kind]")]

    assert faults(changed("[kind]", move + "[kind]")) == ["“finish” từ bước “drafting” được khai báo 2 lần."]


def test_the_same_stage_twice_is_told():
    again = f'[[stage]]\ncode = "drafting"\nlabel = "Lại"\nphase = "work"\n{LEAD}\n'

    assert faults(changed("[[transition]]", again + "[[transition]]")) == [
        "Bước “drafting” được khai báo 2 lần."
    ]


CODE_RULE = "mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, bắt đầu bằng chữ, tối đa 40 ký tự."


@pytest.mark.parametrize("code", ["__init__", "Finish", "kết thúc", "a b", "", "a" * 41, "1st", "_state"])
def test_a_code_is_a_plain_identifier(code):
    assert faults(changed('"finish"', f'"{code}"')) == [f"Tại “transition.0.code”: {CODE_RULE}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "Quy trình thử"\n', "", "Tại “title”: thiếu mục bắt buộc này."),
        (
            'title = "Quy trình thử"',
            'title = "Q"\ntilte = "Q"',
            "Tại “tilte”: không có mục nào mang tên này; đề nghị kiểm tra chính tả.",
        ),
        ('label = "Chốt"', "label = 5", "Tại “transition.0.label”: phải là chữ viết trong ngoặc kép."),
        ('label = "Chốt"', 'label = ""', "Tại “transition.0.label”: không được để trống."),
        (
            'from = ["drafting"]',
            'from = "drafting"',
            "Tại “transition.0.from”: phải là một danh sách.",
        ),
        (
            'before_due = "9wd"',
            'before_due = "9 ngày"',
            "Tại “stage.0.before_due”: phải viết như “9wd” (ngày làm việc) hoặc “14d” (ngày).",
        ),
        ("terminal = true", 'terminal = "ừ"', "Tại “stage.1.terminal”: phải là true hoặc false."),
        ('phase = [{ code = "work", label = "Soạn thảo" }', "phase = [5", "Tại “phase.0”: phải là một bảng."),
        (
            'to = "signed"',
            "to = {}",
            "Tại “transition.0.to”: không được để trống.",
        ),
    ],
)
def test_the_shape_is_told_in_vietnamese_with_its_place(old, new, expected):
    assert expected in faults(changed(old, new))


@pytest.mark.parametrize("code", ["item", "state", "flow", "if", "mro"])
def test_no_plain_code_collides_with_the_machine(code):
    definition = parse_definition("thu", tomllib.loads(changed('"finish"', f'"{code}"')))
    machine = compiled("x" + code, canonical(definition))

    class Item:
        state = "drafting"

    machine.fire(Item, code, outcome=None)

    assert Item.state == "signed"
