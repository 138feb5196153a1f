"""Only the engine writes a state; a view writes nothing at all."""

from __future__ import annotations

import ast

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

# The engine, the compiled machine it fires, and what folds the steps (no rows).
WRITERS = ("workflows/engine/", "workflows/procedures/compiled.py", "workflows/folding.py")
OWNED = {"state", "revision"}
WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def targets(node: ast.AST) -> list[ast.expr]:
    """What an assignment writes to, tuples opened."""
    if isinstance(node, ast.Assign):
        found = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        found = [node.target]
    else:
        return []
    return [part for target in found for part in (target.elts if isinstance(target, ast.Tuple) else [target])]


def assigns_state(node: ast.AST) -> bool:
    return any(isinstance(target, ast.Attribute) and target.attr in OWNED for target in targets(node))


def updates_state(node: ast.AST) -> bool:
    """Whether a call names a state among what it writes."""
    if not isinstance(node, ast.Call):
        return False
    name = source.dotted(node.func).rpartition(".")[2]
    if name == "update":
        return any(keyword.arg in OWNED for keyword in node.keywords)
    if name in {"setattr", "bulk_update", "save"}:
        spoken = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
        return bool(OWNED & spoken)
    return False


@pytest.mark.parametrize(
    "text",
    [
        "package.state = 'signed'",
        "package.state, package.due = 'signed', None",
        "package.revision += 1",
        "Package.objects.filter(pk=1).update(state='signed')",
        "setattr(package, 'state', 'signed')",
        "Package.objects.bulk_update(rows, ['state'])",
        "package.save(update_fields=['state'])",
    ],
)
def test_a_hidden_write_is_found(text):
    assert any(assigns_state(node) or updates_state(node) for node in ast.walk(ast.parse(text)))


def test_only_the_engine_writes_a_state():
    faults = [
        source.at(path, node)
        for path in source.product()
        if not source.name_of(path).startswith(WRITERS)
        for node in ast.walk(source.tree(path))
        if assigns_state(node) or updates_state(node)
    ]

    assert faults == []


def test_a_view_writes_nothing():
    views = [path for path in source.product() if "views" in source.name_of(path)]

    faults = [
        source.at(path, node)
        for path in views
        for name, node in source.calls(path)
        if name.rpartition(".")[2] in WRITES
    ]

    assert faults == []
