"""The lines of a list as a page draws them: put together in one go, equal cells drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from documents.paper.listing import Cell, Listing

register = template.Library()

# So many cells are remembered in a process: those of the boards that are being looked at.
ROOM = 4_000


@register.simple_tag(takes_context=True)
def drawn_lines(context: template.Context, listing: Listing[Any]) -> SafeString:
    """A `<tr>` a line; the first cell of each names it."""
    headings = [conditional_escape(column.heading) for column in listing.columns]
    lines = (
        "".join(map(_in_tags, headings, (_html(context, one) for one in line), line))
        for line in listing.lines
    )
    return mark_safe("".join(f'<tr role="row">{line}</tr>\n' for line in lines))  # noqa: S308 - escaped before


def _in_tags(heading: str, html: str, cell: Cell[Any]) -> str:
    if cell.is_first:
        return f'<th scope="row" role="rowheader">{html}</th>'
    return f'<td role="cell" data-label="{heading}" class="{conditional_escape(cell.look)}">{html}</td>'


def _html(context: template.Context, cell: Cell[Any]) -> str:
    column = cell.column
    if not column.drawn:
        return cell.html
    if column.of_values:
        return _drawn(column.drawn, get_language(), cell.about, cell.it)
    with context.push(row=cell.about, it=cell.it):
        return context.template.engine.get_template(column.drawn).render(context)  # type: ignore[union-attr]


def _draw(name: str, _language: str | None, row: Any, it: Any) -> str:
    return get_template(name).render({"row": row, "it": it})


_drawn = lru_cache(ROOM)(_draw)
