"""What is hidden in an equation, or with the run it stands in, is told; what is struck there is marked."""

from __future__ import annotations

import pytest

from documents.texts.reading.reader import read
from tests.documents.readable import par, run, word
from tests.documents.texts.test_reading_word import maths, sign, told

pytestmark = pytest.mark.one_database


def dressed_sign(look: str, text: str) -> str:
    return f"<m:r><w:rPr>{look}</w:rPr><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("look", "shown", "is_told"),
    [
        ("<w:vanish/>", "5/3", "chữ ẩn"),
        ('<w:rStyle w:val="an"/>', "5/3", "chữ ẩn"),
        ("<w:strike/>", "([gạch bỏ: 24]5)/3", "gạch ngang"),
        ("<w:dstrike/>", "([gạch bỏ: 24]5)/3", "gạch ngang"),
        ('<w:vanish w:val="0"/>', "245/3", ""),
    ],
)
def test_hidden_and_struck_runs_of_an_equation(look, shown, is_told):
    styles = (
        '<w:styles><w:style w:styleId="an" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    above = dressed_sign(look, "2") + dressed_sign(look, "4") + sign("5")
    half = f"<m:f><m:num>{above}</m:num><m:den>{sign('3')}</m:den></m:f>"

    reading = read(word(par(run("từ "), maths(half), run(" số")), styles=styles), "a.docx")

    assert reading.text == f"từ {shown} số"
    assert [is_told in sentence for sentence in reading.warnings] == [True] * bool(is_told)


CHOICE = "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>"
BOXED = "<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>"


@pytest.mark.parametrize(
    ("inside", "is_told"),
    [
        (BOXED.format(par(run("Trong khung"))), True),
        (BOXED.format(par()), False),
        (
            f"<mc:AlternateContent><mc:Choice>{BOXED.format(par(run('Một')))}</mc:Choice></mc:AlternateContent>",
            True,
        ),
        (maths(sign("x")), True),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', True),
        ("<w:tab/>", False),
    ],
)
def test_whatever_says_something_in_a_hidden_run_is_told(inside, is_told):
    body = par(run("Chi"), f"<w:r><w:rPr><w:vanish/></w:rPr>{inside}</w:r>")

    reading = read(word(body), "a.docx")

    assert (reading.text, told(reading, "chữ ẩn")) == ("Chi", is_told)
