"""What is printed is official paper: Vietnamese, in whatever language its printer reads the pages."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation


def on_paper() -> translation.override:
    """A context in which both the facts of a paper and its printed words are put into Vietnamese."""
    return translation.override(settings.LANGUAGE_CODE)
