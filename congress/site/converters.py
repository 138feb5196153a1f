"""What may stand in an address in place of a code."""

from __future__ import annotations

from django.urls.converters import StringConverter


class CodeConverter(StringConverter):
    """`<code:…>`: one place of the address, without signs that nobody can see or type; others are 404.

    So no page asks the database for NUL, which PostgreSQL takes in no text.
    """

    def to_python(self, value: str) -> str:
        """The code as it stands in the address. Raises ValueError, which Django answers with 404."""
        if not value.isprintable():
            raise ValueError(value)
        return value
