"""Vietnamese text at the door, in search and in order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.text import clean, fold, sort_key

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
    assert fold("ĐẠI hội Trường  Sơn") == "dai hoi truong son"


@given(st.text(max_size=40))
def test_clean_and_fold_are_done_once_for_all(text):
    kept = clean(text)

    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert {unicodedata.category(sign) for sign in kept} & UNSEEN == set()
    assert fold(fold(text)) == fold(text)
    assert fold(kept) == fold(text)


def test_names_sort_as_in_a_vietnamese_dictionary():
    shuffled = ["ba", "ơi", "bạ", "an", "đa", "bá", "ôi", "ân", "bã", "da", "bà", "oi", "ăn", "bả", "anh"]
    ordered = ["an", "anh", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "da", "đa", "oi", "ôi", "ơi"]

    assert sorted(shuffled, key=sort_key) == ordered


def test_tones_decide_only_between_equal_letters():
    assert sorted(["Bá Bình", "Bà Cầm", "Ba Đào"], key=sort_key) == ["Bá Bình", "Bà Cầm", "Ba Đào"]


def test_sort_key_is_plain_for_every_database():
    assert sort_key("Đỗ Ước").isascii()
