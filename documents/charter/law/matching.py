"""Which article of the draft was which article of the charter in force; the same for clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from documents.charter.law.marks import with_clause_number
from documents.charter.law.references import masked
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter
    from documents.charter.law.numbers import ArticleNumber

# Of the words of two texts; two unrelated articles of one charter share about a fifth.
LEAST_LIKENESS = 0.5
TITLE_LIKENESS = 0.75


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    body: str
    words: tuple[str, ...]


def matched_articles(current: Charter, draft: Charter) -> dict[ArticleNumber, ArticleNumber]:
    """The number in the draft for each number in force that lives on; by likeness, whatever the number."""
    pairs = _pairs(
        [_text(article.body, article.title) for article in current],
        [_text(article.body, article.title) for article in draft],
    )
    return {current[old].number: draft[new].number for old, new in sorted(pairs.items())}


def matched_clauses(old: Article, new: Article) -> dict[int, int]:
    """The new number for each clause that lives on; of those unlike any other, the number decides."""
    pairs = _pairs(_clauses(old), _clauses(new))
    found = {old.clauses[one].number: new.clauses[two].number for one, two in pairs.items()}
    taken = set(found.values())
    for clause in old.clauses:
        if clause.number not in found and clause.number not in taken and new.clause(clause.number):
            found[clause.number] = clause.number
    return dict(sorted(found.items()))


def unmoved(numbers: Sequence[ArticleNumber]) -> set[ArticleNumber]:
    """The longest run of numbers that rises: what is left of it was moved, the rest only shifted."""
    ends: list[ArticleNumber] = []
    chains: list[tuple[ArticleNumber, ...]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        chain = (*(chains[place - 1] if place else ()), number)
        ends[place : place + 1] = [number]
        chains[place : place + 1] = [chain]
    return set(chains[-1]) if chains else set()


def _clauses(article: Article) -> list[_Text]:
    return [_text(with_clause_number(clause.text, 0), "") for clause in article.clauses]


def _text(body: str, title: str) -> _Text:
    hidden = masked(body)
    return _Text(searchable(title), hidden, tuple(hidden.split()))


def _pairs(old: Sequence[_Text], new: Sequence[_Text]) -> dict[int, int]:
    """Equal texts first, the nearest of several; then the likest under one title; then of what is left."""
    pairs: dict[int, int] = {}
    equal = ((i, j) for i, text in enumerate(old) for j, two in enumerate(new) if text.body == two.body)
    _take(pairs, ((0.0, abs(i - j), i, j) for i, j in equal))
    for same_title in (True, False):
        left = [i for i in range(len(old)) if i not in pairs]
        free = [j for j in range(len(new)) if j not in pairs.values()]
        scored = []
        for i, j in product(left, free):
            text, two = old[i], new[j]
            if same_title and text.title != two.title:
                continue
            named = bool(text.title) and text.title == two.title
            least = 0 if named else 100 * LEAST_LIKENESS
            likeness = fuzz.ratio(text.words, two.words, score_cutoff=least) / 100
            likeness = max(likeness, TITLE_LIKENESS) if named else likeness
            if likeness >= LEAST_LIKENESS:
                scored.append((-likeness, abs(i - j), i, j))
        _take(pairs, scored)
    return pairs


def _take(pairs: dict[int, int], scored: Iterable[tuple[float, int, int, int]]) -> None:
    taken = set(pairs.values())
    for _score, _distance, old, new in sorted(scored):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
