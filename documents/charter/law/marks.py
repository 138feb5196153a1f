"""How headings, clauses and points of a charter begin: “Chương I”, “Điều 5.”, “1.”, “a)”, as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from documents.charter.law.articles import BlockKind
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.parts import VALUE, part_name, part_value
from workflows.text import clean

# "Điều 12 a." is 12a as well; without its point the letter is the first word of something.
_NUMBER = r"(?P<number>\d{1,4}(?:[a-zđ]|\s[a-zđ](?=\s*[.:]))?|(?-i:[IVXLC]{1,7}))"
_ARTICLE = re.compile(
    rf"(?P<head>điều\s*(?:thứ\s+)?{_NUMBER}(?!\w)\s*(?P<mark>[.:)\-–—]*))\s*(?P<title>.*)",
    re.IGNORECASE,
)
# The word as it is mistyped, or torn by a reader of PDF: "Điêu", "Diều", "Điề", "Đ iều".
MISTYPED = r"[đd]\s?[iìíỉĩị]\s?[eèéẻẽẹêềếểễệ]\s?[uùúủũụ]?"
# So an article begins only with a point or colon behind its number, and a title in capitals behind that.
_MISTYPED_ARTICLE = re.compile(
    rf"(?P<head>{MISTYPED}[\s.:(–-]*(?:(?:thứ|số)\s)?\s*{_NUMBER}(?!\w)\s*\)?\s*(?P<mark>[.:]+))"
    r"\s*(?P<title>[^\W\d_].*)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    rf"(?P<kind>phần|chương|mục)\s+(?P<number>{VALUE})\s*(?P<mark>[.:\-–]*)\s*(?P<title>.*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:khoản\s+)?(?P<number>\d{1,2})\s*(?:\.(?!\d)|[)/](?!\d))", re.IGNORECASE)
_BARE_CLAUSE = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d_])")
# A clause that was inserted, "2a."; it is read as part of the clause before it.
_INSERTED_CLAUSE = re.compile(r"(?:khoản\s+)?(?P<number>\d{1,2}[a-zđ])\s*[.)]\s+\S", re.IGNORECASE)
# What a page on the net or a printer puts around a text.
_PAGE = re.compile(
    r"(?:trang\s+\d+\s*/\s*\d+|©.*|copyright\b.*|(?:bài|bài viết|tin|tin tức|văn bản) liên quan|"
    r"chia sẻ(?: bài viết)?|lượt xem\s*:?\s*[\d.]*|trở về đầu trang|về đầu trang|in trang(?: này)?)",
    re.IGNORECASE,
)
# "A. Quyền", "II - Nghĩa vụ": under it the clauses of an article may be numbered anew.
_PART = re.compile(r"(?P<value>[A-ZĐ]|[IVX]{1,5})(?:\s*[.)/:]\s+\S|\s*[-–—]\s+[^\W\d_]|\s+[-–—][^\W\d_])")
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
    r"|của\s+(?:Quy chế|Quy định|Nghị quyết|Hướng dẫn)"
)
_FRAMES: dict[str, Literal[BlockKind.PART, BlockKind.CHAPTER, BlockKind.SECTION]] = {
    "phần": BlockKind.PART,
    "chương": BlockKind.CHAPTER,
    "mục": BlockKind.SECTION,
}
# Other letters of the code that look like Đ.
_CROSSED = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_STARS = re.compile(r"\*{2,}")
_UNDERLINES = re.compile(r"(?<![_\w])__(?=[^\W_])|(?<=[^\s_])__(?![_\w])")
_HASHES = re.compile(r"^#{1,6} +", re.MULTILINE)
_HEAD_NUMBER = re.compile(r"\d+[a-zA-ZđĐ]?|\b[IVXLC]+\b")


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """The beginning of an article: "Điều 7." and what follows on the line."""

    head: str
    number: ArticleNumber
    title: str


@dataclass(frozen=True, slots=True)
class FrameMark:
    """The beginning of a part, chapter or section; roman and arabic numbers count alike."""

    part: Literal[BlockKind.PART, BlockKind.CHAPTER, BlockKind.SECTION]
    name: str
    number: int


def normalised(text: str) -> str:
    """The text as a charter is kept: NFC, no unseen letters, no marks of bold, no blank lines."""
    while True:
        bare = _UNDERLINES.sub(
            "", _STARS.sub("", _HASHES.sub("", clean(text.translate(_CROSSED), lines=True)))
        )
        tidy = "\n".join(filter(None, clean(bare, lines=True).split("\n")))
        if tidy == text:
            return text
        text = tidy


def article_mark(line: str, *, before: str = "") -> ArticleMark | None:
    """The article that surely begins on this line, or None; `before` is the line above it."""
    mark = perhaps_article(line)
    if mark is None or is_unfinished(before) or (not mark.title and before.endswith(",")):
        return None
    return mark


def perhaps_article(line: str) -> ArticleMark | None:
    """The article that begins on this line unless a sentence of the line above goes on in it."""
    match = _ARTICLE.fullmatch(line)
    if match is None or (match["title"] and not _begins(match["mark"], match["title"])):
        mistyped = _MISTYPED_ARTICLE.fullmatch(line)
        match = mistyped if mistyped and mistyped["title"][0].isupper() else None
    if match is None or _CONTENTS.search(line):
        return None
    # With its point, "Điều 7. Luật áp dụng" has a title of its own.
    if match["mark"][:1] not in {".", ":"} and speaks_of_another_text(match["title"]):
        return None
    number = ArticleNumber.of("".join(match["number"].split()))
    return ArticleMark(match["head"].rstrip(), number, match["title"])


def is_mistyped(head: str) -> bool:
    """Whether the beginning of an article is read as one though it is not written so: "Điêu 2."."""
    return _ARTICLE.match(head) is None


def speaks_of_another_text(words: str) -> bool:
    """Whether what follows the number of an article names another text: "Nghị định 45"."""
    return _OTHER_TEXT.match(words) is not None


def frame_mark(line: str, *, before: str = "") -> FrameMark | None:
    """The part, chapter or section that begins on this line, or None."""
    match = _FRAME.fullmatch(line)
    if not match or is_unfinished(before) or _CONTENTS.search(line):
        return None
    if match["title"] and not _begins(match["mark"], match["title"]):
        return None
    kind, number = match["kind"], match["number"]
    return FrameMark(_FRAMES[kind.lower()], part_name(kind, number), part_value(kind, number))


def lettered_part(line: str) -> FrameMark | None:
    """The part that "B. QUY CHẾ" opens, where articles under it are numbered anew: "Phần B"."""
    match = _PART.match(line)
    if match is None:
        return None
    return FrameMark(BlockKind.PART, part_name("phần", match["value"]), part_value("phần", match["value"]))


def bare_number(line: str) -> int | None:
    """The number without a point with which the line begins, "2 Tổ chức" or "2 năm"; else None."""
    match = _BARE_CLAUSE.match(line)
    return int(match["number"]) if match else None


def clause_number(line: str) -> int | None:
    """The number of the clause that begins on this line."""
    match = _CLAUSE.match(line)
    return int(match["number"]) if match else None


def begins_part(line: str) -> bool:
    """Whether a part of an article begins on this line, "A. Quyền"."""
    return _PART.match(line) is not None


def inserted_clause(line: str) -> str:
    """The number of the inserted clause that begins on this line, "2a"; "" for none."""
    match = _INSERTED_CLAUSE.match(line)
    return match["number"].lower() if match else ""


def frames_page(line: str) -> bool:
    """Whether the line belongs to the page from which a text was copied, "Trang 2/3", and not to the text."""
    return _PAGE.fullmatch(line) is not None


def point_letter(line: str) -> str | None:
    """The letter of the point that begins on this line."""
    match = _POINT.match(line)
    return match["letter"] if match else None


def with_clause_number(text: str, number: int) -> str:
    """The clause under another number."""
    match = _CLAUSE.match(text) or _BARE_CLAUSE.match(text)
    if not match:
        return f"{number}. {text}"
    return text[: match.start("number")] + str(number) + text[match.end("number") :]


def with_article_number(head: str, number: ArticleNumber) -> str:
    """The beginning of an article under another number: "Điều 7:" as "Điều 8:", "Điều VII" as "Điều VIII"."""
    return _HEAD_NUMBER.sub(lambda match: number.written_like(match[0]), head, count=1)


def closes(line: str) -> bool:
    """Whether the signatures begin here, which are no part of the last article."""
    return bool(_CLOSING.match(line))


def is_unfinished(before: str) -> bool:
    """Whether a sentence goes on after this line; a heading in capitals is none."""
    return _UNFINISHED.search(before) is not None and not before.isupper()


def _begins(mark: str, title: str) -> bool:
    """Whether what follows the number is a title; "Điều 12 của …" and "Điều 5 - 8" are none."""
    if mark and mark[0] in ".:":
        return True
    return title[0].isupper() or (bool(mark) and mark[0] in "-–—" and title[0].isalpha())
