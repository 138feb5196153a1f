"""What each paragraph of a text belongs to, as people cite it: an article and its clause, or a section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ARTICLE = re.compile(r"Điều\s+(\d+[a-zđ]?)\b", re.IGNORECASE)
_CHAPTER = re.compile(r"((?:Chương|Phần|Mục)\s+(?:thứ\s+\w+|[IVXLC]+|\d+))\b", re.IGNORECASE)
_SECTION = re.compile(r"([IVXLC]+|[A-Z])[.)]\s")
_CLAUSE = re.compile(r"(\d{1,2})[.)]\s")
_CITED = re.compile(r"dieu\s+(\d+[a-z]?)(?:\D{1,12}khoan\s+(\d+))?|khoan\s+(\d+)\D{1,12}dieu\s+(\d+[a-z]?)")
# Fewer letters of a text stand in many places of it.
SHORTEST = 12


def clauses_of(paragraphs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Number of each paragraph -> "Điều 12, khoản 2", "Mục II.3"; "" before the first heading."""
    found: dict[int, str] = {}
    article = section = label = ""
    for number, words in paragraphs:
        if mark := _ARTICLE.match(words):
            label = article = _("Điều %(number)s") % {"number": mark[1]}
        elif mark := _CHAPTER.match(words):
            label = section = mark[1].capitalize() if mark[1].isupper() else mark[1]
            article = ""
        elif (mark := _SECTION.match(words)) and not article:
            label = section = _("Mục %(number)s") % {"number": mark[1]}
        elif mark := _CLAUSE.match(words):
            label = _clause(mark[1], article, section)
        found[number] = label
    return found


def cited_clauses(words: str) -> list[str]:
    """The labels that words of a place may mean, the narrowest first: "khoản 2 Điều 12" is two."""
    mark = _CITED.search(searchable(words))
    if mark is None:
        return []
    article, clause = mark[1] or mark[4], mark[2] or mark[3]
    whole = _("Điều %(number)s") % {"number": article}
    return [_clause(clause, whole, ""), whole] if clause else [whole]


def _clause(number: str, article: str, section: str) -> str:
    if article:
        return _("%(article)s, khoản %(number)s") % {"article": article, "number": number}
    return f"{section}.{number}" if section else _("Mục %(number)s") % {"number": number}


def cited_paragraph(words: str, paragraphs: Mapping[int, str], labels: Mapping[int, str]) -> int:
    """The first paragraph that words of a place mean: cited by its clause, or quoted; 0 for none."""
    sought = searchable(words)
    for cited in cited_clauses(words):
        first = next((number for number, label in labels.items() if label == cited), 0)
        if first:
            return first
    if len(sought) < SHORTEST:
        return 0
    return next((number for number, text in paragraphs.items() if sought in searchable(text)), 0)
