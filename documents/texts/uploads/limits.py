"""How much is taken: every limit on a file follows from the one setting FILE_SIZE_LIMIT."""

from __future__ import annotations

import math

from django.conf import settings

from documents.texts.megabyte import MEGABYTE

# The largest that telephones take by default (8160 × 6120), and 200 MB once drawn.
PIXELS = 50_000_000
# What the other limits were measured with; a larger setting gives more of each.
_MEASURED = 20 * MEGABYTE
_MOST_PHOTOS = 40
# A page of photographs takes at most this much of the paper that they are joined into.
_PHOTO_PAGE = MEGABYTE // 2


def file_limit() -> int:
    """Bytes of the largest file that is taken, anywhere."""
    return int(settings.FILE_SIZE_LIMIT)


def photos_limit() -> int:
    """How many photographs one paper is joined from: as many as make a file that is taken."""
    return max(1, min(_MOST_PHOTOS, file_limit() // _PHOTO_PAGE))


def photos_size() -> int:
    """Bytes of all photographs of one paper together."""
    return 3 * file_limit()


def unpacked_limit() -> int:
    """Bytes that an office file may hold once it is unpacked."""
    return 6 * max(file_limit(), _MEASURED)


def reader_memory() -> int:
    """Bytes that the process of a reader may take; it holds the file, or the photographs, as they came."""
    return 256 * MEGABYTE + 4 * max(0, file_limit() - _MEASURED)


def reader_seconds() -> float:
    """Seconds of work that a reader has for one file while a person waits for a page."""
    return 1.5 * max(1.0, file_limit() / _MEASURED)


def awaited_seconds() -> float:
    """The same for a file that is not kept, so that its sender waits for its words or has none of them."""
    return 4 * reader_seconds()


def patient_seconds() -> float:
    """The same beside the pages, where a page's time was too short: 500 pages take 1.2 on a quick machine."""
    return 20.0 * max(1.0, file_limit() / _MEASURED)


def megabytes(size: int) -> str:
    """In MB, rounded up to a tenth, so that a file one byte over never reads as equal to the limit."""
    tenths = math.ceil(size * 10 / MEGABYTE)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
