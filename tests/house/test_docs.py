"""What the documents promise exists, and what exists is in the documents."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house import source

pytestmark = pytest.mark.one_database

SETTINGS = source.ROOT / "congress" / "settings.py"
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def read(name: str) -> str:
    return (source.ROOT / name).read_text(encoding="utf-8")


def settings_read() -> set[str]:
    """Names that congress/settings.py asks of the environment."""
    asked = [node for name, node in source.calls(SETTINGS) if name.startswith("env.")]
    return {
        argument.value for node in asked for argument in node.args[:1] if isinstance(argument, ast.Constant)
    }


def rows_of(page: str) -> set[str]:
    """Names in code type that open the rows of a page's tables."""
    return set(re.findall(r"^\| `([^`]+)`", read(page), re.MULTILINE))


def own_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in source.APPS}


def test_every_setting_is_documented_and_no_other():
    read_by_make = {"PORT", "HOST", "PYTHON", "TEST_DATABASE_URL"}
    read_by_make |= {"REQUIRE_POSTGRES", "REQUIRE_BROWSER", "SWEEP"}

    assert rows_of("docs/settings.md") == settings_read() | read_by_make


def test_every_command_is_documented_and_no_other():
    assert {row.split()[0] for row in rows_of("docs/commands.md")} == own_commands()


def test_every_dependency_says_why():
    listed = re.findall(
        r"^([A-Za-z][\w.-]*)", read("requirements.txt") + read("requirements-dev.txt"), re.MULTILINE
    )

    assert sorted(rows_of("docs/dependencies.md")) == sorted(listed)


def test_every_dependency_has_an_upper_bound():
    lines = (read("requirements.txt") + read("requirements-dev.txt")).splitlines()

    assert [
        line for line in lines if line and line[0] not in "#-" and "," not in line.partition(">=")[2]
    ] == []


def test_every_link_between_documents_leads_somewhere():
    faults = [
        f"{source.name_of(path)} -> {link}"
        for path in source.files("*.md")
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / Path(link)).exists()
    ]

    assert faults == []


@pytest.mark.parametrize(
    "word", ["setup", "demo", "test", "sweep", "cover", "matrix", "lint", "fmt", "bench", "docs"]
)
def test_the_makefile_knows_its_words(word):
    assert re.search(rf"^{word}:.* ## ", read("Makefile"), re.MULTILINE)
