"""Bodies in sentences of pages, called as the congress of the page calls them."""

from __future__ import annotations

from django import template

from workflows.naming import as_called

register = template.Library()
register.filter("called_here", as_called)
