"""Photographs: walked to their end, no pixel is decoded; how many pixels are taken."""

from __future__ import annotations

import re
import zlib

from documents.texts.uploads.limits import PIXELS
from documents.texts.uploads.reasons import BROKEN, MIXED, TRUNCATED, NotTaken, too_many_pixels
from documents.texts.uploads.source import CHUNK, Source, refuse_mixed

# Far above what cameras and scanners write; a file cut into millions of parts would only cost time.
PARTS = 10_000
_SCAN, _END = 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Inside the picture data FF 00 is a byte and FF D0 … FF D7 are restarts; anything else is a marker.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def check_png(source: Source) -> None:
    """Refuse a PNG that is damaged, cut off, has bytes after its end, or too many pixels."""
    refuse_mixed(source)
    position, kinds = 8, set[bytes]()
    for _part in range(PARTS):
        kind, position = _chunk(source, position)
        if not kinds and kind != b"IHDR":
            raise NotTaken(BROKEN)
        kinds.add(kind)
        if kind == b"IEND":
            break
    if not {b"IHDR", b"IDAT", b"IEND"} <= kinds:
        raise NotTaken(BROKEN)
    if position != source.size:
        raise NotTaken(MIXED)
    _refuse_pixels(int.from_bytes(source.at(16, 4)), int.from_bytes(source.at(20, 4)))


def check_jpeg(source: Source) -> None:
    """Refuse a JPEG that is damaged, cut off, has strange bytes after its end, or too many pixels."""
    refuse_mixed(source)
    position, size, markers = 2, None, set[int]()
    for _part in range(PARTS):
        position, marker = _next_marker(source, position)
        markers.add(marker)
        if marker == _END:
            break
        length = int.from_bytes(source.at(position, 2))
        if length < 2:
            raise NotTaken(BROKEN)
        if marker in _FRAMES:
            sides = source.at(position + 3, 4)
            size = (int.from_bytes(sides[2:]), int.from_bytes(sides[:2]))
        position += length
    if size is None or not {_SCAN, _END} <= markers:
        raise NotTaken(BROKEN)
    _refuse_pixels(*size)

    # Telephones add a second picture, a short film or notes after the end; others add nothing but zeros.
    start = source.at(position, 12)
    known = start.startswith(b"\xff\xd8\xff") or start[4:8] == b"ftyp" or source.tail(4) == b"SEFT"
    if not known and any(piece.strip(b"\x00") for piece in source.chunks(position)):
        raise NotTaken(MIXED)


def _chunk(source: Source, position: int) -> tuple[bytes, int]:
    """Kind of the PNG chunk at this place and the place after it; its check sum must hold."""
    header = source.at(position, 8)
    end = position + 12 + int.from_bytes(header[:4])
    if len(header) < 8 or end > source.size:
        raise NotTaken(TRUNCATED)
    check = 0
    for piece in source.chunks(position + 4, end - 4):
        check = zlib.crc32(piece, check)
    if check.to_bytes(4) != source.at(end - 4, 4):
        raise NotTaken(BROKEN)
    return header[4:], end


def _next_marker(source: Source, position: int) -> tuple[int, int]:
    """The next JPEG marker and the place after it."""
    near = source.at(position, 2)
    if _MARKER.fullmatch(near):
        return position + 2, near[1]
    while piece := source.at(position, CHUNK):
        match = _MARKER.search(piece)
        if match:
            return position + match.end(), piece[match.start() + 1]
        # The last byte may be the FF of a marker that the next piece completes.
        position += max(1, len(piece) - 1)
    raise NotTaken(TRUNCATED)


def _refuse_pixels(width: int, height: int) -> None:
    if not width or not height:
        raise NotTaken(BROKEN)
    if width * height > PIXELS:
        raise too_many_pixels(width, height, PIXELS)
