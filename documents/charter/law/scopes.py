"""Under which parts the articles of a charter are numbered anew, and the name of the part of each line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.articles import BlockKind

if TYPE_CHECKING:
    from documents.charter.law.marks import FrameMark
    from documents.charter.law.numbers import ArticleNumber

# From the largest to the smallest; numbers may begin anew under each of the first one, two or three.
_RANKS = (BlockKind.PART, BlockKind.CHAPTER, BlockKind.SECTION)


class Scopes:
    """The parts of a text, by the lines of their headings. `depth` is 0 where numbers count through.

    1 where they begin anew under each Phần, 2 under each Chương, 3 under each Mục. `depth` as given
    holds; else it is the least under which no part has two articles 1.
    """

    def __init__(
        self, frames: Mapping[int, FrameMark], numbers: Mapping[int, ArticleNumber], depth: int | None
    ) -> None:
        self._places: list[int] = []
        self._paths: list[tuple[str, ...]] = []
        path: tuple[str, ...] = ()
        for place in sorted(frames):
            # A chapter ends the section before it; one outside a part has none above it.
            rank = _RANKS.index(frames[place].part)
            above = (*path, "", "")[:rank]
            path = (*above, frames[place].name)
            self._places.append(place)
            self._paths.append(path)
        self._numbers = numbers
        self.depth = self._found() if depth is None else depth

    def part_at(self, place: int, *, depth: int | None = None) -> str:
        """The part in which a line stands, the smallest first: "Mục 1 Chương II"; "" for none."""
        at = bisect_right(self._places, place) - 1
        path = self._paths[at][: self.depth if depth is None else depth] if at >= 0 else ()
        return " ".join(filter(None, reversed(path)))

    @property
    def questions(self) -> list[str]:
        """What a person should look at where numbers begin anew."""
        if not self.depth or not self._numbers:
            return []
        sentence = _(
            "Số điều bắt đầu lại từ Điều 1 ở mỗi phần, chương hoặc mục, nên mỗi điều được gọi kèm nơi đứng, "
            "như “Điều %(number)s”. Đề nghị kiểm tra."
        )
        last = max(self._numbers)
        return [sentence % {"number": self._numbers[last].within(self.part_at(last))}]

    def _found(self) -> int:
        if sum(number == 1 for number in self._numbers.values()) < 2:
            return 0
        return next((depth for depth in range(1, 4) if self._begins_anew(depth)), 0)

    def _begins_anew(self, depth: int) -> bool:
        """Whether each part that has a number of another begins with 1 and goes on, and has 1 once."""
        parts: dict[str, list[ArticleNumber]] = {}
        for place, number in sorted(self._numbers.items()):
            parts.setdefault(self.part_at(place, depth=depth), []).append(number)
        times = Counter(number for numbers in parts.values() for number in set(numbers))
        for numbers in parts.values():
            first, *rest = numbers
            # One may be missing, which is told; a greater leap is a slip of the number.
            anew = first == 1 and all(second.figure <= 3 for second in rest[:1])
            if first in rest or not (anew or all(times[number] == 1 for number in numbers)):
                return False
        return True
