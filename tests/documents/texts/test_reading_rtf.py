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


@pytest.mark.parametrize(
    ("body", "shown", "is_told"),
    [
        (r"\u-10179?\u-8704?", "\U0001f600", False),
        (r"\uc2\u-10187 ??\u-9216 \'3f\'3f", "\U0001d400", False),
        (r"{\uc0\u55349\u56320}", "\U0001d400", False),
        (r"{\b\u-10187?}{\b\u-9216?}", "□□", True),
        (r"\u-10187? ba", "□ ba", True),
        (r"\u-9216?ba", "□ba", True),
        (r"\u-10187?\u-10187?\u-9216?", "□\U0001d400", True),
        (r"{\info{\title \u-10187?}}ba\u-10187?", "ba□", True),
        (r"{\mmath{\*\moMath{\mr \u-10187?\u-9216?=2}}}", "\U0001d400=2", False),
        (r"\u128512?", "\U0001f600", False),
    ],
)
def test_letters_beyond_the_first_plane_are_read_and_halves_of_them_told(body, shown, is_told):
    reading = read(rich(rf"Chi {body} het\par"), "a.rtf")

    assert reading.text == f"Chi {shown} het"
    assert told(reading, "không nhận ra được") is is_told


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


def maths(inside: str) -> str:
    picture = r"{\mmathPict{\*\shppict{\pict 00}}}"
    return rf"{typed('từ')} {{\mmath{{\*\moMath{inside}}}{picture}}} {typed('số')}\par"


FRACTION = r"{\mf{\mfPr{\mctrlPr\f34 }}{\mnum{\mr\mscr0\msty2 {\i\f34 2}}}{\mden{\mr 3}}}"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (FRACTION, "2/3"),
        (r"{\mr 1}" + FRACTION, "1 2/3"),
        (r"{\mf{\mnum 2}{\mden 3}}", "2/3"),
        (r"{\mrad{\mradPr{\mdegHide on}}{\mdeg}{\me{\mr 2}}}", "√2"),
        (r"{\mrad{\mdeg{\mr 3}}{\me{\mr x+1}}}", "∛(x+1)"),
        (r"{\msSup{\me{\mr x}}{\msup{\mr 2}}}", "x²"),
        (r"{\msSub{\me{\mr x}}{\msub{\mr 1}}}", "x₁"),
        (r"{\mnary{\mnaryPr{\mchr \u8721?}}{\msub{\mr i}}{\msup{\mr n}}{\me{\mr i}}}", "∑_(i)^(n) i"),
        (r"{\md{\mdPr{\mbegChr [}{\mendChr ]}}{\me{\mr a}}}", "[a]"),
        (r"{\mbar{\me{\mr T}}}{\mr =5}", "T=5"),
        (r"{\mfunc{\mfName{\mr lim}}{\me{\mr x}}}", "lim x"),
    ],
)
@pytest.mark.parametrize("way", ["{}", r"{{\*\moMath{}}}", r"{{\*\moMath {{\mr }}{}}}"])
def test_equation_is_read_in_one_line(inside, shown, way):
    reading = read(rich(maths(way.format(inside))), "a.rtf")

    assert (reading.text, reading.warnings) == (f"từ {shown} số", ())


@pytest.mark.parametrize("begins", [r"\moMath", r"\*\moMath", r"\*\moMathPara{\*\moMath"])
@pytest.mark.parametrize("around", ["", r"\mmath", r"\*\mmath"])
def test_equation_is_read_however_its_group_begins(begins, around):
    ends = "}" * (begins.count("{") + 1)
    body = rf"{typed('từ')} {{{around}{{{begins}{FRACTION}{ends}}} {typed('số')}\par"

    assert read(rich(body), "a.rtf").text == "từ 2/3 số"


def test_struck_hidden_and_deleted_words_of_an_equation():
    inside = r"{\mf{\mnum{\mr{\strike 2}{\strike\b  4}5}}{\mden{\mr 3{\v 7}{\deleted 8}}}}"

    reading = read(rich(maths(inside)), "a.rtf")

    assert reading.text == "từ ([gạch bỏ: 2 4]5)/3 số"
    assert [told(reading, words) for words in ("chữ ẩn", "gạch ngang", "dấu vết sửa đổi")] == [True] * 3


@pytest.mark.parametrize(
    ("instruction", "result", "shown", "is_told"),
    [
        (r"EQ \\f(2,3)", "", "2/3", False),
        (r"EQ \\f(2;3)", "5", "5", False),
        (r"EQ \\a(2,3)", "", "", True),
        (r"{\i eq }{\\r(,2)}", "", "√2", False),
        ("LISTNUM", "", "", True),
        ("PAGE", "", "", False),
        ("PAGE", "4", "4", False),
    ],
)
def test_field_without_words_of_its_own_is_worked_out_or_told(instruction, result, shown, is_told):
    body = rf"{typed('từ')} {{\field{{\*\fldinst {instruction}}}{{\fldrslt {result}}}}} {typed('số')}\par"

    reading = read(rich(body), "a.rtf")

    assert reading.text.split() == ["từ", *shown.split(), "số"]
    assert told(reading, "số tự động") is is_told


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (r"\pard\ls1\ilvl0 Mot\par", True),
        (r"{\listtext\pard\plain 1.\tab}\pard\ls1 Mot\par", False),
        (r"\pard{\pntext 1.\tab}\ls1 Mot\par", False),
        (r"{\listtext\pard 1.\tab}\pard\ls1 Mot\par Hai\par", True),
        (r"\pard\ls1\par", False),
        (r"\pard\ls0 Mot\par\pard\ls1\pard Hai\par", False),
        (r"{\stylesheet{\s1\ls1 Muc;}}{\*\listoverridetable{\listoverride\ls1}}Mot\par", False),
    ],
)
def test_number_that_the_file_leaves_to_be_counted_is_told(body, is_told):
    assert told(read(rich(body), "a.rtf"), "số tự động") is is_told


def test_row_whose_words_were_all_taken_away_is_no_row_and_an_empty_one_stays():
    rows = (r"A\cell B\cell\row", r"{\deleted bo}\cell {\deleted 10}\cell\row", r"\cell\cell\row")
    body = "".join(rf"\trowd\cellx1\cellx2\intbl {row}" for row in rows)

    html = read(rich(rf"{body}\pard het\par"), "a.rtf").html

    assert html.count("<tr>") == 2
