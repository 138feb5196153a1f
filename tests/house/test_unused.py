"""Nothing is left that only tests use: no function, method or property, no template, no tag."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

DEF = ast.FunctionDef | ast.AsyncFunctionDef
WORD = re.compile(r"[A-Za-z_]\w*")
# A decorator of these hangs nothing in: what bears it has still to be called by its name.
PLAIN = {
    *("property", "cached_property", "classmethod", "staticmethod", "transaction.atomic", "engine.whole"),
    *("whole", "cache", "lru_cache", "contextmanager", "overload", "never_cache", "override"),
}
# Named by a rule, not in words: a form asks for `clean_` and a field, a reader is found by the kind of file.
BY_RULE = ("clean_", "read_")
# What is there for others to call.
OFFERED = {
    "end_calendar": "a legal period in calendar days; design §8 names the four",
    "cutoff": "the instant at which a deadline is over; design §8 names it",
    "standing_of": "the one answer to how late; pages ask it of many at once (`standings_of`)",
    "aspect": "hangs in what a procedure may veil (ADR 15); no shipped file veils anything yet",
    "revoke": "the other half of `grant`, in the only module that may do either",
    "destroy_words": "the one verb that destroys sealed words (design §7)",
    "process_exception": "Django's name for a middleware that sees a fault",
    "has_delete_permission": "Django's name for whether a page of the administration deletes; in a mixin",
    "_save": "Django's name for what a storage does to keep a file",
}
# Django finds these by their place.
OF_DJANGO = re.compile(r"\A\d{3}\.html\Z|\Adjango/|\Aadmin/|\Aregistration/")


@cache
def mentioned() -> Counter[str]:
    """How often each word stands in the product where something is used: in code, templates, procedures."""
    found: Counter[str] = Counter()
    written = [path for app in source.APPS for path in (source.ROOT / app / "migrations").glob("*.py")]
    for path in [*source.product(), *written]:
        found.update(_used_in(source.tree(path)))
    for path in [*source.templates(), *source.files("*.toml")]:
        found.update(WORD.findall(path.read_text(encoding="utf-8")))
    return found


def _used_in(whole: ast.Module) -> list[str]:
    docstrings = {id(one.value) for one in ast.walk(whole) if isinstance(one, ast.Expr)}
    found = []
    for node in ast.walk(whole):
        if isinstance(node, ast.Name):
            found.append(node.id)
        elif isinstance(node, ast.Attribute):
            found.append(node.attr)
        elif isinstance(node, ast.alias) and node.asname:
            found.append(node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            found += WORD.findall(node.value)
    return found


def unused() -> list[str]:
    """Functions, methods and properties that no line of the product names."""
    found = []
    for path in source.product():
        for owner, node in _defined(source.tree(path)):
            if mentioned()[node.name] or node.name.startswith("__") or _is_hung_in(node):
                continue
            if node.name in OFFERED or node.name.startswith(BY_RULE):
                continue
            if owner and _is_asked_by_a_base(path, owner, node.name):
                continue
            found.append(f"{source.at(path, node)} {node.name}")
    return found


def _defined(whole: ast.Module) -> list[tuple[str, Any]]:
    """(name of the class or "", definition) of a module, nested classes as `One.Two`."""
    found: list[tuple[str, Any]] = [("", node) for node in whole.body if isinstance(node, DEF)]
    waiting = [(node.name, node) for node in whole.body if isinstance(node, ast.ClassDef)]
    while waiting:
        name, one = waiting.pop()
        found += [(name, node) for node in one.body if isinstance(node, DEF)]
        waiting += [(f"{name}.{node.name}", node) for node in one.body if isinstance(node, ast.ClassDef)]
    return found


def _is_hung_in(node: Any) -> bool:
    names = [source.dotted(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list]
    return any(name not in PLAIN and not name.endswith((".setter", ".getter")) for name in names)


def _is_asked_by_a_base(path: Any, owner: str, name: str) -> bool:
    """Whether a class that is not ours, above this one, has something of that name."""
    found: Any = import_module(source.name_of(path).removesuffix(".py").replace("/", "."))
    for part in owner.split("."):
        found = getattr(found, part)
    foreign = [base for base in found.__mro__ if not base.__module__.startswith(source.APPS)]
    return any(name in vars(base) for base in foreign)


def test_no_function_method_or_property_is_left_that_nothing_uses():
    assert unused() == []


def test_no_exception_is_made_for_what_is_used():
    defined = {node.name for path in source.product() for _owner, node in _defined(source.tree(path))}

    assert [name for name in OFFERED if name not in defined or mentioned()[name] > 0] == []


def test_no_template_is_left_that_nothing_shows():
    files = [*source.product(), *source.templates()]
    words = "\n".join(path.read_text(encoding="utf-8") for path in files)
    names = [path.relative_to(source.ROOT / "templates").as_posix() for path in source.templates()]

    assert [name for name in names if f'"{name}"' not in words and not OF_DJANGO.search(name)] == []


def test_no_tag_or_filter_is_left_that_no_template_uses():
    words = "\n".join(path.read_text(encoding="utf-8") for path in source.templates())
    made = [
        node.name
        for path in source.product()
        if "templatetags" in path.parts
        for node in source.tree(path).body
        if isinstance(node, DEF) and node.decorator_list
    ]

    assert [name for name in made if not re.search(rf"(\||{{%\s*){name}\b", words)] == []
