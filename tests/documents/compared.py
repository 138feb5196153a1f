"""Sentences, chance texts and a draft of a hundred pages for the stories of comparison."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import strategies as st

import documents

TEXTS = Path(documents.__file__).parent / "desk" / "demo" / "texts"
GIFTS = (
    "Riêng dịp Tết Nhâm Dần 2022, toàn Hội đã vận động được 2.950 triệu đồng, bao gồm tặng 5 nhà tình nghĩa "
    "(tính đến ngày 10/02/2022; 28/95 đầu mối đã báo cáo)."
)
GIFTS_NOW = (
    "Riêng dịp Tết Nhâm Dần 2022, toàn Hội đã vận động được 3.383 triệu đồng, bao gồm tặng 7 nhà tình nghĩa "
    "(tính đến ngày 09/3/2022; 35/95 đầu mối đã báo cáo)."
)
HISTORY = "Đã cung cấp hồ sơ các di tích đường Hồ Chí Minh ở Tây Trường Sơn để khởi động lại việc khảo sát."
TRUTH = "Các cấp Hội tích cực vận động nguồn lực xã hội để thăm hỏi, tri ân các gia đình có công."
BRIDGE = "Hội quan hệ chặt chẽ với Binh đoàn 12 để trao đổi, phối hợp các hoạt động trong nhiệm kỳ."

# Few letters, so that texts have much in common, and every sort of line end and awkward character.
letters = st.sampled_from(
    ["Hội ", "hội", "đồng", " ", "  ", "\n", "\r\n", "\n\n", "\r", "\t", ". ", ", ", "2.950"]
)
awkward = st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None)
texts = st.one_of(
    st.lists(letters, max_size=60).map("".join),
    st.text(alphabet=awkward, max_size=60),
    st.sampled_from(["", "\n", " ", "\ufeff", "a\u0300", "\x1c\x85\u2028", "\ud800", "😀\u200d😀"]),
)


def draft(seed: int, paragraphs: int = 800) -> list[str]:
    """A hundred pages of the words of the demo, in chance order."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))).split()
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [" ".join(chance.choices(words, k=chance.randrange(20, 110))) for _paragraph in range(paragraphs)]
