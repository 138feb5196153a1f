"""Procedures from file to stored version: parents, faults of a file, and one text one version."""

from __future__ import annotations

import tomllib
import unicodedata

import pytest

from tests.house import source
from tests.workflows.sound import SOUND, changed
from workflows.errors import ProcedureFault
from workflows.models import ProcedureVersion
from workflows.procedures import store
from workflows.procedures.merge import flatten
from workflows.registry import registry


@pytest.fixture
def folder(tmp_path):
    """A folder of procedures that lasts for one test."""
    registry.folders.append(tmp_path)
    yield tmp_path
    registry.folders.remove(tmp_path)


def written(folder, code, text, encoding="utf-8"):
    (folder / f"{code}.toml").write_bytes(text.encode(encoding))
    with pytest.raises(ProcedureFault) as refused:
        store.read_shipped(code)
    return refused.value.faults


def test_a_circle_of_parents_is_told(folder):
    (folder / "hai.toml").write_text('extends = "mot"')

    assert written(folder, "mot", 'extends = "hai"') == ["extends đi vòng: hai → mot → hai."]
    assert written(folder, "ba", 'extends = "ba"') == ["extends đi vòng: ba → ba."]


def test_unknown_parent_drop_and_after_are_told(folder):
    assert written(folder, "con", 'extends = "cha"') == ["Không có tệp quy trình “cha.toml”."]
    assert written(folder, "con", 'extends = "standard"\ndrop = ["moon"]') == [
        "drop: không có mục nào mang mã “moon”."
    ]
    late = 'extends = "standard"\n[[stage]]\ncode = "extra"\nafter = "moon"\nlabel = "X"\nphase = "review"'
    assert written(folder, "con", late) == ["after: không có mục nào mang mã “moon”."]
    assert written(folder, "con", SOUND, "utf-16") == ["Không đọc được tệp: tệp không phải văn bản mã UTF-8."]


def test_a_file_that_is_no_toml_names_the_line(folder):
    [fault] = written(folder, "hong", 'title = "x"\nstage = tám')

    assert fault.startswith("Không đọc được tệp: không đúng cú pháp TOML (")
    assert "line 2" in fault


@pytest.mark.parametrize(
    "text", ['extends = "standard"\nstage = "x"', 'extends = ["standard"]', 'extends = "standard"\nkind = 5']
)
def test_a_table_that_is_none_is_told(folder, text):
    assert written(folder, "la", text) == [
        "Tệp không đúng cấu trúc: có mục không phải bảng hoặc danh sách như quy định."
    ]


def test_a_file_saved_with_a_byte_order_mark_is_read(folder):
    (folder / "thu.toml").write_bytes(SOUND.encode("utf-8-sig"))

    assert store.read_shipped("thu").title == "Quy trình thử"


def test_an_abstract_procedure_may_extend_another(folder):
    (folder / "giua.toml").write_text('extends = "standard"\nabstract = true\ntitle = "Giữa"')
    kind = (source.ROOT / "documents/procedures/BCCT.toml").read_text(encoding="utf-8")
    (folder / "con.toml").write_text(kind.replace('"standard"', '"giua"'), encoding="utf-8")

    assert ("con" in store.shipped_codes(), "giua" in store.shipped_codes()) == (True, False)
    assert store.read_shipped("con").title == "Báo cáo chính trị"


def test_a_child_replaces_by_code_and_source():
    parent = {
        "stage": [{"code": "a"}, {"code": "b"}, {"code": "c"}],
        "transition": [{"code": "go", "from": ["a", "b"], "to": "c"}, {"code": "stop", "from": ["a"]}],
    }
    child = {
        "extends": "parent",
        "drop": ["stop"],
        "stage": [{"code": "b2", "after": "a"}, {"code": "b", "label": "B"}],
        "transition": [{"code": "go", "from": ["b"], "to": "b2"}],
    }

    flat = flatten(child, lambda _code: parent)

    assert flat["stage"] == [{"code": "a"}, {"code": "b2"}, {"code": "b", "label": "B"}, {"code": "c"}]
    assert flat["transition"] == [
        {"code": "go", "from": ["b"], "to": "b2"},
        {"code": "go", "from": ["a"], "to": "c"},
    ]


def test_dropping_a_stage_drops_the_moves_that_only_left_it():
    parent = {
        "stage": [{"code": "a"}, {"code": "b"}],
        "transition": [{"code": "go", "from": ["a", "b"]}, {"code": "out", "from": ["b"]}],
    }

    flat = flatten({"extends": "parent", "drop": ["b"]}, lambda _code: parent)

    assert (flat["stage"], flat["transition"]) == ([{"code": "a"}], [{"code": "go", "from": ["a"]}])


def test_the_canonical_form_does_not_depend_on_how_the_file_is_written():
    rows = tomllib.loads(SOUND)
    shuffled = dict(reversed(rows.items())) | {"title": unicodedata.normalize("NFD", rows["title"])}
    spelt_out = SOUND.replace('right = "submit"\nholder', 'right = "submit"\nguards = []\nholder')

    texts = {
        store.canonical(store.parse_definition("thu", raw))
        for raw in (rows, shuffled, tomllib.loads(spelt_out))
    }

    # Fixed: a digest that moves without a changed procedure would renumber every stored one.
    assert len(texts) == 1
    assert (
        store.definition_digest(texts.pop())
        == "38c255a67bef972b6e53608e67615abfbf9f09e8f831436dc95117bcca6b8b4d"
    )


@pytest.mark.django_db
def test_the_same_text_is_one_version_and_a_changed_one_the_next(folder):
    (folder / "thu.toml").write_text(SOUND)
    first, again = store.pin("thu"), store.pin("thu")
    (folder / "thu.toml").write_text(changed("Chốt", "Chốt bản trình"))

    second = store.pin("thu")

    assert (first.pk, first.number, second.number) == (again.pk, 1, 2)
    assert ProcedureVersion.objects.filter(code="thu").count() == 2
    assert store.load(first).definition.move("finish", "drafting").label == "Chốt"
    assert (store.is_whole(first), store.is_whole(ProcedureVersion(canonical="{}", digest="x"))) == (
        True,
        False,
    )
