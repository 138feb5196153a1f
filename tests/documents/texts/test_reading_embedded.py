"""A workbook or another file inside a Word file: it is let in, and told to be unread."""

from __future__ import annotations

import io
import zipfile

import pytest

from documents.texts.reading.reader import let_in, read
from tests.documents.papers import zipped
from tests.documents.readable import OPEN, par, run, word

pytestmark = pytest.mark.one_database

TYPES = "[Content_Types].xml"


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("package", "Microsoft_Excel_Binary_Worksheet.xlsb"),
        ("package", "Microsoft_Excel_Worksheet.xlsx"),
        ("oleObject", "oleObject1.bin"),
    ],
)
def test_what_is_embedded_is_taken_in_and_told(kind, name):
    types = '<Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/>'
    link = f'<Relationship Id="rId9" Type="{OPEN}/{kind}" Target="embeddings/{name}"/>'
    shape = '<w:r><w:object><o:OLEObject xmlns:o="urn:o" Type="Embed" r:id="rId9"/></w:object></w:r>'
    with zipfile.ZipFile(io.BytesIO(word(par(run("Bảng kèm:"), shape), links=link))) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[TYPES] = parts[TYPES].replace(b"</Types>", f"{types}</Types>".encode())
    data = zipped(parts | {f"word/embeddings/{name}": b"PK"})

    door = let_in(io.BytesIO(data), "a.docx")
    reading = read(data, "a.docx")

    assert (door.extension, reading.text) == ("docx", "Bảng kèm:")
    assert told(reading, "bên trong phần nhúng không được đọc")
    assert not told(read(word(par(run("Không."))), "a.docx"), "phần nhúng")


def test_what_lies_in_the_file_without_a_place_is_told_as_well():
    plain = word(par(run("Có bảng tính nhúng.")))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}

    reading = read(zipped(parts | {"word/embeddings/sheet1.xlsb": b"\n"}), "a.docx")

    assert (reading.text, told(reading, "phần nhúng")) == ("Có bảng tính nhúng.", True)
