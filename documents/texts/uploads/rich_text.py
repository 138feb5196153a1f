"""Rich text (.rtf): begins and ends as it should, and carries no program or foreign object."""

from __future__ import annotations

import re

from documents.texts.uploads.reasons import BROKEN, PROGRAM_INSIDE, TRUNCATED, NotTaken
from documents.texts.uploads.source import BLANK, Source, overlapping, refuse_mixed

RTF = b"{\\rtf"
# Objects of other programs, by which such files attack; a picture or a text needs none of them.
_OBJECT = re.compile(
    rb"\\(?:obj(?:data|ect|emb|link|autlink|update|ocx|class)|bin\d|ddeauto)\b", re.IGNORECASE
)


# A brace or backslash that is meant as a letter opens and closes nothing.
_LETTER = re.compile(rb"\\[\\{}]")


def check_rich_text(source: Source) -> None:
    """Refuse an .rtf that is cut off, holds objects, or would be taken for another kind of file."""
    refuse_mixed(source)
    if not source.tail(1024).rstrip(BLANK).endswith(b"}") or _open_groups(source) > 0:
        raise NotTaken(TRUNCATED)
    for piece in overlapping(source.chunks(), 32):
        if _OBJECT.search(piece):
            raise NotTaken(PROGRAM_INSIDE)
    if b"\\" not in source.head[5:]:
        raise NotTaken(BROKEN)


def _open_groups(source: Source) -> int:
    """How many groups that were opened are never closed."""
    depth, rest = 0, b""
    for chunk in source.chunks():
        piece = rest + chunk
        # A backslash at the very end belongs to what comes next.
        odd = (len(piece) - len(piece.rstrip(b"\\"))) % 2
        piece, rest = (piece[:-1], piece[-1:]) if odd else (piece, b"")
        plain = _LETTER.sub(b"", piece)
        depth += plain.count(b"{") - plain.count(b"}")
    return depth
