"""One thing counted by two papers in other words: clauses that say the same in any order, and no more.

"Tổng thu hội phí 2.950 triệu đồng" and "hội phí thu được là 2,905 tỷ đồng" speak of one thing. Years, plans
and parts of a year stay with the figure; what stands in a table, behind "gần", in a meeting or beside
another figure is not compared. What `things` finds in equal words comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Self

from documents.texts.things import parted

if TYPE_CHECKING:
    from documents.texts.compare.facts import Fact

_DIGIT = re.compile(r"\d")
# So many syllables tell a thing apart; of money fewer, for its unit says something too.
_LEAST, _LEAST_OF_MONEY, _MOST = 4, 3, 14
_SYLLABLE = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[;()|\n]|[.,:](?!\d)")
_SENTENCE_END = re.compile(r"[;\n]|\.(?!\d)")
# Words that say nothing of what is counted; what an association calls itself at the head of a clause.
_IDLE = re.compile(
    r"(?<!\w)(?:số lượng|số tiền|tổng số|tổng cộng|tổng|số|tổ chức|thực hiện|tiến hành|toàn|đã|được|là|có|gồm"
    r"|trong nhiệm kỳ(?: qua)?|nhiệm kỳ qua|hiện nay|hiện có|hiện|tính đến nay|đến nay|mở|đạt|dự(?= đại hội)"
    r"|mới(?= được| kết nạp| thành lập| xây)|các|những|cho|của|và|với|bởi|do|ở|tại|về)(?!\w)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\A\s*(?:[Tt]oàn )?Hội (?!viên|phí|nghị|trường|đồng|thảo|chữ)")
_ALL = re.compile(r"(?<!\w)(?:tổng số|tổng cộng|toàn hội|cả nước|toàn quốc)(?!\w)", re.IGNORECASE)
# Of these an association has one total.
_TOTALS = {"hội viên", "chi hội", "đầu mối", "tỉnh hội"}
# Who or what is counted, where the clause names it in better words.
_COUNTERS = {"", "người", "đồng chí", "căn", "chiếc", "cái", "bộ"}
_AMOUNT = re.compile(r"(?P<times>nghìn|ngàn|triệu|tỷ|tỉ)?\s?đồng\Z")
_TIMES = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_NO_COUNT = re.compile(
    r"(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm|giờ|phút|ngày|tuần|tháng|năm|tuổi|lần|điều|chương|điểm|km|m²|trang|USD|%)"
)
# Before a number that names a place or a date; before one that is no exact figure.
_NAMES_A_PLACE = re.compile(
    r"(?<!\w)(?:điều|khoản|mục|điểm|chương|phần|bước|khóa|lần|đợt|thứ|số|quý|tháng|năm|ngày|quyết|lục|bảng"
    r"|trang|nhóm|tổ|phòng|hạng|loại|cấp|đoạn|tầng|kỳ|định|văn|sơ|thoại|đoàn|đội|khu|covid|gần|hơn|trên"
    r"|khoảng|xấp xỉ|ngót|dưới|thiểu|nhất|tối đa|quá|từ|đến|tới|đủ|bằng)\s*\Z",
    re.IGNORECASE,
)
# Clauses that count a part, a change, or what is counted anew at each meeting.
_APART = re.compile(
    r"(?<!\w)(?:trong số|trong đó|trong tổng|bình quân|mỗi|trung bình|tăng|giảm|thêm|còn|chiếm|hội nghị"
    r"|cuộc họp|phiên họp|phiếu|biểu quyết|tán thành|ý kiến|góp ý|có mặt|vắng|trả lời|phản hồi|bản|tờ"
    r"|trang)(?!\w)",
    re.IGNORECASE,
)
# When, or whether it is only meant: figures of other times and of plans are other figures.
_SCOPE = re.compile(
    r"(?<!\w)(?:quý|tháng|tuần|năm nay|năm trước|năm sau|hằng năm|hàng năm|nhiệm kỳ (?:trước|tới|này)"
    r"|phấn đấu|chỉ tiêu|mục tiêu|kế hoạch|dự kiến|dự toán|sẽ|cần|phải|đề nghị|đầu|cuối|trước đây"
    r"|so với)(?!\w)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLANS = re.compile(
    r"phương hướng|mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ|dự kiến|dự toán|quyết nghị", re.IGNORECASE
)
_RESULTS = re.compile(r"kết quả|tình hình|đánh giá|tổng kết|kiểm điểm|đặc điểm|quyết toán", re.IGNORECASE)
_LONGEST_HEADING = 90


@dataclass(slots=True)
class PassedHeadings:
    """What the headings passed so far say of the figures below them: a year, or that they are plans."""

    year: str = ""
    is_plan: bool = False

    def follow(self, words: str) -> None:
        """The next paragraph; a heading is short, and ends without a point."""
        line = words.strip()
        if len(line) > _LONGEST_HEADING or line.endswith((".", ";", ",")) or "|" in line or ":" in line[:-1]:
            return
        if _RESULTS.search(line) or _PLANS.search(line):
            self.is_plan = not _RESULTS.search(line)
        years = _YEAR.findall(line)
        self.year = years[0] if len(years) == 1 else self.year

    def scope(self, sentence: str) -> list[str]:
        """Of which times and plans a sentence below these headings speaks."""
        told = {*_SCOPE.findall(sentence.lower()), *_YEAR.findall(sentence), self.year}
        return sorted((told | ({"kế hoạch"} if self.is_plan else set())) - {""})


class CountedThing(NamedTuple):
    """What a clause counts: its words sorted, the same as they stand, the number, how far that is rounded."""

    words: str
    shown: str
    value: str
    step: int

    @classmethod
    def of(cls, fact: Fact, words: str, section: PassedHeadings) -> Self | None:
        """What this figure of a paragraph counts; None where that cannot be told safely."""
        # A colon just before the figure leads on.
        before = _CLAUSE_END.split(words[: fact.start].rstrip().removesuffix(":"))[-1]
        behind = _CLAUSE_END.split(words[fact.end :], maxsplit=1)[0]
        if "|" in words or _APART.search(before + behind) or _DIGIT.search(before + behind):
            return None
        number, unit = parted(fact.text)
        amount = _AMOUNT.match(unit)
        is_count = bool(number) and "/" not in fact.text and number.count(",") < 2
        if not is_count or _NAMES_A_PLACE.search(before) or (not amount and _NO_COUNT.match(unit)):
            return None
        counted = "" if amount or unit in _COUNTERS else unit
        said = _SYLLABLE.findall(_IDLE.sub(" ", f"{_SUBJECT.sub('', before)} {counted} {behind}"))
        syllables, shown = {one.lower() for one in said}, " ".join(said)
        is_total = _ALL.search(before) is not None and shown in _TOTALS and unit in {*_COUNTERS, shown}
        if not is_total and not (_LEAST_OF_MONEY if amount else _LEAST) <= len(syllables) <= _MOST:
            return None
        sentence = _SENTENCE_END.split(words[: fact.start])[-1]
        scope = section.scope(sentence + _SENTENCE_END.split(words[fact.end :], maxsplit=1)[0])
        key = " ".join([*sorted(syllables), *scope, "(đồng)" if amount else ""]).strip()
        exact = Fraction(number.replace(",", "."))
        if not amount:
            is_year = not unit and _YEAR.fullmatch(fact.text)
            return cls(key, shown, str(exact), 0) if exact.denominator == 1 and not is_year else None
        factor = _TIMES[amount["times"] or ""]
        step = factor // 10 ** len(number.partition(",")[2])
        return cls(key, shown, str(int(exact * factor)), step)

    def rounds(self, other: CountedThing) -> bool:
        """Whether this one is the other told less exactly."""
        return self.step > other.step and abs(int(self.value) - int(other.value)) < self.step
