"""Rich text is taken and read: letters of every page of codes, tables, notes; what is hidden is told."""

from __future__ import annotations

import pytest

from documents.texts.reading.reader import converted, read
from tests.documents.texts.test_reading_fonts import TCVN, TRUE

pytestmark = pytest.mark.one_database

FONTS = rb"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163 Arial;}{\f2 .VnTime;}}"


def rich(body: bytes | str) -> bytes:
    return (
        b"{\\rtf1\\ansi\\ansicpg1252\\deff0"
        + FONTS
        + (body.encode() if isinstance(body, str) else body)
        + b"}"
    )


def typed(words: str) -> str:
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in words)


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


def test_paragraphs_lists_tables_and_notes_are_read():
    body = (
        rf"{{\*\generator X;}}{{\info{{\title Khong}}}}\pard {typed('Báo cáo chính trị')}\par"
        rf"{{\listtext 1.\tab}}{typed('Một')}\par\trowd\intbl A\cell B\cell\row"
        r"\trowd\intbl C\cell D\cell\row\pard "
        rf"10{{\super 6}}{{\footnote {typed('Ghi chú')}}} {typed('hết')}{{\field{{\*\fldinst HYPERLINK x}}"
        r"{\fldrslt  link}}\par"
    )

    reading = read(rich(body), "a.rtf")

    assert reading.text.split("\n") == [
        "Báo cáo chính trị",
        "1. Một",
        "A | B",
        "C | D",
        "10⁶[1] hết link",
        "[1] Ghi chú",
    ]
    assert reading.warnings == ()


def test_letters_moved_off_the_line_are_raised_or_lowered():
    body = rf"10{{\up8 6}} {typed('người')}, CO{{\dn6 2}}, 1{{\up 2}}, 1{{\up2 0}}\up8 3\up0 4\par"

    assert read(rich(body), "a.rtf").text == "10⁶ người, CO₂, 1², 10³4"


def test_letters_of_vietnamese_windows_and_of_an_old_font_are_read():
    body = b"\\f1 " + "Ba\u0303o".encode("cp1258") + b" \\'d0\\par"
    old = b"\\f2 " + TCVN.encode("cp1252") + b"\\par"

    assert read(rich(body), "a.rtf").text == "Bão Đ"
    assert converted(read(rich(old), "a.rtf")).text == TRUE


def test_hidden_struck_deleted_and_boxed_words():
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}{\shptxt Khung\par}}}"
    body = r"Chi{\v an}{\strike 10} 12{\deleted bo}\par" + box

    reading = read(rich(body), "a.rtf")

    assert reading.text.split("\n") == ["Chi [gạch bỏ: 10] 12", "Khung"]
    assert [told(reading, words) for words in ("chữ ẩn", "gạch ngang", "dấu vết sửa đổi")] == [True] * 3


def test_words_shown_in_capitals_are_read_in_capitals():
    body = rf"{{\caps {typed('Lê Đào')}}} {{\scaps ban\line thu}} an\par"

    assert read(rich(body), "a.rtf").text.split() == ["LÊ", "ĐÀO", "BAN", "THU", "an"]


def test_note_of_a_program_that_lets_readers_pass_it_over_is_read():
    body = r"Chi{\super \chftn{\*\footnote \chftn 5 tri\'eau}}\par{\*\docvar{\*\footnote an}}"

    assert read(rich(body), "a.rtf").text == "Chi[1]\n[1] 5 triêu"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (rb"{\object\objemb{\*\objdata 0105}}", "chương trình"),
        (b"{" * 600 + b"}" * 600, "lồng nhau"),
    ],
)
def test_objects_and_endless_groups_are_refused(body, words):
    with pytest.raises(match=words):
        read(rich(b"a\\par" + body), "a.rtf")


def test_file_cut_off_is_refused():
    with pytest.raises(match="không trọn vẹn"):
        read(rich("Báo cáo")[:-1], "a.rtf")


@pytest.mark.parametrize(
    "body",
    [
        r"Chi {\strike 10}{\strike  tri}{\strike\b  dong} 12\par",
        r"Chi \strike 10\b  tri\i  dong\strike0\b0\i0  12\par",
        r"Chi {\strike 10 tri dong} 12\par",
        r"Chi {\striked1 10 }{\strike tri dong} 12\par",
    ],
)
def test_struck_pieces_beside_one_another_are_one(body):
    assert read(rich(body), "a.rtf").text == "Chi [gạch bỏ: 10 tri dong] 12"
