"""Articles that may be lost: swallowed by the one before them, and then taken for repealed or never new."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.articles import Article
from documents.charter.law.marks import MISTYPED, is_mistyped, speaks_of_another_text
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.parts import ORDERS, part_value, roman_value
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.charter.law.articles import Block, Charter
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
# Of the rows of words of an article; two unrelated articles share hardly one.
_ENOUGH = 0.5
_ROW = 4
_MOST_BEFORE_TITLE = 4


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
    for found in [*([first] if first else []), *_WITHIN.finditer(small)]:
        if not speaks_of_another_text(line[found.end() :].lstrip()):
            yield from _as_numbers(found.groupdict())


def _as_numbers(found: Mapping[str, str | None]) -> Iterator[ArticleNumber]:
    figure, letter = found["figure"], found["letter"]
    if figure:
        number = int(figure.translate(_LETTERS_AS_FIGURES))
        # Apart from it, the letter may be a word.
        if not letter or letter[0].isspace():
            yield ArticleNumber(number)
        if letter:
            yield ArticleNumber(number, letter.strip())
    elif word := found.get("word") or found.get("ordinal"):
        yield ArticleNumber(part_value("", word))
    elif roman := found.get("roman"):
        yield ArticleNumber(roman_value(roman))


def against_silent_loss(
    current: Charter, draft: Charter, found: Sequence[Amendment], *, earlier: Sequence[Amendment]
) -> tuple[str, ...]:
    """The questions that stand against reading these amendments out of the draft; none where all is clear.

    `found` is what reading the draft gave, `earlier` what was proposed before. An article may be gone only
    where its words are, or where a person has given the reason of its repeal; a new one only where nobody
    proposed it and no number is missing.
    """
    gone = {one.article for one in found if one.kind is AmendmentKind.REPEAL and one.article}
    meant = {one.article for one in earlier if _is_meant(one)}
    unsure, known = gone - meant, set(draft.by_number())
    doubted = {one for one in draft.doubted if one not in meant and (one in gone or one not in known)}
    return (
        *(draft.warnings if doubted else ()),
        *still_standing(current, draft, unsure - doubted),
        *_gaps(current, draft, gone | doubted),
        *_new_ones_lost(draft, found, earlier),
    )


def _is_meant(line: Amendment) -> bool:
    return line.kind is AmendmentKind.REPEAL and not line.of_clause and bool(line.reason.strip())


def _gaps(current: Charter, draft: Charter, gone: Collection[ArticleNumber]) -> Iterator[str]:
    """A question for each leap of the numbers that no article in force explains, gone or never there."""
    highest = max(current.by_number(), default=ArticleNumber(0))
    for part, within in groupby(sorted(draft.by_number()), attrgetter("part")):
        last = 0
        for number in within:
            left_out = (ArticleNumber(figure, part=part) for figure in range(last + 1, number.figure))
            last = number.figure
            for lost in left_out:
                if lost not in gone and (current.article(lost) or lost > highest):
                    yield _left_out(lost, number)
                    break


def _left_out(lost: ArticleNumber, number: ArticleNumber) -> str:
    sentence = _(
        "Dự thảo không có Điều %(lost)s trước Điều %(number)s: có thể một điều đang bị ghép vào điều khác, "
        "đề nghị kiểm tra."
    )
    return sentence % {"lost": lost, "number": number}


def _new_ones_lost(draft: Charter, found: Sequence[Amendment], earlier: Sequence[Amendment]) -> Iterator[str]:
    """A question for each new article proposed before that this draft does not have."""
    places = {one.place for one in found if one.kind is AmendmentKind.ADD}
    titles = {searchable(article.title) for article in draft}
    for line in earlier:
        if line.kind is not AmendmentKind.ADD or line.of_clause or line.place in places:
            continue
        name = line.text.partition("\n")[0][:80]
        if not any(title and title in searchable(name) for title in titles):
            sentence = _(
                "Điều %(number)s mới đã đề xuất (“%(name)s”) không có trong dự thảo này, đề nghị kiểm tra. "
                "Nếu không bổ sung nữa, đề nghị bỏ đề xuất ấy khỏi bảng trước."
            )
            yield sentence % {"number": line.place, "name": name}


def still_standing(current: Charter, draft: Charter, gone: Collection[ArticleNumber]) -> Iterator[str]:
    """A question for each article in force that is gone from the draft while its words may stand there.

    `gone` holds their numbers. Its words are its title on a line, or half of all its rows of four words;
    what other articles in force say as well tells nothing. Where its number is free, it may also stand in
    other words at the end of the article before it.
    """
    if not gone:
        return
    blocks = [(block, *_words_of(block)) for block in draft.blocks]
    for number in sorted(gone):
        article = current.by_number()[number]
        elsewhere = {line for other in current.blocks if other is not article for line in _words_of(other)[0]}
        own = [line for line in _words_of(article)[0] if line not in elsewhere]
        for block, lines, words in blocks:
            fresh = [line for line in lines if line not in elsewhere]
            grown = _grows_over(number, block, draft) and lines[-1] in fresh
            if grown or _holds_title(searchable(article.title), fresh, words) or _holds_body(own, fresh):
                yield _found_in(number, block)
                break


def _grows_over(lost: ArticleNumber, block: Block, draft: Charter) -> bool:
    """Whether the block is the article before a number that is free."""
    if draft.article(lost) or not isinstance(block, Article):
        return False
    return block.number == max((one for one in draft.by_number() if one < lost), default=None)


def _found_in(lost: ArticleNumber, block: Block) -> str:
    if isinstance(block, Article):
        return swallowed_by(block.number, lost)
    sentence = _(
        "Có thể Điều %(lost)s đang nằm dưới “%(heading)s” mà không được đọc là điều, đề nghị kiểm tra."
    )
    return sentence % {"lost": lost, "heading": block.text.partition("\n")[0][:80]}


def _words_of(block: Block) -> tuple[list[str], str]:
    """The lines of a block without the beginning of an article, as searched; and all its words in one."""
    text = block.body if isinstance(block, Article) else block.text
    lines = [" ".join(re.findall(r"\w+", searchable(line))) for line in text.split("\n")]
    return [line for line in lines if line], f" {' '.join(lines)} "


def _holds_title(title: str, lines: Sequence[str], words: str) -> bool:
    """Whether a line is the title, behind at most a few words; or the title follows a "Điều" somewhere."""
    plain = " ".join(re.findall(r"\w+", title))
    if not plain:
        return False
    ends = (line for line in lines if f" {line}".endswith(f" {plain}"))
    if any(len(line.split()) - len(plain.split()) <= _MOST_BEFORE_TITLE for line in ends):
        return True
    return re.search(rf" dieu ?(?:thu |so )?\w{{1,4}} (?:[a-z] )?{re.escape(plain)} ", words) is not None


def _holds_body(own: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether half of the rows of words of the one stand in the other; a short text as a line of its own."""
    wanted, there = _rows(own), _rows(lines)
    if not wanted:
        return bool(own) and set(own) <= set(lines)
    return len(wanted & there) >= _ENOUGH * len(wanted)


def _rows(lines: Sequence[str]) -> set[tuple[str, ...]]:
    words = " ".join(lines).split()
    return {tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
