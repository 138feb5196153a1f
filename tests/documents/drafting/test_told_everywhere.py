"""What could not be read of a file is told wherever its words are shown or printed: kind by place."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl.chart import BarChart
from openpyxl.chart.reference import Reference
from openpyxl.styles import Font
from pypdf import PdfReader

from documents.packages.answers.values import Draft
from documents.packages.papers import part_of
from documents.packages.services.paper_words import first_look, news_of
from documents.packages.services.taking_in import take_in
from documents.paper.parts import printed
from documents.paper.sheet import Foot
from documents.texts.reading.sentences import WARNINGS
from tests.cast import perform
from tests.documents import papers, readable
from tests.documents.readable import OPEN, par, run, word

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

AMOUNTS = (10, 12)
CHART = '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\o(a,b)</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ODD = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="hex"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def in_word(amount: int) -> bytes:
    """A Word file with everything that is not read of one."""
    return word(
        par(run(f"Chi {amount} đồng"), run(" ẩn", looks="<w:vanish/>"), run(" cũ", looks="<w:strike/>")),
        par(f'<w:ins w:id="1">{run("thêm")}</w:ins><w:r><w:commentReference w:id="1"/></w:r>'),
        par('<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>', f"<w:r>{CHART}</w:r>"),
        par('<w:r><w:sym w:font="Rieng" w:char="F041"/></w:r>', FIELD),
        par(run("Mục"), listed=1),
        '<w:altChunk r:id="r9"/>',
        links=f'<Relationship Id="r8" Type="{OPEN}/header" Target="header1.xml"/>'
        f'<Relationship Id="r7" Type="{OPEN}/package" Target="embeddings/a.xlsb"/>',
        header1=f"<w:hdr>{par(run('Dự thảo mật'))}</w:hdr>",
        numbering=f"<w:numbering>{ODD}</w:numbering>",
    )


def in_cells(amount: int) -> bytes:
    def fill(book):
        sheet = book.active
        sheet.append(["Chi", amount, "=B1*2"])
        sheet.cell(1, 150, "xa")
        sheet["A1"].font = Font(strike=True)
        sheet.row_dimensions[1].hidden = True
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1))
        sheet.add_chart(chart, "E5")
        book.create_sheet("Ẩn").sheet_state = "hidden"

    return readable.workbook(fill)


def in_pages(amount: int) -> bytes:
    cut = "H ộ i đã t ổ ch ứ c nhi ề u ho ạ t đ ộ ng, s ố ti ề n."
    return readable.pdf((f"Chi {amount} đồng.", cut), (), *[(cut,) for _page in range(200)])


def in_old_text(amount: int) -> bytes:
    # Windows-1258 writes the tone after its letter.
    return (f"Chi {amount} đô\u0300ng cho Đa\u0323i hô\u0323i đa\u0323i biê\u0309u. " * 3).encode("cp1258")


FILES = [
    (
        "a.docx",
        in_word,
        (
            "hidden_text struck_text tracked comments pictures charts odd_signs odd_fields odd_numbers "
            "chunks page_edges embedded"
        ),
    ),
    ("a.xlsx", in_cells, "no_value cut_sheet hidden_cells hidden_sheet sheet_drawings struck_text"),
    ("a.pdf", in_pages, "cut_words some_scans first_pages"),
    ("a.txt", in_old_text, "code_page"),
    ("a.jpg", lambda amount: readable.photo(size=(400, 300 + amount)), "photo"),
    ("a.doc", lambda amount: papers.doc() + bytes(amount), "old_word"),
]
# A PDF is printed as it is, and of what has no words the set says that it comes separately.
NO_EXTRACT = {"a.pdf", "a.jpg", "a.doc"}


@pytest.fixture
def no_programs(monkeypatch, tmp_path):
    """No program of this machine reads old Word files."""
    monkeypatch.setenv("PATH", str(tmp_path))


def said(code: str) -> str:
    """The longest piece of the sentence without its number."""
    return max(re.split(r"%\(number\)d|%%", " ".join(str(WARNINGS[code]).split())), key=len).strip()


def paper_words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("kind", FILES, ids=[name for name, _make, _codes in FILES])
@pytest.mark.usefixtures("no_programs")
def test_every_kind_is_told_in_every_place(cast, make_package, kind):
    name, make, codes = kind
    package = make_package("BCCT", "drafting")
    for amount in AMOUNTS:
        part = take_in([SimpleUploadedFile(name, make(amount))], part="bao-cao", title="Báo cáo")
        first_look(part)
        perform(package, "revise", cast.thuky, version=Draft((part,)))
    last = package.current
    row = last.parts.select_related("blob").get(code="bao-cao")
    reader, here = Client(), f"/ho-so/{package.code}"
    reader.force_login(cast.btc, backend="django.contrib.auth.backends.ModelBackend")

    def page(address: str) -> str:
        return " ".join(unescape(reader.get(address).content.decode()).split())

    compared = f"{here}/so-sanh/{last.number - 1}/{last.number}/"
    places = {
        "with the thanks": " ".join(line for _name, line in news_of(last)),
        "draft": page(f"{here}/du-thao/{last.number}/"),
        "remarks": page(f"{here}/du-thao/{last.number}/y-kien/"),
        "comparison": page(compared),
        "figures of all packages": page("/doi-chieu/"),
        "printed comparison": paper_words(reader.get(f"{compared}ban-in.pdf").content),
    }
    if name not in NO_EXTRACT:
        places["printed draft"] = paper_words(printed(part_of(package, row), foot=Foot("")))
    missing = {
        (code, place) for code in codes.split() for place, told in places.items() if said(code) not in told
    }
    assert missing == set()
    assert len(row.blob.reading.warnings) == len(codes.split())
