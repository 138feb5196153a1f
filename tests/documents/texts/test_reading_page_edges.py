"""What stands at the top and the foot of the pages is not read; where it says anything that is told."""

from __future__ import annotations

from html import escape

import pytest

from documents.texts.reading.page_edges import edges_of_sheet_say
from documents.texts.reading.reader import read
from tests.documents import papers
from tests.documents.readable import HEAD, OPEN, par, run, word, workbook
from tests.documents.texts.test_reading_rtf import rich, typed

pytestmark = pytest.mark.one_database

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TOLD = "Tệp có chữ ở đầu trang hoặc chân trang; chữ đó không được đọc."
PAGES = ("odd", "even", "first")
CASES = [("Dự thảo sửa Điều 5", True), ("Trang 3", False), ("3/12", False), ("- 3 -", False)]


def in_word(edge: str, kind: str) -> bytes:
    link = f'<Relationship Id="r8" Type="{OPEN}/{kind}" Target="{kind}1.xml"/>'
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return word(par(run("Thân.")), links=link, **{f"{kind}1": f"<w:{root}>{par(run(edge))}</w:{root}>"})


def in_odt(edge: str, kind: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("text", "office", "style"))
    content = (
        f"{HEAD}<office:document-content {spaces}><office:body><office:text><text:p>Thân.</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    styles = (
        f"{HEAD}<office:document-styles {spaces}><office:master-styles><style:master-page><style:{kind}>"
        f"<text:p>{edge}</text:p></style:{kind}></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
    return papers.odt(**{"content.xml": content, "styles.xml": styles})


def in_rtf(edge: str, kind: str) -> bytes:
    return rich(rf"{{\{kind} {typed(edge)}\par}}Th\u226?n.\par")


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize(("make", "name"), [(in_word, "a.docx"), (in_odt, "a.odt"), (in_rtf, "a.rtf")])
@pytest.mark.parametrize(("edge", "is_told"), CASES)
def test_words_at_the_edges_of_the_pages_are_told(make, name, kind, edge, is_told):
    reading = read(make(edge, kind), name)

    assert (reading.text, reading.warnings) == ("Thân.", (TOLD,) if is_told else ())


SIDES = [f"{page}{edge}" for page in PAGES for edge in ("Header", "Footer")]


@pytest.mark.parametrize(
    ("edge", "is_told"),
    [
        *CASES,
        ("&KFF0000&S&U&E&B&I&P", False),
        ('&"Arial,Bold"&12&KFF0000MẬT', True),
        ("MẬT", True),
        ("Trang &P/&N", False),
        ("&F &A", False),
    ],
)
def test_words_at_the_edges_of_a_sheet_are_told(edge, is_told):
    inside = (f"<{kind}>&amp;C{escape(edge)}</{kind}>".encode() for kind in SIDES)

    assert [edges_of_sheet_say(one) for one in inside] == [is_told] * len(SIDES)


def test_words_at_the_edges_of_a_workbook_are_told():
    def fill(book):
        book.active.append(["Thân."])
        book.active.firstFooter.center.text = "MẬT"

    reading = read(workbook(fill), "a.xlsx")

    assert (reading.text, reading.warnings) == ("Sheet\nThân.", (TOLD,))


PICTURES = "Tệp có hình ảnh; chữ nằm trong hình không được đọc."
FRAME = f'<draw:frame xmlns:draw="{OASIS}:drawing:1.0"><draw:image/></draw:frame>'
DRAWN = "Bảng tính có hình, biểu đồ hoặc khung chữ; chữ và số ở đó không được đọc."
BLIP = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("data", "name", "warning"),
    [
        (
            word(
                par(run("Thân.")),
                links=f'<Relationship Id="r8" Type="{OPEN}/header" Target="header1.xml"/>',
                header1=f"<w:hdr>{par(BLIP)}</w:hdr>",
            ),
            "a.docx",
            PICTURES,
        ),
        (in_odt(FRAME, "header"), "a.odt", PICTURES),
        (rich(r"{\header{\*\shppict{\pict 00}}\par}Th\u226?n.\par"), "a.rtf", PICTURES),
    ],
    ids=["Word", "OpenDocument", "rich text"],
)
def test_picture_alone_at_the_top_of_the_pages_is_told_as_a_picture(data, name, warning):
    reading = read(data, name)

    assert (reading.text, reading.warnings) == ("Thân.", (warning,))


@pytest.mark.parametrize(
    ("edge", "told"),
    [
        ("&G", [DRAWN]),
        ('&"Times New Roman,Bold"&G&12MẬT', [TOLD, DRAWN]),
        ("Trang &P", []),
        ("&&G", []),
    ],
)
def test_picture_at_the_top_of_a_sheet_is_told_as_a_picture(edge, told):
    def fill(book):
        book.active.append(["Thân."])
        book.active.oddHeader.center.text = edge

    assert list(read(workbook(fill), "a.xlsx").warnings) == told


def test_words_drawn_behind_the_text_of_a_word_file_are_told():
    art = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'
    link = f'<Relationship Id="r8" Type="{OPEN}/header" Target="header1.xml"/>'

    reading = read(word(par(run("Thân.")), links=link, header1=f"<w:hdr>{par(art)}</w:hdr>"), "a.docx")

    assert (reading.text, reading.warnings) == ("Thân.", (TOLD,))
