"""What stands at the top and the foot of the pages is not read; where it says anything that is told."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("kind", [f"{page}{edge}" for page in PAGES for edge in ("Header", "Footer")])
@pytest.mark.parametrize(
    ("edge", "is_told"),
    [*CASES, ('&"Arial,Bold"&12&KFF0000MẬT', True), ("MẬT", True), ("Trang &P/&N", False), ("&F &A", False)],
)
def test_words_at_the_edges_of_a_sheet_are_told(kind, edge, is_told):
    def fill(book):
        book.active.append(["Thân."])
        getattr(book.active, kind).center.text = edge

    reading = read(workbook(fill), "a.xlsx")

    assert (reading.text, reading.warnings) == ("Sheet\nThân.", (TOLD,) if is_told else ())
