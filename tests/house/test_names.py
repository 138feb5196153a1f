"""One word, one thing: a name stands for one class or one function, and a helper says more than its lines."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

DEF = ast.FunctionDef | ast.AsyncFunctionDef
# Names that are an agreement: Django finds these by them.
GIVEN = {"Command", "Meta"}
# Names of private functions that said nothing outside their file, each other things in many of them.
SILENT = {"_apart", "_cell", "_facts", "_found", "_line", "_plain", "_read", "_row", "_rows", "_said"}
SILENT |= {"_same", "_told", "_words", "_written"}
# Private functions of a module that one place calls, for each thousand lines; the number may only fall.
CALLED_ONCE = 5.0


def named_twice() -> dict[str, list[str]]:
    """Each class name, and each public name of a module's function, that stands in more than one place."""
    places = defaultdict(list)
    for path in source.product():
        whole = source.tree(path)
        found = [node for node in ast.walk(whole) if isinstance(node, ast.ClassDef)]
        found += [node for node in whole.body if isinstance(node, DEF) and not node.name.startswith("_")]
        for node in found:
            places[node.name].append(source.name_of(path))
    return {name: told for name, told in places.items() if len(told) > 1 and name not in GIVEN}


def called_once() -> list[str]:
    """The private functions of modules whose one mention is a call."""
    found = []
    for path in source.product():
        whole = source.tree(path)
        names = Counter(
            node.id
            for node in ast.walk(whole)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        )
        calls = {name for name, _node in source.calls(path)}
        found += [
            f"{source.at(path, node)} {node.name}"
            for node in whole.body
            if isinstance(node, DEF) and node.name.startswith("_")
            if names[node.name] == 1 and node.name in calls
        ]
    return found


def called_never() -> list[str]:
    """Private functions of a module that nothing in it names, and that no decorator hangs in elsewhere."""
    found = []
    for path in source.product():
        whole = source.tree(path)
        named = {node.id for node in ast.walk(whole) if isinstance(node, ast.Name)}
        found += [
            f"{source.at(path, node)} {node.name}"
            for node in whole.body
            if isinstance(node, DEF) and node.name.startswith("_") and not node.decorator_list
            if not node.name.endswith("__")
            if node.name not in named
        ]
    return found


def test_no_class_and_no_public_function_has_the_name_of_another():
    assert named_twice() == {}


def test_no_helper_has_a_name_that_says_nothing():
    found = [
        f"{source.at(path, node)} {node.name}"
        for path in source.product()
        for node in source.tree(path).body
        if isinstance(node, DEF) and node.name in SILENT
    ]

    assert found == []


def test_no_helper_is_left_that_nothing_calls():
    assert called_never() == []


def test_few_helpers_are_called_once():
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in source.product())

    found = called_once()

    assert len(found) * 1000 / lines <= CALLED_ONCE, "\n".join(found)
