"""The arrow documents -> congress -> workflows, and the layers inside each app."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database


def test_contracts_of_pyproject_hold():
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [program, "--no-logo"], cwd=source.ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


@pytest.mark.parametrize("app", source.APPS)
def test_no_app_knows_an_app_to_its_left_even_for_types(app):
    lefts = source.APPS[source.APPS.index(app) + 1 :]

    faults = [
        f"{source.at(path, node)} imports {name}"
        for path in source.files("*.py", app)
        for node in ast.walk(source.tree(path))
        for name in imported(node)
        if name.split(".")[0] in lefts
    ]

    assert faults == []


def test_product_imports_no_test():
    faults = [
        source.at(path, node)
        for path in source.product()
        for node in ast.walk(source.tree(path))
        for name in imported(node)
        if name.split(".")[0] in {"tests", "benchmarks", "pytest"}
    ]

    assert faults == []
