"""The articles of the new charter as they are put together, before they have their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.marks import normalised, with_clause_number
from documents.charter.law.matching import matched_clauses
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.reading import article_of

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter


@dataclass(frozen=True, slots=True)
class Piece:
    """The lead of an article, or one clause. `fresh` is new wording, in the new numbering."""

    text: str
    old: int | None = None
    number: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """An article to be: how it begins, its pieces, what becomes of the clauses it had.

    place: the number wanted for one that is new or moved; old: the number it had.
    """

    head: str
    pieces: tuple[Piece, ...]
    clauses: Mapping[int, int | None] = field(default_factory=dict)
    old: ArticleNumber | None = None
    chapter: str = ""
    place: ArticleNumber | None = None


def items(current: Charter, amendments: Sequence[Amendment]) -> list[PlannedArticle]:
    """The articles of the new charter in order. The amendments are sound (`structural`)."""
    whole = {line.article: line for line in amendments if line.article is not None and not line.of_clause}
    rest: list[PlannedArticle] = []
    placed = [
        replace(_worded(article_of(line.text, line.place)), chapter=line.chapter, place=line.place)
        for line in amendments
        if line.article is None and line.place
    ]
    for article in current:
        parts = [line for line in amendments if line.article == article.number and line.of_clause]
        amendment = whole.get(article.number, Amendment(AmendmentKind.KEEP, article.number))
        if amendment.kind is AmendmentKind.REPEAL:
            continue
        item = _in_parts(article, parts) if parts else _whole(article, amendment)
        if amendment.place is None:
            rest.append(item)
        else:
            placed.append(replace(item, chapter=amendment.chapter, place=amendment.place))
    for item in sorted(placed, key=attrgetter("place")):
        later = (at for at, number in enumerate(article_numbers(rest)) if item.place and number >= item.place)
        rest.insert(next(later, len(rest)), item)
    return rest


def article_numbers(plan: Sequence[PlannedArticle]) -> list[ArticleNumber]:
    """The numbers of these articles: 1 to n in each part, and a letter where one was inserted behind another.

    An article in force keeps its letter as long as it stands behind the one it was inserted behind.
    """
    numbers: list[ArticleNumber] = []
    last, behind = ArticleNumber(0), None
    for item in plan:
        own = item.place or item.old or last.next
        if own.part != last.part:
            last, behind = ArticleNumber(0, part=own.part), None
        lettered = bool(own.letter) and own.figure == (last.figure if item.place else behind)
        last = max(last.inserted, replace(last, letter=own.letter)) if lettered else last.next
        numbers.append(last)
        if not item.place:
            behind = own.figure
        elif not lettered:
            behind = None
    return numbers


def _worded(article: Article) -> PlannedArticle:
    """The article in new wording."""
    return PlannedArticle(article.head, (Piece(article.text.removeprefix(article.head), fresh=True),))


def _whole(article: Article, amendment: Amendment) -> PlannedArticle:
    """The article kept or moved as it is, or in a new wording."""
    if amendment.kind is not AmendmentKind.AMEND:
        pieces = tuple(Piece(clause.text, clause.number, clause.number) for clause in article.clauses)
        return _put_together(article, pieces)
    new = article_of(amendment.text, article.number)
    matched = matched_clauses(article, new)
    clauses = {clause.number: matched.get(clause.number) for clause in article.clauses}
    return replace(_worded(new), clauses=clauses, old=article.number)


def _in_parts(article: Article, parts: Sequence[Amendment]) -> PlannedArticle:
    """The article with amendments to some of its clauses, which are then numbered 1 to n."""
    by_clause = {part.clause: part for part in parts}
    placed = [(int(part.place or 1), _fresh(part.text)) for part in parts if part.kind is AmendmentKind.ADD]
    rest: list[Piece] = []
    for clause in article.clauses:
        part = by_clause.get(clause.number, Amendment(AmendmentKind.KEEP))
        if part.kind is AmendmentKind.REPEAL:
            continue
        fresh = part.kind is AmendmentKind.AMEND
        piece = _fresh(part.text, clause.number) if fresh else Piece(clause.text, clause.number)
        if part.place is None:
            rest.append(piece)
        else:
            placed.append((int(part.place), piece))
    # Each at its number; one beyond the end is the end.
    for place, piece in sorted(placed, key=itemgetter(0)):
        rest.insert(place - 1, piece)
    numbered = tuple(
        replace(piece, number=number, text=with_clause_number(piece.text, number))
        for number, piece in enumerate(rest, 1)
    )
    return _put_together(article, numbered)


def _fresh(text: str, old: int | None = None) -> Piece:
    return Piece(normalised(text), old, fresh=True)


def _put_together(article: Article, pieces: tuple[Piece, ...]) -> PlannedArticle:
    lead = Piece(article.lead.removeprefix(article.head))
    numbers = {piece.old: piece.number for piece in pieces if piece.old is not None}
    clauses = {clause.number: numbers.get(clause.number) for clause in article.clauses}
    return PlannedArticle(article.head, (lead, *pieces), clauses, article.number)
