"""A cell that is drawn once and remembered rests on its values alone."""

from __future__ import annotations

import re

import pytest

from documents.paper.listing import Column, Listing
from documents.tasks.rows.tasks import WaitedFor
from documents.templatetags.listing_rows import drawn_lines
from tests.house.source import ROOT

# What a page knows besides the values of a cell, or says of them elsewhere on it.
BESIDES = re.compile(r"due_day|called_here|\b(request|user|site|perms|csrf_token|messages)\b")


def templates() -> set[str]:
    """The templates of columns whose cells are remembered."""
    found = set()
    for path in (ROOT / "documents").rglob("*.py"):
        text = path.read_text()
        if "of_values=True" in text:
            found |= set(re.findall(r'"((?:board|tasks)/[a-z_]+\.html)"', text))
    return found


def included(name: str) -> str:
    """The text of a template with those it includes."""
    text = (ROOT / "templates" / name).read_text()
    return text + "".join(map(included, re.findall(r'{% include "([^"]+)"', text)))


def test_remembered_cells_ask_nothing_of_the_page():
    names = templates()

    assert {"board/details.html", "board/state.html", "tasks/holder.html"} <= names
    assert [name for name in sorted(names) if BESIDES.search(included(name))] == []


@pytest.mark.parametrize("number", ["0912 345 678", ""])
def test_another_value_is_another_cell(number):
    column = Column(
        "Gọi", drawn="tasks/holder.html", of=lambda row: WaitedFor("", "Bà A", row), of_values=True
    )
    listing = Listing("Danh bạ", [column, Column("Số", lambda row: row)], [number])

    html = drawn_lines({}, listing)

    assert ("tel:0912345678" in html) == bool(number)
    assert html.count("<tr") == 1


def test_what_is_no_markup_stays_none():
    listing = Listing("Thử", [Column("A", lambda row: row), Column("<b>", lambda row: row)], ["<i>"])

    assert drawn_lines({}, listing) == (
        '<tr role="row"><th scope="row" role="rowheader">&lt;i&gt;</th>'
        '<td role="cell" data-label="&lt;b&gt;" class="">&lt;i&gt;</td></tr>\n'
    )
