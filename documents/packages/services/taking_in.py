"""Taking papers in: files, photographs of one paper, words typed on a page; stored before any transaction."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from documents.packages.answers.values import NewPart
from documents.packages.services.readings import first_look
from documents.texts.files import PAPERS
from documents.texts.names import display_name
from documents.texts.reading.reader import join_photos, read
from documents.texts.reading.typed import CONTENT_TYPE
from documents.texts.uploads.door import Accepted, inspect
from documents.texts.uploads.reasons import EMPTY, NOT_UNICODE, Refused
from workflows.text import clean

PHOTOS = ("jpg", "jpeg", "png")


class Sent(Protocol):
    """A file of a form, as Django hands it over."""

    name: str | None
    file: IO[bytes]


def receive(stream: IO[bytes], name: str, *, part: str) -> NewPart:
    """Inspect an uploaded file, store its bytes and hash them, before any transaction.

    Raises uploads.Refused with the Vietnamese reason, or StoreFull.
    """
    accepted = _accepted(stream, name)
    stream.seek(0)
    stored = PAPERS.keep(stream)
    return NewPart(
        code=part,
        name=accepted.name,
        stored_name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        extension=accepted.extension,
        content_type=accepted.content_type,
        readable=accepted.readable,
    )


def take_in(sent: Sequence[Sent], *, part: str, title: str) -> NewPart:
    """The same for what was chosen in one field: a file, or several photographs of one paper in order.

    Photographs become one PDF named after `title`, and are kept as they were taken beside it. `font` of
    the answer names an old font that was recognised. Raises uploads.Refused, StoreFull.
    """
    taken = [receive(one.file, one.name or "", part=part) for one in sent]
    if len(taken) == 1:
        return replace(taken[0], font=first_look(taken[0]).legacy)
    others = [one.name for one in taken if one.extension not in PHOTOS]
    if others:
        words = _(
            "Chỉ chọn nhiều tệp một lần khi tất cả là ảnh chụp .jpg hoặc .png; %(names)s không phải ảnh."
        )
        raise Refused(words % {"names": ", ".join(others)})
    return replace(_joined(taken, part=part, title=title), photos=tuple(taken))


def receive_text(text: str, *, part: str, title: str) -> NewPart:
    """Text typed in the browser, kept as a UTF-8 file in NFC.

    Raises uploads.Refused where nothing but unseen signs was typed, StoreFull.
    """
    data = clean(text, lines=True).encode()
    if not data:
        raise Refused(EMPTY)
    stored = PAPERS.keep(io.BytesIO(data))
    return NewPart(
        code=part,
        name=f"{title}.txt",
        stored_name=stored.name,
        sha256=stored.sha256,
        size=len(data),
        extension="txt",
        content_type=CONTENT_TYPE,
    )


def _accepted(stream: IO[bytes], name: str) -> Accepted:
    """What the door says; a text in the letters of an old font is let in when it can be read."""
    try:
        return inspect(stream, name, limit=settings.FILE_SIZE_LIMIT)
    except Refused as refused:
        if refused.reason != str(NOT_UNICODE):
            raise
    stream.seek(0)
    data = stream.read()
    read(data, name)
    return Accepted(display_name(name), "txt", "text/plain", len(data), readable=True)


def _joined(photos: Sequence[NewPart], *, part: str, title: str) -> NewPart:
    data = join_photos([(_bytes(one), one.name) for one in photos])
    return receive(io.BytesIO(data), f"{title}.pdf", part=part)


def _bytes(part: NewPart) -> bytes:
    return PAPERS.read(part.stored_name)
