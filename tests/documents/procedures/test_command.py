"""`manage.py procedures` and the drawings of procedures."""

from __future__ import annotations

import re
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.core.management import CommandError, call_command

from workflows.models import ProcedureVersion
from workflows.procedures import drawing, store
from workflows.procedures.drawing.layout import WIDTH, layout
from workflows.procedures.rows import NamedRule
from workflows.registry import procedure_folder, registry

pytestmark = pytest.mark.one_database

SVG = "{http://www.w3.org/2000/svg}"
# What a presentation may use under a policy that allows no inline style, and nothing that acts.
ELEMENTS = {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "path", "circle", "text")}


def run(*words: object) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("procedures", *words, stdout=out)
    except SystemExit as end:
        return int(end.code), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def drawn(definition, here=""):
    """The picture, parsed."""
    return ET.fromstring(drawing.svg(definition, here))  # noqa: S314 - our own picture


@pytest.fixture
def folder(tmp_path):
    """One more folder of procedures, for the length of a test."""
    procedure_folder(tmp_path)
    yield tmp_path
    registry.folders.remove(tmp_path)


@pytest.mark.django_db
def test_lint_says_of_each_procedure_that_it_passes():
    assert run("lint") == (0, [f"{code}: đạt" for code in store.shipped_codes()])


@pytest.mark.django_db
def test_lint_names_each_fault_on_a_line_and_fails(folder):
    text = 'extends = "standard"\ntitle = "Hỏng"\ndrop = ["signing", "sign"]\n'
    (folder / "HONG.toml").write_text(text, encoding="utf-8")

    code, lines = run("lint")

    assert code == 1
    assert [line for line in lines if line.startswith("HONG: ")] == [
        f"HONG: {fault}" for fault in faults_of("HONG")
    ]
    assert "HONG: “decide_board”: không có bước nào tên “signing”." in lines
    assert "BCCT: đạt" in lines


UNREADABLE = {
    "Không đọc được tệp: không đúng cú pháp TOML (": b"title = ",
    "Không đọc được tệp: tệp không phải văn bản mã UTF-8.": b"\xff\xfe\x00",
    "Không đọc được tệp: các bảng lồng nhau quá sâu.": b"a = " + b"[" * 100_000,
    "Không có tệp quy trình “khong-co.toml”.": b'extends = "khong-co"',
    "Không có tệp “THU.toml”.": None,
}


def test_lint_takes_a_file_that_is_not_shipped_and_extends_one_that_is(tmp_path):
    file = tmp_path / "THU.toml"
    kind = (registry.folders[0] / "BCCT.toml").read_text(encoding="utf-8")
    file.write_text(kind, encoding="utf-8")
    good = run("lint", file)
    file.write_text(kind.replace('lead = ["TBVK"]', ""), encoding="utf-8")

    assert good == (0, [f"{file}: đạt"])
    assert run("lint", file) == (1, [f"{file}: Vai trò “lead” chưa gắn với cơ quan nào."])


@pytest.mark.parametrize(("said", "data"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_lint_says_in_one_sentence_why_a_file_cannot_be_read(tmp_path, said, data):
    file = tmp_path / "THU.toml"
    if data is not None:
        file.write_bytes(data)

    code, [line] = run("lint", file)

    assert (code, line.startswith(f"{file}: {said}")) == (1, True)


def faults_of(code):
    with pytest.raises(ValueError, match=code) as caught:
        store.read_shipped(code)
    return caught.value.faults


@pytest.mark.django_db
def test_lint_finds_a_stored_version_whose_names_are_gone():
    definition = store.read_shipped("BCCT")
    move = definition.transition[0].model_copy(update={"guards": (NamedRule(name="no_such_guard"),)})
    store.keep_definition(definition.model_copy(update={"transition": (move, *definition.transition[1:])}))

    code, lines = run("lint")

    assert (code, lines[-1]) == (
        1,
        f"Quy trình {ProcedureVersion.objects.get()}: không còn tên “no_such_guard”.",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", store.shipped_codes())
def test_a_stored_version_does_not_differ_from_its_file(code):
    store.keep_definition(store.read_shipped(code))

    assert run("diff", f"{code}@1", code) == (0, ["Hai quy trình không khác nhau."])


@pytest.mark.django_db
def test_graph_prints_the_numbered_lines():
    assert run("graph", "BCCT") == (0, drawing.text(store.read_shipped("BCCT")).splitlines())


@pytest.mark.django_db
def test_graph_writes_a_picture(tmp_path):
    file = tmp_path / "bcct.svg"

    assert run("graph", "BCCT", "--svg", file, "--here", "board") == (0, [])

    assert file.read_text(encoding="utf-8") == drawing.svg(store.read_shipped("BCCT"), "board")


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("XX",), ("BCCT", "--here", "nowhere")])
def test_graph_of_what_is_not_there_says_so(words):
    with pytest.raises(CommandError, match=r"[kK]hông có"):
        run("graph", *words)


@pytest.mark.parametrize("code", store.shipped_codes())
def test_the_lines_name_every_stage_and_move(code):
    definition = store.read_shipped(code)

    text = drawing.text(definition)

    assert [stage.label for stage in definition.stage if f". {stage.label} (" not in text] == []
    assert [move.label for move in definition.moves() if f") {move.label} → " not in text] == []


@pytest.mark.parametrize("code", store.shipped_codes())
def test_the_picture_is_plain_accessible_svg(code):
    definition = store.read_shipped(code)

    root = drawn(definition, "drafting")

    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert not [key for element in root.iter() for key in element.attrib if key in {"style", "class"}]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"ve-{code}-ten ve-{code}-mo-ta"
    assert root.find(f"{SVG}title").text == f"Sơ đồ quy trình: {definition.title}"


@pytest.mark.parametrize("code", store.shipped_codes())
def test_the_picture_holds_every_word(code):
    definition = store.read_shipped(code)

    root = drawn(definition)
    words = " ".join(element.text for element in root.iter(f"{SVG}text"))

    assert [stage.label for stage in definition.stage if stage.label not in words] == []
    assert [move.label for move in definition.moves() if move.label not in words] == []


def test_the_current_stage_is_marked_by_more_than_colour():
    definition = store.read_shipped("BCCT")

    lines, picture = drawing.text(definition, "board"), drawing.svg(definition, "board")

    assert [line for line in lines.splitlines() if "đang ở đây" in line] == [
        "► 9. Chờ Ban Chấp hành thông qua (giai đoạn Quyết định) – chờ board: ghi nhận kết quả ◄ đang ở đây"
    ]
    assert picture.count("► đang ở đây") == 1
    assert picture.count('stroke-width="5"') == 1
    assert "<desc id=" in picture
    assert "Đang ở bước “Chờ Ban Chấp hành thông qua”." in picture


@pytest.mark.parametrize("code", store.shipped_codes())
def test_no_box_lies_on_another_or_outside(code):
    root = drawn(store.read_shipped(code))
    width, height = float(root.get("width")), float(root.get("height"))
    frames = [element for element in root.iter(f"{SVG}rect") if element.get("rx") == "6"]
    boxes = [tuple(float(one.get(key)) for key in ("x", "y", "width", "height")) for one in frames]

    assert [box for box in boxes if box[0] + box[2] > width or box[1] + box[3] > height] == []
    assert [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if overlap(a, b)] == []


@pytest.mark.parametrize("code", store.shipped_codes())
def test_no_words_reach_the_frame_of_their_box(code):
    found = layout(store.read_shipped(code))
    # The widest that was measured in a browser is 8.4 pixels a letter.
    assert [
        line for box in found.boxes.values() for line in box.lines if 14 + len(line) * 8.4 > WIDTH - 8
    ] == []


def overlap(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def test_words_of_a_procedure_cannot_become_markup():
    definition = store.read_shipped("BCCT")
    stage = definition.stage[0].model_copy(update={"label": '<script>"&'})
    hostile = definition.model_copy(update={"stage": (stage, *definition.stage[1:]), "title": "<b>"})

    picture = drawing.svg(hostile)

    assert re.findall(r"<(?:script|b)\b", picture) == []
