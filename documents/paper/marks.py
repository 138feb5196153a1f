"""The mark of a printed page: a QR with the code of the paper, and the same in letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from django.conf import settings
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from documents.paper import fonts
from documents.paper.text import drawable, one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Modules: TypeAlias = tuple[tuple[bool, ...], ...]
# The standard wants four modules of white around it, or readers do not find it.
QUIET = 4
QR_SIZE = 12 * mm
INSET = 15 * mm
LEAST_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What the foot of each page says: the code in groups of four, and of which paper it is."""

    code: str
    words: str

    @property
    def scanned(self) -> str:
        """What its QR says: the address at which the paper is known, or the code where the site has none."""
        here = settings.SITE_ADDRESS
        return f"{here}/kiem-tra/{self.code.replace('-', '')}/" if here else self.code


@lru_cache(maxsize=64)
def modules(text: str) -> Modules:
    """The QR of a text, row by row from the top, True where it is dark; a quarter of it may be damaged."""
    qr = QRCode(None, QRErrorCorrectLevel.Q)
    qr.addData(text)
    qr.make()
    return tuple(tuple(map(bool, row)) for row in qr.modules)


@dataclass(frozen=True, slots=True)
class QrOnScreen:
    """A QR as a page draws it: the side of its picture with the white border, its dark squares."""

    size: int
    path: str


def qr_on_screen(text: str) -> QrOnScreen:
    """The QR of a text for `components/qr.html`."""
    rows = modules(text)
    dark = ((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return QrOnScreen(len(rows) + 2 * QUIET, "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))


def draw_qr(canvas: Canvas, text: str, *, x: float, y: float, size: float) -> None:
    """The QR without its white border, its lower left corner at x, y; `size` in points."""
    rows = modules(text)
    step = size / len(rows)
    path = canvas.beginPath()
    for down, row in enumerate(rows, 1):
        # Where dark stretches of a row begin, and how long they are: one rectangle for each.
        found: list[tuple[int, int]] = []
        for place, dark in enumerate(row):
            if not dark:
                continue
            if found and sum(found[-1]) == place:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            else:
                found.append((place, 1))
        for left, length in found:
            path.rect(x + left * step, y + size - down * step, length * step, step)
    canvas.setFillColor(black)
    canvas.drawPath(path, stroke=0, fill=1)


class QrSquare(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The QR of a text as a block of a story; `size` in points."""

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self.text, self.width, self.height = text, size, size

    def draw(self) -> None:
        """Where the story stands."""
        draw_qr(self.canv, self.text, x=0, y=0, size=self.width)


def draw_fitted(
    canvas: Canvas, text: str, font: str, size: float, *, x: float, y: float, room: float
) -> None:
    """One line in smaller type where it would pass `room`, and cut with "…" where that is not enough."""
    words = drawable(one_line(text))
    wide = fonts.width(words, font, size)
    size = max(LEAST_SIZE, min(size, size * room / wide)) if wide else size
    while fonts.width(words, font, size) > room and len(words) > 1:
        words = words[:-2] + "…"
    canvas.setFont(font, size)
    canvas.drawString(x, y, words)
