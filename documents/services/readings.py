"""The words of stored papers: read once, kept beside the untouched bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from documents import files, reading
from documents.models import BlobText

if TYPE_CHECKING:
    from documents.models import Blob, PartDraft, VersionPart


def text_of(part: VersionPart | PartDraft) -> BlobText:
    """What the paper says; read at the first need, a file of old letters already turned into Unicode.

    Reads a file: never inside a transaction that writes. A paper that cannot be read has an empty
    text, and the reason among its warnings.
    """
    found = BlobText.objects.filter(blob=part.blob_id).first()
    return found or _kept(part.blob, _read(part))


def _read(part: VersionPart | PartDraft) -> reading.Reading:
    try:
        with files.open_file(part.blob.name) as stream:
            found = reading.read(stream.read(), part.name)
    except (reading.Unreadable, FileNotFoundError) as fault:
        return reading.Reading("", "", (str(fault),))
    return reading.converted(found) if found.legacy else found


def _kept(blob: Blob, found: reading.Reading) -> BlobText:
    try:
        with transaction.atomic():
            return BlobText.objects.create(
                blob=blob,
                text=found.text,
                html=found.html,
                warnings=[str(line) for line in found.warnings],
                legacy=found.legacy,
                converted=bool(found.legacy),
            )
    except IntegrityError:
        # Another reader was quicker; his is the same.
        return BlobText.objects.get(blob=blob)
