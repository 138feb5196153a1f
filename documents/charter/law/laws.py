"""Whose article is meant: this charter's, or that of a law or of another charter."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import takewhile

from workflows.text import searchable

_STRONG = (
    r"(?:[Nn]ghị định|[Tt]hông tư|[Bb]ộ luật|[Ll]uật(?! sư| gia| lệ)|[Pp]háp lệnh|[Hh]iến pháp|[Ss]ắc lệnh)"
)
_WEAK = (
    r"(?:Quyết định|quyết định số|Nghị quyết|nghị quyết số|Chỉ thị|Quy chế|Quy định|Hướng dẫn"
    r"|Công ước|Hiệp định|Nội quy|Kết luận|Thông báo)"
)
# The name of another text just after a reference: "Điều 20 Nghị định …", "Điều 5, Luật …".
_AFTER = re.compile(rf"\s*(?:,? *{_STRONG}|(?:(?:của|trong|tại|thuộc) +)?(?:{_STRONG}|{_WEAK}))")
_CHARTER_AFTER = re.compile(r"[\s,]*(?:(?:của|trong|tại) +)?(?:[Bb]ản +)?Điều lệ(?P<rest>[^\n]*)")
# "Luật Thanh niên, Điều 12", "Nghị định 45/2010/NĐ-CP (Điều 20": probably that text's article.
_BEFORE = re.compile(rf"{_STRONG} +(?!và\b)(?:(?!\bvà\b)[^,.;:()\n]){{1,60}}(?:, *| *\(| +tại +)$")
_WORDS = re.compile(r"(?: +\w+){1,8}")


class Owner(Enum):
    """To whom a reference belongs; PERHAPS_OTHER is left alone and reported."""

    OURS = auto()
    OTHER = auto()
    PERHAPS_OTHER = auto()


def owner(text: str, start: int, end: int, *, own_name: str) -> Owner:
    """Whose article the reference from `start` to `end` means.

    `own_name` is the folded preamble: "Điều lệ Hội Truyền thống" is this charter when it says so there.
    """
    charter = _CHARTER_AFTER.match(text, end)
    if charter:
        return Owner.OURS if _is_own(charter["rest"], own_name) else Owner.OTHER
    if _AFTER.match(text, end):
        return Owner.OTHER
    if _BEFORE.search(text[max(0, start - 120) : start]):
        return Owner.PERHAPS_OTHER
    return Owner.OURS


def _is_own(rest: str, own_name: str) -> bool:
    if rest.startswith(" mẫu"):
        return False
    # The words with capitals that follow at once: "Hội Cựu" of "Hội Cựu chiến binh …".
    match = _WORDS.match(rest)
    words = match[0].split() if match else []
    name = searchable(" ".join(takewhile(lambda word: word[0].isupper(), words)))
    return name in {"", "hoi"} or name in own_name
