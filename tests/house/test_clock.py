"""One clock: only `workflows.clock` asks what time it is; no deadline forgets the exception days."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

ALLOWED = {
    "workflows/clock.py": "it is the clock",
    "documents/texts/files.py": "compares with the time stamps of files, which the machine wrote",
}
BANNED = {
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "date.today",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "time.time",
    "Now",
    "functions.Now",
}
# Counting in working days means nothing without saying whose days off.
COUNTED = {"end_calendar", "end_working", "before_working", "working_days_between", "overdue_days"}
COUNTERS = ("workflows/deadlines.py", "workflows/calendars.py")


def asks_the_machine(name: str) -> bool:
    return ".".join(name.split(".")[-2:]) in BANNED


def stamped_by_django(node: ast.Call) -> bool:
    return any(keyword.arg in {"auto_now", "auto_now_add"} for keyword in node.keywords)


def test_nothing_but_the_clock_asks_the_machine():
    faults = [
        f"{source.at(path, node)} {source.dotted(node)}"
        for path in source.product()
        if source.name_of(path) not in ALLOWED
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Attribute | ast.Name) and asks_the_machine(source.dotted(node))
    ]

    assert faults == []


def test_no_field_is_stamped_by_django():
    faults = [
        source.at(path, node)
        for path in source.product()
        for _name, node in source.calls(path)
        if stamped_by_django(node)
    ]

    assert faults == []


def test_no_template_asks_the_machine():
    faults = [
        source.name_of(path)
        for path in source.templates()
        if re.search(r"{%\s*now\b", path.read_text(encoding="utf-8"))
    ]

    assert faults == []


def test_every_counted_deadline_names_its_calendar():
    faults = [
        f"{source.at(path, node)} {name}"
        for path in source.product()
        if source.name_of(path) not in COUNTERS
        for name, node in source.calls(path)
        if name.rpartition(".")[2] in COUNTED
        if "calendar" not in {keyword.arg for keyword in node.keywords}
    ]

    assert faults == []
