"""How a template writes a day on which something is due."""

from __future__ import annotations

from datetime import date

from django import template

from documents.packages.words.days import planned_day

register = template.Library()


@register.filter
def due_day(day: date | None) -> str:
    """Such as "29/03/2022", or "15/01/2027*" while the days off of that year are not sure; "" for None."""
    return planned_day(day) if day else ""
