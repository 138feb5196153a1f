"""Words in pieces are told from whole ones, however they were cut; no ordinary text is taken for cut."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from documents.texts.reading.cut_words import cut_words
from documents.texts.reading.reader import read
from tests.documents import readable
from tests.documents.charter_samples import current_charter

pytestmark = pytest.mark.one_database

DEMO = sorted((Path(__file__).parents[3] / "documents/desk/demo/texts").glob("*.txt"))
ONSET = re.compile(r"\b(ngh|ng|nh|gh|kh|ph|th|tr|ch|gi|qu|[bcdđghklmnpqrstvx])(?=[^\W\d_])", re.IGNORECASE)
MARKED = "[ạ-ỹ]"


def some(rule, text: str, *, share: float) -> str:
    """The text in which that share of the words went through the rule."""
    places = count()
    step = round(1 / share)
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if next(places) % step else rule(word[0]), text)


# How a reader of PDF may cut a word.
CUTS = {
    "H ội, Đ iều l ệ, ph ương h ướng": lambda word: ONSET.sub(r"\1 ", word),
    "H ộ i": lambda word: re.sub(f"({MARKED})", r" \1 ", word).strip(),
    "Hộ i": lambda word: re.sub(rf"({MARKED})(?=\w)", r"\1 ", word),
    "h ội, ch ức": lambda word: re.sub(rf"(?<=\w)({MARKED})", r" \1", word),
    "H i, th ng: letters lost": lambda word: re.sub(MARKED, " ", word).strip(),
    "ĐẠI H ỘI": lambda word: ONSET.sub(r"\1 ", word.upper()),
    "Đ ạ i h ộ i": " ".join,
}


@pytest.mark.parametrize("name", CUTS)
@pytest.mark.parametrize("share", [1.0, 0.5, 0.1])
def test_every_way_of_cutting_is_told(name, share):
    lines = some(CUTS[name], current_charter().text, share=share).split("\n")
    pages = [tuple(line[:110] for line in lines[at : at + 40]) for at in range(0, len(lines), 40)]

    warnings = read(readable.pdf(*pages), "a.pdf").warnings

    assert any("có vẻ bị cắt rời" in sentence for sentence in warnings), warnings


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_text_of_the_demo_looks_cut(path):
    text = path.read_text(encoding="utf-8")

    assert (cut_words(text)[0], cut_words(text.upper())[0]) == (0, 0)


@pytest.mark.parametrize(
    "words",
    [
        "Ông Ân, bà Yến và anh Út ở ấp Ưu Ái uống ít; ý ấy ổn, ủy ban yêu cầu ưu ái, ăn ở, âm ỉ, oai oán.",
        "Khối A và khối B đều an toàn; vitamin C, 12 kg, 3 x 4 m, 100.000 đ, 2 tr; a) Một; b) Hai; c) Ba.",
        "Điểm đ khoản 2; điểm d, đ, e; TW Đảng, BCH, UBND TP Hà Nội, Q. Ba Đình; v.v.; Đ/c Nguyễn V. An.",
        "The quick brown fox; l'unanimité à la réunion; Größe für später, sky, try, rhythm.",
        "1. Ô tô: 02 chiếc; 2. Xe máy: 3 cái; ký hiệu K/c h. 12, tr. 5-7, tl. 1:500, ở ô số 8.",
    ],
)
def test_ordinary_words_are_whole(words):
    assert cut_words(words)[0] == 0
