"""Answers that are downloads: stored files, and workbooks and papers made for this reader."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from documents.packages.queries.word_models import word_of
from documents.paper.word import WORD_TYPE
from documents.paper.workbook import CONTENT_TYPE, saved
from documents.texts.files import PAPERS
from documents.texts.names import content_disposition
from workflows import clock

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.bodies import Congress
    from documents.packages.models.drafts import Blob
    from documents.paper.listing import Listing
    from documents.paper.official import OfficialPaper


@contextmanager
def from_store() -> Iterator[None]:
    """Around whatever reads a stored file: of one that is missing the person learns whom to tell. 404."""
    try:
        yield
    except FileNotFoundError as missing:
        # A paper that is in the books and not in the store: the one thing nobody may find out by chance.
        log.error("a stored file is missing: %s", missing.filename)  # noqa: TRY400 - the stack says nothing
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing


def sent(blob: Blob, *, name: str) -> FileResponse:
    """The stored bytes as they came: always a download, which runs nothing wherever it is opened.

    Raises FileNotFoundError, see `from_store`.
    """
    response = FileResponse(PAPERS.open(blob.name), content_type=blob.content_type)
    response["Content-Disposition"] = content_disposition(name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Length"] = str(blob.size)
    return response


def workbook(listing: Listing[Any], *others: Listing[Any], name: str, found: int = 0) -> HttpResponse:
    """The list as .xlsx, each of the others on a sheet after it; the day stands in the file name.

    `found` is how many rows the list has in all: a workbook that holds fewer says so in its last line.
    """
    data = saved(listing, *others, left_out=max(found - len(listing.rows), 0))
    return download(data, name=f"{name}-{clock.today():%Y-%m-%d}.xlsx", kind=CONTENT_TYPE)


def word(paper: OfficialPaper, congress: Congress, name: str) -> HttpResponse:
    """The paper as .docx, from the Word model of its congress, as a download."""
    return download(word_of(paper, congress), name=name, kind=WORD_TYPE)


def pdf(data: bytes, name: str, *, private: bool) -> HttpResponse:
    """The paper as a download."""
    return download(data, name=name, kind="application/pdf", private=private)


def download(data: bytes | str, *, name: str, kind: str, private: bool = True) -> HttpResponse:
    """What was made for this reader: always a download; a private one is kept by no browser and no proxy."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition(name)
    if private:
        add_never_cache_headers(response)
    return response
