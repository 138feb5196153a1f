"""Pages work under a policy of 'self': nothing inline, nothing from another host."""

from __future__ import annotations

import re

import pytest

from tests.house import source

pytestmark = pytest.mark.one_database

LONGEST_LINE = 120
BOOTSTRAP = source.ROOT / "static" / "bootstrap" / "css" / "bootstrap.min.css"
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.IGNORECASE),
    "handler": re.compile(r"""<[^>]*\son[a-z]+\s*=""", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
}
# A name in an SVG namespace is no request.
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
HOST = re.compile(r"""https?://|(?:src|href|action|url\(|@import)\s*[=(]?\s*["']?//""", re.IGNORECASE)


def faults(text: str) -> list[str]:
    for name in NAMESPACES:
        text = text.replace(name, "")
    found = [name for name, pattern in INLINE.items() if pattern.search(text)]
    return found + ["another host"] * bool(HOST.search(text))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<style>p {}</style>", "style element"),
        ('<p class="a" style="color: red">', "style attribute"),
        ('<button onclick="go()">', "handler"),
        ('<a href="javascript:go()">', "script address"),
        ('<img src="https://example.org/a.png">', "another host"),
        ('<link href="//example.org/a.css">', "another host"),
        ("@import url(//example.org/a.css);", "another host"),
    ],
)
def test_a_fault_is_found(text, fault):
    assert faults(text) == [fault]


def test_no_template_has_anything_inline_or_foreign():
    found = {source.name_of(path): faults(path.read_text(encoding="utf-8")) for path in source.templates()}

    assert {name: what for name, what in found.items() if what} == {}


def test_no_static_file_calls_another_host():
    paths = source.files("*.css", "static") + source.files("*.js", "static") + source.files("*.svg", "static")
    own = [path for path in paths if path != BOOTSTRAP]

    assert [source.name_of(path) for path in own if "another host" in faults(path.read_text("utf-8"))] == []


def test_the_style_sheet_of_others_names_addresses_and_calls_none():
    sheet = BOOTSTRAP.read_text("utf-8")

    # Names of a language and of a licence, which no browser fetches.
    assert set(re.findall(r"https?://[^\"') ]*", sheet)) == {
        "http://www.w3.org/2000/svg",
        "https://getbootstrap.com/",
        "https://github.com/twbs/bootstrap/blob/main/LICENSE",
    }
    assert re.findall(r"@import|url\((?!['\"]?data:)", sheet) == []


def test_no_line_of_a_template_passes_120_letters():
    long = [
        f"{source.name_of(path)}:{number}"
        for path in source.templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]

    assert long == []


def test_headings_of_a_list_are_written_where_the_list_is_told():
    """One template draws every list from its columns; two drafts side by side are no list."""
    tables = {
        source.name_of(path).removeprefix("templates/")
        for path in source.templates()
        if '<th scope="col"' in path.read_text(encoding="utf-8")
    }

    assert tables == {"components/listing.html", "comparing/columns.html"}
