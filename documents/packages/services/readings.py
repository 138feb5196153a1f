"""The words of stored papers: read once, kept beside the untouched bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from documents.packages.models.readings import BlobText, Conversion
from documents.texts import files
from documents.texts.reading.reader import Reading, Unreadable, converted, read, read_typed
from documents.texts.reading.typed import CONTENT_TYPE

if TYPE_CHECKING:
    from documents.packages.answers.values import NewPart
    from documents.packages.models.drafts import Blob, Version


class Filed(Protocol):
    """A stored file under the name somebody gave it: a part of a draft, a scan, a paper of a dossier."""

    blob: Blob
    blob_id: int
    name: str


def text_of(part: Filed) -> BlobText:
    """What the paper says; read at the first need, a file of old letters already turned into Unicode.

    Reads a file: never inside a transaction that writes. A paper that cannot be read has an empty
    text, and the reason among its warnings.
    """
    found = BlobText.objects.filter(blob=part.blob_id).first()
    return found or _kept(part.blob, reading_of(part))


def news_of(version: Version) -> list[tuple[str, str]]:
    """(name of a file, what its author should know of it) for the files that nobody has read before.

    Reads them, so that whoever opens the draft next need not wait. Never inside a transaction that writes.
    """
    fresh = version.parts.select_related("blob").filter(blob__reading=None).order_by("id")
    return [(row.name, line) for row in fresh for line in text_of(row).warnings]


def reading_of(part: Filed) -> Reading:
    """The same without keeping it: for papers whose words belong nowhere but on that paper."""
    found = _read(part.blob.name, part.name, part.blob.content_type)
    if not found.legacy:
        return found
    said = Conversion.objects.filter(blob=part.blob_id).select_related("by").first()
    if said is None:
        return replace(converted(found), legacy=found.legacy)
    return _as_said(found, said)


def first_look(part: NewPart) -> Reading:
    """What a file just received says, its old letters not yet turned into Unicode."""
    return _read(part.stored_name, part.name, part.content_type)


def _read(stored: str, name: str, content_type: str) -> Reading:
    try:
        with files.open_file(stored) as stream:
            data = stream.read()
        if content_type == CONTENT_TYPE:
            return read_typed(data.decode())
        return read(data, name)
    except (Unreadable, FileNotFoundError) as fault:
        return Reading("", "", (str(fault),))


def _as_said(found: Reading, said: Conversion) -> Reading:
    """In Unicode if its author found it right so; otherwise only the file counts."""
    turned, facts = converted(found), {"who": said.by, "font": said.font}
    # What is said of anything but the letters.
    others = tuple(line for line in found.warnings if line in turned.warnings)
    if said.accepted:
        words = _("Chữ %(font)s đã được chuyển sang Unicode; %(who)s đã xem trước và xác nhận.")
        return replace(turned, warnings=(words % facts, *others), legacy=said.font)
    words = _("%(who)s cho biết chữ %(font)s chuyển sang Unicode không đúng, nên không đọc nội dung tệp.")
    return Reading("", "", (words % facts, *others), said.font)


def _kept(blob: Blob, found: Reading) -> BlobText:
    try:
        with transaction.atomic():
            return BlobText.objects.create(
                blob=blob,
                text=found.text,
                html=found.html,
                warnings=[str(line) for line in found.warnings],
                legacy=found.legacy,
                converted=bool(found.legacy and found.text),
            )
    except IntegrityError:
        # Another reader was quicker; his is the same.
        return BlobText.objects.get(blob=blob)
