"""Every refusal is one of the engine's six: services raise nothing else, and pages catch nothing else."""

from __future__ import annotations

import ast
import builtins
import importlib
from pathlib import Path

import pytest
from django.http import Http404

from tests.house import source
from workflows import errors

SIX = {errors.Hidden, errors.Forbidden, errors.Stale, errors.NotNow, errors.Unmet, errors.Busy}
# What may be caught besides: a procedure that cannot be read; files have a door of their own.
CAUGHT = SIX | {errors.Refused, errors.ProcedureFault}
AT_THE_DOOR = {"documents.texts.uploads.reasons", "documents.texts.files", "documents.texts.reading.reader"}


def room(name: str) -> list[Path]:
    """The modules of all rooms of that name."""
    return [path for path in source.product() if name in (path.stem, path.parent.name)]


def named(path: Path, node: ast.AST | None) -> object:
    """What the name of a class stands for in a module; None for anything else."""
    name = source.dotted(node.func if isinstance(node, ast.Call) else node) if node else ""
    found: object = importlib.import_module(source.name_of(path)[:-3].replace("/", "."))
    for part in name.split("."):
        found = getattr(found, part, getattr(builtins, part, None))
    return found if isinstance(found, type) else None


def classes(path: Path, node: ast.AST | None) -> list[type]:
    """Those that one `except` names."""
    nodes = node.elts if isinstance(node, ast.Tuple) else [node]
    return [found for one in nodes if isinstance(found := named(path, one), type)]


def at_the_door(found: type) -> bool:
    return found.__module__ in AT_THE_DOOR


@pytest.mark.parametrize(("rooms", "others"), [("services", set()), ("pages", {Http404, LookupError})])
def test_services_and_pages_refuse_by_one_of_the_six(rooms, others):
    """An address that leads nowhere is Django's own; a form that is none of its page is a slip of ours."""
    faults = [
        f"{source.at(path, node)} {found.__name__}"
        for path in room(rooms)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Raise) and isinstance(found := named(path, node.exc), type)
        if found not in SIX | others and not at_the_door(found)
    ]

    assert faults == []


def test_services_and_pages_make_no_outcome_of_their_own():
    faults = [
        source.at(path, node)
        for path in (*room("services"), *room("pages"))
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.ClassDef) and any(issubclass_of_exception(path, base) for base in node.bases)
    ]

    assert faults == []


def issubclass_of_exception(path: Path, base: ast.AST) -> bool:
    found = named(path, base)
    return isinstance(found, type) and issubclass(found, BaseException)


def test_pages_catch_nothing_but_outcomes_and_faults_of_the_machine():
    faults = [
        f"{source.at(path, node)} {found.__name__}"
        for path in room("pages")
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.ExceptHandler)
        for found in classes(path, node.type)
        if found not in CAUGHT and not issubclass(found, OSError) and not at_the_door(found)
    ]

    assert faults == []
