"""The paper on which a change rests: whether its number and day are named."""

from __future__ import annotations

import re

# The number of a paper, and the day it bears.
DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
DECISION = re.compile(r"\d\S*\D+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")

# What was only said, in a hurried talk, on the telephone, face to face; and papers on which it stands.
SPOKEN = r"hội ý|điện thoại|gọi điện|(gặp|nói|trao đổi) trực tiếp|nói miệng|lời nói|theo lời|qua zalo"
WRITTEN = re.compile(
    r"biên bản|thông báo|kết luận số|bút phê|công văn|văn bản|phiếu|nghị quyết", re.IGNORECASE
)


def is_spoken(ground: str) -> bool:
    """Whether the words name something that was said and no paper on which it stands."""
    return bool(re.search(SPOKEN, ground, re.IGNORECASE)) and not WRITTEN.search(ground)


def names_a_day(ground: str) -> bool:
    """Whether the words say of which day the paper is: minutes and notes may have no number yet."""
    return bool(DAY.search(ground))


def names_a_paper(ground: str) -> bool:
    """Whether the words name a paper by its number and its day."""
    return bool(DECISION.search(ground))
