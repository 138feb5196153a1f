"""Labels for envelopes: twenty-four on a sheet of A4, three by eight, 70 by 37 millimetres each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Table

from documents.paper import styles
from documents.paper.base import cell
from documents.paper.sheet import FOOT_HEIGHT, Sheet, Story, build_paper

ACROSS, DOWN = 3, 8
LABELS = Sheet(width=A4[0], height=A4[1], left=0, right=0, top=0.4 * mm, bottom=0.4 * mm - FOOT_HEIGHT)


def render_labels(labels: Sequence[tuple[str, str]]) -> bytes:
    """(addressed, address) -> a label each."""
    story: Story = []
    for start in range(0, len(labels), ACROSS * DOWN):
        cells = [
            [
                cell(_("Kính gửi: %(whom)s") % {"whom": whom}, styles.CELL_SMALL),
                cell(where, styles.CELL_SMALL),
            ]
            for whom, where in labels[start : start + ACROSS * DOWN]
        ]
        cells += [[]] * (ACROSS * DOWN - len(cells))
        rows = [cells[place : place + ACROSS] for place in range(0, ACROSS * DOWN, ACROSS)]
        table = Table(
            rows,
            colWidths=[A4[0] / ACROSS] * ACROSS,
            rowHeights=[37 * mm] * DOWN,
            style=[("VALIGN", *styles.WHOLE, "MIDDLE"), *styles.padded(horizontal=5 * mm, top=2, bottom=2)],
        )
        story += [table, PageBreak()]
    return build_paper(story[:-1], title=_("Nhãn thư"), author="", sheet=LABELS)
