"""Figures, dates, holders of offices and term labels that several texts should say alike, and do not.

Knows text only; which drafts are compared, and who may see them, is decided elsewhere. When two mentions
are of the same thing: `things`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from documents.texts.compare.facts import facts
from documents.texts.compare.follow import numbered
from documents.texts.things import Sort, told
from documents.texts.wordings import CountedThing, PassedHeadings

AROUND = 60
_TERM = re.compile(r"(?<!\d)(20\d\d)\s*[-–—]\s*(20\d\d)(?!\d)")
# A label from one year to another in every way it is typed: hyphens, dashes, words.
_SPELLINGS = r"(?<!\d){}\s*(?:[-‐‑‒–—−/]|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?{}(?!\d)"
SHORTEST_TERM, LONGEST_TERM = 4, 6


@dataclass(frozen=True, slots=True)
class TextSource:
    """One text: `key` names what it is of (a package), `label` and `url` are for people.

    `url` leads to a paragraph once its number is added.
    """

    key: str
    label: str
    url: str
    text: str


class Mention(NamedTuple):
    """What a text says of a thing, and where: number and words of the paragraph.

    `same` are the words by which another text may speak of it otherwise, `counted` is what it then says.
    """

    sort: Sort
    thing: str
    value: str
    written: str
    paragraph: int
    quote: str
    same: str = ""
    counted: CountedThing | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its source."""

    source: TextSource
    mention: Mention

    @property
    def spot(self) -> tuple[str, int, str]:
        """Where it stands, whatever it is compared with."""
        return self.source.key, self.mention.paragraph, self.mention.written


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of which the texts say different values; of a term label, every place that is stale."""

    sort: Sort
    thing: str
    places: tuple[Place, ...]

    @property
    def values(self) -> list[str]:
        """The values as written, each once, in the order of the places."""
        return list(dict.fromkeys(place.mention.written for place in self.places))

    @property
    def key(self) -> str:
        """SHA-256 of the thing and its values: once another paper says another value, it is another one."""
        values = sorted({place.mention.value for place in self.places})
        thing = self.places[0].mention.same or self.thing
        return hashlib.sha256("\n".join([self.sort, thing, *values]).encode()).hexdigest()

    @classmethod
    def of(cls, sort: Sort, thing: str, places: list[Place], term: str) -> Finding | None:
        """Where the papers say it differently; None where they agree."""
        if sort == "term":
            # Neither the term of this congress nor one that was over when it begins.
            own = _TERM.search(term)
            stale = own is not None and thing != f"{own[1]}–{own[2]}" and int(thing[-4:]) > int(own[1])
            return cls(sort, thing, tuple(places)) if stale else None
        said: dict[str, set[str]] = {}
        for place in places:
            said.setdefault(place.source.key, set()).add(place.mention.value)
        everywhere = set.intersection(*said.values())
        if len(said) < 2 or set.union(*said.values()) == everywhere:
            return None
        differing = [place for place in places if place.mention.value not in everywhere]
        # One place for each source and value: a report says its figures more than once.
        kept = {(place.source.key, place.mention.value): place for place in reversed(differing)}
        distinct = sorted(kept.values(), key=lambda place: (place.source.key, place.mention.paragraph))
        return cls(sort, thing, tuple(distinct))


def findings(sources: Iterable[TextSource], *, term: str) -> list[Finding]:
    """What does not agree: stale term labels first, then figures, dates and names.

    `term` is the label of the congress being prepared ("2022–2027"). A finding of another sort speaks of
    at least two sources with different keys; one paper alone may well count two different things.
    """
    found: dict[tuple[Sort, str], list[Place]] = {}
    reworded: dict[str, list[Place]] = {}
    for source in sources:
        for mention in mentions(source.text):
            group = reworded.setdefault(mention.same, []) if mention.same else None
            group = found.setdefault((mention.sort, mention.thing), []) if group is None else group
            group.append(Place(source, mention))
    made = [one for (sort, thing), places in found.items() if (one := Finding.of(sort, thing, places, term))]
    spots = {place.spot for finding in made for place in finding.places}
    for places in reworded.values():
        one = Finding.of("figure", places[0].mention.thing, _settled(places), term)
        # What equal words have told already is not told once more.
        if one and not all(place.spot in spots for place in one.places):
            made.append(one)
    order = {"term": 0, "figure": 1, "date": 2, "name": 3}
    return sorted(made, key=lambda finding: (order[finding.sort], finding.thing))


def _settled(places: list[Place]) -> list[Place]:
    """The places, a figure that another one only rounds told as that other one is."""
    told = [place.mention.counted for place in places if place.mention.counted]
    told.sort(key=lambda thing: thing.step)
    settled = []
    for place in places:
        said, counted = place.mention, place.mention.counted
        exact = next((thing for thing in told if counted and counted.rounds(thing)), counted)
        value = exact.value if exact else said.value
        mention = Mention(said.sort, said.thing, value, said.written, said.paragraph, said.quote, said.same)
        settled.append(Place(place.source, mention))
    return settled


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Everything in a text that another text might say otherwise; kept, for texts change seldom."""
    found, section = [], PassedHeadings()
    for number, words in numbered(text):
        section.follow(words)
        for match in _TERM.finditer(words):
            start, end = int(match[1]), int(match[2])
            if SHORTEST_TERM <= end - start <= LONGEST_TERM:
                label = f"{start}–{end}"
                found.append(Mention("term", label, label, match[0], number, _quote(words, *match.span())))
        for fact in facts(words):
            quote = _quote(words, fact.start, fact.end)
            if said := told(fact, words):
                found.append(Mention(*said, fact.text, number, quote))
            if fact.sort == "figure" and (thing := CountedThing.of(fact, words, section)):
                found.append(
                    Mention("figure", thing.shown, thing.value, fact.text, number, quote, thing.words, thing)
                )
    return tuple(found)


def saying_term(text: str, term: str) -> list[tuple[int, str]]:
    """(number, words around it) of each paragraph that bears this term label, however it is written.

    "2021–2026" is also "2021-2026", "2021 — 2026" and "2021 đến năm 2026"; a label without two years is
    sought as it is.
    """
    years = re.search(r"(\d{4})\D+(\d{4})", term)
    pattern = _SPELLINGS.format(*years.groups()) if years else re.escape(term)
    found = ((number, words, re.search(pattern, words, re.IGNORECASE)) for number, words in numbered(text))
    return [(number, _quote(words, *match.span())) for number, words, match in found if match]


def _quote(words: str, start: int, end: int) -> str:
    """The surroundings, cut at spaces, an ellipsis where something was cut."""
    left, right = max(0, start - AROUND), min(len(words), end + AROUND)
    left = words.find(" ", left, start) + 1 or left if left else 0
    right = (words.rfind(" ", end, right) if right < len(words) else right) or right
    right = max(right, end)
    return ("… " if left else "") + words[left:right].strip() + (" …" if right < len(words) else "")
