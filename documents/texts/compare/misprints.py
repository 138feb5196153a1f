"""Whether two texts differ in slips of letters only: which words, and what of the contents would change."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rapidfuzz.distance import OSA, Levenshtein

from documents.texts.compare.facts import facts
from documents.texts.compare.spelling import one_spelling
from documents.texts.compare.summary import Summary, summary
from documents.texts.compare.texts import paragraphs
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A figure or a date is one word with the marks inside it; every other mark stands alone.
_WORD = re.compile(r"[\w%‰°]+(?:(?<=\d)[.,/–:-](?=\d)[\w%‰°]+)*|[^\w\s]")
_NUMBERS_LISTED = """
    một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt trăm nghìn ngàn vạn triệu tỷ tỉ linh lẻ
    nửa rưỡi phần nhất nhì
"""
# No word that denies is left to a slip.
_DENIALS = frozenset(("không", "chưa", "chẳng", "đừng", "trừ"))
_ROMAN = re.compile(r"[IVXLC]+")
_FIGURE_MARKS = frozenset("%‰°+−=<>×÷±/$€#№½¼¾²³")
# What stands before the number or letter of a place in a paper.
_PLACES_LISTED = "điều khoản điểm mục chương phần lục bảng biểu loại hạng nhóm"
_NUMBERS, _PLACES = (frozenset(listed.split()) for listed in (_NUMBERS_LISTED, _PLACES_LISTED))
_OPENS = frozenset('.!?…:|-–+•“"(')
# Longer words may differ in two letters: none of these is another word of the language by itself.
SHORT, FEW, MORE = 4, 1, 2

FIGURE, PLACE, NAME, WORDS = "figure", "place", "name", "words"

_Pair: TypeAlias = "tuple[str, str]"


@dataclass(frozen=True, slots=True)
class Slips:
    """The words that differ, each as it was and as it is; `changed` says what is no slip of letters."""

    words: tuple[_Pair, ...]
    changed: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many words were corrected."""
        return sum(max(len(old.split()), len(new.split()), 1) for old, new in self.words)

    def in_words(self) -> str:
        """tuyền → tuyên; hoàn thanh → hoàn thành."""
        return "; ".join(f"{old or '…'} → {new or '…'}" for old, new in self.words)


def misprints_between(old: str, new: str) -> Slips:
    """What was corrected from one text to the other.

    No figure, date, hour, number of a paper, place in it or name may be another, no word may come, go or
    become one that is not written alike, and no paragraph either: each such change is named.
    """
    one, two = paragraphs(old).bodies, paragraphs(new).bodies
    if len(one) != len(two):
        words = ngettext(
            "%(count)d đoạn thêm hoặc bớt", "%(count)d đoạn thêm hoặc bớt", abs(len(one) - len(two))
        )
        return Slips((), (words % {"count": abs(len(one) - len(two))},))
    found: list[_Pair] = []
    changed: list[str] = []
    for was, is_ in zip(one, two, strict=True):
        if was != is_:
            pairs, faults = _of_paragraph(was, is_)
            found += pairs
            changed += faults
    return Slips(tuple(found), tuple(dict.fromkeys(changed)))


def _of_paragraph(was: str, is_: str) -> tuple[list[_Pair], list[str]]:
    hunks = list(_hunks(_WORD.findall(was), _WORD.findall(is_)))
    # Where no word differs, the space between two does.
    pairs = [(" ".join(hunk.old), " ".join(hunk.new)) for hunk in hunks] or [("␣", "␣")]
    told = list(_facts_that_differ(summary(was, is_)))
    faults = [fault for hunk in hunks if (fault := hunk.fault())]
    if not told and not faults and _names(was) != _names(is_):
        names = [*(_names(was) - _names(is_)), *(_names(is_) - _names(was))]
        faults.append((NAME, _("tên riêng: %(names)s") % {"names": ", ".join(names)}))
    # A figure or a name is told once, by what it counts or with the whole of it.
    return pairs, [*told, *(words for sort, words in faults if not told or sort not in (FIGURE, NAME))]


def _facts_that_differ(found: Summary) -> Iterator[str]:
    """Facts that differ, counted by their sort: "1 số liệu thay đổi (3.383 → 3.338 triệu đồng)"."""
    sorts = (
        (found.figures, _("số liệu")),
        (found.dates, _("ngày tháng")),
        (found.hours, _("giờ")),
        (found.papers, _("số, ký hiệu văn bản")),
        (found.names, _("họ tên, địa danh")),
    )
    for changes, sort in sorts:
        if changes:
            facts_ = {
                "count": len(changes),
                "sort": sort,
                "which": "; ".join(change.in_words() for change in changes),
            }
            yield _("%(count)d %(sort)s thay đổi (%(which)s)") % facts_


def _names(text: str) -> Counter[str]:
    return Counter(one_spelling(fact.text) for fact in facts(text) if fact.sort == "name")


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Neighbouring words that differ, with the whole line of words in which they stood."""

    old: list[str]
    new: list[str]
    line: list[str]
    start: int

    def fault(self) -> tuple[str, str] | None:
        """Why it is no slip of letters: of what sort, and in words; None for one."""
        told = {"old": " ".join(self.old) or "…", "new": " ".join(self.new) or "…"}
        if self._is_figure():
            if self.before.casefold() in _PLACES:
                return PLACE, _("điều, khoản: %(old)s → %(new)s") % told
            return FIGURE, _("số liệu: %(old)s → %(new)s") % told
        one, two = ([word.casefold() for word in _readable(side)] for side in (self.old, self.new))
        if self._is_name():
            return NAME, _("tên riêng: %(old)s → %(new)s") % told
        joined = "".join(one) == "".join(two)
        alike = len(one) == len(two) and all(map(_alike, one, two))
        doubled = not two and len(one) == 1 and one[0] in (self.before.casefold(), self.after.casefold())
        if _DENIALS.isdisjoint([*one, *two]) and (joined or alike or doubled):
            return None
        return WORDS, _("thêm, bớt hoặc thay chữ: %(old)s → %(new)s") % told

    @property
    def before(self) -> str:
        """The word before the hunk."""
        return self.line[self.start - 1] if self.start else ""

    @property
    def after(self) -> str:
        """The word behind it."""
        end = self.start + len(self.old)
        return self.line[end] if end < len(self.line) else ""

    def _is_figure(self) -> bool:
        """Whether a number, in figures, letters or words, or a letter of a place is touched."""
        both = [*self.old, *self.new]
        if any(any(map(str.isdigit, word)) or word in _FIGURE_MARKS for word in both):
            return True
        if any(word.casefold() in _NUMBERS or _ROMAN.fullmatch(word) for word in both):
            return True
        one_letter = any(len(word) == 1 and word.isalpha() and word.isascii() for word in both)
        return one_letter or (
            self.before.casefold() in _PLACES and bool(_readable(both)) and len(both[0]) == 1
        )

    def _is_name(self) -> bool:
        """Whether a word with a capital becomes another, but where a sentence opens or all are capitals."""
        one, two = _readable(self.old), _readable(self.new)
        opens = not self.start or self.before in _OPENS
        several = len(one) > 1 and all(map(str.isupper, one))
        heading = several or self.before.isupper() or self.after.isupper()
        return any(
            (was[0].isupper() or is_[0].isupper())
            and was.casefold() != is_.casefold()
            and not (opens and not place and not was.isupper())
            and not (heading and was.isupper() and is_.isupper())
            for place, (was, is_) in enumerate(zip(one, two, strict=False))
        )


def _hunks(one: list[str], two: list[str]) -> Iterator[_Hunk]:
    """The places where two lines of words differ, neighbours together."""
    edits = Levenshtein.opcodes(one, two)
    for same, group in groupby(edits, key=lambda edit: edit.tag == "equal"):
        rows = list(group)
        first, last = rows[0], rows[-1]
        if not same:
            old, new = one[first.src_start : last.src_end], two[first.dest_start : last.dest_end]
            yield _Hunk(old, new, one, first.src_start)


def _readable(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(map(str.isalnum, word))]


def _alike(old: str, new: str) -> bool:
    """Whether one may be the other misprinted: the same letters but for marks, or very few others."""
    one, two = searchable(old), searchable(new)
    return OSA.distance(one, two) <= (FEW if min(len(one), len(two)) <= SHORT else MORE)
