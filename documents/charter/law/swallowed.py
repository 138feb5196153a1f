"""Lines that may have been meant to begin an article, and lie in the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.marks import MISTYPED, is_mistyped, speaks_of_another_text
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.parts import ORDERS, part_value, roman_value

if TYPE_CHECKING:
    from documents.charter.law.marks import ArticleMark

# "Đ. 2." is short for it; "đ. 3 người" is a point.
_WORD = rf"(?:{MISTYPED}|đ[.\s]*(?=\d{{1,4}}\s?[a-zđ]?\s*[.:](?!\d)))"
_FIGURE = r"(?P<figure>[\dlo]{0,3}\d[\dlo]{0,3})(?P<letter>\s?[a-zđ](?!\w))?"
_IN_WORDS = (
    rf"(?:thứ\s+)?(?P<word>{'|'.join(ORDERS)})(?=\s*[.:)])|thứ\s+(?P<ordinal>{'|'.join(ORDERS)})(?!\w)"
)
# Whatever may have been meant as the beginning of an article, in small letters.
_NEAR = re.compile(
    rf"[\W_]*(?:\d{{1,2}}\s*[.)]\s*)?{_WORD}[\W_]*(?:(?:thứ|số)[\W_]*)?"
    rf"(?:{_FIGURE}|{_IN_WORDS}|(?P<roman>[ivxlc]{{1,7}})(?!\w))"
)
# The same behind a sentence on one line: a whole charter may have been pasted without breaks.
_WITHIN = re.compile(rf"(?<=\S)\s*{MISTYPED}[\s_]*(?:(?:thứ|số)\s)?\s*{_FIGURE}\s*[.:)–—-]+\s*(?=[^\W\d_])")
_LETTERS_AS_FIGURES = str.maketrans("lo", "10")


def mistyped(articles: Mapping[int, ArticleMark]) -> list[str]:
    """A word on each beginning that is read as an article's though it is not written like one."""
    sentence = _("“%(head)s” được đọc là Điều %(number)s; đề nghị sửa cho đúng chữ.")
    found = (mark for mark in articles.values() if is_mistyped(mark.head))
    return [sentence % {"head": mark.head, "number": mark.number} for mark in found]


def swallowed(lines: Sequence[str], articles: Mapping[int, ArticleMark]) -> dict[ArticleNumber, str]:
    """Numbers that no article bears and that something like a beginning bears, each with the question."""
    numbers = {mark.number for mark in articles.values()}
    ends: dict[str, int] = {}
    for number in numbers:
        ends[number.part] = max(ends.get(number.part, 0), number.figure)
    found: dict[ArticleNumber, str] = {}
    edges = [*articles, len(lines)]
    for (place, mark), stop in zip(articles.items(), edges[1:], strict=True):
        for line in lines[place:stop]:
            for near in _near_numbers(line):
                lost = near.within(mark.number.part)
                if lost not in numbers and 0 < lost.figure <= ends[lost.part] + 1:
                    ends[lost.part] = max(ends[lost.part], lost.figure)
                    found.setdefault(lost, swallowed_by(mark.number, lost))
    return dict(sorted(found.items()))


def swallowed_by(number: ArticleNumber, lost: ArticleNumber) -> str:
    """The question whether the lost article lies in the one of that number."""
    sentence = _("Có thể Điều %(lost)s đang bị ghép vào Điều %(number)s, đề nghị kiểm tra.")
    return sentence % {"lost": lost, "number": number}


def _near_numbers(line: str) -> Iterator[ArticleNumber]:
    """The numbers that this line may have been meant to open."""
    small = line.lower()
    first = _NEAR.match(small)
    for match in [*([first] if first else []), *_WITHIN.finditer(small)]:
        if speaks_of_another_text(line[match.end() :].lstrip()):
            continue
        said = match.groupdict()
        figure, letter, word = said["figure"], said["letter"], said.get("word") or said.get("ordinal")
        # Apart from its figure, a letter may be a word.
        if figure and not (letter and letter.isalpha()):
            yield ArticleNumber(int(figure.translate(_LETTERS_AS_FIGURES)))
        if figure and letter:
            yield ArticleNumber(int(figure.translate(_LETTERS_AS_FIGURES)), letter.strip())
        if word:
            yield ArticleNumber(part_value("", word))
        if roman := said.get("roman"):
            yield ArticleNumber(roman_value(roman))
