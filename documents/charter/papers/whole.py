"""The amended charter as a Word file, to be worked on and handed in as the part "toàn văn"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from documents.charter.law.articles import Article, BlockKind
from documents.paper.word import WordParagraph, word_file

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter


def whole_charter_word(charter: Charter, *, unread: Sequence[str] = ()) -> bytes:
    """The file; read again it says the charter to the letter.

    What could not be read of the files it came from stands over each page: in the text it would be law.
    """
    paragraphs = []
    for block in charter.blocks:
        first, *rest = block.text.split("\n")
        if isinstance(block, Article):
            paragraphs += [WordParagraph(first, "Article"), *map(WordParagraph, rest)]
        elif block.part is BlockKind.END:
            paragraphs += map(WordParagraph, [first, *rest])
        else:
            paragraphs += [WordParagraph(line, "Chapter") for line in (first, *rest)]
    return word_file(paragraphs, over=unread)
