"""Answers that are downloads: workbooks and papers made for this reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers

from documents.paper.workbook import CONTENT_TYPE, saved
from documents.texts.names import content_disposition
from workflows import clock

if TYPE_CHECKING:
    from documents.paper.workbook import Sheet


def workbook(sheet: Sheet, *, name: str, found: int = 0) -> HttpResponse:
    """The sheet as .xlsx; the day stands in the file name.

    `found` is how many rows the list has in all: a workbook that holds fewer says so in its last line.
    """
    rows = list(sheet.rows)
    sheet = replace(sheet, rows=rows, left_out=max(found - len(rows), 0))
    return download(saved(sheet), name=f"{name}-{clock.today():%Y-%m-%d}.xlsx", kind=CONTENT_TYPE)


def download(data: bytes, *, name: str, kind: str) -> HttpResponse:
    """Bytes that hold what one reader may see: always a download, kept by no browser and no proxy."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    add_never_cache_headers(response)
    return response


def pdf(data: bytes, name: str, *, private: bool) -> HttpResponse:
    """The paper as a download; a private one is kept by no browser."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    if private:
        add_never_cache_headers(response)
    return response
