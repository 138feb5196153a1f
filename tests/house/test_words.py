"""Sentences for people: whole in the catalogue, impersonal, and one spelling of each letter."""

from __future__ import annotations

import ast
import re
import unicodedata

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
# "Tôi", "chúng tôi", "bạn": an office speaks of things, not of itself or to a friend.
PERSONAL = re.compile(r"\b(tôi|chúng ta|bạn)\b", re.IGNORECASE)
TEXTS = {".py", ".html", ".txt", ".toml", ".md", ".css", ".svg", ".po", ".cfg", ".ini", ".json", ".yml"}
PLAIN_NAMES = {"Makefile", "LICENSE", "run", ".gitignore"}


def sentences() -> list[tuple[str, ast.expr]]:
    """What the product hands to gettext, with its place."""
    return [
        (source.at(path, node), argument)
        for path in source.product()
        for name, node in source.calls(path)
        if name.rpartition(".")[2] in GETTEXT
        for argument in node.args[:2]
    ]


def is_built(argument: ast.expr) -> bool:
    """Whether the sentence is put together before gettext can look it up."""
    formats = isinstance(argument, ast.Call) and source.dotted(argument.func).endswith("format")
    return formats or isinstance(argument, ast.JoinedStr | ast.BinOp)


def texts():
    """Every text file of the house, with what it says."""
    for path in source.files("*"):
        if path.suffix in TEXTS or path.name in PLAIN_NAMES:
            yield source.name_of(path), path.read_bytes().decode("utf-8")


def test_no_sentence_is_built_before_it_is_translated():
    assert [place for place, argument in sentences() if is_built(argument)] == []


def test_text_is_composed_in_one_place_only():
    found = {
        source.name_of(path)
        for path in source.product()
        for name, _node in source.calls(path)
        if name.rpartition(".")[2] == "normalize"
    }

    assert found == {"workflows/text.py"}


def test_no_sentence_is_personal():
    faults = [
        f"{place}: {argument.value}"
        for place, argument in sentences()
        if isinstance(argument, ast.Constant) and PERSONAL.search(str(argument.value))
    ]

    assert faults == []


def test_no_template_is_personal():
    faults = [
        source.name_of(path)
        for path in source.templates()
        if PERSONAL.search(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
    ]

    assert faults == []


def test_every_text_file_is_nfc():
    assert [name for name, text in texts() if not unicodedata.is_normalized("NFC", text)] == []


def test_every_text_file_has_plain_line_ends():
    assert [name for name, text in texts() if "\r" in text or (text and not text.endswith("\n"))] == []


def test_no_text_file_hides_a_sign():
    # Zero-width and direction signs change what a reader believes to read.
    hidden = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

    assert [name for name, text in texts() if hidden.search(text)] == []
