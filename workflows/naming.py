"""What the bodies that procedures name are called by the owner of the items a page is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.utils.translation import get_language

# owner -> the words of the files -> what they are called there; words that say it already are left out.
CallNames = Callable[[int], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Called:
    """The names of one owner, and what finds his words in a text; None where he has none."""

    names: Mapping[str, str]
    words: re.Pattern[str] | None
    # Text -> as it was said on this page: a board says the same label dozens of times.
    said: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Mapping[str, str]) -> _Called:
        longest = sorted(names, key=len, reverse=True)
        return cls(names, re.compile("|".join(map(re.escape, longest))) if names else None)

    def __call__(self, text: str) -> str:
        """The text with the bodies so called."""
        if self.words is None:
            return text
        if text not in self.said:
            self.said[text] = self.words.sub(lambda match: self.names[match.group()], text)
        return self.said[text]


@dataclass(slots=True)
class _Page:
    owner: int | None = None
    known: dict[tuple[int, str | None], _Called] = field(default_factory=dict)


_callers: list[CallNames] = []
_page: ContextVar[_Page | None] = ContextVar("page", default=None)


def calls_bodies(ask: CallNames) -> CallNames:
    """Hang in who knows what bodies are called; asked once for each owner that a page is about."""
    if ask not in _callers:
        _callers.append(ask)
    return ask


@contextmanager
def naming_kept() -> Iterator[None]:
    """Within it a page may say whose items it is about; outside labels are shown as they are written."""
    token = _page.set(_Page())
    try:
        yield
    finally:
        _page.reset(token)


def name_as_in(owner: int) -> None:
    """Labels that are shown from now on name the bodies of this owner."""
    page = _page.get()
    if page is not None:
        page.owner = owner


def as_called(text: str, owner: int | None = None) -> str:
    """The text, in the reader's language, with bodies called as `owner` or whoever the page is about does."""
    page = _page.get()
    whose = owner or (page.owner if page else None)
    if whose is None:
        return text
    known = page.known if page else {}
    key = (whose, get_language())
    if key not in known:
        # Who is asked may show labels of his own meanwhile.
        known[key] = _Called.of({})
        known[key] = _Called.of({words: name for ask in _callers for words, name in ask(whose).items()})
    return known[key](text)
