"""Word, Excel and OpenDocument files: the container holds what its name says, and nothing that acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from documents.texts.uploads import zips
from documents.texts.uploads.old_word import is_locked_package
from documents.texts.uploads.reasons import BROKEN, LOCKED, MACRO, MIXED, TRAP, NotTaken, renamed

if TYPE_CHECKING:
    from documents.texts.uploads.source import Source

ZIP = b"PK\x03\x04"
TYPES = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"
ODT = b"application/vnd.oasis.opendocument.text"
_OOXML = b"application/vnd.openxmlformats-officedocument."
_MAIN = {
    "docx": _OOXML + b"wordprocessingml.document.main+xml",
    "xlsx": _OOXML + b"spreadsheetml.sheet.main+xml",
}
_OLD = {"docx": "doc", "xlsx": "xls"}
_FOLDER = {"docx": "word/", "xlsx": "xl/"}
_MACRO_PART = re.compile(
    r"(?:\A|/)vba(?:project|data)[^/]*\Z|\Axl/macrosheets/|\Abasic/.+/.+|\Ascripts/.+[^/]\Z"
)
# An older OpenOffice writes the empty library into every text.
_EMPTY_LIBRARY = re.compile(r"\Abasic/(?:[^/]+/)?script-l[bc]\.xml\Z")
# A binary workbook (.xlsb) that is embedded is called "sheet.binary.macroEnabled", and need have none.
_WITH_MACROS = {
    part + b".macroEnabled"
    for part in (b"sheet", b"template", b"document", b"addin", b"presentation", b"slideshow")
} | {b'"macroEnabled'}
_ENCODING = re.compile(rb"\A<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_PLAIN = {b"utf-8", b"us-ascii", b"ascii"}


def check_docx(source: Source) -> None:
    """Refuse what is not a Word document without macros or password."""
    _check_office(source, "docx")


def check_xlsx(source: Source) -> None:
    """Refuse what is not an Excel workbook without macros or password."""
    _check_office(source, "xlsx")


def check_odt(source: Source) -> None:
    """Refuse what is not an OpenDocument text without macros or password."""
    entries = _opened(source, "odt")
    names = {entry.name: entry for entry in entries}
    # The standard puts it first; people who packed the file again by hand did not, and it still opens.
    kind = names.get("mimetype")
    if kind is None or kind.info.file_size > 100 or b"".join(zips.bytes_of(source, kind)).strip() != ODT:
        raise renamed("odt", _other(set(names)))
    if "encrypted-package" in names:
        raise NotTaken(LOCKED)
    if "content.xml" not in names:
        raise NotTaken(BROKEN)
    # What is locked is no XML, so the part that says so is asked before the others, wherever it lies.
    for entry in sorted(entries, key=lambda entry: entry.name != _MANIFEST):
        needles = {b"encryption-data"} if entry.name == _MANIFEST else set()
        if _proved(source, entry, needles):
            raise NotTaken(LOCKED)


def _check_office(source: Source, kind: str) -> None:
    entries = _opened(source, kind)
    names = {entry.name for entry in entries}
    if TYPES not in names:
        raise renamed(kind)
    if not any(name.startswith(_FOLDER[kind]) and name.endswith(".xml") for name in names):
        raise renamed(kind, _other(names))
    for entry in entries:
        needles = {_MAIN[kind], *_WITH_MACROS} if entry.name == TYPES else set()
        found = _proved(source, entry, needles)
        if found & _WITH_MACROS:
            raise NotTaken(MACRO)
        if needles and _MAIN[kind] not in found:
            raise renamed(kind)


def _opened(source: Source, kind: str) -> list[zips.ZipMember]:
    """The entries, once the first bytes and the names are those of an office file without macros."""
    if is_locked_package(source):
        raise NotTaken(LOCKED)
    if not source.head.startswith(ZIP):
        raise renamed(kind, _OLD.get(kind, ""))
    if b"%PDF-" in source.head[:1024]:
        raise NotTaken(MIXED)
    entries = list(zips.entries_of(source))
    names = [entry.name.casefold() for entry in entries]
    if any(_MACRO_PART.search(name) and not _EMPTY_LIBRARY.match(name) for name in names):
        raise NotTaken(MACRO)
    return entries


def _other(names: set[str]) -> str:
    """The kind of office file these parts belong to, or ""."""
    homes = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
    return next((kind for home, kind in homes.items() if any(name.startswith(home) for name in names)), "")


def _proved(source: Source, entry: zips.ZipMember, needles: set[bytes]) -> set[bytes]:
    """Unpack one part without keeping it: sizes and check sum hold, and its XML sets no trap.

    Returns the needles found in it.
    """
    is_xml = entry.name.endswith((".xml", ".rels")) and not entry.name.startswith("customXml/")
    wanted = needles | {b"<!ENTITY"} if is_xml else needles
    found, start, window = set[bytes](), b"", b""
    for piece in zips.bytes_of(source, entry):
        start = start if len(start) >= 512 else start + piece[:512]
        window = window[-128:] + piece
        found |= {needle for needle in wanted if needle in window}
    if b"<!ENTITY" in found or (is_xml and _is_odd_xml(start[:512])):
        raise NotTaken(TRAP)
    return found


def _is_odd_xml(start: bytes) -> bool:
    """Office programs write UTF-8; another encoding only hides words from whoever looks for them."""
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    return b"\x00" in start or bool(declared and declared.group(1).lower() not in _PLAIN)
