"""Which lines of a text open its articles and chapters, judged by the numbers around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

from django.utils.translation import gettext as _

from documents.charter.law.articles import BlockKind
from documents.charter.law.decision import after_decision, is_under_decision, told_without_decision
from documents.charter.law.marks import (
    ArticleMark,
    FrameMark,
    article_mark,
    begins_part,
    closes,
    frame_mark,
    lettered_part,
    perhaps_article,
)
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.scopes import Scopes
from documents.charter.law.swallowed import mistyped, swallowed

Opening: TypeAlias = tuple[int, ArticleMark | FrameMark | None]
_MOST_RUNS = 40


@dataclass(slots=True)
class Openings:
    """Where blocks begin, in order; and what a person should look at."""

    starts: list[Opening]
    questions: list[str] = field(default_factory=list)
    doubted: list[ArticleNumber] = field(default_factory=list)


def openings(lines: Sequence[str], *, depth: int | None = None) -> Openings:
    """Read every line. What stands before the charter itself, or copies its titles, opens nothing.

    `depth` says under which parts the numbers begin anew (`Scopes`); None where that is to be found out.
    """
    marks = ((place, article_mark(line, before=_before(lines, place))) for place, line in enumerate(lines))
    sure = [(place, mark) for place, mark in marks if mark]
    begin, stop, questions = _bounds(lines, sure)
    inside = [(place, mark) for place, mark in sure if begin <= place < stop]
    frames = {
        place: mark
        for place in range(begin, min(stop, len(lines)))
        if (mark := frame_mark(lines[place], before=_before(lines, place)))
    }
    frames |= _lettered(lines, inside, least=1 if depth == 1 else 2)
    scopes = Scopes(frames, {place: mark.number for place, mark in inside}, depth)
    articles = dict(_filled(lines, dict(inside), range(begin, stop), scopes))
    questions += scopes.questions
    first = min(articles, default=len(lines))
    ends = [place for place in range(first + 1, len(lines)) if place == stop or closes(lines[place])]
    starts: dict[int, ArticleMark | FrameMark | None] = dict.fromkeys(ends)
    starts.update(frames)
    starts.update(articles)
    doubts = swallowed(lines, articles)
    # What stands behind the charter under numbers of its own may yet belong to it.
    behind = [mark.number for place, mark in sure if place >= stop]
    return Openings(
        sorted(starts.items(), key=_place),
        [*questions, *mistyped(articles), *doubts.values()],
        [*doubts, *behind],
    )


def _place(opening: Opening) -> int:
    return opening[0]


def _before(lines: Sequence[str], place: int) -> str:
    return lines[place - 1] if place else ""


def _bounds(lines: Sequence[str], marks: Sequence[tuple[int, ArticleMark]]) -> tuple[int, int, list[str]]:
    """From where to where the charter goes: after a decision, without tables of contents."""
    begin, stop, questions = 0, len(lines), list[str]()
    for _run in range(_MOST_RUNS):
        inside = [(place, mark) for place, mark in marks if begin <= place < stop]
        if (after := after_decision(lines, begin, inside)) is not None:
            begin = after
            questions.append(told_without_decision(lines[begin]))
            continue
        again = next((at for at, (_at, mark) in enumerate(inside) if at and mark.number == 1), None)
        if again is None or inside[0][1].number != 1:
            break
        first, second = [place for place, _mark in inside[:again]], [place for place, _mark in inside[again:]]
        if _is_list(lines, first, marks):
            begin = first[-1] + 1
        elif _is_list(lines, second, marks):
            stop = second[0]
        elif _opens_part(lines, first[0]) and _opens_part(lines, second[0]):
            break
        elif title := _part_above(lines, second[0]):
            stop = title[0]
            sentence = _(
                "Từ “%(part)s” số điều bắt đầu lại từ Điều 1: phần này không tính là điều của Điều lệ. Nếu "
                "cũng là Điều lệ, đề nghị đánh số điều liên tục rồi nhập lại."
            )
            questions.append(sentence % {"part": lines[stop]})
        else:
            break
    return begin, stop, [*questions, *_perhaps_decision(lines, begin, marks)]


def _perhaps_decision(
    lines: Sequence[str], begin: int, marks: Sequence[tuple[int, ArticleMark]]
) -> Iterator[str]:
    """A question where the articles that are read stand under a decision and under no name of a charter."""
    first = next((place for place, _mark in marks if place >= begin), 0)
    if is_under_decision(lines[begin:first]):
        yield _(
            "Các điều đứng ngay dưới chữ “QUYẾT ĐỊNH”. Nếu đó là các điều của Quyết định phê duyệt, đề nghị "
            "bỏ phần Quyết định ở đầu rồi nhập lại."
        )


def _part_above(lines: Sequence[str], place: int) -> range | None:
    """The lines just above that open another part, "B. QUY CHẾ"; None for a chapter, or where none does."""
    above = _headings_above(lines, place)
    frames = [mark for at in above if (mark := frame_mark(lines[at]))]
    within = any(mark.number > 1 and mark.part is not BlockKind.PART for mark in frames)
    return None if not above or within else above


def _headings_above(lines: Sequence[str], place: int) -> range:
    """The headings that stand over an article, without a line of text between."""
    first = place
    while first and (
        begins_part(lines[first - 1]) or frame_mark(lines[first - 1]) or lines[first - 1].isupper()
    ):
        first -= 1
    return range(first, place)


def _opens_part(lines: Sequence[str], place: int) -> bool:
    """Whether a Phần begins over the article, "B. QUY CHẾ": what stands under the others is of one text."""
    frames = (frame_mark(lines[at]) or lettered_part(lines[at]) for at in _headings_above(lines, place))
    return any(mark is not None and mark.part is BlockKind.PART for mark in frames)


def _lettered(
    lines: Sequence[str], sure: Sequence[tuple[int, ArticleMark]], *, least: int
) -> Mapping[int, FrameMark]:
    """The parts with a letter under each of which the articles begin with 1; none where only one does."""
    found: dict[int, FrameMark] = {}
    for place, mark in sure:
        above = _headings_above(lines, place) if mark.number == 1 else ()
        marks = ((at, lettered_part(lines[at])) for at in above if not frame_mark(lines[at]))
        found |= {at: letter for at, letter in marks if letter}
    return found if len(found) >= least else {}


def _is_list(lines: Sequence[str], places: Sequence[int], marks: Sequence[tuple[int, ArticleMark]]) -> bool:
    """Whether nothing but titles stands there, which stand elsewhere too: a table of contents."""
    between = (place for one, two in pairwise(places) for place in range(one + 1, two))
    bare = len(places) > 1 and all(frame_mark(lines[place]) or lines[place].isupper() for place in between)
    others = {mark.title for place, mark in marks if place not in set(places)}
    repeated = [place for place, mark in marks if place in set(places) and mark.title in others]
    return bare and 2 * len(repeated) >= len(places)


def _filled(
    lines: Sequence[str], known: Mapping[int, ArticleMark], inside: range, scopes: Scopes
) -> Iterator[tuple[int, ArticleMark]]:
    """The sure marks, and those whose number was missing: the line above only looks unfinished.

    Each under its number in its part.
    """
    numbers = {mark.number.within(scopes.part_at(place)) for place, mark in known.items()}
    last = ArticleNumber(0)
    for place in inside:
        found = known.get(place) or perhaps_article(lines[place])
        if found is None:
            continue
        part = scopes.part_at(place)
        mark = replace(found, number=found.number.within(part))
        last = last if last.part == part else ArticleNumber(0, part=part)
        follows = mark.number.follows(last) and mark.number not in numbers
        has_body = place + 1 < len(lines) and not perhaps_article(lines[place + 1])
        if place in known or (follows and (mark.title or has_body)):
            last = mark.number
            yield place, mark
