"""From the text of a charter to its articles; every line is kept. Which line opens what: `marks`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TypeVar

from django.utils.translation import gettext as _

from documents.charter.law.articles import Article, Block, BlockKind, Charter, Clause, Heading, Point
from documents.charter.law.clauses import ClauseStarts, clause_starts
from documents.charter.law.errors import CharterFault
from documents.charter.law.marks import (
    ArticleMark,
    FrameMark,
    article_mark,
    begins_part,
    frames_page,
    inserted_clause,
    normalised,
    point_letter,
)
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.openings import Opening, openings
from documents.charter.law.swallowed import swallowed_by

T = TypeVar("T")
LONGEST_TITLE = 150
_MOST_OF_LINE = 80


def parse(text: str, *, depth: int | None = None) -> Charter:
    """The charter in this text, pasted or read from Word.

    `.text` of what comes back is `normalised(text)`, to the letter. Where numbers begin anew under each
    part, that is part of each number; `depth` (`Scopes`) says so beforehand. Raises CharterFault when
    there is no article, when two have one number, or when an article has a clause twice. Gaps, a wrong
    order and what may be an article are in `.warnings`.
    """
    reader = _BlockReader(normalised(text).split("\n"), depth)
    blocks = tuple(reader.blocks())
    articles = [block for block in blocks if isinstance(block, Article)]
    if not articles:
        raise CharterFault(_("Văn bản không có điều nào (không có dòng bắt đầu bằng “Điều 1.”)."))
    for number in _doubled(article.number for article in articles):
        sentence = _("Văn bản có hai Điều %(number)s.")
        if len({article.chapter for article in articles if article.number == number}) > 1:
            sentence = _(
                "Văn bản có hai Điều %(number)s ở hai chương, nhưng số điều không bắt đầu lại từ Điều 1 ở "
                "mỗi chương: đề nghị kiểm tra số của các điều rồi nhập lại."
            )
        raise CharterFault(sentence % {"number": number})
    for article in articles:
        for clause in _doubled(clause.number for clause in article.clauses):
            raise CharterFault(_clause_twice(article, clause, {one.number for one in articles}))
    return Charter(blocks, (*reader.questions, *_warnings(blocks, articles)), tuple(reader.doubted))


def _clause_twice(article: Article, clause: int, known: Collection[ArticleNumber]) -> str:
    """That the article has the clause twice; where the next one is missing, it may have swallowed it."""
    number = article.number
    sentence = _("Điều %(article)s có hai khoản %(clause)d.") % {"article": number, "clause": clause}
    if number.next in known or len(known) == 1:
        return sentence
    return f"{sentence} {swallowed_by(number, number.next)}"


def article_of(text: str, number: ArticleNumber) -> Article:
    """The one article in this text, with or without its "Điều 7."; CharterFault when there are more."""
    words = normalised(text)
    if not article_mark(words.partition("\n")[0]):
        words = f"Điều {number.plain}. {words}"
    charter = parse(words)
    if len(charter.blocks) > 1:
        message = _("Nội dung mới của Điều %(number)s chứa nhiều hơn một điều hoặc có tên chương.")
        raise CharterFault(message % {"number": number})
    return charter[0]


def article_in(
    lines: Sequence[str],
    *,
    number: ArticleNumber,
    title: str,
    head: str,
    chapter: str,
    clauses: Sequence[tuple[int, int]],
) -> Article:
    """The article in these lines; `clauses` holds the first line and the number of each."""
    edges = [*(place for place, _number in clauses), len(lines)]
    return Article(
        number=number,
        title=title,
        text="\n".join(lines),
        head=head,
        lead="\n".join(lines[: edges[0]]),
        chapter=chapter,
        clauses=tuple(
            _clause(own, lines[start:end]) for (start, own), end in zip(clauses, edges[1:], strict=True)
        ),
    )


class _BlockReader:
    """Walks over the lines once and cuts them into blocks where a mark begins."""

    def __init__(self, lines: Sequence[str], depth: int | None) -> None:
        self._lines = lines
        self._depth = depth
        self._chapter = ""
        self._section = ""
        self.questions: list[str] = []
        self.doubted: list[ArticleNumber] = []

    def blocks(self) -> Iterator[Block]:
        found = openings(self._lines, depth=self._depth)
        self.questions += found.questions
        self.doubted += found.doubted
        starts: list[Opening] = [(0, None), *found.starts] if self._lines[0] else []
        edges = [*starts, (len(self._lines), None)]
        for (start, mark), (end, _mark) in pairwise(edges):
            if end > start:
                yield self._block(self._lines[start:end], mark, first=start == 0)

    def _block(self, lines: Sequence[str], mark: ArticleMark | FrameMark | None, *, first: bool) -> Block:
        if isinstance(mark, ArticleMark):
            chapter = ", ".join(filter(None, (self._chapter, self._section)))
            clauses = self._clauses(lines, mark)
            title = mark.title if len(mark.title) <= LONGEST_TITLE else ""
            number, head = mark.number, mark.head
            return article_in(lines, number=number, title=title, head=head, chapter=chapter, clauses=clauses)
        if mark is None:
            return Heading(BlockKind.PREAMBLE if first else BlockKind.END, "\n".join(lines))
        if mark.part is BlockKind.SECTION:
            self._section = mark.name
        else:
            self._chapter, self._section = mark.name, ""
        return Heading(mark.part, "\n".join(lines))

    def _clauses(self, lines: Sequence[str], mark: ArticleMark) -> list[tuple[int, int]]:
        """Where the clauses begin; none where they are numbered anew under A, B: the article stays whole."""
        starts = clause_starts(lines)
        found = starts.places
        doubled = any(two <= one for (_at, one), (_to, two) in pairwise(found))
        if not doubled or not any(begins_part(line) for line in lines[1:]):
            self.questions += self._without_point(lines, mark, starts)
            return found
        sentence = _("Điều %(number)s đánh số khoản lại từ đầu dưới các mục A, B; chỉ sửa được cả điều.")
        self.questions.append(sentence % {"number": mark.number})
        return []

    @staticmethod
    def _without_point(lines: Sequence[str], mark: ArticleMark, starts: ClauseStarts) -> Iterator[str]:
        """What is told of the lines whose number has no point, among clauses."""
        taken = _(
            "Điều %(number)s: dòng “%(line)s” được đọc là một khoản dù sau số không có dấu chấm; đề nghị "
            "kiểm tra."
        )
        left = _(
            "Điều %(number)s: dòng “%(line)s” có thể là một khoản nhưng không được đọc là khoản; nếu là "
            "khoản, đề nghị thêm dấu chấm sau số rồi nhập lại."
        )
        for sentence, places in ((taken, starts.taken), (left, starts.left)):
            for place in places:
                yield sentence % {"number": mark.number, "line": lines[place][:_MOST_OF_LINE]}


def _clause(number: int, lines: Sequence[str]) -> Clause:
    starts = [place for place, line in enumerate(lines) if place and point_letter(line)]
    edges = [*starts, len(lines)]
    points = tuple(
        Point(point_letter(lines[start]) or "", "\n".join(lines[start:end])) for start, end in pairwise(edges)
    )
    return Clause(number, "\n".join(lines), points)


def _doubled(numbers: Iterator[T]) -> list[T]:
    return [number for number, times in Counter(numbers).items() if times > 1]


def _warnings(blocks: Sequence[Block], articles: Sequence[Article]) -> Iterator[str]:
    for part, within in groupby((article.number for article in articles), attrgetter("part")):
        yield from _of_order([ArticleNumber(0, part=part), *within])
    for article in articles:
        numbers = [clause.number for clause in article.clauses]
        if numbers != list(range(1, len(numbers) + 1)):
            listed = ", ".join(map(str, numbers))
            facts = {"article": article.number, "clauses": listed}
            yield _("Điều %(article)s: số khoản không liên tục (%(clauses)s).") % facts
        yield from _inserted(article)
    if foreign := [line for block in blocks for line in block.text.split("\n") if frames_page(line)]:
        sentence = _(
            "Dòng “%(line)s” có thể thuộc khung của trang mạng hoặc trang in, không phải của Điều lệ "
            "(%(count)d dòng như vậy); đề nghị bỏ trước khi nhập."
        )
        yield sentence % {"line": foreign[0], "count": len(foreign)}
    for one, two in pairwise([*blocks, None]):
        if isinstance(one, Heading) and not _holds(one.part, two):
            heading = one.text.replace("\n", " ")
            yield _("“%(heading)s” không có điều nào.") % {"heading": heading}


def _holds(part: BlockKind, follower: Block | None) -> bool:
    """Whether what follows the heading of a chapter or part is of it."""
    if isinstance(follower, Article) or part not in {BlockKind.PART, BlockKind.CHAPTER}:
        return True
    smaller = {BlockKind.SECTION} | ({BlockKind.CHAPTER} if part is BlockKind.PART else set())
    return follower is not None and follower.part in smaller


def _inserted(article: Article) -> Iterator[str]:
    """A word on clauses such as 2a: nobody should look for them among those that can be amended alone."""
    found = [
        number
        for clause in article.clauses
        for line in clause.text.split("\n")
        if (number := inserted_clause(line)) and number[:-1] == str(clause.number)
    ]
    if found:
        sentence = _(
            "Điều %(article)s: khoản %(clauses)s được đọc chung với khoản đứng trước; khi sửa đổi, đề nghị "
            "sửa cả khoản ấy hoặc cả điều."
        )
        yield sentence % {"article": article.number, "clauses": ", ".join(found)}


def _of_order(numbers: Sequence[ArticleNumber]) -> Iterator[str]:
    for number, two in pairwise(numbers):
        # What should stand between: the numbers up to the one behind which an article was inserted.
        first, last = (
            number.next,
            replace(two, figure=two.figure if two.letter else two.figure - 1, letter=""),
        )
        if two < number:
            yield _("Điều %(number)s đứng sau Điều %(before)s.") % {"number": two, "before": number}
        elif first == last:
            yield _("Thiếu Điều %(number)s.") % {"number": first}
        elif first < last:
            yield _("Thiếu các điều từ Điều %(first)s đến Điều %(last)s.") % {"first": first, "last": last}
