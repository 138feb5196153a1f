"""Text written on a page, with marks a typewriter has: # begins a heading, - an item, | a row of a table."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple, Self

from documents.texts.reading import markup
from workflows.text import clean

# What tells such a text, in the store, from a file that somebody sent.
CONTENT_TYPE = "text/markdown; charset=utf-8"
# Begins a line on what was not read of a file the text was put together from; it is none of the words.
UNREAD = "[Chưa đọc hết] "
_HEADING = re.compile(r"(#{1,3})\s+(?=\S)")
_ITEM = re.compile(r"[-*+•]\s+(?=\S)")
_OPENING = re.compile(r"<(h[1-6]|li)\b[^>]*>")
_ROW = re.compile(r"(<tr\b[^>]*>\s*<t[dh]\b[^>]*>)")


class _TypedLine(NamedTuple):
    tag: str
    words: str

    @classmethod
    def of(cls, row: str) -> Self:
        heading, item = _HEADING.match(row), _ITEM.match(row)
        if heading:
            return cls(f"h{len(heading.group(1)) + 1}", row[heading.end() :])
        if item:
            return cls("ul", row[item.end() :])
        if row.startswith("|") and row.strip("| "):
            return cls("table", row.strip("| "))
        return cls("p", row)


def html_of(text: str) -> str:
    """The text as clean HTML: headings, lists, tables, and a paragraph for every other line."""
    said = (row for row in clean(text, lines=True).split("\n") if row and not row.startswith(UNREAD))
    lines = [_TypedLine.of(row) for row in said]
    blocks = []
    for tag, rows in groupby(lines, key=lambda line: line.tag):
        words = [line.words for line in rows]
        if tag == "table":
            blocks.append(markup.table_markup([cell.strip() for cell in row.split("|")] for row in words))
        elif tag == "ul":
            blocks.append("<ul>" + "".join(f"<li>{markup.escaped(one)}</li>" for one in words) + "</ul>")
        else:
            blocks += [f"<{tag}>{markup.escaped(one)}</{tag}>" for one in words]
    return markup.tidied("".join(blocks))


def told_in(text: str) -> tuple[str, ...]:
    """What such a text says was not read of the files it was put together from."""
    rows = clean(text, lines=True).split("\n")
    return tuple(row.removeprefix(UNREAD) for row in rows if row.startswith(UNREAD))


def marked_text(html: str) -> str:
    """Clean HTML as such a text, ready to be written on: `html_of` of it says the same."""
    marked = _ROW.sub(r"\1| ", _OPENING.sub(_marked, html))
    return markup.lines_of(marked)


def _marked(tag: re.Match[str]) -> str:
    name = tag.group(1)
    if name == "li":
        return tag.group() + "- "
    return tag.group() + "#" * max(1, min(3, int(name[1]) - 1)) + " "
