"""The one refusal of this package, in words for the person who sent the text."""

from __future__ import annotations


class CharterFault(ValueError):
    """A charter, or a list of amendments, that cannot be worked with; `str()` is a Vietnamese sentence."""
