"""The difference of two procedures names what differs, each change once, and nothing else."""

from __future__ import annotations

import json
import tomllib

import pytest

from tests.workflows.sound import spoilt
from workflows.procedures.comparison import noticeable_changes
from workflows.procedures.schema import Definition
from workflows.procedures.store import canonical, parse_definition, read_shipped, shipped_codes
from workflows.registry import registry

pytestmark = pytest.mark.one_database

OURS = ("documents", "congress", "workflows")
ONE_CHANGE = [
    (('title = "Báo cáo chính trị"', 'title = "Báo cáo"'), "Tên quy trình: “Báo cáo chính trị” → “Báo cáo”."),
    (('label = "Xong"', 'label = "Đã xong"'), "Tên giai đoạn: “Xong” → “Đã xong”."),
    (('label = "Đang soạn thảo"', 'label = "Soạn"'), "Bước “Soạn”, tên bước: Đang soạn thảo → Soạn."),
    (
        ('phase = "done"', 'phase = "signing"'),
        "Bước “Đã ký duyệt, chốt bản trình”, giai đoạn: Xong → Ký duyệt.",
    ),
    (
        ('"16wd"', '"17wd"'),
        "Bước “Đang lấy ý kiến”, hạn trước thời hạn chung: 16 ngày làm việc → 17 ngày làm việc.",
    ),
    (
        (', when = "body_has_not_answered"', ""),
        (
            "Bước “Đang lấy ý kiến”, người phải xử lý: "
            "cơ quan chủ trì soạn thảo: trình (đã đủ ý kiến hoặc hết hạn lấy ý kiến);"
            " cơ quan góp ý: thẩm định (khi cơ quan ấy chưa cho ý kiến)"
            " → cơ quan chủ trì soạn thảo: trình (đã đủ ý kiến hoặc hết hạn lấy ý kiến);"
            " cơ quan góp ý: thẩm định."
        ),
    ),
    (
        ('label = "Giao nhiệm vụ"', 'label = "Giao"'),
        "Việc “Giao” ở bước “bắt đầu”, tên việc: Giao nhiệm vụ → Giao.",
    ),
    (
        (
            'guards = ["has_draft", "parts_complete", "consultation_held", ',
            'guards = ["has_draft", "parts_complete", ',
        ),
        (
            "Việc “Trình Tiểu ban” ở bước “Đang soạn thảo”, “Đang tiếp thu, giải trình”, "
            "“Trả lại để hoàn thiện”, điều kiện: "
            "dự thảo đã sửa sau khi bị trả lại; đã có dự thảo; đã lấy ý kiến; đủ thành phần bắt buộc"
            " → dự thảo đã sửa sau khi bị trả lại; đã có dự thảo; đủ thành phần bắt buộc."
        ),
    ),
    (
        ('failed = "rejected"', 'failed = "returned"'),
        (
            "Việc “Ghi biên bản biểu quyết của Ban Chấp hành” ở bước "
            "“Chờ Ban Chấp hành thông qua”, “Không thông qua”, chuyển tới: "
            "thông qua, giao hoàn thiện: Đã thông qua, giao hoàn thiện; không thông qua: Không thông qua; "
            "thông qua: Đã thông qua, chờ ký duyệt → "
            "thông qua, giao hoàn thiện: Đã thông qua, giao hoàn thiện; "
            "không thông qua: Trả lại để hoàn thiện; "
            "thông qua: Đã thông qua, chờ ký duyệt."
        ),
    ),
    (
        (
            'to = "drafting"\nright = "sign"\nholder = "signer"\n',
            'to = "drafting"\nright = "sign"\nholder = "board"\n',
        ),
        (
            "Việc “Mở lại hồ sơ đã ký” ở bước “Đã ký duyệt, chốt bản trình”, "
            "người thực hiện: cơ quan ký duyệt: ký duyệt"
            " → cơ quan biểu quyết thông qua ở cấp Ban Chấp hành: ký duyệt."
        ),
    ),
    (
        ('answers = ["reason"]\n\n# By exception', 'answers = ["return"]\n\n# By exception'),
        (
            "Việc “Mở lại hồ sơ đã ký” ở bước “Đã ký duyệt, chốt bản trình”, "
            "thông tin phải nhập: lý do → lý do trả lại, hạn nội bộ."
        ),
    ),
    (
        ('answers = ["taking_back"]\naside = true', 'answers = ["taking_back"]'),
        "Việc “Rút lại ý kiến đã ghi” ở bước “Đang lấy ý kiến”, việc ngoại lệ: có → không.",
    ),
    (("order = 10", "order = 11"), "Mục “thứ tự trong danh sách” của loại hồ sơ: 10 → 11."),
    (
        ('lead = ["TBVK"]', 'lead = ["VP"]'),
        "Mục “cơ quan thực hiện, cơ quan chủ trì soạn thảo” của loại hồ sơ: TBVK → VP.",
    ),
    (
        ('title = "Đề cương"', 'title = "Dàn ý"'),
        "Mục “thành phần, “Đề cương”, tên” của loại hồ sơ: Đề cương → Dàn ý.",
    ),
    (
        ('  { code = "de-cuong", title = "Đề cương" },\n', ""),
        "Mục “thành phần, “Đề cương”” của loại hồ sơ: Đề cương → không có.",
    ),
]


def whole(*changes):
    """BCCT, with one place of its file or its parent's changed."""
    return parse_definition("BCCT", spoilt("BCCT", *changes))


def stored(definition):
    """The same as the database keeps it: every table in the order of its keys."""
    return Definition.model_validate(json.loads(canonical(definition)))


@pytest.mark.parametrize("code", shipped_codes())
def test_a_file_does_not_differ_from_what_was_stored_of_it(code):
    shipped = read_shipped(code)

    assert noticeable_changes(stored(shipped), shipped) == []
    assert noticeable_changes(shipped, stored(shipped)) == []


@pytest.mark.parametrize(("change", "said"), ONE_CHANGE, ids=[change[0] for change, _said in ONE_CHANGE])
def test_one_change_is_one_sentence(change, said):
    assert noticeable_changes(stored(whole()), whole(change)) == [said]


def reordered(definition, field, *, at):
    """The definition with two neighbours of one list changed about."""
    rows = list(getattr(definition, field))
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return definition.model_copy(update={field: tuple(rows)})


@pytest.mark.parametrize(
    ("field", "at", "said"),
    [
        ("stage", 1, "Thứ tự các bước thay đổi."),
        ("phase", 1, "Thứ tự các giai đoạn thay đổi."),
        ("transition", 1, "Thứ tự các việc thay đổi ở bước “Đang lấy ý kiến”."),
    ],
)
def test_an_order_that_people_see_is_told(field, at, said):
    old = whole()
    if field == "transition":
        at = next(at for at, move in enumerate(old.transition) if move.code == "comment")

    assert noticeable_changes(old, reordered(old, field, at=at)) == [said]


def test_a_move_that_comes_or_goes_is_one_sentence_with_all_its_stages():
    old = whole()
    new = old.model_copy(
        update={"transition": tuple(move for move in old.transition if move.code != "correct_board")}
    )
    stages = [old.label_of(code) for code in ("finishing", "rejected", "signing", "signed")]
    where = ", ".join(f"“{label}”" for label in stages)

    assert noticeable_changes(old, new) == [
        f"Bỏ việc “Đính chính biểu quyết của Ban Chấp hành” ở bước {where}."
    ]
    assert noticeable_changes(new, old) == [
        (
            f"Thêm việc “Đính chính biểu quyết của Ban Chấp hành” ở bước {where}"
            " (cơ quan biểu quyết thông qua ở cấp Ban Chấp hành: ghi nhận kết quả)."
        )
    ]


def test_the_order_in_which_conditions_are_written_is_said_in_one_sentence():
    old = whole()
    first = old.transition[1].model_copy(update={"guards": old.transition[1].guards[::-1]})
    new = old.model_copy(update={"transition": (old.transition[0], first, *old.transition[2:])})

    assert noticeable_changes(old, new) == [
        "Chỉ khác thứ tự ghi điều kiện, thông tin phải nhập hoặc người phải xử lý."
    ]


TRACKED = """
extends = "BCCT"
drop = ["comment", "take_back"]

[[stage]]
code = "consultation"
label = "Đang lấy ý kiến"
phase = "consultation"
duties = [{ holder = "lead", right = "submit" }]
track = [{ code = "asked", use = "ask", each = "reviewers" }]

[[transition]]
code = "close_consultation"
label = "Kết thúc lấy ý kiến"
from = ["consultation"]
to = "resolving"
right = "submit"
holder = "lead"
guards = [{ name = "joined", track = "asked" }]

[procedure.ask]
start = "waiting"
stage = [
  { code = "waiting", label = "Chờ", duties = [{ holder = "*track", right = "review" }] },
  { code = "answered", label = "Xong", terminal = true },
]
transition = [
  { code = "say", label = "Đáp", from = ["waiting"], to = "answered", right = "review", holder = "*track" },
]
"""


def tracked(text):
    return parse_definition("BCCT", tomllib.loads(text))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'each = "reviewers" }',
            'each = "reviewers", choose = "opening" }',
            (
                "Bước “Đang lấy ý kiến”, nhóm phần việc: code=asked, each=reviewers, use=ask →"
                " choose=opening, code=asked, each=reviewers, use=ask."
            ),
        ),
        (
            '{ name = "joined", track = "asked" }',
            '{ name = "done", track = "asked", least = 2 }',
            (
                "Việc “Kết thúc lấy ý kiến” ở bước “Đang lấy ý kiến”, điều kiện:"
                " các phần việc đã đủ (nhóm asked) → đã xong một số phần việc (ít nhất 2, nhóm asked)."
            ),
        ),
        (
            'label = "Đáp"',
            'label = "Trả lời"',
            "Quy trình phần việc “ask”: Việc “Trả lời” ở bước “Chờ”, tên việc: Đáp → Trả lời.",
        ),
        (
            'holder = "*track" },\n]\n',
            (
                'holder = "*track" },\n'
                '  { code = "end", label = "Hết", from = ["waiting"], to = "answered", on = "entered" },\n]\n'
            ),
            "Quy trình phần việc “ask”: Thêm việc “Hết” ở bước “Chờ” (quy trình tự chuyển).",
        ),
    ],
)
def test_a_change_of_tracks_is_told_by_itself(old, new, told):
    assert noticeable_changes(tracked(TRACKED), tracked(TRACKED)) == []
    assert old in TRACKED
    assert noticeable_changes(tracked(TRACKED), tracked(TRACKED.replace(old, new))) == [told]


def test_whatever_a_procedure_names_by_code_is_told_in_words():
    answers = {name for name, one in registry.answers.items() if one.check.__module__.startswith(OURS)}
    guards = {name for name, one in registry.guards.items() if one.test.__module__.startswith(OURS)}
    outcomes = {outcome for name in answers for outcome in registry.outcomes(name)}

    codes = {*guards, *answers, *outcomes}
    assert {code for code in codes if registry.words_for(code) == code} == set()
