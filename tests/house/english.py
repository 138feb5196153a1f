"""How the tests tell Vietnamese words in an English page or sentence from names and what people typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

from django.apps import apps
from django.db import models

from congress.models import Membership
from congress.people.words.titles import seat_named

# Marks of Vietnamese once they are taken off their letters: of tones, of ă, of â ê ô, of ơ ư.
MARKED = re.compile("[đĐ\u0300-\u0303\u0306\u0309\u031b\u0323]")
WORD = re.compile(r"[^\W\d_]+")
HOLE = re.compile(r"%\(\w+\)[-+0-9.]*[a-z]|%[a-z%]|\{\w*\}|<[^>]+>")
# Words of our sentences that Vietnamese writes without a mark.
UNMARKED = {"cho", "giao", "in", "pdf", "ra", "sang", "sau", "thay", "trang", "xem", "xong"}
# And those of a file name, which has no marks at all.
UNMARKED |= {"nhat", "ky", "don", "doc"}
# A column, a button, and a name that both languages have.
UNMARKED |= {"tt", "ghi", "tin", "zalo"}
# Vietnamese that stays in an English sentence, and why.
QUOTED = {
    "Điều": "the word with which an article of a charter begins, as the file must have it",
    "QĐ": "part of the symbol of a decision, in an example",
    "Chánh": "a title printed on paper, in an example that gives its meaning",
    "Văn": "the same title",
    "phòng": "the same title",
}

# Tables whose words are the product's own: labels of procedures, names of rights.
OURS = {"workflows.ProcedureVersion", "auth.Permission"}


def marked(text: str) -> bool:
    """Whether a letter of it is one that only Vietnamese has."""
    return bool(MARKED.search(unicodedata.normalize("NFD", text)))


def words_of(text: str) -> list[str]:
    return WORD.findall(HOLE.sub(" ", text))


def speaks(text: str) -> bool:
    """Whether an English text has Vietnamese words that it need not have."""
    return any(marked(word) and word not in QUOTED for word in words_of(text))


class Shown(HTMLParser):
    """What a page shows or reads out, less what says of itself that it is in Vietnamese."""

    SPOKEN = ("alt", "aria-label", "aria-description", "data-label", "placeholder", "title")
    EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.quoted: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not any(self._open):
            self.texts += [given[name] or "" for name in self.SPOKEN if name in given]
        if tag not in self.EMPTY:
            self._open.append(given.get("lang") == "vi" or tag in {"script", "textarea"})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            (self.quoted if any(self._open) else self.texts).append(" ".join(data.split()))


def strings_in(value: object) -> list[str]:
    """The texts in a value of a row, also of one that holds a list or a table."""
    if isinstance(value, str):
        return [" ".join(line.split()) for line in value.splitlines()]
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings_in(one)]
    return [text for one in value for text in strings_in(one)] if isinstance(value, list) else []


def typed() -> re.Pattern[str]:
    """Everything that people (here: the demo) have typed: names, titles, notes, as one pattern."""
    fields = (models.CharField, models.TextField, models.JSONField)
    found = {
        text
        for model in apps.get_models()
        if model._meta.label not in OURS
        for field in model._meta.concrete_fields
        if isinstance(field, fields)
        for value in model._default_manager.values_list(field.attname, flat=True)
        for text in strings_in(value)
        if marked(text)
    }
    # A title that was typed goes into the name of its body, which was typed too.
    seats = Membership.objects.exclude(title="").select_related("body")
    return pattern(found | {seat_named(seat) for seat in seats})


def vietnamese(page: str, data: re.Pattern[str]) -> list[str]:
    """What an English page still says in Vietnamese, besides what was typed by people.

    What the page itself marks as Vietnamese, such as a figure of a draft, it may cite elsewhere.
    """
    parser = Shown()
    parser.feed(page)
    doubtful = [text for text in parser.texts if speaks(untyped(text, data))]
    cited = pattern(parser.quoted if doubtful else [])
    return [text for text in doubtful if speaks(cited.sub(" ", untyped(text, data)))]


@lru_cache(maxsize=10_000)
def untyped(text: str, data: re.Pattern[str]) -> str:
    """The text less what people typed; kept, because most of a page stands on every other page too."""
    return data.sub(" ", text) if speaks(text) else text


def pattern(texts: Iterable[str]) -> re.Pattern[str]:
    """Any of the texts as whole words, the longest first, in small letters or capital ones."""
    longest_first = sorted(filter(None, texts), key=len, reverse=True)
    # Where a word begins is asked once, not once for each of thousands of texts.
    whole = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)" if whole else r"(?!)", re.IGNORECASE)
