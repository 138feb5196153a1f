"""One file in, one reading out: the door first, then the reader of its kind in a process apart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from documents.texts.reading import apart, legacy, markup, office, sentences, txt, typed
from documents.texts.reading.faults import PASSING, Fault
from documents.texts.uploads import old_word
from documents.texts.uploads.door import Accepted, inspect
from documents.texts.uploads.kinds import ALL, FileKinds
from documents.texts.uploads.limits import file_limit, megabytes, photos_limit, photos_size
from documents.texts.uploads.reasons import NOT_UNICODE, NotTaken, Reason

if TYPE_CHECKING:
    from documents.texts.files import Stream

# Raise it when a file would be read otherwise than before: what was kept of older readers is read again.
VERSION = 13


class Unreadable(NotTaken):
    """The file is hostile, broken or beyond bounds; the text is for the person who sent it."""


class UnreadNow(Unreadable):
    """The reader was stopped: on another day, or an idle machine, it may come to its end. `code` says how."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: plain lines and clean HTML in NFC, and what its reader should be told.

    `legacy` names the old fonts ("TCVN3", "VNI") whose letters are still as they were typed, "" for none.
    `for_now` says that nothing was read this time, and why, which is no property of the file; `stopped`
    is the code of the fault where its reader was ended before it came to the end.
    """

    text: str
    html: str
    warnings: tuple[str, ...] = ()
    legacy: str = ""
    # The HTML with marks around the pieces in old fonts, or the font of the whole.
    marked: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)
    for_now: bool = False
    stopped: str = ""

    @classmethod
    def carried_over(cls, data: bytes, *, otherwise: str, seconds: float | None) -> Reading:
        """An old .doc as the program of this machine brings it; the warning `otherwise` without one."""
        carried = office.carried_over(data)
        if carried is None:
            return cls("", "", (sentences.warning(otherwise),))
        program, made = carried
        try:
            reading = read(made, f"paper.{program.makes}", seconds=seconds)
        except UnreadNow:
            raise
        except Unreadable as refused:
            # What the program made is no file of the sender's: only its length can be his doing.
            if refused.code == sentences.FAULTS["huge"].code:
                raise
            return cls("", "", (sentences.warning(otherwise),))
        told = [program.told, *(["old_objects"] if old_word.holds_objects(data) else [])]
        told += ["odd_fields"] if program.to_output and old_word.holds_worked_out(data) else []
        return replace(reading, warnings=(*map(sentences.warning, told), *reading.warnings))


def let_in(stream: Stream, filename: str, *, choice: FileKinds = ALL) -> Accepted:
    """The door, as large a file as the site takes; also for texts in an older table of letters.

    The door itself takes Unicode texts only. An older one is shown to it as the letters it would be printed
    with, so that its other rules (no control signs, no page or program renamed) hold for it as well.
    The stream is left at its start. Raises NotTaken.
    """
    try:
        return inspect(stream, filename, limit=file_limit(), choice=choice)
    except NotTaken as refused:
        if refused.code != NOT_UNICODE.code:
            raise
    data = stream.read()
    stream.seek(0)
    if data.startswith(txt.MARKS):
        raise NotTaken(NOT_UNICODE)
    # A letter of one byte takes up to three in Unicode.
    shown = inspect(io.BytesIO(txt.as_typed(data).encode()), filename, limit=3 * file_limit(), choice=choice)
    try:
        txt.encoding_of(data)
    except Fault as fault:
        raise NotTaken(NOT_UNICODE) from fault
    return replace(shown, size=len(data))


def read(data: bytes, filename: str, *, seconds: float | None = None) -> Reading:
    """Read a file that nobody has looked at: the door first. Raises Unreadable, for a closed door too."""
    try:
        extension = let_in(io.BytesIO(data), filename).extension
    except NotTaken as refused:
        raise Unreadable(Reason(refused.code, refused.reason)) from refused
    return read_as(extension, data, seconds=seconds)


def read_as(extension: str, data: bytes, *, seconds: float | None = None) -> Reading:
    """Read what the door let in as a file of this ending, once: a process apart, unless it is a small text.

    The process may take `seconds` of work, or what a page has for it. Returns a Reading (empty with a
    warning for a photograph, a scan, and an old .doc where no program reads it); raises Unreadable, and
    UnreadNow where another try may come to an end.
    """
    kind = ALL.get(extension)
    if kind is None:
        raise Unreadable(sentences.FAULTS["broken"])
    if kind.unread and kind.readable:
        return Reading("", "", (sentences.warning(kind.unread),))
    try:
        if kind.unread:
            return Reading.carried_over(data, otherwise=kind.unread, seconds=seconds)
        answer, _body = apart.run(kind.code, [data], seconds=seconds)
    except Fault as fault:
        raise (UnreadNow if fault.code in PASSING else Unreadable)(sentences.FAULTS[fault.code]) from fault
    told = tuple(sentences.warning(code, number) for code, number in answer["warnings"])
    name = answer["legacy"]
    told += (sentences.about_fonts("legacy", name),) if name else ()
    told += (sentences.nothing(),) if not answer["text"] and not told else ()
    kept = (answer.get("marked", ""), answer.get("whole", ""))
    return Reading(answer["text"], answer["html"], told, name, *kept)


def read_typed(text: str) -> Reading:
    """Read what was written on a page of ours, with the marks of `documents.texts.reading.typed`."""
    html = typed.html_of(text)
    return Reading(markup.lines_of(html), html, typed.told_in(text))


def converted(reading: Reading) -> Reading:
    """The reading with its old fonts turned into Unicode, to be looked at and confirmed by a person.

    A reading without old fonts comes back as it is.
    """
    if not reading.legacy:
        return reading
    html = markup.tidied(legacy.converted_html(reading.marked, whole=reading.whole))
    old = sentences.about_fonts("legacy", reading.legacy)
    new = sentences.about_fonts("converted", reading.legacy)
    told = tuple(new if sentence == old else sentence for sentence in reading.warnings)
    return Reading(markup.lines_of(html), html, told)


def pdf_of_photos(photos: Sequence[bytes]) -> bytes:
    """One PDF of photographs that the door let in, a page of A4 each, in this order. Raises Unreadable."""
    if not photos:
        raise Unreadable(sentences.FAULTS["no_photo"])
    if len(photos) > photos_limit() or sum(map(len, photos)) > photos_size():
        facts = {"count": photos_limit(), "size": megabytes(photos_size())}
        raise Unreadable(sentences.FAULTS["many_photos"], **facts)
    try:
        return apart.run("join", photos, seconds=apart.PHOTO_SECONDS)[1]
    except Fault as fault:
        raise Unreadable(sentences.FAULTS[fault.code]) from fault
