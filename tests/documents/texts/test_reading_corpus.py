"""Every shape of text in every format that has it: read to the word, and as other readers read it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from html import unescape

import pdfplumber
import pytest

from documents.texts.reading.reader import read
from tests.documents import readable
from tests.documents.readable import grid, par, run, word
from tests.documents.texts.test_reading_odt import text as odt_reading
from tests.documents.texts.test_reading_rtf import rich, typed
from tests.documents.texts.test_reading_word_numbers import item, level, numbering

pytestmark = pytest.mark.one_database

SENTENCE = "Đại hội thông qua Báo cáo chính trị, số dư 2.950 triệu đồng."
NUMBERED = numbering(level(0, "Điều %1."), level(1, "%2)", "lowerLetter"))
RAISED = '<w:vertAlign w:val="superscript"/>'
HALF = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
LEVELS = (
    '<text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Điều %1%."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
)
STYLES = (
    '<style:style style:name="mu" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
    f'<text:list-style style:name="M">{LEVELS}</text:list-style>'
)


def cells(*words: str) -> str:
    inside = (f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in words)
    return f"<table:table-row>{''.join(inside)}</table:table-row>"


def items(*inside: str, style: str = "") -> str:
    one = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f"<text:list{style}>{one}</text:list>"


def line(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def framed(words: str) -> str:
    return f"<draw:frame><draw:text-box>{line(words)}</draw:text-box></draw:frame>"


def counted(mark: str, words: str) -> str:
    return rf"{{\listtext {typed(mark)}\tab}}{typed(words)}\par"


# The words of each shape, and how Word, OpenDocument and rich text write it; "" where one does not.
SHAPES = {
    "paragraph": (SENTENCE, par(run(SENTENCE)), line(SENTENCE), rf"{typed(SENTENCE)}\par"),
    "looks": (
        "Đậm nghiêng thường",
        par(run("Đậm ", looks="<w:b/>"), run("nghiêng ", looks="<w:i/>"), run("thường")),
        line("<text:span>Đậm </text:span>nghiêng <text:span>thường</text:span>"),
        rf"{{\b {typed('Đậm ')}}}{{\i {typed('nghiêng ')}}}{typed('thường')}\par",
    ),
    "list": (
        "Điều 1. Tên a) một b) hai Điều 2. Quyền",
        item("Tên") + item("một", 1) + item("hai", 1) + item("Quyền"),
        items(line("Tên") + items(line("một"), line("hai")), line("Quyền"), style=' text:style-name="M"'),
        counted("Điều 1.", "Tên") + counted("a)", "một") + counted("b)", "hai") + counted("Điều 2.", "Quyền"),
    ),
    "table": (
        "TT | Họ tên 1 | Lê An",
        grid(("TT", "Họ tên"), ("1", "Lê An")),
        f"<table:table>{cells('TT', 'Họ tên')}{cells('1', 'Lê An')}</table:table>",
        (
            rf"\trowd\intbl TT\cell {typed('Họ tên')}\cell\row"
            rf"\trowd\intbl 1\cell {typed('Lê An')}\cell\row\pard "
        ),
    ),
    "raised": (
        "10⁶ người",
        par(run("10"), run("6", looks=RAISED), run(" người")),
        line('10<text:span text:style-name="mu">6</text:span> người'),
        rf"10{{\super 6}} {typed('người')}\par",
    ),
    "half": ("1/2 số", par(f"<m:oMath>{HALF}</m:oMath>", run(" số")), "", ""),
    "box": (
        "Trước Trong khung",
        par(run("Trước"), BOX.format(par(run("Trong khung")))),
        line(f"Trước{framed('Trong khung')}"),
        rf"{typed('Trước')}\par{{\shp{{\*\shpinst{{\shptxt Trong khung\par}}}}}}",
    ),
}
WORD_LINES = [par(run(SENTENCE), run(f" Đoạn {number}."), style="u2") for number in range(400)]
ODT_LINES = [line(f"{SENTENCE} Đoạn {number}.") for number in range(400)]
WRITTEN = [(name, kind) for name, shape in SHAPES.items() for kind in (1, 2, 3) if shape[kind]]


def said(kind: int, body: str) -> str:
    if kind == 1:
        return read(word(body, numbering=NUMBERED), "a.docx").text
    return odt_reading(body, styles=STYLES).text if kind == 2 else read(rich(body), "a.rtf").text


@pytest.mark.parametrize(("name", "kind"), WRITTEN)
def test_each_shape_is_read_to_the_word(name, kind):
    words, *bodies = SHAPES[name]

    assert said(kind, bodies[kind - 1]).split() == words.split()


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_all_shapes_together_many_times_lose_no_word(kind):
    shapes = [shape for name, shape in SHAPES.items() if shape[kind] and name not in {"list", "box"}]
    body, words = "".join(shape[kind] for shape in shapes) * 30, " ".join(shape[0] for shape in shapes)

    assert Counter(said(kind, body).split()) == Counter((f"{words} " * 30).split())


def other_reader(data: bytes, part: str, tag: str) -> Counter[str]:
    """The words of a container by nothing but its tags: a reader that knows nothing of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(part).decode()
    spaced = re.sub(rf"</{tag}>", " ", xml)
    return Counter(unescape(re.sub(r"<[^>]+>", "", spaced)).replace("\ufeff", "").split())


@pytest.mark.parametrize(
    ("data", "name", "part", "tag"),
    [
        (word(*WORD_LINES), "a.docx", "word/document.xml", "w:p"),
        (readable.odt("".join(ODT_LINES)), "a.odt", "content.xml", "text:p"),
    ],
    ids=["Word", "OpenDocument"],
)
def test_another_reader_finds_the_same_words_within_a_thousandth(data, name, part, tag):
    ours, others = Counter(read(data, name).text.split()), other_reader(data, part, tag)

    assert ((ours - others) + (others - ours)).total() <= others.total() / 1000


def test_printed_words_are_those_that_another_reader_finds():
    data = readable.pdf(
        *[tuple(f"{SENTENCE} Đoạn {n}." for n in range(page, page + 30)) for page in range(0, 300, 30)]
    )

    with pdfplumber.open(io.BytesIO(data)) as paper:
        others = Counter(" ".join(page.extract_text() for page in paper.pages).split())
    ours = Counter(read(data, "a.pdf").text.split())

    assert ((ours - others) + (others - ours)).total() <= others.total() / 1000
