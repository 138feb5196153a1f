"""Figures, dates, holders of offices and term labels that several texts should say alike, and do not.

Knows text only; which drafts are compared, and who may see them, is decided elsewhere. Two mentions are
of the same thing when the words beside them are the same: behind a counted figure its unit and the two
words that follow ("95 đầu mối trực thuộc"), before an amount of money or a date the three words that
lead to it ("tổng số thu 3.383 triệu đồng", "ngày khai mạc Đại hội 17/5/2022"), before a name an office
that only one person holds. Fewer words would compare what only looks alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from documents.texts.compare.facts import Fact, facts
from documents.texts.compare.follow import numbered

Sort: TypeAlias = Literal["term", "figure", "date", "name"]

AROUND = 60
FOLLOWING, LEADING = 2, 3
_TERM = re.compile(r"(?<!\d)(20\d\d)\s*[-–—]\s*(20\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONEY = re.compile(r"(?:đồng|USD)\Z")
# Words before a day that say nothing of what happens on it.
_IDLE = {"ngày", "từ", "đến", "hết", "vào", "trước", "sau", "là", "và", "của", "ở", "có", "được"}
# How many answered is counted for each consultation by itself.
_ANSWERS = {"có ý", "trả lời", "phản hồi", "đã phản", "không phản", "gửi ý", "đã trả"}
# Offices that one person holds at a time.
_SINGLE = re.compile(
    r"(?:Chủ tịch Hội|Trưởng Ban Kiểm tra|Chánh Văn phòng(?: Hội)?|Tổng Thư ký)"
    r"\s*(?:là|:|,)?\s*\Z"
)
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
    """What a text says of a thing, and where: number and words of the paragraph."""

    sort: Sort
    thing: str
    value: str
    written: str
    paragraph: int
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its source."""

    source: TextSource
    mention: Mention


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
        return hashlib.sha256("\n".join([self.sort, self.thing, *values]).encode()).hexdigest()


def findings(sources: Iterable[TextSource], *, term: str) -> list[Finding]:
    """What does not agree: stale term labels first, then figures, dates and names.

    `term` is the label of the congress being prepared ("2022–2027"). A finding of another sort speaks of
    at least two sources with different keys; one paper alone may well count two different things.
    """
    found: dict[tuple[Sort, str], list[Place]] = {}
    for source in sources:
        for mention in mentions(source.text):
            found.setdefault((mention.sort, mention.thing), []).append(Place(source, mention))
    made = (_judged(sort, thing, places, term) for (sort, thing), places in found.items())
    order = {"term": 0, "figure": 1, "date": 2, "name": 3}
    return sorted((one for one in made if one), key=lambda one: (order[one.sort], one.thing))


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Everything in a text that another text might say otherwise; kept, for texts change seldom."""
    found = []
    for number, words in numbered(text):
        for match in _TERM.finditer(words):
            start, end = int(match[1]), int(match[2])
            if SHORTEST_TERM <= end - start <= LONGEST_TERM:
                label = f"{start}–{end}"
                found.append(Mention("term", label, label, match[0], number, _quote(words, *match.span())))
        for fact in facts(words):
            told = _mention(fact, words)
            if told:
                sort, thing, value = told
                quote = _quote(words, fact.start, fact.end)
                found.append(Mention(sort, thing, value, fact.text, number, quote))
    return tuple(found)


def _mention(fact: Fact, words: str) -> tuple[Sort, str, str] | None:
    before, behind = words[: fact.start], words[fact.end :]
    if fact.sort == "name":
        office = _SINGLE.search(before)
        return ("name", " ".join(office[0].split()).rstrip(" ,:"), fact.text) if office else None
    if fact.sort == "date":
        thing = _leading(before)
        return (
            ("date", thing, "/".join(part.lstrip("0") for part in re.findall(r"\d+", fact.text)))
            if thing
            else None
        )
    number = _NUMBER.search(fact.text)
    if fact.sort != "figure" or number is None:
        return None
    unit = fact.text[number.end() :].strip()
    # The unit and the next words of the same clause; nothing where the clause ends too soon.
    clause = re.split(r"[.,;:()|\n]", behind, maxsplit=1)[0]
    next_ = _WORD.findall(clause)[:FOLLOWING]
    following = " ".join(next_).lower()
    whole = unit and len(next_) == FOLLOWING and following not in _ANSWERS
    thing = f"{unit} {following}" if whole else ""
    if _MONEY.search(unit):
        lead = _leading(before)
        thing = f"{lead} ({unit})" if lead else ""
    # 3.383 and 3383 are the same number; a comma parts decimals.
    return ("figure", thing, number[0].replace(".", "")) if thing else None


def _leading(before: str) -> str:
    """The last telling words of the same clause; nothing where there are too few."""
    clause = re.split(r"[.,;:()|\n]", before)[-1]
    words = [word for word in _WORD.findall(clause.lower()) if word not in _IDLE][-LEADING:]
    return " ".join(words) if len(words) == LEADING else ""


def _judged(sort: Sort, thing: str, places: list[Place], term: str) -> Finding | None:
    if sort == "term":
        # Neither the term of this congress nor one that was over when it begins.
        own = _TERM.search(term)
        stale = own is not None and thing != f"{own[1]}–{own[2]}" and int(thing[-4:]) > int(own[1])
        return Finding(sort, thing, tuple(places)) if stale else None
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
    return Finding(sort, thing, tuple(distinct))


def _quote(words: str, start: int, end: int) -> str:
    """The surroundings, cut at spaces, an ellipsis where something was cut."""
    left, right = max(0, start - AROUND), min(len(words), end + AROUND)
    left = words.find(" ", left, start) + 1 or left if left else 0
    right = (words.rfind(" ", end, right) if right < len(words) else right) or right
    right = max(right, end)
    return ("… " if left else "") + words[left:right].strip() + (" …" if right < len(words) else "")
