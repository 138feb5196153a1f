"""Figures of equations keep their place in every format: above or below, by structure or by looks."""

from __future__ import annotations

import pytest

from documents.texts.reading.reader import read
from tests.documents.readable import HEAD, par, run, word
from tests.documents.texts.test_reading_odt import text as odt_reading
from tests.documents.texts.test_reading_rtf import rich, told, typed

pytestmark = pytest.mark.one_database

# How a run stands, and what is then read of "2" before it and "n3" in it.
LOOKS = [
    ('<w:vertAlign w:val="superscript"/>', r"\super", "2³ 2^(x)"),
    ('<w:vertAlign w:val="subscript"/>', r"\sub", "2₃ 2_(x)"),
    ('<w:position w:val="8"/>', r"\up8", "2³ 2^(x)"),
    ('<w:position w:val="-8"/>', r"\dn8", "2₃ 2_(x)"),
    ('<w:position w:val="2"/>', r"\up2", "23 2x"),
]


def office(words: str, looks: str = "") -> str:
    return f"<m:r><w:rPr>{looks}</w:rPr><m:t>{words}</m:t></m:r>"


def maths(inside: str) -> str:
    return par(run("từ "), f"<m:oMath>{inside}</m:oMath>")


def mathml(inside: str) -> str:
    return f'{HEAD}<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>'


@pytest.mark.parametrize(("looks", "word_of_rtf", "shown"), LOOKS)
def test_figure_raised_or_lowered_by_its_looks_keeps_its_place(looks, word_of_rtf, shown):
    inside = [maths(office("2") + office(each, looks)) for each in ("3", "x")]
    rtf = "".join(
        rf"{typed('từ ')}{{\mmath{{\*\moMath{{\mr 2}}{{\mr{word_of_rtf} {each}}}}}}}\par " for each in "3x"
    )

    lines = [f"từ {one}" for one in shown.split()]

    assert read(word(*inside), "a.docx").text.split("\n") == lines
    assert read(rich(rtf), "a.rtf").text.split("\n") == lines


def test_pieces_raised_side_by_side_are_one_and_a_style_raises_too():
    raised = '<w:vertAlign w:val="superscript"/>'
    styles = f'<w:style w:styleId="mu"><w:rPr>{raised}</w:rPr></w:style>'
    pieces = office("e") + office("n", raised + "<w:b/>") + office("x", raised) + office("2", raised)
    styled = office("5") + office("7", '<w:rStyle w:val="mu"/>')

    assert read(word(maths(pieces), maths(styled), styles=styles), "a.docx").text == "từ eⁿ^(x)²\ntừ 5⁷"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<mn>2</mn><mpadded voffset="+0.5em"><mn>3</mn></mpadded>', "2³"),
        ('<mn>2</mn><mpadded voffset="-.5em"><mn>3</mn></mpadded>', "2₃"),
        ('<mn>2</mn><mpadded voffset="0"><mn>3</mn></mpadded>', "23"),
        ("<mover><mn>2</mn><mn>3</mn></mover>", "2^(3)"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"),
        ("<mmultiscripts><mn>2</mn><none/><mn>3</mn></mmultiscripts>", "2³"),
        ("<mmultiscripts><mi>C</mi><mn>2</mn><none/><mprescripts/><none/><mn>5</mn></mmultiscripts>", "C₂⁵"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mpadded voffset='9pt'><mn>3</mn></mpadded>", "1/2³"),
    ],
)
def test_figure_that_mathml_sets_above_or_below_keeps_its_place(inside, shown):
    frame = '<text:p>từ <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'

    assert odt_reading(frame, **{"Object 1/content.xml": mathml(inside)}).text == f"từ {shown}"


def test_line_drawn_through_a_part_of_an_equation_is_told():
    boxed = f"<m:borderBox><m:borderBoxPr><m:strikeH/></m:borderBoxPr><m:e>{office('10')}</m:e></m:borderBox>"
    framed = f"<m:borderBox><m:borderBoxPr/><m:e>{office('12')}</m:e></m:borderBox>"
    rtf = r"{\mmath{\*\moMath{\mborderBox{\mborderBoxPr{\mstrikeH on}}{\me{\mr 10}}}{\mr  12}}}\par"
    enclosed = '<menclose notation="horizontalstrike"><mn>10</mn></menclose><mtext> 12</mtext>'
    frame = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'

    readings = [
        read(word(maths(boxed + framed)), "a.docx"),
        read(rich(rtf), "a.rtf"),
        odt_reading(frame, **{"Object 1/content.xml": mathml(enclosed)}),
    ]

    words = [reading.text.removeprefix("từ ").replace(" 12", "12") for reading in readings]
    assert words == ["[gạch bỏ: 10]12"] * 3
    assert [told(reading, "gạch ngang") for reading in readings] == [True] * 3


def test_power_of_a_power_is_no_power_of_two_figures():
    inside = office("2") + office("3", '<w:vertAlign w:val="superscript"/>')
    power = "<msup><msup><mn>2</mn><mn>3</mn></msup><mn>4</mn></msup>"
    frame = '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'

    said = read(word(maths(f"<m:sSup><m:e>{inside}</m:e><m:sup>{office('4')}</m:sup></m:sSup>")), "a.docx")

    assert said.text == "từ (2³)⁴"
    assert odt_reading(frame, **{"Object 1/content.xml": mathml(power)}).text == "(2³)⁴"
