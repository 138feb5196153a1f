"""Files the door may let in that would cost a reader its time, memory or stack; made on the spot."""

from __future__ import annotations

import io
import os
import zipfile

from tests.documents import readable
from tests.documents.papers import WORD, zipped
from tests.documents.readable import par, run, word

LETTERS = "Đại hội " * 12_500


def deep(count: int, tag: str = "w:sdt") -> bytes:
    return word(f"<{tag}>" * count + par(run("đáy")) + f"</{tag}>" * count)


def tables(count: int) -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * count + par(run("đáy")) + "</w:tc></w:tr></w:tbl>" * count)


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these numbered objects with a sound table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            len(out),
        )
    )


ROOT = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"


def drawn(stream: bytes) -> bytes:
    own = b"/Resources <</XObject <</A 4 0 R>>>>"
    page = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] " + own + b">>"
    return pdf_of(ROOT, PAGES, page, b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))


def form_in_itself() -> bytes:
    """A drawing that draws itself, twice each time."""
    own = b"/Resources <</XObject <</A 5 0 R>>>>"
    page = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] " + own + b">>"
    call = b"<</Length 10>>\nstream\n/A Do /A Do\nendstream"
    stream = b" /Length 11>>\nstream\n/A Do /A Do\nendstream"
    form = b"<</Type /XObject /Subtype /Form " + own + stream
    return pdf_of(ROOT, PAGES, page, call, form)


def sheet(rows: str, dimension: str = "A1") -> bytes:
    data = readable.good_xlsx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    whole = (
        f'<worksheet xmlns="{main}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    )
    return zipped(parts | {"xl/worksheets/sheet1.xml": whole})


def opened(count: int) -> str:
    return "<text:section>" * count + "<text:p>đáy</text:p>" + "</text:section>" * count


MORE = {
    "word of 100,000 letters": ("a.docx", lambda: word(par(run("ạ" * 100_000)))),
    "word of 100,000 letters, text": ("a.txt", ("ạ" * 100_000).encode),
    "marks piled on one letter": ("a.txt", ("a" + "\u0301\u0323" * 500_000).encode),
    "Arabic marks piled on one letter": ("a.txt", ("a" + "\u0651" * 30_000 + "\u064b" * 30_000).encode),
    "Hebrew points piled on one letter": ("a.txt", ("a" + "\u05b0\u0591" * 30_000).encode),
    "marks piled on one letter, Word": ("a.docx", lambda: word(par(run("a" + "\u0323\u0301" * 500_000)))),
    "15 MB of one paragraph": ("a.docx", lambda: word(par(run(LETTERS * 90)))),
    "40 MB of document": ("a.docx", lambda: word(par(*[run(os.urandom(20).hex())] * 330_000))),
    "200,000 runs in one paragraph": ("a.docx", lambda: word(par(*["<w:r><w:tab/></w:r>"] * 200_000))),
    "100,000 empty paragraphs": ("a.docx", lambda: word("<w:p/>" * 100_000)),
    "40,000 looks": ("a.docx", lambda: word(par(*[run("a", looks="<w:b/>"), run("b")] * 8_000))),
    "10,000 cells": ("a.docx", lambda: word(readable.grid(*[("a",) * 10] * 1_000))),
    "spans of a billion columns": (
        "a.docx",
        lambda: word(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        ),
    ),
    "20 deep": ("a.docx", lambda: deep(20)),
    "90 deep": ("a.docx", lambda: deep(90)),
    "5,000 deep": ("a.docx", lambda: deep(5_000)),
    "200,000 deep": ("a.docx", lambda: deep(200_000)),
    "29 tables in tables": ("a.docx", lambda: tables(29)),
    "300 tables in tables": ("a.docx", lambda: tables(300)),
    "styles in a circle": (
        "a.docx",
        lambda: word(
            par(run("x"), style="a"),
            styles='<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
        ),
    ),
    "numbering in a circle": (
        "a.docx",
        lambda: word(
            par(run("x"), listed=1),
            numbering='<w:numbering><w:abstractNum w:abstractNumId="0">'
            '<w:numStyleLink w:val="a"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            styles='<w:styles><w:style w:type="numbering" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/>'
            "</w:numPr></w:pPr></w:style></w:styles>",
        ),
    ),
    "a note that calls itself": (
        "a.docx",
        lambda: word(
            par('<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes='<w:footnotes><w:footnote w:id="2"><w:p><w:r>'
            '<w:footnoteReference w:id="2"/></w:r></w:p>'
            "</w:footnote></w:footnotes>",
        ),
    ),
    "main part is elsewhere": (
        "a.docx",
        lambda: zipped(
            WORD
            | {
                "_rels/.rels": '<a xmlns="x"><Relationship Type="/officeDocument" '
                'Target="../../etc/passwd"/></a>'
            }
        ),
    ),
    "numbers that are no numbers": (
        "a.docx",
        lambda: word(
            par(run("x")).replace("<w:pPr>", '<w:pPr><w:numPr><w:ilvl w:val="z"/><w:numId/></w:numPr>')
        ),
    ),
    "no body": ("a.docx", lambda: zipped(WORD | {"word/document.xml": "<a/>"})),
    "not well formed": ("a.docx", lambda: zipped(WORD | {"word/document.xml": "<w:document><w:body>"})),
    "doctype": (
        "a.docx",
        lambda: zipped(WORD | {"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
    ),
    "odt 90 deep": ("a.odt", lambda: readable.odt(opened(90))),
    "odt 50,000 deep": ("a.odt", lambda: readable.odt(opened(50_000))),
    "odt of repeats in repeats": (
        "a.odt",
        lambda: readable.odt(
            "".join(
                f'<table:table><table:table-row table:number-rows-repeated="9{"9" * 9}">'
                f'<table:table-cell table:number-columns-repeated="99999">'
                for _ in range(8)
            )
            + "<text:p>x</text:p>"
            + "</table:table-cell></table:table-row></table:table>" * 8
        ),
    ),
    "odt of a billion spaces": (
        "a.odt",
        lambda: readable.odt('<text:p><text:s text:c="1000000000"/></text:p>'),
    ),
    "odt of 200,000 paragraphs": ("a.odt", lambda: readable.odt("<text:p>a</text:p>" * 200_000)),
    "sheet's last cell": ("a.xlsx", lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "sheet lies about its size": (
        "a.xlsx",
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>', "A1:XFD1048576"),
    ),
    "sheet of wide rows": (
        "a.xlsx",
        lambda: sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 6000))),
    ),
    "sheet of 190,000 cells": (
        "a.xlsx",
        lambda: sheet("".join(f'<row r="{n}">{"<c><v>1</v></c>" * 38}</row>' for n in range(1, 5001))),
    ),
    "sheet of odd cells": (
        "a.xlsx",
        lambda: sheet('<row r="x"><c r="1A" t="s"><v>99</v></c><c t="d"><v>z</v></c><c t="e"><v/></c></row>'),
    ),
    "sheet of numbers without end": ("a.xlsx", lambda: sheet(f"<row><c><v>{'9' * 100_000}</v></c></row>")),
    "pages in a circle": ("a.pdf", lambda: pdf_of(ROOT, b"<</Type /Pages /Kids [2 0 R] /Count 99>>")),
    "a billion pages told": ("a.pdf", lambda: pdf_of(ROOT, b"<</Type /Pages /Kids [] /Count 999999999>>")),
    "object that is itself": ("a.pdf", lambda: pdf_of(b"1 0 R")),
    "drawing that draws itself": ("a.pdf", form_in_itself),
    "30 MB of drawing": ("a.pdf", lambda: drawn(b"BT (a) Tj ET " * 1_500_000)),
    "500,000 words drawn": ("a.pdf", lambda: drawn(b"BT (a) Tj ET " * 450_000)),
    "brackets without end": ("a.pdf", lambda: drawn(b"[" * 300_000)),
    "brackets in an object": ("a.pdf", lambda: pdf_of(b"[" * 300_000)),
    "states pushed without end": ("a.pdf", lambda: drawn(b"q " * 900_000)),
    "no root": ("a.pdf", lambda: pdf_of(b"null")),
    "20 MB of letters": ("a.txt", lambda: b"a" * 20_000_000),
    "20 MB of lines": ("a.txt", lambda: b"a\n" * 10_000_000),
    "letters of no table": ("a.txt", lambda: bytes(range(0x80, 0x100)) * 10_000),
}
