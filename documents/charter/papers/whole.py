"""The amended charter as a Word file, to be worked on and handed in as the part "toàn văn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from documents.charter.law.articles import Article, BlockKind
from documents.paper.word import WordParagraph, word_file

if TYPE_CHECKING:
    from documents.charter.law.articles import Block, Charter


def whole_charter_word(charter: Charter) -> bytes:
    """The file; read again it says the charter to the letter."""
    return word_file(paragraph for block in charter.blocks for paragraph in _paragraphs(block))


def _paragraphs(block: Block) -> Iterator[WordParagraph]:
    first, *rest = block.text.split("\n")
    if isinstance(block, Article):
        yield WordParagraph(first, "Article")
        yield from map(WordParagraph, rest)
        return
    in_middle = block.part is not BlockKind.END
    yield from (WordParagraph(line, "Chapter" if in_middle else "Normal") for line in (first, *rest))
