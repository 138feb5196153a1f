"""Articles that a draft may only have lost in reading, and that are then no repeal and no new article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.articles import Article
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.swallowed import swallowed_by
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.charter.law.articles import Block, Charter

# Of the rows of words of an article; two unrelated articles share hardly one.
_ENOUGH = 0.5
_ROW = 4
_MOST_BEFORE_TITLE = 4
_LONGEST_TITLE = 200
_WORDS = re.compile(r"\w+")
_HEADED = re.compile(r"\bdieu ?(?:thu |so )?(?:\w{1,4} (?:[a-z] )?|(?<=dieu)\d{1,4} )")


def against_silent_loss(
    current: Charter,
    draft: Charter,
    found: Sequence[Amendment],
    *,
    earlier: Sequence[Amendment],
    unread: Sequence[str] = (),
) -> tuple[str, ...]:
    """The questions that stand against reading these amendments out of the draft; none where all is clear.

    `found` is what reading the draft gave, `earlier` what was proposed before. An article may be gone only
    where its words are, or where a person has given the reason of its repeal; a new one only where nobody
    proposed it and no number is missing. `unread` says what could not be read of the draft: while it says
    anything, words that are not there may stand in what was not read.
    """
    rules = (_repeals_in_doubt, _leaps, _new_ones_lost)
    asked = [question for rule in rules for question in rule(current, draft, found, earlier)]
    return (*_perhaps_unread(found, earlier, unread), *asked)


def _perhaps_unread(
    found: Sequence[Amendment], earlier: Sequence[Amendment], unread: Sequence[str]
) -> Iterator[str]:
    """What could not be read, and the articles that may stand there: gone, and repealed by nobody."""
    lost = sorted(_repealed(found) - _meant(earlier))
    if unread and lost:
        yield from unread
        sentence = _(
            "Có thể %(lost)s nằm trong phần không đọc được của tệp, đề nghị kiểm tra, dùng tệp đọc được hoặc "
            "dán đủ toàn văn."
        )
        yield sentence % {"lost": ", ".join(_("Điều %(number)s") % {"number": one} for one in lost)}


def _repeals_in_doubt(
    current: Charter, draft: Charter, found: Sequence[Amendment], earlier: Sequence[Amendment]
) -> Iterator[str]:
    """Everything that is doubtful in the draft where a line of it may be an article; what is still there."""
    meant, gone, known = _meant(earlier), _repealed(found), set(draft.by_number())
    doubted = {
        number for number in draft.doubted if number not in meant and (number in gone or number not in known)
    }
    yield from draft.warnings if doubted else ()
    yield from still_standing(current, draft, gone - meant - doubted)


def _meant(earlier: Sequence[Amendment]) -> set[ArticleNumber]:
    """The articles of whose repeal a person has given the reason."""
    repeals = (line for line in earlier if line.kind is AmendmentKind.REPEAL and not line.of_clause)
    return {line.article for line in repeals if line.article and line.reason.strip()}


def _repealed(found: Sequence[Amendment]) -> set[ArticleNumber]:
    return {line.article for line in found if line.kind is AmendmentKind.REPEAL and line.article}


def _leaps(
    current: Charter, draft: Charter, found: Sequence[Amendment], _earlier: Sequence[Amendment]
) -> Iterator[str]:
    """A question for each leap of the numbers that no article in force explains, gone or never there."""
    gone = _repealed(found) | set(draft.doubted)
    in_force = current.by_number()
    highest = max(in_force, default=ArticleNumber(0))
    sentence = _(
        "Dự thảo không có Điều %(lost)s trước Điều %(number)s: có thể một điều đang bị ghép vào điều khác, "
        "đề nghị kiểm tra."
    )
    for part, within in groupby(sorted(draft.by_number()), attrgetter("part")):
        for before, number in pairwise([ArticleNumber(0, part=part), *within]):
            left_out = (ArticleNumber(at, part=part) for at in range(before.figure + 1, number.figure))
            unexplained = (one for one in left_out if one not in gone and (one in in_force or one > highest))
            if lost := next(unexplained, None):
                yield sentence % {"lost": lost, "number": number}


def _new_ones_lost(
    _current: Charter, draft: Charter, found: Sequence[Amendment], earlier: Sequence[Amendment]
) -> Iterator[str]:
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
    what the articles that stay say as well tells nothing. Where its number is free, it may also stand in
    other words at the end of the article before it.
    """
    traces = _Traces(current, draft, gone) if gone else None
    for number in sorted(gone):
        block = traces.of(current.by_number()[number]) if traces else None
        if isinstance(block, Article):
            yield swallowed_by(block.number, number)
        elif block:
            sentence = _(
                "Có thể Điều %(lost)s đang nằm dưới “%(heading)s” mà không được đọc là điều, "
                "đề nghị kiểm tra."
            )
            yield sentence % {"lost": number, "heading": block.text.partition("\n")[0][:80]}


class _Traces:
    """What a draft says that no article which stays says in the charter in force."""

    def __init__(self, current: Charter, draft: Charter, gone: Collection[ArticleNumber]) -> None:
        staying = [one for one in current.blocks if not (isinstance(one, Article) and one.number in gone)]
        self._known = {line for block in staying for line in _lines_of(block)}
        self._numbers = sorted(draft.by_number())
        self._last_new: dict[ArticleNumber, Article] = {}
        self._lines: dict[str, list[tuple[str, Block]]] = defaultdict(list)
        self._headed: dict[str, list[tuple[str, Block]]] = defaultdict(list)
        self._rows: dict[tuple[str, ...], list[Block]] = defaultdict(list)
        for block in draft.blocks:
            self._take(block)

    def _take(self, block: Block) -> None:
        lines = _lines_of(block)
        fresh = [line for line in lines if line not in self._known]
        if isinstance(block, Article) and lines and lines[-1] not in self._known:
            self._last_new[block.number] = block
        for line in fresh:
            self._lines[line.split()[-1]].append((line, block))
        for row in _runs_of_words(fresh):
            self._rows[row].append(block)
        words = " ".join(lines)
        for match in _HEADED.finditer(words):
            tail = words[match.end() : match.end() + _LONGEST_TITLE]
            self._headed[tail.partition(" ")[0]].append((f"{tail} ", block))

    def of(self, article: Article) -> Block | None:
        """The block of the draft in which the article may stand; None where nothing is left of it."""
        own = [line for line in _lines_of(article) if line not in self._known]
        return self._titled(searchable(article.title)) or self._told(own) or self._grown(article.number)

    def _titled(self, title: str) -> Block | None:
        """Where a line is the title, behind at most a few words; or where it follows a "Điều"."""
        words = _WORDS.findall(title)
        plain = " ".join(words)
        for line, block in self._lines[words[-1]] if words else ():
            if f" {line}".endswith(f" {plain}") and len(line.split()) - len(words) <= _MOST_BEFORE_TITLE:
                return block
        headed = self._headed[words[0]] if words else []
        return next((block for tail, block in headed if tail.startswith(f"{plain} ")), None)

    def _told(self, own: Sequence[str]) -> Block | None:
        """Where half of the rows of words stand; of a short text, its last line."""
        rows = _runs_of_words(own)
        if not rows:
            same = self._lines[own[-1].split()[-1]] if own else []
            return next((block for line, block in same if line == own[-1]), None)
        shares = Counter(id(block) for row in rows for block in self._rows.get(row, ()))
        blocks = {id(block): block for row in rows for block in self._rows.get(row, ())}
        found = [at for at, share in shares.most_common(1) if share >= _ENOUGH * len(rows)]
        return blocks[found[0]] if found else None

    def _grown(self, lost: ArticleNumber) -> Block | None:
        """The article before the number, where that is free and the article ends in new words."""
        at = bisect_left(self._numbers, lost)
        if not at or self._numbers[at : at + 1] == [lost]:
            return None
        return self._last_new.get(self._numbers[at - 1])


def _lines_of(block: Block) -> list[str]:
    """The lines without the beginning of an article, as they are searched; none that is empty."""
    text = block.body if isinstance(block, Article) else block.text
    lines = (" ".join(_WORDS.findall(searchable(line))) for line in text.split("\n"))
    return [line for line in lines if line]


def _runs_of_words(lines: Sequence[str]) -> set[tuple[str, ...]]:
    words = " ".join(lines).split()
    return {tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)}
