"""Word counts its lists, and the words of the file have the numbers that it shows."""

from __future__ import annotations

import pytest

from documents.texts.reading.numerals import column_letter, number_in_words, repeated_letter, roman
from documents.texts.reading.reader import read
from tests.documents.readable import par, run, word

pytestmark = pytest.mark.one_database


def lines(*body: str, **parts: str) -> list[str]:
    return read(word(*body, **parts), "a.docx").text.split("\n")


def level(depth: int, text: str, way: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


def test_charter_numbered_by_word_has_its_chapters_articles_clauses_and_points():
    parts = numbering(
        level(0, "Chương %1", "upperRoman"),
        level(1, "Điều %2.", more='<w:lvlRestart w:val="0"/>'),
        level(2, "%3."),
        level(3, "%4)", "lowerLetter"),
    )

    said = lines(
        item("CHUNG"),
        item("Tên gọi", 1),
        item("Một.", 2),
        item("Hai.", 2),
        item("HỘI VIÊN"),
        item("Quyền", 1),
        item("Có quyền:", 2),
        item("Ứng cử;", 3),
        item("Đề cử.", 3),
        numbering=parts,
    )

    assert said == [
        "Chương I CHUNG",
        "Điều 1. Tên gọi",
        "1. Một.",
        "2. Hai.",
        "Chương II HỘI VIÊN",
        "Điều 2. Quyền",
        "1. Có quyền:",
        "a) Ứng cử;",
        "b) Đề cử.",
    ]


def test_list_goes_on_after_another_paragraph_and_begins_anew_where_word_does():
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )

    said = lines(
        item("a"), item("b"), par(run("xen")), item("c"), item("d", number=2), item("e", number=2),
        numbering=numbering(level(0, "%1.")).replace("</w:numbering>", again + "</w:numbering>"),
    )  # fmt: skip

    assert said == ["1. a", "2. b", "xen", "3. c", "1. d", "2. e"]


def test_levels_count_under_each_other_from_where_they_start():
    parts = numbering(level(0, "%1.", start=3), level(1, "%1.%2."), level(2, "%3)", "lowerLetter"))

    said = lines(
        item("x"), item("y", 1), item("z", 1), item("t", 2), item("u"), item("v", 1), numbering=parts
    )

    assert said == ["3. x", "3.1. y", "3.2. z", "a) t", "4. u", "4.1. v"]


def test_legal_level_writes_figures_and_a_tight_one_no_space():
    parts = numbering(
        level(0, "%1.", "upperRoman"),
        level(1, "%1.%2", more="<w:isLgl/>"),
        level(2, "(%3)", "vietnameseCounting", more='<w:suff w:val="nothing"/>'),
    )

    assert lines(item("x"), item("y", 1), item("z", 2), numbering=parts) == ["I. x", "1.1 y", "(một)z"]


def test_number_comes_from_the_style_of_a_heading_and_the_one_it_is_based_on():
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="D"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D2"><w:name w:val="Dieu"/>'
        '<w:basedOn w:val="D"/></w:style></w:styles>'
    )
    parts = numbering(level(0, "%1."), level(1, "Điều %2.", more='<w:pStyle w:val="D"/>'))

    reading = read(
        word(
            par(run("Tên gọi"), style="D"),
            par(run("Quyền"), style="D2"),
            "<w:p><w:pPr><w:pStyle w:val='D'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
            f"{run('Không số')}</w:p>",
            styles=styles,
            numbering=parts,
        ),
        "a.docx",
    )

    assert reading.html == "<h2>Điều 1. Tên gọi</h2><h2>Điều 2. Quyền</h2><h2>Không số</h2>"


def test_list_that_is_a_style_and_lists_that_share_their_counters():
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = (
        '<w:styles><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    parts = numbering(level(0, "%1)"), more=link).replace(
        "</w:numbering>", '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )

    assert lines(item("a"), item("b", number=2), styles=styles, numbering=parts) == ["1) a", "2) b"]


def test_dash_is_shown_as_it_stands_and_a_dot_is_left_to_the_page():
    parts = numbering(level(0, "-", "bullet"), level(1, "\uf0b7", "bullet"))

    reading = read(word(item("một"), item("hai", 1), numbering=parts), "a.docx")

    assert reading.html == "<p>- một</p><ul><li>hai</li></ul>"


def test_number_of_a_kind_nobody_knows_is_written_in_figures_and_told():
    reading = read(word(item("x"), numbering=numbering(level(0, "%1.", "hebrew1"))), "a.docx")

    assert (reading.text, "kiểu ít gặp" in reading.warnings[0]) == ("1. x", True)


def test_empty_paragraph_counts_and_a_deleted_one_does_not():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
        "</w:pPr>"
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
    )

    assert lines(item("a"), item(""), gone, item("b"), numbering=numbering(level(0, "%1."))) == [
        "1. a",
        "2.",
        "3. b",
    ]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, ("I", "a", "a", "một")), (4, ("IV", "d", "d", "bốn")), (28, ("XXVIII", "bb", "ab", "hai mươi tám"))],
)
def test_numbers_are_written_as_each_program_writes_them(number, written):
    assert (roman(number), repeated_letter(number), column_letter(number), number_in_words(number)) == written


ON, OFF, SMALL = "<w:caps/>", '<w:caps w:val="0"/>', "<w:smallCaps/>"


@pytest.mark.parametrize(
    ("of_level", "of_end", "of_style", "shown"),
    [
        ("", "", "", "Chương I CHUNG"),
        (ON, "", "", "CHƯƠNG I CHUNG"),
        (SMALL, "", "", "CHƯƠNG I CHUNG"),
        ("", ON, "", "CHƯƠNG I CHUNG"),
        ("", "", ON, "CHƯƠNG I CHUNG"),
        ("", "", SMALL, "CHƯƠNG I CHUNG"),
        (OFF, "", ON, "Chương I CHUNG"),
        ("", OFF, ON, "Chương I CHUNG"),
        (ON, OFF, "", "CHƯƠNG I CHUNG"),
    ],
)
def test_number_is_in_capitals_where_its_level_or_its_paragraph_is(of_level, of_end, of_style, shown):
    one = level(0, "Chương %1", "upperRoman").replace("</w:lvl>", f"<w:rPr>{of_level}</w:rPr></w:lvl>")
    place = '<w:pStyle w:val="muc"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = f"<w:p><w:pPr>{place}<w:rPr>{of_end}</w:rPr></w:pPr>{run('CHUNG')}</w:p>"
    styles = (
        '<w:styles><w:style w:styleId="muc" w:type="paragraph"><w:name w:val="heading 1"/>'
        f"<w:rPr>{of_style}</w:rPr></w:style></w:styles>"
    )

    assert lines(body, numbering=numbering(one), styles=styles) == [shown]
