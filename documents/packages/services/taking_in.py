"""Taking papers in: files, photographs of one paper, words typed on a page; stored before any transaction."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Protocol

from django.utils.translation import gettext_lazy

from documents.packages.answers.values import NewPart
from documents.packages.services.paper_words import first_look, photographed
from documents.packages.services.store import mark_when_empty
from documents.texts.files import PAPERS
from documents.texts.reading.reader import let_in, pdf_of_photos
from documents.texts.reading.typed import CONTENT_TYPE
from documents.texts.uploads.kinds import ALL, PHOTOS, FileKinds
from documents.texts.uploads.reasons import EMPTY, NotTaken, Reason
from workflows.text import clean

_SEVERAL = Reason(
    "several",
    gettext_lazy("Chỉ chọn nhiều tệp một lần khi tất cả là ảnh chụp %(photos)s; %(names)s không phải ảnh."),
)


class Sent(Protocol):
    """A file of a form, as Django hands it over."""

    name: str | None
    file: IO[bytes]


def receive(stream: IO[bytes], name: str, *, part: str, choice: FileKinds = ALL) -> NewPart:
    """Inspect an uploaded file of one of these kinds, store its bytes and hash them, before any transaction.

    Raises NotTaken with the Vietnamese reason, or StoreFull.
    """
    accepted = let_in(stream, name, choice=choice)
    mark_when_empty()
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


def receive_all(sent: Sequence[Sent], *, part: str, title: str, choice: FileKinds = ALL) -> NewPart:
    """The same for what was chosen in one field: a file, or several photographs of one paper in order.

    Photographs become one PDF named after `title`, and are kept as they were taken beside it.
    Raises NotTaken, StoreFull.
    """
    taken = [receive(one.file, one.name or "", part=part, choice=choice) for one in sent]
    if len(taken) == 1:
        return taken[0]
    others = [one.name for one in taken if PHOTOS.get(one.extension) is None]
    if others:
        raise NotTaken(_SEVERAL, photos=PHOTOS.named, names=", ".join(others))
    data = pdf_of_photos([_bytes(one) for one in sent])
    return replace(receive(io.BytesIO(data), f"{title}.pdf", part=part), photos=tuple(taken))


def take_in(sent: Sequence[Sent], *, part: str, title: str, choice: FileKinds = ALL) -> NewPart:
    """The same, read once for all who will open the draft; `font` of the answer names old letters.

    Raises NotTaken, StoreFull.
    """
    taken = receive_all(sent, part=part, title=title, choice=choice)
    found = photographed(taken) if taken.photos else first_look(taken, _bytes(sent[0]))
    return replace(taken, font=found.legacy)


def receive_text(text: str, *, part: str, title: str) -> NewPart:
    """Text typed in the browser, kept as a UTF-8 file in NFC.

    Raises NotTaken where nothing but unseen signs was typed, files.StoreFull.
    """
    data = clean(text, lines=True).encode()
    if not data:
        raise NotTaken(EMPTY)
    mark_when_empty()
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


def _bytes(sent: Sent) -> bytes:
    sent.file.seek(0)
    return sent.file.read()
