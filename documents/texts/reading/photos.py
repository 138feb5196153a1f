"""Photographs of a paper joined into one PDF: A4, upright, no larger than print needs."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageOps, UnidentifiedImageError

from documents.texts.reading.faults import Fault

# A4 at 150 dots an inch: as sharp as a printed page, and 40 of them stay below 20 MB.
_DOTS = 150
_PAGE = (1240, 1754)
_MARGIN = 59
_QUALITY = 80
# A PNG cannot be opened at a smaller size; 24 million points take 72 to 96 MB.
_PNG_POINTS = 25_000_000


def photos_as_pdf(photos: Sequence[bytes]) -> bytes:
    """One PDF with a page for each photograph, in order; the same of the same ones. Raises Fault."""
    pages = [_page(photo) for photo in photos]
    out = io.BytesIO()
    opened = [Image.open(io.BytesIO(page)) for page in pages]
    # Without the hour at which it is made: a paper sent twice is known by its bytes.
    undated = {"creationDate": None, "modDate": None}
    opened[0].save(
        out, "PDF", save_all=True, append_images=opened[1:], resolution=_DOTS, quality=_QUALITY, **undated
    )
    return out.getvalue()


def _page(photo: bytes) -> bytes:
    """The photograph on a white A4 page, upright or lying as it is itself, packed as JPEG."""
    try:
        picture = _upright(photo)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Fault("broken") from fault
    size = _PAGE if picture.height >= picture.width else (_PAGE[1], _PAGE[0])
    room = (size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN)
    fitted = ImageOps.contain(picture, room)
    page = Image.new("RGB", size, "white")
    page.paste(fitted, ((size[0] - fitted.width) // 2, (size[1] - fitted.height) // 2))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _upright(photo: bytes) -> Image.Image:
    """The picture in red, green and blue, turned as the camera was held, made small while it is opened."""
    with Image.open(io.BytesIO(photo), formats=("JPEG", "PNG")) as picture:
        if picture.format == "PNG" and picture.width * picture.height > _PNG_POINTS:
            raise Fault("huge")
        # Either way up, so that a lying photograph keeps enough points when it is turned.
        picture.draft("RGB", (_PAGE[1], _PAGE[1]))
        picture.thumbnail((_PAGE[1], _PAGE[1]))
        turned = ImageOps.exif_transpose(picture)
        if "A" not in turned.getbands() and "transparency" not in turned.info:
            return turned.convert("RGB")
        # What shows through becomes paper.
        seen = turned.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        return paper.convert("RGB")
