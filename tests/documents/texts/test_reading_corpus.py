"""Every shape of text in every format that has it: read to the word, and as other readers read it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from documents.texts.reading.reader import Reading, read
from tests.documents import readable
from tests.documents.readable import grid, par, run, word
from tests.documents.texts.equations import EQUATIONS, PARTS, flat_equations, flat_rich_equations
from tests.documents.texts.inlaid import INLAID, TOLD, WORD_PARTS, flat_inlaid, flat_rich_inlaid
from tests.documents.texts.test_reading_odt import odt_file
from tests.documents.texts.test_reading_odt import text as odt_reading
from tests.documents.texts.test_reading_rtf import rich, typed
from tests.documents.texts.test_reading_word_numbers import item, level, numbering

if TYPE_CHECKING:
    import openpyxl

pytestmark = pytest.mark.one_database

SENTENCE = "Đại hội thông qua Báo cáo chính trị, số dư 2.950 triệu đồng."
NUMBERED = numbering(level(0, "Điều %1."), level(1, "%2)", "lowerLetter"))
RAISED = '<w:vertAlign w:val="superscript"/>'
STRUCK, HIDDEN, CAPITAL = "<w:strike/>", "<w:vanish/>", "<w:caps/>"
TRACKED_ODT = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>10</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>Chi <text:change text:change-id="c1"/>'
    '<text:change-start text:change-id="c2"/>12<text:change-end text:change-id="c2"/> đồng</text:p>'
)
BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
LEVELS = (
    '<text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Điều %1%."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
)
LOOKS = {
    "mu": 'style:text-position="super 58%"',
    "gach": 'style:text-line-through-style="solid"',
    "an": 'text:display="none"',
    "hoa": 'fo:text-transform="uppercase"',
}
STYLES = f'<text:list-style style:name="M">{LEVELS}</text:list-style>' + "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
    for name, look in LOOKS.items()
)


def cells(*words: str) -> str:
    inside = (f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in words)
    return f"<table:table-row>{''.join(inside)}</table:table-row>"


def items(*inside: str, style: str = "") -> str:
    one = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f"<text:list{style}>{one}</text:list>"


def line(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def span(words: str, look: str) -> str:
    return f'<text:span text:style-name="{look}">{words}</text:span>'


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
        line(f"10{span('6', 'mu')} người"),
        rf"10{{\super 6}} {typed('người')}\par",
    ),
    "struck": (
        "Chi [gạch bỏ: 10] 12 đồng",
        par(run("Chi "), run("10", looks=STRUCK), run(" 12 đồng")),
        line(f"Chi {span('10', 'gach')} 12 đồng"),
        rf"Chi {{\strike 10}} {typed('12 đồng')}\par",
    ),
    "hidden": (
        "Thu 90 đồng",
        par(run("Thu 90 đồng"), run(" và nữa", looks=HIDDEN)),
        line(f"Thu 90 đồng{span(' và nữa', 'an')}"),
        rf"{typed('Thu 90 đồng')}{{\v  nua}}\par",
    ),
    "capitals": (
        "Ông LÊ ĐÀO ký",
        par(run("Ông "), run("Lê Đào", looks=CAPITAL), run(" ký")),
        line(f"Ông {span('Lê Đào', 'hoa')} ký"),
        rf"{typed('Ông ')}{{\caps {typed('Lê Đào')}}}{typed(' ký')}\par",
    ),
    "goes on": (
        "Điều 1. Một Xen Điều 2. Hai",
        item("Một") + par(run("Xen")) + item("Hai"),
        items(line("Một"), style=' text:style-name="M" xml:id="d1"')
        + line("Xen")
        + items(line("Hai"), style=' text:style-name="M" text:continue-list="d1"'),
        counted("Điều 1.", "Một") + rf" {typed('Xen')}\par" + counted("Điều 2.", "Hai"),
    ),
    "tracked": (
        "Chi 12 đồng",
        par(
            run("Chi "),
            '<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del>',
            f'<w:ins w:id="2">{run("12")}</w:ins>',
            run(" đồng"),
        ),
        TRACKED_ODT,
        rf"Chi {{\deleted 10}}{{\revised 12}} {typed('đồng')}\par",
    ),
    "two boxes": (
        "Trước Một Hai",
        par(run("Trước"), BOX.format(par(run("Một"))), BOX.format(par(run("Hai")))),
        line(f"Trước<draw:g>{framed('Một')}{framed('Hai')}</draw:g>"),
        (
            rf"{typed('Trước')}\par{{\shp{{\*\shpinst{{\shptxt {typed('Một')}\par}}}}}}"
            rf"{{\shp{{\*\shpinst{{\shptxt Hai\par}}}}}}"
        ),
    ),
    "box": (
        "Trước Trong khung",
        par(run("Trước"), BOX.format(par(run("Trong khung")))),
        line(f"Trước{framed('Trong khung')}"),
        rf"{typed('Trước')}\par{{\shp{{\*\shpinst{{\shptxt Trong khung\par}}}}}}",
    ),
    **EQUATIONS,
    **INLAID,
}
# Whose numbers go on, and whose words come in another order, where they stand many times.
COUNTED = {"list", "goes on"}
ALONE = COUNTED | {"box", "two boxes", "footnote", "endnote", "diagram"}
WORD_LINES = [par(run(SENTENCE), run(f" Đoạn {number}."), style="u2") for number in range(400)]
ODT_LINES = [line(f"{SENTENCE} Đoạn {number}.") for number in range(400)]
WRITTEN = [(name, kind) for name, shape in SHAPES.items() for kind in (1, 2, 3) if shape[kind]]


def said(kind: int, body: str) -> Reading:
    if kind == 1:
        return read(word(body, numbering=NUMBERED, **WORD_PARTS), "a.docx")
    return odt_reading(body, styles=STYLES, **PARTS) if kind == 2 else read(rich(body), "a.rtf")


@pytest.mark.parametrize(("name", "kind"), WRITTEN)
def test_each_shape_is_read_to_the_word_and_what_it_keeps_back_is_told(name, kind):
    words, *bodies = SHAPES[name]

    reading = said(kind, bodies[kind - 1])

    assert reading.text.split() == words.split()
    assert (
        [TOLD[name] in one for one in reading.warnings] == [True] if name in TOLD else reading.warnings == ()
    )


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_all_shapes_together_many_times_lose_no_word(kind):
    shapes = [shape for name, shape in SHAPES.items() if shape[kind] and name not in ALONE]
    body, words = " ".join([shape[kind] for shape in shapes] * 30), " ".join(shape[0] for shape in shapes)

    assert Counter(said(kind, body).text.split()) == Counter((f"{words} " * 30).split())


# How each look is written in each format, and how a reader shows the words that have it.
WORD_RUN = re.compile(r"<w:r>(?P<look>(?:<w:rPr>.*?</w:rPr>)?)(?P<words>.*?)</w:r>")
ODT_RUN = re.compile(r'<text:span text:style-name="(?P<look>\w+)">(?P<words>.*?)</text:span>')
RTF_RUN = re.compile(r"\{(?P<look>\\(?:super|strike|v|caps|deleted) )(?P<words>[^{}]*)\}")
RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHOWN = {
    ("superscript", "mu", "super"): lambda words: words.translate(RAISE),
    ("strike", "gach"): "[gạch bỏ: {}]".format,
    ("vanish", "an", "\\v ", "deleted"): "".format,
    ("caps", "hoa"): str.upper,
}


def dressed(found: re.Match[str]) -> str:
    bare = re.sub(r"<[^>]+>", "", found["words"])
    shown = (show for names, show in SHOWN.items() if any(name in found["look"] for name in names))
    return next(shown, str)(bare)


def by_tags(data: bytes) -> Counter[str]:
    """The words of a container by nothing but its tags: a reader that knows nothing of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = "content.xml" if "content.xml" in archive.namelist() else "word/document.xml"
        xml = archive.read(part).decode().rpartition("<office:text>")[2].replace("<w:txbxContent>", " ")
        xml = flat_inlaid(flat_equations(xml, archive), archive)
    xml = re.sub(r"<w:del .*?</w:del>", "", xml)
    for one in (WORD_RUN, ODT_RUN):
        xml = one.sub(dressed, xml)
    spaced = re.sub(r"</(?:w:p|text:p)>|<draw:text-box>", " ", xml)
    return Counter(unescape(re.sub(r"<[^>]+>", "", spaced)).replace("\ufeff", "").split())


def by_signs(data: bytes) -> Counter[str]:
    """The same of rich text: its words are what is no sign."""
    body = re.sub(r"\{\\fonttbl.*?;\}\}", "", data.decode())
    body = re.sub(r"\\u(-?\d+)\?", lambda found: chr(int(found[1]) % 0x10000), body)
    body = re.sub(
        r"\\(?:par|cell|row|pard)\b ?", " ", RTF_RUN.sub(dressed, flat_rich_inlaid(flat_rich_equations(body)))
    )
    return Counter(re.sub(r"\\\*|\\[a-zA-Z]+-?\d* ?|[{}]", "", body).split())


def by_cells(data: bytes) -> Counter[str]:
    """The words of a workbook by its tags: ours asks openpyxl."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    return Counter(unescape(" ".join(re.findall(r"<is><t[^>]*>(.*?)</t></is>", sheet))).split())


def in_cells(book: openpyxl.Workbook) -> None:
    book.active.title = "Sheet"
    for number in range(400):
        book.active.append([SENTENCE, f"Đoạn {number}.", SHAPES["capitals"][0]])


def many(kind: int) -> str:
    """All shapes but those whose words are not in the text itself, over and over."""
    return " ".join([shape[kind] for name, shape in SHAPES.items() if name not in COUNTED] * 60)


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (word(*WORD_LINES, many(1), **WORD_PARTS), "a.docx", by_tags),
        (odt_file("".join(ODT_LINES) + many(2), styles=STYLES, **PARTS), "a.odt", by_tags),
        (rich(many(3)), "a.rtf", by_signs),
        (readable.workbook(in_cells), "a.xlsx", by_cells),
    ],
    ids=["Word", "OpenDocument", "rich text", "workbook"],
)
def test_another_reader_finds_the_same_words_within_a_thousandth(data, name, reader):
    ours, others = Counter(read(data, name).text.split()), reader(data)
    # The bars between cells and the name of the sheet are ours.
    del ours["|"], ours["Sheet"]

    assert others.total() > 1000
    assert ((ours - others) + (others - ours)).total() <= others.total() / 1000


def test_printed_words_are_those_that_another_reader_finds():
    data = readable.pdf(
        *[tuple(f"{SENTENCE} Đoạn {n}." for n in range(page, page + 30)) for page in range(0, 300, 30)]
    )

    with pdfplumber.open(io.BytesIO(data)) as paper:
        others = Counter(" ".join(page.extract_text() for page in paper.pages).split())
    ours = Counter(read(data, "a.pdf").text.split())

    assert ((ours - others) + (others - ours)).total() <= others.total() / 1000
