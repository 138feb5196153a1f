"""The decision that approves a charter and is pasted with it: none of its articles is one of the charter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from documents.charter.law.errors import CharterFault
from documents.charter.law.marks import ArticleMark, frame_mark, lettered_part

# The name as a heading bears it: "BẢN ĐIỀU LỆ (SỬA ĐỔI)", "B. ĐIỀU LỆ HỘI THỬ".
_NAME = re.compile(
    r"(?:[A-ZĐ]\s*[.)/\-–—]\s*)?(?:(?:toàn văn|dự thảo|bản)\s+)*(?P<words>điều lệ)\b.*", re.IGNORECASE
)
_DECISION = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\b|(?:quyết định|quyết nghị)\s*:?$")
_GROUND = re.compile(r"căn cứ\b", re.IGNORECASE)
_APPROVES = re.compile(
    r"(?:nay\s+)?(?:phê duyệt|phê chuẩn|ban hành|công nhận|công bố|thông qua|chấp thuận|cho phép|đồng ý)\b"
    r".*\bđiều lệ\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_NAME = re.compile(r"(?:[A-ZĐ]\s*[.)/\-–—]\s*)?(?:QUY CHẾ|NỘI QUY|PHỤ LỤC)\b")
# Above the name of a charter it says that a decision speaks of it.
_SPEAKS_OF = re.compile(r"\b(?:phê duyệt|phê chuẩn|ban hành|công nhận|thông qua)$", re.IGNORECASE)
# More articles stand in no decision before the one that approves.
_FIRST_ONES = 3
Marks = Sequence[tuple[int, ArticleMark]]


def is_name(line: str, *, above: str = "") -> bool:
    """Whether the line is the name of the charter, "ĐIỀU LỆ Hội Thử (sửa đổi)"; the word in capitals.

    Under the line "Chương V" the same words are the title of a chapter, under "VỀ VIỆC PHÊ DUYỆT" of a
    decision.
    """
    match = _NAME.fullmatch(line)
    of_other = frame_mark(above) or _SPEAKS_OF.search(above)
    return match is not None and match["words"].isupper() and not of_other


def after_decision(lines: Sequence[str], begin: int, marks: Marks) -> int | None:
    """The line from which the charter goes where other articles stand before it; None where none do.

    `marks` are the articles from the line `begin` on. CharterFault where the text approves a charter and
    holds none.
    """
    return _Opening(lines, lines[begin : marks[0][0]], marks).charter_from() if marks else None


@dataclass(frozen=True, slots=True)
class _Opening:
    """A text that begins with articles, perhaps of a decision, and the lines above the first of them."""

    lines: Sequence[str]
    head: Sequence[str]
    marks: Marks

    def charter_from(self) -> int | None:
        """See `after_decision`."""
        again = next((at for at, (_place, mark) in enumerate(self.marks) if at and mark.number == 1), None)
        said, approves = is_under_decision(self.head), self._approves(again)
        first = self.marks[0][0]
        if again is None:
            return self._without_second(first, approves=approves, said=said)
        last, second = self.marks[again - 1][0], self.marks[again][0]
        if said or approves or self._is_grounded():
            return self._behind_last(last, second, approves=approves)
        return _last_name(self.lines, first, second) if self.marks[0][1].number == 1 else None

    def _approves(self, again: int | None) -> bool:
        """Whether one of the first articles approves a charter: "Điều 1. Phê duyệt Điều lệ"."""
        opening = self.marks[:again][:_FIRST_ONES]
        return opening[0][1].number == 1 and any(
            _APPROVES.match(_opening_words(self.lines, one)) for one in opening
        )

    def _behind_last(self, last: int, second: int, *, approves: bool) -> int | None:
        """Where the charter begins behind the last article of a decision: its name, else its first heading.

        None where what follows bears the name of another text.
        """
        between = range(last + 1, second)
        small = [at for at in between if _NAME.fullmatch(self.lines[at]) and self.lines[at][-1].isalnum()]
        frames = [at for at in between if frame_mark(self.lines[at])]
        if (name := _last_name(self.lines, last, second)) is not None or small:
            return small[-1] if name is None else name
        if not approves and any(_OTHER_NAME.match(self.lines[at]) for at in between):
            return None
        return frames[0] if frames else second

    def _without_second(self, first: int, *, approves: bool, said: bool) -> int | None:
        """Where the charter begins if no article 1 is found in it: at its name, or nowhere."""
        below = range(first + 1, len(self.lines))
        names = (at for at in below if is_name(self.lines[at], above=self.lines[at - 1]))
        if (approves or said) and (name := next(names, None)) is not None:
            return name
        if approves:
            raise CharterFault(
                _(
                    "Văn bản chỉ có các điều của Quyết định phê duyệt, không đọc được Điều 1 của Điều lệ: đề "
                    "nghị bỏ phần Quyết định ở đầu rồi nhập lại."
                )
            )
        return None

    def _is_grounded(self) -> bool:
        """Whether grounds are given and no charter is named before the first article."""
        grounds = any(_GROUND.match(line) for line in self.head)
        return grounds and not _named(self.head) and not _has_parts(self.head)


def _last_name(lines: Sequence[str], first: int, end: int) -> int | None:
    named = (at for at in range(end - 1, first, -1) if is_name(lines[at], above=lines[at - 1]))
    return next(named, None)


def told_without_decision(line: str) -> str:
    """What is told where the charter begins with this line."""
    if is_name(line):
        return _("Phần đứng trước “ĐIỀU LỆ” (như quyết định phê duyệt) không tính là điều.")
    sentence = _(
        "Phần Quyết định ở đầu văn bản (trước “%(line)s”) không tính là điều của Điều lệ. Nếu chưa đúng, đề "
        "nghị bỏ phần Quyết định ở đầu rồi nhập lại."
    )
    return sentence % {"line": line}


def is_under_decision(head: Sequence[str]) -> bool:
    """Whether the lines before an article say that a decision, and no charter yet, begins with it."""
    if _has_parts(head):
        return False
    said = [place for place, line in enumerate(head) if _DECISION.match(line)]
    return bool(said) and not _named(head[said[-1] :])


def _named(head: Sequence[str]) -> bool:
    return any(is_name(line, above=above) for above, line in pairwise(["", *head]))


def _has_parts(head: Sequence[str]) -> bool:
    """Whether a chapter or part begins there, as in no decision."""
    return any(frame_mark(line) or lettered_part(line) for line in head)


def _opening_words(lines: Sequence[str], mark: tuple[int, ArticleMark]) -> str:
    """What an article begins with, on its line and the next two."""
    place, found = mark
    return "\n".join(filter(None, (found.title, *lines[place + 1 : place + 3])))
