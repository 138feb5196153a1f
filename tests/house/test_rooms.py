"""Subjects are rooms: one name each, everywhere; and a name is imported from where it is defined."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

# Packages of pure functions that offer a few names, and the gatherings that Django asks for.
OFFERS = {
    "documents.charter",
    "documents.texts.compare",
    "documents.texts.reading",
    "workflows.engine",
    "workflows.procedures.drawing",
}
GATHERED = {"congress.models", "documents.models", "workflows.models"}
MOST = 6
# Folders of templates and tests that belong to no subject of `documents`.
SHARED_TEMPLATES = {"components", "desk", "django", "errors", "settingup", "site"}
SHARED_TESTS = {"desk", "packages", "paper", "scenarios", "texts"}


@cache
def contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {row["name"]: row for row in settings["tool"]["importlinter"]["contracts"]}


def subjects() -> set[str]:
    """Those that the contract of `documents` lists beside each other."""
    beside = next(layer for layer in contracts()["Inside documents"]["layers"] if "charter" in layer)
    return {name.strip() for name in beside.split("|")}


def dotted(path: Path) -> str:
    parts = path.relative_to(source.ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, ast.Module]:
    return {dotted(path): source.tree(path) for path in source.product()}


@cache
def defined(module: str) -> set[str]:
    """Names that a module makes itself: by definition or assignment, at its top."""
    found = set()
    for node in modules()[module].body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
    return found


def taken(path: Path) -> list[tuple[ast.ImportFrom, str, str]]:
    """(node, module, name) of everything that a file takes from a module of ours."""
    nodes = [node for node in ast.walk(source.tree(path)) if isinstance(node, ast.ImportFrom) and node.module]
    own = [node for node in nodes if node.module.split(".")[0] in source.APPS]
    return [(node, node.module, alias.name) for node in own for alias in node.names]


def comes_from_its_maker(module: str, name: str) -> bool:
    if module in OFFERS | GATHERED or name == "*":
        return True
    known = modules()
    return f"{module}.{name}" in known or (module in known and name in defined(module))


def test_a_name_is_imported_from_the_module_that_defines_it():
    faults = [
        f"{source.at(path, node)} takes {name} from {module}"
        for path in source.product()
        for node, module, name in taken(path)
        if not comes_from_its_maker(module, name)
    ]

    assert faults == []


def test_few_packages_offer_few_names():
    offered = {
        module: ast.literal_eval(node.value)
        for module, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    }

    assert set(offered) == OFFERS | GATHERED
    assert {module for module in OFFERS if len(offered[module]) > MOST} == set()


def test_inside_the_apps_nobody_takes_a_table_from_the_gathering():
    gathered = {"congress.models", "documents.models"}

    faults = [
        source.at(path, node)
        for path in source.files("*.py", "congress", "documents")
        for node, module, _name in taken(path)
        if module in gathered
    ]

    assert faults == []


def test_every_subject_stands_in_both_contracts():
    rooms = {name.removeprefix("documents.") for name in contracts()["Inside a subject"]["containers"]}

    assert rooms == subjects()


@pytest.mark.parametrize(
    ("folder", "shared"), [("templates", SHARED_TEMPLATES), ("tests/documents", SHARED_TESTS)]
)
def test_a_subject_has_one_name(folder, shared):
    folders = {
        path.name for path in (source.ROOT / folder).iterdir() if path.is_dir() and path.name[0] not in "._"
    }

    assert folders - shared - subjects() == set()


def test_every_subject_has_tests_of_its_own():
    tested = {path.name for path in (source.ROOT / "tests" / "documents").iterdir()}

    assert subjects() - tested == set()
