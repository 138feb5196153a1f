"""Where the code of a set stands: at the foot of pages of ours, in the left margin of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm

from documents.paper import fonts
from documents.paper.marks import QR_SIZE, Mark, draw_fitted, draw_qr
from documents.paper.sheet import BOUND, NUMBER_SIZE

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# The left margin is what offices bind: at least 20 mm wide.
EDGE = 6 * mm
LOW = 20 * mm
GAP = 2.5 * mm


def mark_own_page(canvas: Canvas, mark: Mark, note: str, *, page: int, width: float, height: float) -> None:
    """Number and foot of a page of ours: the number at the top, none on page 1 (Nghị định 30, II.7)."""
    if page > 1:
        canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
        canvas.drawCentredString(width / 2, height - 12 * mm, str(page))
    left, right = BOUND.left, width - BOUND.right
    room = right - left - QR_SIZE - 3 * mm
    draw_qr(canvas, mark.scanned, x=right - QR_SIZE, y=LOW, size=QR_SIZE)
    canvas.setLineWidth(0.4)
    canvas.line(left, LOW + QR_SIZE + 1 * mm, right - QR_SIZE - 3 * mm, LOW + QR_SIZE + 1 * mm)
    lines = [(note, fonts.ITALIC, 10.0), (mark.words, fonts.REGULAR, 10.0)]
    lines.append((_("Mã bản in: %(code)s") % {"code": mark.code}, fonts.BOLD, 12.0))
    for place, (words, font, size) in enumerate(reversed(lines)):
        if words:
            draw_fitted(canvas, words, font, size, x=left, y=LOW + 0.8 * mm + place * 4.4 * mm, room=room)


def mark_in_margin(canvas: Canvas, mark: Mark, *, page: int, total: int, height: float) -> None:
    """The mark of a page that is not ours, read from the right side, clear of whatever its foot says."""
    draw_qr(canvas, mark.scanned, x=EDGE, y=LOW, size=QR_SIZE)
    facts = {"words": mark.words, "page": page, "pages": total}
    words = _("%(words)s – trang %(page)d/%(pages)d") % facts
    code = _("Mã bản in: %(code)s") % {"code": mark.code}
    bottom = LOW + QR_SIZE + GAP
    canvas.saveState()
    canvas.translate(EDGE, bottom)
    canvas.rotate(90)
    room = height - bottom - LOW
    draw_fitted(canvas, words, fonts.REGULAR, 10, x=0, y=-4 * mm, room=room)
    draw_fitted(canvas, code, fonts.BOLD, 11, x=0, y=-9.5 * mm, room=room)
    canvas.restoreState()
