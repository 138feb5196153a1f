"""Of what a figure, a day or a name in a sentence speaks: one thing, in whichever words it is said.

Two mentions are of the same thing when the words beside them are the same: behind a counted figure its
unit and the two words that follow ("95 đầu mối trực thuộc"), before an amount of money or a date the three
words that lead to it ("tổng số thu 3.383 triệu đồng"), before a figure behind a colon all the words of its
line ("Số đại biểu: 250"), beside a name an office that only one person holds.
Fewer words would compare what only looks alike. Other words count as the same only where the tables say so.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from documents.texts.compare.facts import Fact

Sort: TypeAlias = Literal["term", "figure", "date", "name"]
FactSaid: TypeAlias = "tuple[Sort, str, str]"

FOLLOWING, LEADING = 2, 3
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE_END = re.compile(r"[.,;:()|\n]")
# Words before a day that say nothing of what happens on it.
_IDLE = {"ngày", "từ", "đến", "hết", "vào", "trước", "sau", "là", "và", "của", "ở", "có", "được"}
# How many answered is counted for each consultation by itself.
_ANSWERS = {"có ý", "trả lời", "phản hồi", "đã phản", "không phản", "gửi ý", "đã trả"}
# Another word for the same unit, before these words only.
_ALIKE = {
    ("đơn vị", "trực thuộc"): "đầu mối",
    ("tổ chức", "trực thuộc"): "đầu mối",
}
# "36 đồng chí ủy viên Ban Chấp hành" counts the same as "36 ủy viên Ban Chấp hành".
_POLITE, _COUNTED = {"đồng chí", "người"}, {"ủy viên", "đại biểu", "hội viên"}
# What happens on a day, by words that stand before it in any order; the name is the usual order's.
_EVENTS = {
    frozenset(("khai", "mạc", "đại", "hội")): "mạc đại hội",
    frozenset(("bế", "mạc", "đại", "hội")): "bế mạc đại hội",
}
_NEAR, _APART = 7, {"trước", "sau", "hạn", "chuẩn", "gửi"}
# Amounts that are told to the million are compared in millions; "gần 3,4 tỷ đồng" is rounded and stays apart.
_MILLIONS = {"đồng": Fraction(1, 10**6), "nghìn đồng": Fraction(1, 1000), "tỷ đồng": Fraction(1000)}
_MONEY = re.compile(r"(?:đồng|USD)\Z")
# Offices that one person holds at a time, before the name and behind it.
_OFFICES = r"(?:Chủ tịch Hội|Trưởng Ban Kiểm tra|Chánh Văn phòng(?: Hội)?|Tổng Thư ký)"
_OFFICE_BEFORE = re.compile(
    rf"(?<!Phó )(?<!phó )(?<!guyên )(?<!ựu )(?P<office>{_OFFICES})\s*(?:là|:|,|đồng chí|ông|bà)?\s*\Z"
)
_OFFICE_BEHIND = re.compile(rf"\s*(?:,|–|-|là|\()\s*(?P<office>{_OFFICES})(?=\s*(?:[.,;:)]|\Z))")
_TITLES = re.compile(r"\A(?:(?:[ôÔ]ng|[bB]à|[cC]ụ|[đĐ]ồng chí|\w+ (?:tướng|tá|úy)|P?GS\.?|TS\.?|ThS\.?)\s)+")
# "số đầu mối trực thuộc là 95": the figure behind its thing.
_BEHIND_ITS_THING = re.compile(
    r"(?<!\w)số (?P<unit>\w+(?: \w+)?) (?P<following>\w+ \w+)"
    r"(?: hiện nay| hiện có| tính đến nay)?(?: là|:)\s*\Z",
    re.IGNORECASE,
)
# "Số đại biểu: 250" in a line of its own: the figure behind the name of its thing.
_LABELLED = re.compile(
    r"(?:\A|[.;\n]|[-–+•*]\s|\d[.)]\s|[a-zđ]\)\s|\|)\s*"
    r"(?P<label>(?:tổng )?(?:số|tỷ lệ|tỉ lệ)(?: [^\W\d_]+){2,8})\s*(?::|\|)\s*\Z",
    re.IGNORECASE,
)
_LABEL_ENDS = re.compile(r"\s*(?:\Z|[.;,\n()|])")
# Such a number is of one paper, or of one row of it.
_OF_ONE_PAPER = re.compile(
    r"(?:lượng|trang|bản|thứ tự|tờ|điện thoại|tài khoản|hiệu|văn bản|công văn|quyết định|phụ lục|hồ sơ|"
    r"còn lại|trên)\b"
)
# "mười năm" are ten years, fifteen is "mười lăm".
_ONES = {"": 0, "mốt": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "lăm": 5}
_ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_TENS = {"mười": 10, "năm mươi": 50} | {f"{word} mươi": 10 * ones for word, ones in _ONES.items() if word}
# From ten on: what is said with one word counts only some of a thing.
_WORDED = {f"{ten} {one}".strip(): _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES}


def told(fact: Fact, words: str) -> FactSaid | None:
    """Sort, thing and value of this fact of a paragraph; None where too little is said to compare it."""
    before, behind = words[: fact.start], words[fact.end :]
    if fact.sort == "name":
        office = _OFFICE_BEFORE.search(before) or _OFFICE_BEHIND.match(behind)
        # Rank, title and capitals make no other person.
        person = _TITLES.sub("", fact.text).title()
        return ("name", " ".join(office["office"].split()), person) if office else None
    if fact.sort == "date":
        # What the clause says is on the day, in any order; not what is before or after it.
        near = set(_clause(before)[-_NEAR:])
        events = (name for event, name in _EVENTS.items() if event <= near and not near & _APART)
        thing = next(events, "") or _leading(before)
        day = "/".join(part.lstrip("0") for part in re.findall(r"\d+", fact.text))
        return ("date", thing, day) if thing else None
    return _figure(fact.text, before, behind) if fact.sort == "figure" else None


def _figure(text: str, before: str, behind: str) -> FactSaid | None:
    """A counted figure by its unit and what follows, an amount by what leads to it."""
    number, unit = parted(text)
    if not number:
        return None
    if _MONEY.search(unit):
        number, unit = _in_millions(number, unit)
        lead = _leading(before)
        return ("figure", f"{lead} ({unit})", number) if lead else None
    label = _LABELLED.search(before)
    if label and _LABEL_ENDS.match(behind) and not _OF_ONE_PAPER.search(label["label"].lower()):
        said = label["label"].lower()
        # The same thing as in "số đầu mối trực thuộc là 95"; a share of it is another.
        counted = _BEHIND_ITS_THING.search(f"{said}:") if unit != "%" else None
        thing = _known_as(counted["unit"], counted["following"]) if counted else said
        return "figure", thing, f"{number} %" if unit == "%" else number
    led = _BEHIND_ITS_THING.search(before) if not unit else None
    if led and not _OF_ONE_PAPER.search(led.group().lower()):
        return "figure", _known_as(led["unit"].lower(), led["following"].lower()), number
    next_ = [word.lower() for word in _WORD.findall(_CLAUSE_END.split(behind, maxsplit=1)[0])]
    if unit in _POLITE and " ".join(next_[:FOLLOWING]) in _COUNTED:
        unit, next_ = " ".join(next_[:FOLLOWING]), next_[FOLLOWING:]
    following = " ".join(next_[:FOLLOWING])
    if not unit or len(next_) < FOLLOWING or following in _ANSWERS:
        return None
    return "figure", _known_as(unit, following), number


def parted(text: str) -> tuple[str, str]:
    """The number in plain figures, and its unit: 3.383 and 3383 are the same, a comma parts decimals."""
    match = _NUMBER.search(text)
    if match:
        return match[0].replace(".", ""), text[match.end() :].strip()
    worded = next(
        (said for said in sorted(_WORDED, key=len, reverse=True) if text.startswith(f"{said} ")), ""
    )
    return (str(_WORDED[worded]), text[len(worded) :].strip()) if worded else ("", "")


def _known_as(unit: str, following: str) -> str:
    """The name of the thing, in the word of the table where another says the same."""
    return f"{_ALIKE.get((unit, following), unit)} {following}"


def _in_millions(number: str, unit: str) -> tuple[str, str]:
    """The amount in millions where it is told so exactly; else as it is written."""
    factor = _MILLIONS.get(unit.replace("tỉ", "tỷ").replace("ngàn", "nghìn"))
    decimals = len(number.partition(",")[2])
    if factor is None or number.count(",") > 1:
        return number, unit
    millions = Fraction(number.replace(",", ".")) * factor
    exact = millions.denominator == 1 and (factor < 1 or decimals >= LEADING)
    return (str(millions), "triệu đồng") if exact else (number, unit)


def _leading(before: str) -> str:
    """The last telling words of the same clause; nothing where there are too few."""
    telling = [word for word in _clause(before) if word not in _IDLE][-LEADING:]
    return " ".join(telling) if len(telling) == LEADING else ""


def _clause(before: str) -> list[str]:
    """The words of the clause that has begun; a colon just before leads to what follows."""
    led = before.rstrip().removesuffix(":")
    return _WORD.findall(_CLAUSE_END.split(led)[-1].lower())
