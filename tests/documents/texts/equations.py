"""Equations as Word, OpenDocument and rich text write them, and read by nothing but their tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.documents.readable import HEAD, par, run
from tests.documents.texts.test_reading_rtf import typed

if TYPE_CHECKING:
    import zipfile

_ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The words, and the equation in Office Math, in MathML and in the words of rich text.
_WRITTEN = {
    "half": (
        "1/2 số",
        "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
        "<mfrac><mn>1</mn><mn>2</mn></mfrac>",
        r"{\mf{\mnum{\mr 1}}{\mden{\mr 2}}}",
    ),
    "root": (
        "√2 lần",
        "<m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad>",
        "<msqrt><mn>2</mn></msqrt>",
        r"{\mrad{\mdeg}{\me{\mr 2}}}",
    ),
    "power": (
        "x² lần",
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>",
        "<msup><mi>x</mi><mn>2</mn></msup>",
        r"{\msSup{\me{\mr x}}{\msup{\mr 2}}}",
    ),
    # Raised by its looks, and by nothing that an equation knows.
    "raised": (
        "2³ lần",
        ('<m:r><m:t>2</m:t></m:r><m:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><m:t>3</m:t></m:r>'),
        '<mn>2</mn><mpadded voffset="0.4em"><mn>3</mn></mpadded>',
        r"{\mr 2}{\mr\super 3}",
    ),
}
_SPACE = 'xmlns="http://www.w3.org/1998/Math/MathML"'
# An OpenDocument text keeps each equation in a part of its own.
PARTS = {
    f"Object {number}/content.xml": f"{HEAD}<math {_SPACE}>{mathml}</math>"
    for number, (_words, _office, mathml, _rich) in enumerate(_WRITTEN.values(), 1)
}


def _shape(number: int, words: str, office: str, rich: str) -> tuple[str, str, str, str]:
    behind = f" {words.split()[1]}"
    frame = f'<draw:frame><draw:object xlink:href="./Object {number}"/></draw:frame>'
    return (
        words,
        par(f"<m:oMath>{office}</m:oMath>", run(behind)),
        f"<text:p>{frame}{behind}</text:p>",
        rf"{{\mmath{{\*\moMath{rich}}}}}{typed(behind)}\par",
    )


# As `SHAPES` of the corpus has them.
EQUATIONS = {
    f"equation, {name}": _shape(number, words, office, rich)
    for number, (name, (words, office, _mathml, rich)) in enumerate(_WRITTEN.items(), 1)
}


def flat_equations(xml: str, archive: zipfile.ZipFile) -> str:
    """The XML of a text with bars, roots and raised figures as signs, MathML of other parts in its place."""
    xml = re.sub(
        r'<draw:object xlink:href="\./([^"]*)"/>',
        lambda found: archive.read(f"{found[1]}/content.xml").decode(),
        xml,
    )
    office = r"(?:<m:sup><m:r>|<w:rPr><w:vertAlign [^>]*/></w:rPr>)<m:t>"
    xml = re.sub(rf"(?:{office}|</mi><mn>(?=\d</mn></msup>)|<mpadded[^>]*><mn>)(\d)", _raised, xml)
    xml = re.sub(r"<m:num>(.*?)</m:num>|<mfrac>(<mn>.*?</mn>)", r"\1\2/", xml)
    return re.sub(r"<m:rad>|<msqrt>", "√", xml)


def flat_rich_equations(body: str) -> str:
    """The same of rich text."""
    body = re.sub(r"(?:\\msup\{\\mr|\\mr\\super) (\d)", _raised, body)
    return re.sub(r"\\mnum\{\\mr (\d)", r"\1/", body).replace(r"\mdeg", "√")


def _raised(found: re.Match[str]) -> str:
    return found[1].translate(_ABOVE)
