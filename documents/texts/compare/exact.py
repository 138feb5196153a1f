"""The whole comparison as one sequence from which both texts can be built again."""

from __future__ import annotations

from collections.abc import Sequence

from documents.texts.compare import words
from documents.texts.compare.pairing import aligned
from documents.texts.compare.segments import Segment, Writer
from documents.texts.compare.texts import paragraphs


def compare(old: str, new: str) -> Sequence[Segment]:
    """What became of a text: segments to keep, to insert and to delete, in the order of reading.

    `.text` of "keep" and "delete" joined is `old`, of "keep" and "insert" is `new`, to the letter:
    line ends, blank lines, any character. Paragraphs are set against each other first, then the words
    of those that changed. Two equal texts give one "keep", two empty ones nothing.
    """
    if old == new:
        return [Segment("keep", old)] if old else []
    one, two = paragraphs(old), paragraphs(new)
    writer = Writer()
    _write_end(one.lead, two.lead, writer)
    for pair in aligned(one.bodies, two.bodies):
        if pair.new is None and pair.old is not None:
            writer.change(one.bodies[pair.old] + one.tails[pair.old], "")
        elif pair.old is None and pair.new is not None:
            writer.change("", two.bodies[pair.new] + two.tails[pair.new])
        elif pair.old is not None and pair.new is not None:
            writer.add(words.between(one.bodies[pair.old], two.bodies[pair.new]))
            _write_end(one.tails[pair.old], two.tails[pair.new], writer)
    return writer.segments()


def _write_end(old: str, new: str, writer: Writer) -> None:
    if old == new:
        writer.keep(old)
    else:
        writer.change(old, new)
