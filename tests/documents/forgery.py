"""Tools that bend a sound file into a hostile one, byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.documents import papers
from tests.documents.papers import WORD, docx, zipped

EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200)
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00\x3b"


def jar() -> bytes:
    return zipped({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "A.class": b"\xca\xfe\xba\xbe"})


def patched(data: bytes, name: str, **fields: int) -> bytes:
    """The container with fields of one file changed both in its own header and in the directory."""
    places = {
        "flags": (6, 8, "<H"),
        "method": (8, 10, "<H"),
        "crc": (14, 16, "<L"),
        "packed": (18, 20, "<L"),
        "size": (22, 24, "<L"),
    }
    changed = bytearray(data)
    local = data.index(b"PK\x03\x04", data.index(name.encode()) - 30)
    central = data.rindex(name.encode()) - 46
    for field, value in fields.items():
        near, far, form = places[field]
        struct.pack_into(form, changed, local + near, value)
        struct.pack_into(form, changed, central + far, value)
    return bytes(changed)


def crowd(count: int, *, told: int | None = None) -> bytes:
    """A Word document with `count` further entries; its end record may tell another number."""
    data = bytearray(zipped(WORD | {f"word/{number}.xml": b"" for number in range(count)}, method=0))
    if told is not None:
        struct.pack_into("<2H", data, len(data) - 14, told, told)
    return bytes(data)


def link_inside() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in WORD.items():
            archive.writestr(name, content)
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def overlapped() -> bytes:
    """Two entries of the directory that point to the same bytes, as the densest bombs do."""
    data = bytearray(docx(**{"a.xml": "x" * 99, "b.xml": "x" * 99}))
    first, second = data.rindex(b"word/a.xml") - 46, data.rindex(b"word/b.xml") - 46
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def spread() -> bytes:
    """A file that claims the bytes of the next one as its own too."""
    data = zipped(WORD | {"word/a.xml": "x" * 99, "word/b.xml": "x" * 99}, method=zipfile.ZIP_STORED)
    return patched(data, "word/a.xml", packed=199, size=199)


def early_end(tail: int) -> bytes:
    """A part whose packed stream ends before its place does, with so many bytes of junk behind."""
    text = ("<w:t>" + "Đại hội " * 40_000).encode()
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = machine.compress(text) + machine.flush() + bytes(tail)
    data = zipped(WORD | {"word/a.xml": packed}, method=zipfile.ZIP_STORED)
    return patched(data, "word/a.xml", method=8, size=len(text), crc=zlib.crc32(text))


def gapped() -> bytes:
    """A page hidden between the last file and the directory, with the offset set right."""
    data = docx()
    start = struct.unpack("<L", data[-6:-2])[0]
    moved = data[start:-6] + struct.pack("<L", start + len(HTML)) + data[-2:]
    return data[:start] + HTML + moved


def commented() -> bytes:
    data = docx()
    return data[:-2] + struct.pack("<H", len(HTML)) + HTML


def flood(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims a great many pixels."""
    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def jpg_flood() -> bytes:
    data = bytearray(papers.jpg())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    return bytes(data)
