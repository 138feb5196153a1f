"""The product is of no association: its names, symbols, terms and numbers stand in data."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

# Names and symbols of the associations of the demo and the tests, and congresses and terms by number.
SOMEBODYS = re.compile(
    r"Trường Sơn|TSVN|\bHTS\b|QĐ-HTS|Văn phòng Hội\b|\bkhóa [IVX]+\b|\bĐại hội [IVX]+\b"
    r"|\bnhiệm kỳ [IVX]+\b|\bnhiệm kỳ \d{4}"
)
# What is data: the demo tells of one congress, and templates propose names.
DATA = ("documents/desk/demo/", "documents/management/commands/demo.py", "congress/settingup/templates/")


def written(path):
    """The words of a file that reach people: strings of Python but docstrings, the rest without comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return [line for line in text.splitlines() if not line.startswith("#")]
    if path.suffix in (".html", ".svg"):
        return re.sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL).splitlines()
    whole = ast.parse(text)
    spoken = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(whole)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    strings = [node.value for node in ast.walk(whole) if isinstance(node, ast.Constant)]
    return [one for one in strings if isinstance(one, str) and one not in spoken]


def files():
    found = [*source.product(), *source.templates()]
    for app in source.APPS:
        found += (source.ROOT / app).rglob("*.toml")
    return [path for path in found if not source.name_of(path).startswith(DATA)]


def test_no_name_of_an_association_and_no_term_is_built_in():
    faults = [
        f"{source.name_of(path)}: {found[0]}"
        for path in files()
        for words in written(path)
        if (found := SOMEBODYS.search(words))
    ]

    assert faults == []


def test_the_question_can_be_answered_with_yes():
    assert SOMEBODYS.search("Đề án nhân sự Ban Chấp hành khóa III")
    assert SOMEBODYS.search("Sách “Văn kiện Đại hội V”")
    assert not SOMEBODYS.search("Đại hội đại biểu, nhiệm kỳ mới")
