"""The number of an article as law counts and inserts: 12, 12a, 12b, 13; a Roman one is only written so."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import total_ordering

from documents.charter.law.parts import PART, PartKey, part_key, part_names, roman_value
from documents.texts.reading.numerals import roman

_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# The letters with which law inserts; f, j, w, z are no Vietnamese ones.
_INSERTED = "abcdđeghiklmnopqrstuvxy"
_WRITTEN = re.compile(
    rf"(?:(?P<figure>\d{{1,4}})(?P<letter>[a-zđ]?)|(?P<roman>(?-i:[IVXLC]{{1,7}})))(?:,?\s+(?P<part>{PART}))?",
    re.IGNORECASE,
)
# How a number is written, for the expressions that look for one.
ROMAN = r"(?-i:[IVXLC]{1,7}(?!\w))"


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class ArticleNumber:
    """A figure, and the letter of an article that was inserted behind it. A plain one equals its figure.

    `part` is set where the articles of a charter are numbered anew under each part ("Chương II"): the
    number alone would name several. A figure compared with it asks for the figure only.
    """

    figure: int
    letter: str = ""
    part: str = ""

    @classmethod
    def of(cls, written: ArticleNumber | int | str) -> ArticleNumber:
        """The number so written, in figures or Roman. Raises ValueError where none is."""
        if isinstance(written, ArticleNumber):
            return written
        match = _WRITTEN.fullmatch(str(written))
        if match is None:
            raise ValueError(written)
        part = part_names(match["part"] or "")
        if match["roman"]:
            return cls(roman_value(match["roman"]), part=part)
        return cls(int(match["figure"]), match["letter"].lower(), part)

    @classmethod
    def told(cls, written: str) -> ArticleNumber | None:
        """The number so written; None where none is."""
        return cls.of(written) if _WRITTEN.fullmatch(written) else None

    @property
    def plain(self) -> str:
        """As it stands before the article itself: "12a", without the part."""
        return f"{self.figure}{self.letter}"

    @property
    def next(self) -> ArticleNumber:
        """The plain number after this one."""
        return ArticleNumber(self.figure + 1, part=self.part)

    @property
    def inserted(self) -> ArticleNumber:
        """The number of what is inserted just behind: 12a behind 12, 12b behind 12a."""
        later = [one for one in _INSERTED if _ALPHABET.index(one) > self._key[2] - 1]
        return replace(self, letter=later[0]) if later else self.next

    @property
    def stored(self) -> int | str:
        """As it stands in a stored row: a plain one as ever."""
        return str(self) if self.letter or self.part else self.figure

    def within(self, part: str) -> ArticleNumber:
        """The same number under that part."""
        return replace(self, part=part)

    def among(self, known: Collection[ArticleNumber], *, near: str) -> ArticleNumber:
        """Which of these articles a text that stands in the part `near` means by this number.

        Without a part it means its own; one that names a part within others means the one so named, in
        the same larger part first.
        """
        if self in known or not any(number.part for number in known):
            return self if self in known else self.within("")
        if not self.part:
            return self.within(near)
        asked = set(part_key(self.part))
        numbers = [
            number for number in known if number.plain == self.plain and asked <= set(part_key(number.part))
        ]
        near_by = [number for number in numbers if set(part_key(number.part)) - asked <= set(part_key(near))]
        named = near_by if len(near_by) == 1 else numbers
        return named[0] if len(named) == 1 else self

    def follows(self, before: ArticleNumber) -> bool:
        """Whether nothing is missing between the two."""
        return self in {before.next, before.inserted}

    def written_like(self, sample: str) -> str:
        """The number, Roman where the sample is."""
        return roman(self.figure) if not self.letter and re.fullmatch(ROMAN, sample) else self.plain

    @property
    def _key(self) -> tuple[PartKey, int, int]:
        place = _ALPHABET.index(self.letter) + 1 if self.letter else 0
        return part_key(self.part) if self.part else (), self.figure, place

    def __str__(self) -> str:
        return f"{self.plain} {self.part}" if self.part else self.plain

    def __int__(self) -> int:
        return self.figure

    def __hash__(self) -> int:
        return hash(self._key[1:]) if self.letter else hash(self.figure)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return not self.letter and self.figure == other
        return self._key == other._key if isinstance(other, ArticleNumber) else NotImplemented

    def __lt__(self, other: ArticleNumber | int) -> bool:
        return self._key < ArticleNumber.of(other)._key
