"""Small sound files of every kind the site takes, made byte by byte or by the libraries people use."""

from __future__ import annotations

import io
import struct
import zipfile

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/{part}" ContentType="{type}"/></Types>'
)
DOCX_TYPES = TYPES.format(part="word/document.xml", type=OFFICE + "wordprocessingml.document.main+xml")
XLSX_TYPES = TYPES.format(part="xl/workbook.xml", type=OFFICE + "spreadsheetml.sheet.main+xml")
DOCUMENT = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{WORDML}"><w:body><w:p>'
    "<w:r><w:t>Báo cáo chính trị trình Đại hội lần thứ III</w:t></w:r></w:p></w:body></w:document>"
)
WORD = {
    "[Content_Types].xml": DOCX_TYPES,
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships/>',
    "word/document.xml": DOCUMENT,
}
SHEET = {
    "[Content_Types].xml": XLSX_TYPES,
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships/>',
    "xl/workbook.xml": '<?xml version="1.0" encoding="UTF-8"?><workbook/>',
}
ODT_MIME = "application/vnd.oasis.opendocument.text"
TEXT = {
    "content.xml": '<?xml version="1.0" encoding="UTF-8"?><office:document-content/>',
    "META-INF/manifest.xml": '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest/>',
}


def zipped(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A container with these parts in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def widened(data: bytes) -> bytes:
    """The container with the wide end record that libraries writing sheets as a stream put in."""
    count, size, offset = struct.unpack("<H2L", data[-12:-2])
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data) - 22, 1)
    return data[:-22] + wide + locator + data[-22:]


def docx(**more: str | bytes) -> bytes:
    """A Word document; `more` are further parts of the folder word/, by file name."""
    return zipped(WORD | {f"word/{name}": content for name, content in more.items()})


def xlsx() -> bytes:
    return zipped(SHEET)


def odt(mimetype: str = ODT_MIME, **parts: str) -> bytes:
    """A text of LibreOffice: the kind comes first and is not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in (TEXT | parts).items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*, encrypt: str | None = None, pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=encrypt)
    for page in range(pages):
        canvas.drawString(72, 720, f"Trang {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(kind: str, *, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A photograph as "JPEG" or "PNG"."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def jpg() -> bytes:
    return picture("JPEG")


def png() -> bytes:
    return picture("PNG")


def txt() -> bytes:
    return "Dự thảo Nghị quyết Đại hội\nĐiều 1. Thông qua Báo cáo chính trị.\n".encode()


def ole(*streams: str, start: bytes = b"\xec\xa5\xc1\x00", flags: int = 0) -> bytes:
    """An OLE container as old Office writes it: header, eight sectors of text, the table, the directory."""
    body = (start + bytes(6) + struct.pack("<H", flags)).ljust(4096, b"\x00")
    table = struct.pack("<8L", *range(1, 8), 0xFFFFFFFE) + struct.pack("<2L", 0xFFFFFFFD, 0xFFFFFFFE)
    rows = b"".join(_ole_row(name) for name in ("Root Entry", *streams))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<LLLLL", 0, 1, 9, 0, 4096)
    header += struct.pack("<4L", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<L", 8)
    return header.ljust(512, b"\xff") + body + table.ljust(512, b"\xff") + rows.ljust(512, b"\x00")[:512]


def doc() -> bytes:
    return ole("WordDocument")


def _ole_row(name: str) -> bytes:
    text = name.encode("utf-16-le")
    return text.ljust(64, b"\x00") + struct.pack("<HBB", len(text) + 2, 2, 1) + bytes(60)


def rtf() -> bytes:
    return b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\f0 Nghi quyet\\par}"


GOOD = {"docx": docx, "xlsx": xlsx, "odt": odt, "pdf": pdf, "jpg": jpg, "png": png, "txt": txt, "doc": doc}
GOOD |= {"rtf": rtf}
