"""A line of a Word file in the making: pieces that look alike become one."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from documents.texts.reading.markup import escaped

_PLAIN = ("",)


class WordLine:
    """Pieces of HTML, each with its look: where it leads to, and the tags around it."""

    def __init__(self) -> None:
        self._pieces: list[tuple[tuple[str, ...], str]] = []

    def add(self, markup: str, look: tuple[str, ...] = _PLAIN) -> None:
        """One more piece at the end."""
        if markup:
            self._pieces.append((look, markup))

    @property
    def last(self) -> str:
        """The last sign so far, "" where there is none."""
        return self._pieces[-1][1][-1:] if self._pieces else ""

    def html(self) -> str:
        """The whole line."""
        out = []
        for (href, *tags), group in groupby(self._pieces, key=itemgetter(0)):
            words = "".join(markup for _look, markup in group)
            for tag in reversed(tags):
                words = f"<{tag}>{words}</{tag}>"
            target = escaped(href).replace('"', "&quot;")
            out.append(f'<a href="{target}">{words}</a>' if href else words)
        return "".join(out)
