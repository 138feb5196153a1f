"""Vietnamese text at the door, in search and in order."""

from __future__ import annotations

import time
import timeit
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.text import clean, composed, decomposed, searchable, sort_key

# Marks in the wrong order, of Latin, Arabic and Hebrew, and one that is written as one and composed as two.
PILES = ["\u0301\u0316", "\u064b\u0651", "\u05b0\u0591", "\u0344\u0316"]
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Báo cáo chính trị"), "Báo cáo chính trị"),
        ("bao cao\u202excod.exe", "bao caoxcod.exe"),
        ("a\x00b", "ab"),
        ("một\r\nhai\tba", "một hai ba"),
        ("\ufeff  Đại   hội \u200b", "Đại hội"),
        ("lẻ \ud800 loi", "lẻ loi"),
        ("", ""),
    ],
)
def test_clean_keeps_what_can_be_seen(typed, kept):
    assert clean(typed) == kept


def test_clean_keeps_lines_where_they_are_wanted():
    assert clean("Thưa,\r\n\r\n  một\u2028hai  \n", lines=True) == "Thưa,\n\nmột\nhai"


def test_fold_finds_what_is_typed_without_marks():
    assert searchable("ĐẠI hội Trường  Sơn") == "dai hoi truong son"


@pytest.mark.parametrize("pair", PILES)
@pytest.mark.parametrize("made", [clean, composed, decomposed, searchable])
def test_a_pile_of_marks_takes_no_more_time_than_plain_words(made, pair):
    start = time.process_time()
    kept = made("a" + pair * 50_000 + " Đại hội")
    spent = time.process_time() - start

    assert len(kept) < 60
    assert spent < 0.5


def test_marks_that_become_a_pile_when_unseen_signs_go_are_one():
    assert len(clean("a" + "\u0301\u200d\u0316" * 50_000)) < 12


def test_a_hundred_thousand_marks_are_composed_in_a_blink():
    pile = "a" + "\u0301\u0316" * 50_000

    spent = min(timeit.repeat(lambda: composed(pile), timer=time.process_time, number=1, repeat=9))

    assert spent < 0.05


def test_marks_that_a_language_writes_are_kept():
    written = ["Nghị quyết", "مُحَمَّدٌ", "שָׁלוֹם", "नमस्ते", "z̴̢̙̈́", "………––––****", "👩🏽🎉🎉🎉🎉🎉🎉🎉🎉🎉"]

    assert [composed(text) for text in written] == [unicodedata.normalize("NFC", text) for text in written]


def test_a_text_is_cut_before_it_is_composed():
    assert composed("e\u0302" * 10, limit=4) == "êê"


@given(st.text(max_size=40))
def test_clean_and_fold_are_done_once_for_all(text):
    kept = clean(text)

    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert {unicodedata.category(sign) for sign in kept} & UNSEEN == set()
    assert searchable(searchable(text)) == searchable(text)
    assert searchable(kept) == searchable(text)


def test_names_sort_as_in_a_vietnamese_dictionary():
    shuffled = ["ba", "ơi", "bạ", "an", "đa", "bá", "ôi", "ân", "bã", "da", "bà", "oi", "ăn", "bả", "anh"]
    ordered = ["an", "anh", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "da", "đa", "oi", "ôi", "ơi"]

    assert sorted(shuffled, key=sort_key) == ordered


def test_tones_decide_only_between_equal_letters():
    assert sorted(["Bá Bình", "Bà Cầm", "Ba Đào"], key=sort_key) == ["Bá Bình", "Bà Cầm", "Ba Đào"]


def test_sort_key_is_plain_for_every_database():
    assert sort_key("Đỗ Ước").isascii()
