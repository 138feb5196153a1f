"""The QR codes on the pages of a scan or in a photograph, as they were printed; nothing is judged here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

from documents.texts.reading.faults import Fault
from documents.texts.reading.leaves import leaf_of_pdf, opened_pdf

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

# A stack as thick as a feeder takes; what comes after it is sorted by hand.
LEAVES = 200
_LAST = 2000
# The longer side in points: a printed code of 26 mm keeps four points a square on an A4 page.
SIDE = 2000
# More codes on one page are no form of anybody's.
_MOST = 8
_LONGEST = 400
_KIND = zxingcpp.barcode_formats_from_str("QRCode")


def codes_on(data: bytes) -> list[list[str]]:
    """For each page of a PDF, or for the one photograph, the texts of its codes. Raises Fault."""
    if data[:1024].lstrip().startswith(b"%PDF"):
        paper = opened_pdf(data)
        read = [_texts(_page(paper, number)) for number in range(min(len(paper), LEAVES))]
        # What nobody looked at is of the sheet before it.
        return read + [[] for _more in range(min(len(paper), _LAST) - len(read))]
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as photo:
        photo.draft("L", (SIDE, SIDE))
        photo.thumbnail((SIDE, SIDE))
        return [_texts(photo.convert("L"))]


def _page(paper: pypdfium2.PdfDocument, number: int) -> Image.Image | None:
    """The page in grey, None where it is broken: the others still have their codes."""
    try:
        return leaf_of_pdf(paper, number, side=SIDE).convert("L")
    except Fault:
        return None


def _texts(picture: Image.Image | None) -> list[str]:
    if picture is None:
        return []
    barcodes = zxingcpp.read_barcodes(picture, formats=_KIND)
    return [barcode.text[:_LONGEST] for barcode in barcodes[:_MOST]]
