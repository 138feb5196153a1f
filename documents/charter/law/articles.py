"""A charter as it was written: preamble, headings and articles, whole and in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias, overload

from documents.charter.law.numbers import ArticleNumber


class BlockKind(Enum):
    """What a block that is not an article is."""

    PREAMBLE = auto()
    PART = auto()
    CHAPTER = auto()
    SECTION = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """Everything between two articles that belongs to neither: a chapter with its title, for one."""

    part: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A điểm: its letter, and its text with the letter."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A khoản: its number, its text with number and points, and the points."""

    number: int
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A điều. `text` is all of it, `head` how it begins ("Điều 7."), `lead` what stands before clause 1.

    `chapter` is where it stands, chapter and section as written: "Chương II", "Chương II, Mục 1" or "".
    """

    number: ArticleNumber
    title: str
    text: str
    head: str
    lead: str
    chapter: str = ""
    clauses: tuple[Clause, ...] = ()

    @property
    def body(self) -> str:
        """The text without "Điều 7.": what stays the same when only the number changes."""
        return self.text.removeprefix(self.head).lstrip()

    def clause(self, number: int) -> Clause | None:
        """The clause of that number."""
        return next((clause for clause in self.clauses if clause.number == number), None)


Block: TypeAlias = Heading | Article


@dataclass(frozen=True, slots=True)
class Charter(Sequence[Article]):
    """The articles in order, as a sequence; `blocks` also holds what stands between them.

    `warnings` are sentences about what looks wrong and can be lived with.
    """

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    # Numbers of articles that may lie inside the one before them.
    doubted: tuple[ArticleNumber, ...] = ()

    @property
    def text(self) -> str:
        """The whole charter, to the letter of `normalised`."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order in which they stand."""
        return tuple(block for block in self.blocks if isinstance(block, Article))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What stands between the articles."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts under which the articles are numbered anew, in order; none where they count through."""
        return tuple(dict.fromkeys(article.number.part for article in self if article.number.part))

    @property
    def preamble(self) -> str:
        """What stands before the first chapter or article: as a rule the association's name."""
        return "\n".join(head.text for head in self.headings if head.part is BlockKind.PREAMBLE)

    def article(self, number: ArticleNumber | int | None) -> Article | None:
        """The article of that number."""
        return None if number is None else self.by_number().get(ArticleNumber.of(number))

    def by_number(self) -> dict[ArticleNumber, Article]:
        """The articles by number."""
        return {article.number: article for article in self.articles}

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        return self.articles[index]
