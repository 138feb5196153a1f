"""Plain texts: Unicode as it is, older ones by the table that makes Vietnamese of them."""

from __future__ import annotations

import codecs

from documents.texts.reading import legacy, markup
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.markup import LETTERS
from documents.texts.reading.syllables import marked_words, share
from workflows.text import composed

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MARKS = (*_WIDE, codecs.BOM_UTF8)

# Of a text beyond all bounds so much is read.
_LINES = 60_000
# Fewer words than these prove no table.
_WORDS, _ENOUGH = 3, 0.7


def read_txt(data: bytes) -> Found:
    """What is in a .txt that the door let in; raises Fault."""
    text = decoded(data)
    if text is not None:
        return _paragraphs_of(text)
    encoding = encoding_of(data)
    if encoding == "cp1258":
        finding = _paragraphs_of(as_cp1258(data))
        finding.warnings.append(("code_page", 0))
        return finding
    finding = _paragraphs_of(as_typed(data))
    finding.encoding = encoding
    return finding


def decoded(data: bytes) -> str | None:
    """The Unicode text, or None when the bytes are of some older table."""
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        if data.startswith(MARKS):
            raise Fault("not_unicode") from fault
        return None


def as_typed(data: bytes) -> str:
    """Bytes of an old font as the letters a Western Windows shows for them."""
    return data.decode("cp1252", errors="_unset_as_latin1")


def as_cp1258(data: bytes) -> str:
    """Bytes of Vietnamese Windows as Unicode NFC."""
    return composed(data.decode("cp1258", errors="_unset_as_latin1"))


def _unset(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("latin-1"), fault.end


codecs.register_error("_unset_as_latin1", _unset)


def encoding_of(data: bytes) -> str:
    """Which of the older tables makes Vietnamese of these bytes ("TCVN3", "VNI", "cp1258").

    Looks at their beginning only. Raises Fault("not_unicode") when none does.
    """
    sample = data[:20_000]
    typed = as_typed(sample)
    readings = {kind: legacy.to_unicode(typed, kind) for kind in legacy.TABLES}
    readings["cp1258"] = as_cp1258(sample)
    words = {kind: marked_words(text) for kind, text in readings.items()}
    best = max(words, key=lambda kind: share(words[kind]))
    if len(words[best]) < _WORDS or share(words[best]) < _ENOUGH:
        raise Fault("not_unicode")
    return best


def _paragraphs_of(text: str) -> Found:
    lines = legacy.without_marks(text[:LETTERS]).replace("\f", "\n").splitlines()
    if len(text) <= LETTERS:
        return Found(markup.paragraph_markup(lines))
    # The last line may be cut off in the middle of a word; a text of one line is nothing else.
    lines = lines[: min(_LINES, max(1, len(lines) - 1))]
    return Found(markup.paragraph_markup(lines), [("first_letters", sum(map(len, lines)))])
