"""Where a charter speaks of its own articles: "điểm a khoản 1 Điều 9", "các Điều 5, 6 và 7"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from documents.charter.law.laws import Owner, owner
from documents.charter.law.numbers import ROMAN, ArticleNumber
from documents.charter.law.parts import PART, part_names

Kind = Literal["article", "clause", "point"]
_NUMBER = r"\d{1,3}(?![\w/%]|[.,]\d)"
# "12a" is what law inserts. A bare number ends in no "đ", which there stands for đồng.
_ARTICLE = rf"\d{{1,3}}[a-zđ]?(?![\w/%]|[.,]\d)|{ROMAN}"
_WORDED = re.compile(
    rf"(?:điều +(?:thứ +)?(?:(?P<article>{_ARTICLE})|này(?!\w))"
    rf"|khoản +(?P<clause>{_NUMBER})|điểm +(?P<point>[a-zđ])(?!\w))",
    re.IGNORECASE,
)
# A number that only follows "và" or a comma is a further article when the sentence goes on so; before
# anything else ("Điều 5 và 10 hội viên") it counts something.
_GOES_ON = (
    r"(?=\s*(?:$|[.,;:)\]”\"\n–-]|(?:và|hoặc|hay|đến|cùng|với|của|này|nêu|quy|trên|dưới|thì|phải|được|có|là"
    r"|do|tại|theo|trong|khi|đã|để|không|cũng|khoản|ở|bị|sẽ|mà|như|nói|dẫn|điều|Điều|[Nn]ghị định|[Bb]ộ luật"
    r"|[Ll]uật(?! sư| gia)|[Tt]hông tư|Quyết định|Nghị quyết|Quy chế|Quy định|Pháp lệnh|Hiến pháp)(?!\w)))"
)
_BARE_NUMBER = re.compile(rf"(?P<value>{_NUMBER}){_GOES_ON}")
_BARE_ARTICLE = re.compile(rf"(?P<value>\d{{1,3}}[a-z]?(?![\w/%]|[.,]\d)|{ROMAN}){_GOES_ON}")
_BARE_LETTER = re.compile(
    r"(?P<value>[a-zđ])(?=\s*(?:$|[,.;)\n]|(?:và|hoặc|khoản|điều|của)(?!\w)))", re.IGNORECASE
)
_JOIN = re.compile(
    r"(?: *, *(?P<both>và|hoặc) +| *(?P<sign>[,;–-]) *| +(?P<word>và|hoặc|hay|đến|của|cùng|với) +| +)"
    r"(?:(?:các|từ|tại|theo) +)?",
    re.IGNORECASE,
)
# "Điều 3 Chương II", "Điều 3 của Phần B": which of several articles 3 is meant.
_IN_PART = re.compile(rf"(?:,|\s+(?:của|thuộc|tại|ở))?\s+(?P<part>{PART})", re.IGNORECASE)
_LEADS_TO_OWN = re.compile(r"(?:tại|theo|các|ở|của|với|và|định) +$", re.IGNORECASE)
_BARE: dict[Kind, re.Pattern[str]] = {
    "article": _BARE_ARTICLE,
    "clause": _BARE_NUMBER,
    "point": _BARE_LETTER,
}
_KINDS: tuple[Kind, ...] = ("article", "clause", "point")
# No sentence names more; a longer list is read in pieces, so that time stays in step with its length.
MOST_TOGETHER = 60
_THROUGH = {"đến", "–", "-"}
_STRENGTH = {" ": 2, "của": 2, ",": 1}


@dataclass(frozen=True, slots=True)
class NumberMention:
    """One number or letter in a reference, from `start` to `end`.

    article: its own number or the one it belongs to, with the part that is named behind ("Điều 3 Chương
    II"), None for "Điều này"; clause: the same.
    through: it ends a range, "Điều 5 đến Điều 8".
    """

    kind: Kind
    value: str
    start: int
    end: int
    article: ArticleNumber | None = None
    clause: int | None = None
    through: bool = False

    @classmethod
    def of(cls, group: _Group, place: int, *, part: str = "") -> NumberMention:
        """One number of those that stand together, with what it stands under."""
        item = group[place]
        through = item.join in _THROUGH and place > 0 and group[place - 1].kind == item.kind
        clause = {"clause": place, "point": _bound(group, place, "clause")}.get(item.kind)
        article = (
            _bound(group, place if clause is None else clause, "article") if item.kind != "article" else place
        )
        named = group[article].value if article is not None else ""
        return cls(
            item.kind,
            item.value,
            item.start,
            item.end,
            article=ArticleNumber.of(named).within(part) if named else None,
            clause=int(group[clause].value) if clause is not None else None,
            through=through,
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Mentions that hang together, as they stand in the text; `owner` says whose articles they are."""

    words: str
    start: int
    owner: Owner
    mentions: tuple[NumberMention, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A number or letter with the word before it, if any: `first` is where that begins."""

    kind: Kind
    value: str
    first: int
    start: int
    end: int
    join: str = ""

    def next_in(self, text: str) -> _Item | None:
        """What hangs on to the last item; nothing does on "Điều này", which is never another law's."""
        join = _JOIN.match(text, self.end) if self.value else None
        if not join:
            return None
        how = (join["both"] or join["sign"] or join["word"] or " ").lower()
        worded = _WORDED.match(text, join.end())
        if worded:
            return _worded(worded, how)
        bare = None if how in {" ", "của"} else _BARE[self.kind].match(text, join.end())
        return _Item(self.kind, bare["value"], bare.start(), bare.start(), bare.end(), how) if bare else None


_Group: TypeAlias = Sequence[_Item]


def references(text: str, *, own_name: str = "") -> tuple[Reference, ...]:
    """Every reference in the text, in order; those to other laws too, marked as such.

    `own_name` is the folded name of the charter, by which "Điều lệ Hội …" is known as this one.
    """
    made, place = [], 0
    while match := _WORDED.search(text, place):
        group = [_worded(match, "")]
        while len(group) < MOST_TOGETHER and (following := group[-1].next_in(text)):
            group.append(following)
        start, place = group[0].first, group[-1].end
        # Whether an article is named; "theo khoản 2" alone means the article in which it stands.
        alone = group[0].kind != "point" and _LEADS_TO_OWN.search(text[max(0, start - 12) : start])
        if alone or any(item.kind == "article" for item in group):
            within = _IN_PART.match(text, place) if group[-1].kind == "article" and group[-1].value else None
            place, part = (within.end(), part_names(within["part"])) if within else (place, "")
            whose = Owner.OURS if not group[-1].value else owner(text, start, place, own_name=own_name)
            mentions = tuple(
                NumberMention.of(group, at, part=part) for at, item in enumerate(group) if item.value
            )
            made.append(Reference(text[start:place], start, whose, mentions))
    return tuple(made)


def masked(text: str) -> str:
    """The text with "#" for each number of an article or clause: what survives renumbering."""
    for reference in reversed(references(text)):
        for mention in reversed(reference.mentions):
            if mention.kind != "point" and reference.owner is not Owner.OTHER:
                text = text[: mention.start] + "#" + text[mention.end :]
    return text


def _worded(found: re.Match[str], join: str) -> _Item:
    for kind in _KINDS:
        if found[kind]:
            return _Item(kind, found[kind], found.start(), found.start(kind), found.end(), join)
    return _Item("article", "", found.start(), found.end(), found.end(), join)


def _bound(group: _Group, place: int, kind: Kind) -> int | None:
    """The place of the clause, or article, to which the item belongs.

    As a rule the next one to the right, "khoản 2 Điều 7"; the one to the left when it is written the
    other way round, "Điều 7 khoản 2".
    """
    right = next((at for at in range(place + 1, len(group)) if group[at].kind == kind), None)
    left = next((at for at in range(place - 1, -1, -1) if group[at].kind == kind), None)
    if right is None or left is None:
        return left if right is None else right
    # Where the list begins in which the item stands: "khoản 1, 2 và 3".
    while place and group[place - 1].kind == group[place].kind:
        place -= 1
    first = place

    before = _STRENGTH.get(group[first].join, 0) if left == first - 1 else 0
    return right if _STRENGTH.get(group[right].join, 0) >= before else left
