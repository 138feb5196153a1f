"""Half a sheet: A5, for slips and short guides, in the type of all our papers."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A5, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from documents.paper import fonts

if TYPE_CHECKING:
    from documents.paper.base import Story

MARGIN: float = 12 * mm


def build_half(story: Story, *, title: str, author: str, lying: bool = False) -> bytes:
    """The PDF of the story on A5, upright or lying: equal bytes for equal input."""
    fonts.register()
    size = landscape(A5) if lying else A5
    sheet = BytesIO()
    template = BaseDocTemplate(
        sheet,
        pagesize=size,
        title=title,
        author=author,
        subject="",
        creator="",
        producer="",
        lang="vi-VN",
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=13,
    )
    width, height = size
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame], pagesize=size))
    template.build(story)
    return sheet.getvalue()
