"""Confidential papers: what leaves is marked with who took it, and the head sees who read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.roles import Right
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.papers import part_of, scan_of
from documents.paper import watermark
from documents.paper.language import on_paper
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.packages.models.scans import Scan
    from documents.packages.services.words_awaited import FiledPart
    from documents.paper.parts import PartPaper


def only_a_copy(package: Package, reader: Person) -> bool:
    """Whether he gets a marked copy in place of the file: all but those of the lead who work on it."""
    return package.confidential and package.may(reader, Right.DRAFT, holder="lead") is None


@heavy
def part_copy(request: PersonRequest, package: Package, row: FiledPart) -> HttpResponse:
    """One part of a draft as a marked PDF, under the name of its file."""
    with on_paper():
        return copied(request, package, part_of(package, row), row.name)


@heavy
def scan_copy(request: PersonRequest, package: Package, scan: Scan) -> HttpResponse:
    """The picture of a paper as a marked PDF."""
    with on_paper():
        return copied(request, package, scan_of(scan), scan.name)


def marked(request: PersonRequest, package: Package, data: bytes) -> bytes:
    """A paper of our own about the package: marked when it is confidential, else as it is."""
    if not package.confidential:
        return data
    with on_paper():
        return watermark.watermarked(data, _taker(request), **_metadata(package))


def copied(request: PersonRequest, package: Package, part: PartPaper, name: str) -> HttpResponse:
    """A paper as a PDF that names its taker on every page; `name` is the file's, whose ending is replaced."""
    data = watermark.reading_copy(part, _taker(request), **_metadata(package))
    stem = name.rsplit(".", 1)[0]
    return pdf(data, f"{stem}.pdf", private=True)


def _taker(request: PersonRequest) -> watermark.Taker:
    return watermark.Taker(str(request.user), clock.now())


def _metadata(package: Package) -> dict[str, str]:
    """What a PDF says of itself; neither its title nor the file's own may name a nominee."""
    return {"title": package.code, "author": " ".join(package.congress.org_lines)}
