"""Photographs joined as a form joins them: each through the door, then all into one paper."""

from __future__ import annotations

import io
from collections.abc import Sequence

from documents.texts.reading.reader import let_in, pdf_of_photos


def join_photos(photos: Sequence[tuple[bytes, str]]) -> bytes:
    """One PDF of these photographs (bytes, file name). Raises NotTaken, of which Unreadable is one."""
    for data, filename in photos[:40]:
        let_in(io.BytesIO(data), filename)
    return pdf_of_photos([data for data, _name in photos])
