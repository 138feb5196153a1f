"""What the signer gets on paper, phiếu and bộ trình ký with its code, and what he signed, as it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.site.refusing import no_such_paper
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import from_store, pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.waiting import awaited, awaits_pages
from documents.paper.language import on_paper
from documents.signing.pages.stamped import finished_paper
from documents.signing.papers import signing_set
from documents.signing.papers.changes_facts import changes_since_judged
from documents.signing.papers.long_papers import LONG_SET, key_of_long_set
from documents.signing.papers.sign_sheet import render_sign_sheet
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.signing.papers.signing_set_facts import set_of
from documents.signing.queries import signature_that_counts
from documents.signing.services.keeping import KEPT_SET, kept_set_of, key_of_signed_set
from documents.signing.services.signing import awaits_no_signature, signing_move
from documents.signing.services.stamped import stamped_of
from documents.texts.files import PAPERS
from workflows.errors import NotNow

if TYPE_CHECKING:
    from django.http import FileResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


@require_safe
def set_for_signing(request: PersonRequest, code: str) -> HttpResponse:
    """The bộ trình ký of a package that waits for its signature; a long one is made by the worker."""
    package = visible_package(request, code)
    if signing_move(package) is None or package.current is None:
        not_now = awaits_no_signature(package)
        return no_such_paper(request, not_now, back=package_url(package), way=_("Mở hồ sơ"))
    if page := _awaits(request, package):
        return page
    if (key := key_of_long_set(package)) is None:
        return _made_now(request, package)
    facts = {"key": key, "package": package.pk}
    made = awaited(request, package, LONG_SET, key, facts=facts, back=package_url(package))
    return made if isinstance(made, HttpResponse) else _sent(request, package, made, "bo-trinh-ky")


@require_safe
def signed_set(request: PersonRequest, code: str) -> HttpResponse | FileResponse:
    """The paper of the signature in force, byte for byte as it was kept; a new one is made first.

    The finished paper, signed and sealed, where one came back; `?ban-he-thong` gives what the system made.
    Where slips of letters were put right since, the corrected text; `?truoc-khi-sua` gives what was kept.
    """
    package = visible_package(request, code)
    try:
        signature = signature_that_counts(package)
    except NotNow as not_now:
        return no_such_paper(request, not_now, back=package_url(package), way=_("Mở hồ sơ"))
    finished = stamped_of(signature)
    if finished is not None and "ban-he-thong" not in request.GET:
        return shown(request, finished_paper(request, package, finished), package, "ban-da-ky", taken=True)
    kept = kept_set_of(signature)
    corrected = signature.version_id != package.current_id
    if corrected and not (kept and "truoc-khi-sua" in request.GET):
        # The paper of the signature stays as it was kept; what is read from now on is the corrected text.
        return _awaits(request, package) or _made_now(request, package, "ban-da-ky")
    with from_store():
        data: bytes | HttpResponse | None = PAPERS.read(kept.blob.name) if kept else None
    if data is None and (page := _awaits(request, package)):
        return page
    if data is None and package.congress.archived:
        # Nothing is written to a congress that was put away; what was not kept before is only shown.
        return _made_now(request, package, "ban-da-ky")
    if data is None:
        key = key_of_signed_set(signature)
        facts = {"key": key, "package": package.pk}
        data = awaited(request, package, KEPT_SET, key, facts=facts, back=package_url(package))
    return data if isinstance(data, HttpResponse) else _sent(request, package, data, "ban-da-ky")


def _awaits(request: PersonRequest, package: Package) -> HttpResponse | None:
    """The page that waits until the files of the draft in force can be printed."""
    parts = package.current.parts.select_related("blob") if package.current else ()
    return awaits_pages(request, package, parts, back=package_url(package))


@heavy
def _made_now(request: PersonRequest, package: Package, name: str = "bo-trinh-ky") -> HttpResponse:
    with on_paper():
        data = signing_set.render_signing_set(set_of(package))
        return _sent(request, package, data, name)


def _sent(request: PersonRequest, package: Package, data: bytes, name: str) -> HttpResponse:
    marked = secrecy.marked(request, package, data)
    paper = pdf(marked, f"{name}-{package.code}.pdf", private=package.confidential)
    drafts = [package.current] if package.current else []
    return shown(request, paper, package, name, *drafts, taken=True)


@require_safe
@heavy
def sign_sheet(request: PersonRequest, code: str) -> HttpResponse:
    """The phiếu trình ký of the draft in force, as PDF."""
    found = visible_package(request, code)
    if found.current is None:
        raise Http404(_("Chưa có dự thảo nào nên chưa có phiếu trình ký."))
    with on_paper():
        sheet = sheet_of(found, changes_since_judged(found))
        data = secrecy.marked(request, found, render_sign_sheet(sheet))
    paper = pdf(data, f"phieu-trinh-ky-{found.code}.pdf", private=found.confidential)
    return shown(request, paper, found, "phieu-trinh-ky", found.current, taken=True)
