"""What may stand in an address in place of a code."""

from __future__ import annotations

from django.urls.converters import StringConverter


def is_typable(code: str) -> bool:
    """Whether a code has only signs that somebody can see and type.

    So no page asks the database for NUL, which PostgreSQL takes in no text.
    """
    return code.isprintable()


class CodeConverter(StringConverter):
    """`<code:…>`: one place of the address, typable; what is not is 404.

    A code that people wrote with a slash ("VP/HTS") has an address too: it stands there as %2F, which no
    server takes for a place of its own.
    """

    def to_python(self, value: str) -> str:
        """The code as it stands in the address. Raises ValueError, which Django answers with 404."""
        if not is_typable(value):
            raise ValueError(value)
        return value.replace("%2F", "/").replace("%25", "%")

    def to_url(self, value: object) -> str:
        """The same code again as it stands in an address."""
        return str(value).replace("%", "%25").replace("/", "%2F")
