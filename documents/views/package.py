"""One package: where it is, who holds it, what may be done, its drafts, opinions and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import files, queries, words
from documents.models import Package, Version, VersionPart
from documents.names import content_disposition
from documents.pdf.sign_sheet import render as render_sheet
from documents.sheets import sheet_of
from documents.views.base import package_url, private, visible_package
from workflows import deadlines, engine

if TYPE_CHECKING:
    from documents.models import Signature
    from workflows.models import Duty

# A text longer than this is read from its file, not on a page.
SHOWN_TEXT = 200_000


@require_safe
def package(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one package."""
    found = visible_package(request, code)
    steps = queries.steps_of(found)
    duties = queries.duties_of([found])[found.pk]
    holdings = words.holdings_of(found, duties, queries.contacts_for(duties))
    signature = queries.signature_on_current(found)
    offers = engine.available(found, request.user)
    ended = found.definition.stage_of(found.state)
    # What may be done to a finished package is the exception, never the thing to press.
    main = None if ended and ended.terminal else next((offer for offer in offers if offer.allowed), None)
    context = {
        "package": found,
        "label": _label(found, duties, signature),
        "deadline": words.deadline_in_words(found),
        "stages": words.stage_line(found, steps, holdings),
        "holdings": holdings,
        "main": main,
        "others": [offer for offer in offers if offer.allowed and offer is not main],
        "blocked": [offer for offer in offers if offer.permitted and not offer.allowed],
        "drafts": _drafts(queries.drafts(found)),
        "missing": [part.title for part in queries.missing_parts(found)],
        "opinions": words.opinions(queries.judgements(found), steps),
        "signature": signature,
        "history": words.history_of(steps, found.definition),
        "trail": [{"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"}, {"label": found.code}],
    }
    return private(render(request, "documents/package.html", context), found)


@require_safe
def draft(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One draft to be read: its parts with sizes and hashes, and the words of those that are plain text."""
    found = visible_package(request, code)
    version = get_object_or_404(queries.drafts_with_parts(found), number=number)
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": _("Dự thảo lần %(number)d") % {"number": number}},
    ]
    context = {"package": found, "version": version, "parts": _parts(found, version), "trail": trail}
    return private(render(request, "documents/draft.html", context), found)


@require_safe
def part_file(request: HttpRequest, code: str, number: int, part: str) -> HttpResponse:
    """The stored bytes of one part, always as a download."""
    found = visible_package(request, code)
    row = get_object_or_404(
        VersionPart.objects.select_related("blob"), version__package=found, version__number=number, code=part
    )
    try:
        stream = files.open_file(row.blob.name)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    response = FileResponse(stream, content_type=row.blob.content_type)
    response["Content-Disposition"] = content_disposition(row.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Length"] = str(row.blob.size)
    return private(response, found)


@require_safe
def sign_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The phiếu trình ký of the draft in force, as PDF."""
    found = visible_package(request, code)
    if found.current is None:
        raise Http404(_("Chưa có dự thảo nào nên chưa có phiếu trình ký."))
    response = HttpResponse(render_sheet(sheet_of(found)), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition(f"phieu-trinh-ky-{found.code}.pdf")
    return private(response, found)


def _label(found: Package, duties: list[Duty], signature: Signature | None) -> words.Label:
    """How the deadline stands: of what is waited for, or of the whole once it is signed."""
    last = words.last_day(found)
    if signature is None or last is None:
        return words.deadline_label(min((duty.due for duty in duties), default=None))
    return words.Label("done", deadlines.label_done(last, signature.at).text)


def _drafts(versions: list[Version]) -> list[dict[str, Any]]:
    older = [*versions[1:], None][: len(versions)]
    return [
        {"version": version, "parts": _sizes(version), "changes": words.changes(version, before)}
        for version, before in zip(versions, older, strict=True)
    ]


def _sizes(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "code": part.code,
            "name": part.name,
            "size": words.size_in_words(part.blob.size),
            "readable": part.blob.readable,
        }
        for part in version.parts.all()
    ]


def _parts(found: Package, version: Version) -> list[dict[str, Any]]:
    titles = {part.code: part.title for part in found.kind.parts}
    order = list(titles)
    rows = sorted(version.parts.all(), key=lambda row: order.index(row.code) if row.code in order else 99)
    return [
        {
            "code": row.code,
            "title": titles.get(row.code, row.code),
            "name": row.name,
            "size": words.size_in_words(row.blob.size),
            "sha256": row.blob.sha256,
            "readable": row.blob.readable,
            "text": _text(row),
        }
        for row in rows
    ]


def _text(row: VersionPart) -> str:
    if row.blob.extension.lstrip(".") != "txt" or row.blob.size > SHOWN_TEXT:
        return ""
    with files.open_file(row.blob.name) as stream:
        data = stream.read()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, errors="replace")
