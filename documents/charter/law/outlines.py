"""How a charter was cut into articles, kept, so that what rests on it stays when readers cut otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from documents.charter.law.articles import BlockKind, Charter, Heading
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.reading import article_in

# One entry a block: how many lines it has, and what they are; plain enough for a stored row.
Outline: TypeAlias = "list[dict[str, Any]]"
# What an entry says of an article in words.
WORDS = ("title", "head", "chapter")


@dataclass(frozen=True, slots=True)
class CutOtherwise:
    """An article of which two readings hold different words; empty where one of them has no such article."""

    number: ArticleNumber
    old: str
    new: str


def outline_of(charter: Charter) -> Outline:
    """The cuts, without a word of the text but the titles."""
    outline: Outline = []
    for block in charter.blocks:
        lines = block.text.count("\n") + 1
        if isinstance(block, Heading):
            outline.append({"part": block.part.name, "lines": lines})
            continue
        # Line and number of each clause.
        at, starts = block.lead.count("\n") + 1, list[list[int]]()
        for clause in block.clauses:
            starts.append([at, clause.number])
            at += clause.text.count("\n") + 1
        words = {name: getattr(block, name) for name in WORDS}
        outline.append({"number": block.number.stored, "lines": lines, "clauses": starts, **words})
    return outline


def charter_of(text: str, outline: Outline) -> Charter:
    """The charter as it was cut, from the same text."""
    lines, blocks, at = text.split("\n"), list[Any](), 0
    for entry in outline:
        mine = lines[at : at + entry["lines"]]
        at += entry["lines"]
        if "number" not in entry:
            blocks.append(Heading(BlockKind[entry["part"]], "\n".join(mine)))
            continue
        number, clauses = ArticleNumber.of(entry["number"]), [(place, one) for place, one in entry["clauses"]]
        words = {name: entry[name] for name in WORDS}
        blocks.append(article_in(mine, number=number, clauses=clauses, **words))
    return Charter(tuple(blocks))


def cut_otherwise(old: Charter, new: Charter) -> tuple[CutOtherwise, ...]:
    """The articles that the two readings of one text do not hold alike, in order."""
    ours, theirs = old.by_number(), new.by_number()

    def told() -> Iterator[CutOtherwise]:
        for number in sorted({*ours, *theirs}):
            before, after = (
                article.text if article else "" for article in (ours.get(number), theirs.get(number))
            )
            if before != after or ours[number].clauses != theirs[number].clauses:
                yield CutOtherwise(number, before, after)

    return tuple(told())
