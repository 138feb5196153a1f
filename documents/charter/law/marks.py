"""How headings, clauses and points of a charter begin: “Chương I”, “Điều 5.”, “1.”, “a)”, as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from documents.charter.law.articles import BlockKind
from workflows.text import clean

_ARTICLE = re.compile(
    r"(?P<head>điều\s+(?P<number>\d{1,4})(?P<letter>[a-zđ]?)\b\s*(?P<mark>[.:\-–]*))\s*(?P<title>.*)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?P<name>(?P<kind>phần|chương|mục)\s+(?P<number>[ivxlc]+|\d{1,2}))\b\s*(?P<mark>[.:\-–]*)\s*(?P<title>.*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:khoản\s+)?(?P<number>\d{1,2})\s*(?:\.(?!\d)|[)/](?!\d))", re.IGNORECASE)
_POINT = re.compile(r"\(?(?P<letter>[a-zđ])\s*(?:\)|[./](?=\s))")
_CLOSING = re.compile(r"(?:TM\.|KT\.|TL\.|Nơi nhận:|CHỦ TỊCH$|NƠI NHẬN:)")
# A line of a table of contents: dots and the number of a page.
_CONTENTS = re.compile(r"(?:\.{3,}|…+)\s*\d+$")
# After these words a line was broken in the middle of a sentence, and "Điều 12" is a reference.
_UNFINISHED = re.compile(
    r"\b(?:theo|tại|và|hoặc|của|từ|đến|với|ở|trong|các|quy định|khoản \d+|điểm [a-zđ])$", re.IGNORECASE
)
# "Điều 20 Nghị định …" at the beginning of a line speaks of another text.
_OTHER_TEXT = re.compile(
    r"(?:của\s+)?(?:Nghị định|Thông tư|Bộ luật|Luật\b|Quyết định|Điều lệ|Pháp lệnh|Hiến pháp)"
)
_STARS = re.compile(r"\*{2,}")
_UNDERLINES = re.compile(r"(?<![_\w])__(?=[^\W_])|(?<=[^\s_])__(?![_\w])")
_HASHES = re.compile(r"^#{1,6} +", re.MULTILINE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """The beginning of an article: "Điều 7." and what follows on the line."""

    head: str
    number: int
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class FrameMark:
    """The beginning of a chapter or section; roman and arabic numbers count alike."""

    part: Literal[BlockKind.CHAPTER, BlockKind.SECTION]
    name: str
    number: int


def normalised(text: str) -> str:
    """The text as a charter is kept: NFC, no unseen letters, no marks of bold, no blank lines."""
    while True:
        bare = _UNDERLINES.sub("", _STARS.sub("", _HASHES.sub("", clean(text, lines=True))))
        tidy = "\n".join(filter(None, clean(bare, lines=True).split("\n")))
        if tidy == text:
            return text
        text = tidy


def article_mark(line: str, *, before: str = "") -> ArticleMark | None:
    """The article that begins on this line, or None; `before` is the line above it."""
    found = _ARTICLE.fullmatch(line)
    if not found or _UNFINISHED.search(before) or _CONTENTS.search(line):
        return None
    mark, title = found["mark"], found["title"]
    if not title and before.endswith(","):
        return None
    if title and (_OTHER_TEXT.match(title) or not _begins(mark, title)):
        return None
    return ArticleMark(found["head"].rstrip(), int(found["number"]), found["letter"].lower(), title)


def frame_mark(line: str, *, before: str = "") -> FrameMark | None:
    """The chapter or section that begins on this line, or None."""
    found = _FRAME.fullmatch(line)
    if not found or _UNFINISHED.search(before) or _CONTENTS.search(line):
        return None
    if found["title"] and not _begins(found["mark"], found["title"]):
        return None
    part: Literal[BlockKind.CHAPTER, BlockKind.SECTION] = (
        BlockKind.SECTION if found["kind"].lower() == "mục" else BlockKind.CHAPTER
    )
    number = found["number"]
    name = f"{found['kind'].capitalize()} {number.upper()}"
    if number.isdigit():
        return FrameMark(part, name, int(number))
    values = [_ROMAN[sign] for sign in number.lower()]
    roman = sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return FrameMark(part, name, roman)


def clause_number(line: str) -> int | None:
    """The number of the clause that begins on this line."""
    found = _CLAUSE.match(line)
    return int(found["number"]) if found else None


def point_letter(line: str) -> str | None:
    """The letter of the point that begins on this line."""
    found = _POINT.match(line)
    return found["letter"] if found else None


def with_clause_number(text: str, number: int) -> str:
    """The clause under another number."""
    found = _CLAUSE.match(text)
    if not found:
        return f"{number}. {text}"
    return text[: found.start("number")] + str(number) + text[found.end("number") :]


def with_article_number(head: str, number: int) -> str:
    """The beginning of an article under another number: "Điều 7:" as "Điều 8:"."""
    return re.sub(r"\d+", str(number), head, count=1)


def closes(line: str) -> bool:
    """Whether the signatures begin here, which are no part of the last article."""
    return bool(_CLOSING.match(line))


def _begins(mark: str, title: str) -> bool:
    """Whether what follows the number is a title; "Điều 12 của …" and "Điều 5 - 8" are none."""
    if mark and mark[0] in ".:":
        return True
    return title[0].isupper() or (bool(mark) and title[0].isalpha())
