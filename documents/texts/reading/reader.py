"""One file in, one reading out: the door first, then the reader of its kind in a process apart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.texts.reading import apart, legacy, markup, sentences, txt, typed
from documents.texts.reading.faults import PASSING, Fault
from documents.texts.uploads.door import Accepted, inspect
from documents.texts.uploads.reasons import NOT_UNICODE, Refused

# Raise it when a file would be read otherwise than before: what was kept of older readers is read again.
VERSION = 1
LIMIT = 20 * 1024 * 1024
PHOTOS, PHOTO_BYTES = 40, 60 * 1024 * 1024
_PHOTOS = ("jpg", "jpeg", "png")


class Unreadable(Refused):
    """The file is hostile, broken or beyond bounds; the text is for the person who sent it."""


class UnreadNow(Unreadable):
    """The reader was stopped: on another day, or an idle machine, it may come to its end. `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(sentences.fault(code))
        self.code = code


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: plain lines and clean HTML in NFC, and what its reader should be told.

    `legacy` names the old fonts ("TCVN3", "VNI") whose letters are still as they were typed, "" for none.
    `for_now` says that nothing was read this time, and why, which is no property of the file.
    """

    text: str
    html: str
    warnings: tuple[str, ...] = ()
    legacy: str = ""
    # The HTML with marks around the pieces in old fonts, or the font of the whole.
    marked: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)
    for_now: bool = False


def read(data: bytes, filename: str) -> Reading:
    """Read a file that the door takes in; its kind is what its name and bytes agree on.

    Returns a Reading (empty with a warning for a photograph, a scan, an old .doc); raises Unreadable.
    """
    kind, data = _let_in(data, filename)
    if kind == "doc":
        return Reading("", "", (sentences.warning("old_word"),))
    if kind in _PHOTOS:
        return Reading("", "", (sentences.warning("photo"),))
    try:
        answer, _body = apart.run(kind, [data])
    except Fault as fault:
        if fault.code in PASSING:
            raise UnreadNow(fault.code) from fault
        raise Unreadable(sentences.fault(fault.code)) from fault
    told = tuple(sentences.warning(code, number) for code, number in answer["warnings"])
    name = answer["legacy"]
    told += (sentences.about_fonts("legacy", name),) if name else ()
    told += (sentences.nothing(),) if not answer["text"] and not told else ()
    kept = (answer.get("marked", ""), answer.get("whole", ""))
    return Reading(answer["text"], answer["html"], told, name, *kept)


def read_typed(text: str) -> Reading:
    """Read what was written on a page of ours, with the marks of `documents.texts.reading.typed`."""
    html = typed.html_of(text)
    return Reading(markup.lines_of(html), html)


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


def join_photos(photos: Sequence[tuple[bytes, str]]) -> bytes:
    """One PDF of these photographs (bytes, file name), a page of A4 each, in the order given.

    Each must pass the door as .jpg or .png. Raises Unreadable.
    """
    if not photos:
        raise Unreadable(sentences.fault("no_photo"))
    if len(photos) > PHOTOS or sum(len(data) for data, _name in photos) > PHOTO_BYTES:
        raise Unreadable(sentences.fault("many_photos"))
    for data, filename in photos:
        if _accepted(data, filename).extension not in _PHOTOS:
            raise Unreadable(sentences.fault("not_photo"))
    try:
        return apart.run("join", [data for data, _name in photos], seconds=apart.PHOTO_SECONDS)[1]
    except Fault as fault:
        raise Unreadable(sentences.fault(fault.code)) from fault


def _let_in(data: bytes, filename: str) -> tuple[str, bytes]:
    """The kind of the file and its bytes; raises Unreadable with what the door says.

    The door takes Unicode texts only. An older one is shown to it as the letters it would be printed
    with, so that its other rules (no control signs, no page or program renamed) hold for it as well.
    """
    try:
        return _accepted(data, filename).extension, data
    except Unreadable as refused:
        if refused.reason != str(NOT_UNICODE) or data.startswith(txt.MARKS):
            raise
    _accepted(txt.as_typed(data).encode(), filename)
    return "txt", data


def _accepted(data: bytes, filename: str) -> Accepted:
    try:
        return inspect(io.BytesIO(data), filename, limit=LIMIT)
    except Refused as refused:
        raise Unreadable(refused.reason) from refused
