"""How long the kept words of files are, and since when they are kept: asked without loading any words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.functions import Length

from documents.packages.models.paper_words import BlobText

if TYPE_CHECKING:
    from documents.packages.models.drafts import VersionPart


@dataclass(frozen=True, slots=True)
class PartWeight:
    """What tells the words of one part of a draft from any others, and how many letters and bytes it has."""

    mark: tuple[int, str, str, str, str]
    letters: int
    size: int


def weights_of(parts: Iterable[VersionPart]) -> list[PartWeight] | None:
    """One for each part, in their order; None where the words of one are not kept. One query."""
    rows = list(parts)
    kept = BlobText.objects.current().filter(blob__in={row.blob_id for row in rows})
    known = {
        blob: (length, at)
        for blob, length, at in kept.annotate(length=Length("text")).values_list("blob", "length", "at")
    }
    if any(row.blob_id not in known for row in rows):
        return None
    found = []
    for row in rows:
        letters, at = known[row.blob_id]
        mark = (row.version_id, row.code, row.name, row.blob.sha256, at.isoformat())
        found.append(PartWeight(mark, letters, row.blob.size))
    return found
