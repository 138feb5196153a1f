"""Ways to read printed papers back, shared by the tests of papers."""

from __future__ import annotations

import io
import re

import pdfplumber
from pypdf import PdfReader

from tests.documents.pdf_samples import solid

# After its name, or the check of a file, which is hexadecimal, would now and then look like one.
CODE = re.compile(r"(?:Mã bản in: |– mã kiểm tra )([0-9CFGHJKMNPRTVX]{4}(?:-[0-9CFGHJKMNPRTVX]{4}){2})")


def pages(data: bytes) -> list[str]:
    """The words of each page, one space between them."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def words(data: bytes) -> str:
    """All words of a paper without white space: a line may be broken anywhere."""
    return solid("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def codes_of(data: bytes) -> list[list[str]]:
    """The codes in letters on each page."""
    return [CODE.findall(page) for page in pages(data)]


def opened(data: bytes) -> pdfplumber.PDF:
    """The paper, to be measured."""
    return pdfplumber.open(io.BytesIO(data))


def qr_of(page: pdfplumber.page.Page, *, left: float, bottom: float, size: float, count: int) -> list[str]:
    """The dark modules inside a square measured in points from the lower left, row by row: "#" and "."."""
    step = size / count
    dark = [(rect["x0"], rect["x1"], rect["y0"], rect["y1"]) for rect in page.rects if rect["fill"]]
    rows = []
    for down in range(count):
        y = bottom + size - (down + 0.5) * step
        signs = []
        for along in range(count):
            x = left + (along + 0.5) * step
            hit = any(x0 < x < x1 and y0 < y < y1 for x0, x1, y0, y1 in dark)
            signs.append("#" if hit else ".")
        rows.append("".join(signs))
    return rows
