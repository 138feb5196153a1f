"""One page of a scan, or a photograph, as a picture a browser shows; and some pages cut out of a scan."""

from __future__ import annotations

import io

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps, UnidentifiedImageError

from documents.texts.reading.faults import Fault

# As sharp as a page is read on a screen.
_SIDE = 1500
_QUALITY = 75
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
# What a PDF counts in: a page of A4 at 72 points an inch is 842 of them.
_SHARPEST = 4.0


def leaf_picture(data: bytes, number: int) -> bytes:
    """Page `number` (from 1) of a PDF, or the photograph, upright, as JPEG. Raises Fault."""
    if data[:1024].lstrip().startswith(b"%PDF"):
        picture = leaf_of_pdf(opened_pdf(data), number - 1, side=_SIDE)
    else:
        try:
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as photo:
                photo.draft("RGB", (_SIDE, _SIDE))
                photo.thumbnail((_SIDE, _SIDE))
                picture = ImageOps.exif_transpose(photo).convert("RGB")
        except _BROKEN as fault:
            raise Fault("broken") from fault
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def cut_out(data: bytes, first: int, last: int) -> bytes:
    """A PDF of pages `first` to `last` (from 1) of another. Raises Fault."""
    whole = opened_pdf(data)
    numbers = [one - 1 for one in range(first, last + 1) if one <= len(whole)]
    if not numbers:
        raise Fault("broken")
    part, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    part.import_pages(whole, numbers)
    part.save(out)
    return out.getvalue()


def opened_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The PDF, whose pages are not looked at yet. Raises Fault."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise Fault("locked" if "password" in str(fault).lower() else "broken") from fault


def leaf_of_pdf(paper: pypdfium2.PdfDocument, number: int, *, side: int) -> Image.Image:
    """Page `number` (from 0), its longer side at most `side` points however large it says it is."""
    try:
        page = paper[number]
        scale = min(_SHARPEST, side / max(1.0, *page.get_size()))
        picture: Image.Image = page.render(scale=scale, grayscale=False).to_pil()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as fault:
        raise Fault("broken") from fault
    return picture
