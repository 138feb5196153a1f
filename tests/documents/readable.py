"""Real papers of every kind the site reads, written by hand or by the libraries people use."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.documents import papers
from tests.documents.papers import WORD, WORDML, zipped

FONT = Path(__file__).parents[2] / "documents" / "paper" / "fonts" / "LiberationSerif-Regular.ttf"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="cu"><w:name w:val="Cu"/>'
    '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="con"><w:name w:val="Con"/><w:basedOn w:val="cu"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def run(text: str, *, font: str = "", looks: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inside: str, style: str = "", listed: int = 0) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{''.join(inside)}</w:p>"


def grid(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{par(run(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(*body: str, links: str = "", **parts: str | bytes) -> bytes:
    """A .docx with this body; `parts` are further XML parts of the folder word/, without ".xml"."""
    whole = {
        "styles": f"<w:styles>{STYLES}</w:styles>",
        "numbering": f"<w:numbering>{NUMBERING}</w:numbering>",
    }
    whole |= {"document": f"<w:document><w:body>{''.join(body)}</w:body></w:document>"} | parts
    made = {f"word/{name}.xml": _spaced(xml) for name, xml in whole.items()}
    rels = {"word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{LINKS}">{links}</Relationships>'}
    return zipped(WORD | {"_rels/.rels": f'{HEAD}<Relationships xmlns="{LINKS}"/>'} | made | rels)


def _spaced(xml: str | bytes) -> bytes:
    if isinstance(xml, bytes):
        return xml
    name, rest = xml.split(">", 1) if not xml.split(">", 1)[0].endswith("/") else (xml[:-2], "")
    spaces = (
        f'xmlns:w="{WORDML}" xmlns:r="{OPEN}" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f"{HEAD}{name} {spaces}>{rest}".encode()


def odt(body: str) -> bytes:
    names = ("text", "table", "office", "drawing")
    spaces = " ".join(
        f'xmlns:{name if name != "drawing" else "draw"}="{_OASIS}:{name}:1.0"' for name in names
    )
    content = (
        f'{HEAD}<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return papers.odt(**{"content.xml": content})


def workbook(fill: object) -> bytes:
    """A workbook as people make it; `fill` is given the openpyxl book."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    fill(book)
    book.save(out)
    return out.getvalue()


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF with a Vietnamese font; each page is its lines."""
    if "Reading" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Reading", str(FONT)))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for lines in pages:
        canvas.setFont("Reading", 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo(*, size: tuple[int, int] = (400, 300), turned: int = 1, kind: str = "JPEG") -> bytes:
    """A photograph, black on its left half; `turned` is the camera's orientation."""
    picture, out = Image.new("RGB", size, "white"), io.BytesIO()
    picture.paste("black", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = turned
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def good_docx() -> bytes:
    return word(
        par(run("Báo cáo chính trị"), style="u1"),
        par(run("Một"), listed=1),
        grid(("TT", "Họ tên"), ("1", "Lê An")),
    )


def good_odt() -> bytes:
    return odt(
        '<text:h text:outline-level="1">Đề án nhân sự</text:h><text:p>Số dư <text:span>15%'
        "</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>Một</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>TT</text:p></table:table-cell>"
        "<table:table-cell><text:p>Họ tên</text:p></table:table-cell></table:table-row></table:table>"
    )


def good_xlsx() -> bytes:
    def fill(book):
        book.active.title = "Dự toán"
        book.active.append(["Khoản", "Số tiền"])
        book.active.append(["Hội trường", 12_500_000])

    return workbook(fill)


def good_pdf() -> bytes:
    return pdf(("Nghị quyết Đại hội", "Điều 1. Thông qua Báo cáo chính trị."))


GOOD = {"docx": good_docx, "odt": good_odt, "xlsx": good_xlsx, "pdf": good_pdf, "txt": papers.txt}


def repacked(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The container with bytes of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return zipped(parts | {name: parts[name].replace(old, new)})
