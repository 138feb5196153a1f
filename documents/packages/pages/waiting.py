"""A paper that the worker makes: picked up where it is there, else waited for on a page that looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from congress.site.refusing import refused
from documents.packages.models.paper_words import BlobText
from documents.packages.pages.base import private
from documents.packages.services.paper_pages import pages_awaited
from documents.packages.services.paper_words import text_of
from documents.texts.files import PAPERS
from workflows.background.asking import asked_for, before_it, begin_again
from workflows.background.here import do_here
from workflows.background.worker import is_at_work
from workflows.models import JobPhase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.packages.services.words_awaited import Filed

# Seconds until the page that waits looks again, for a paper and for the words of a file.
AGAIN_IN, WORDS_AGAIN_IN = 2, 5


def looks_again(response: HttpResponse, *, reading: bool) -> HttpResponse:
    """The page, which opens itself anew while words that it shows are still being read."""
    if reading:
        response["Refresh"] = str(WORDS_AGAIN_IN)
    return response


def awaits_words(
    request: PersonRequest, package: Package, parts: Iterable[Filed], *, back: str
) -> HttpResponse | None:
    """The page that waits for the words of these files; None once all that can be read is read.

    For a page that is nothing without them. Never inside a transaction that writes.
    """
    rows = list(parts)
    kept = BlobText.objects.current().filter(blob__in={row.blob_id for row in rows})
    known = set(kept.values_list("blob", flat=True))
    names = [row.name for row in rows if row.blob_id not in known and text_of(row).being_read]
    if not names:
        return None
    context = {"package": package, "names": names, "back": back, "at_work": is_at_work()}
    response = private(render(request, "desk/reading.html", context, status=202), package)
    return looks_again(response, reading=True)


def awaits_pages(
    request: PersonRequest, package: Package, parts: Iterable[Filed], *, back: str
) -> HttpResponse | None:
    """The page that waits until these files can be printed: for their words, then for their drawn pages."""
    rows = list(parts)
    if page := awaits_words(request, package, rows, back=back):
        return page
    if not (names := pages_awaited(rows)):
        return None
    context = {"package": package, "names": names, "back": back}
    response = private(render(request, "desk/drawing.html", context, status=202), package)
    return looks_again(response, reading=True)


def awaited(
    request: PersonRequest, package: Package, kind: str, key: str, *, facts: dict[str, Any], back: str
) -> bytes | HttpResponse:
    """The paper of that key, or the page that waits for it.

    The caller has asked whether this reader may see what it prints, each time anew: a paper that many asked
    for is given to who may have it. Without a worker it is made here, one at a time on the whole site.
    """
    job = asked_for(kind, key, facts=facts, by=request.user)
    at_work = do_here(job)
    if job.phase == JobPhase.DONE:
        try:
            return PAPERS.read(job.made)
        except FileNotFoundError:
            begin_again(job)
    if job.phase == JobPhase.FAILED:
        return private(refused(request, 503, text=job.reason, back=back), package)
    context = {"package": package, "job": job, "before": before_it(job), "back": back, "at_work": at_work}
    response = render(request, "desk/waiting.html", context, status=202)
    response["Refresh"] = str(AGAIN_IN)
    response["Cache-Control"] = "no-store"
    return response
