"""The number of an article as law counts and inserts: 12, 12a, 12b, 13; a Roman one is only written so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

from documents.texts.reading.numerals import roman

_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# The letters with which law inserts; f, j, w, z are no Vietnamese ones.
_INSERTED = "abcdđeghiklmnopqrstuvxy"
_WRITTEN = re.compile(r"(?P<figure>\d{1,4})(?P<letter>[a-zđ]?)|(?P<roman>(?-i:[IVXLC]{1,7}))", re.IGNORECASE)
_ROMAN = {"C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
# How a number is written, for the expressions that look for one.
ROMAN = r"(?-i:[IVXLC]{1,7}(?!\w))"


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class ArticleNumber:
    """A figure, and the letter of an article that was inserted behind it. A plain one equals its figure."""

    figure: int
    letter: str = ""

    @classmethod
    def of(cls, written: ArticleNumber | int | str) -> ArticleNumber:
        """The number so written, in figures or Roman. Raises ValueError where none is."""
        if isinstance(written, ArticleNumber):
            return written
        found = _WRITTEN.fullmatch(str(written))
        if found is None:
            raise ValueError(written)
        if found["roman"]:
            return cls(roman_value(found["roman"]))
        return cls(int(found["figure"]), found["letter"].lower())

    @classmethod
    def told(cls, written: str) -> ArticleNumber | None:
        """The number so written; None where none is."""
        return cls.of(written) if _WRITTEN.fullmatch(written) else None

    @property
    def next(self) -> ArticleNumber:
        """The plain number after this one."""
        return ArticleNumber(self.figure + 1)

    @property
    def inserted(self) -> ArticleNumber:
        """The number of what is inserted just behind: 12a behind 12, 12b behind 12a."""
        later = [one for one in _INSERTED if _ALPHABET.index(one) > self._key[1] - 1]
        return ArticleNumber(self.figure, later[0]) if later else self.next

    @property
    def stored(self) -> int | str:
        """As it stands in a stored row: a plain one as ever."""
        return str(self) if self.letter else self.figure

    def follows(self, before: ArticleNumber) -> bool:
        """Whether nothing is missing between the two."""
        return self in {before.next, before.inserted}

    def written_like(self, sample: str) -> str:
        """The number, Roman where the sample is."""
        return roman(self.figure) if not self.letter and re.fullmatch(ROMAN, sample) else str(self)

    @property
    def _key(self) -> tuple[int, int]:
        return self.figure, _ALPHABET.index(self.letter) + 1 if self.letter else 0

    def __str__(self) -> str:
        return f"{self.figure}{self.letter}"

    def __int__(self) -> int:
        return self.figure

    def __hash__(self) -> int:
        return hash(self._key) if self.letter else hash(self.figure)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return not self.letter and self.figure == other
        return self._key == other._key if isinstance(other, ArticleNumber) else NotImplemented

    def __lt__(self, other: ArticleNumber | int) -> bool:
        return self._key < ArticleNumber.of(other)._key


def roman_value(written: str) -> int:
    """The value of Roman figures."""
    values = [_ROMAN[sign] for sign in written.upper()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
