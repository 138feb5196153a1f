"""The parts of a draft as they can be printed: a PDF as it is, photographs joined, words of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.services.paper_pages import pages_of
from documents.packages.services.paper_words import bytes_to_print, reading_to_print
from documents.packages.words.misprints import corrections_of_parts
from documents.paper.parts import PartPaper
from documents.texts.reading.reader import Unreadable, pdf_of_photos
from documents.texts.uploads.kinds import PHOTOS

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.packages.models.scans import Scan
    from documents.packages.services.words_awaited import Filed, FiledPart


def printable_parts(package: Package, version: Version) -> tuple[PartPaper, ...]:
    """The parts of a draft in the order of its kind, each with what can be printed of it.

    One whose slips of letters were put right says so.
    """
    rows = {row.code: row for row in version.parts.all()}
    corrected = corrections_of_parts(version)
    parts = (
        (one.code, printable(one.title, rows[one.code])) for one in package.kind.parts if one.code in rows
    )
    return tuple(
        replace(part, remarks=(corrected[code], *part.remarks)) if code in corrected else part
        for code, part in parts
    )


def part_of(package: Package, row: FiledPart) -> PartPaper:
    """One part with what can be printed of it. Reads its file: never inside a transaction that writes."""
    known = package.kind.part(row.code)
    return printable(known.title if known else row.code, row)


def scan_of(scan: Scan) -> PartPaper:
    """The picture of a paper, ready to be printed. Reads its file."""
    return printable(_("Bản chụp giấy"), scan)


def printable(title: str, row: Filed) -> PartPaper:
    """A stored paper under that title, with what can be printed of it. Reads its file; raises Busy."""
    data = bytes_to_print(row)
    extension = row.blob.extension.lstrip(".")
    pdf: bytes | None = None
    text, html, remarks, program = "", "", tuple[str, ...](), ""
    try:
        if PHOTOS.get(extension):
            pdf = pdf_of_photos([data])
        elif extension == "pdf":
            pdf = data
        else:
            found = reading_to_print(row)
            text, html, remarks = found.text, found.html, found.warnings
            if drawn := pages_of(row):
                pdf, program = drawn.pdf, drawn.program
    except Unreadable:
        # The file stays what it is; the set has a page that says it comes separately.
        pdf, text, html = None, "", ""
    facts = (title, row.name, row.blob.size, row.blob.sha256, pdf, text, remarks, html)
    return PartPaper(*facts, original=data, program=program)
