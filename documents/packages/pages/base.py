"""What the pages share: fetching through the right, and the way to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.http import Http404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from congress.site.choosing import is_about
from congress.site.refusing import refused
from documents.packages.queries.visible import visible_to, with_paper

if TYPE_CHECKING:
    from django import forms
    from django.core.paginator import Page
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


Answer = TypeVar("Answer", bound="HttpResponseBase")


def visible_package(request: PersonRequest, code: str) -> Package:
    """The package, if the reader may see everything of it; otherwise 404, as if there were none."""
    found = with_paper(visible_to(request.user)).filter(code=code).first()
    if found is None:
        raise Http404
    is_about(request, found.congress_id)
    if found.current:
        found.current.package = found
    return found


def private(response: Answer, package: Package) -> Answer:
    """Pages of a confidential package are not kept by any browser or proxy."""
    if package.confidential:
        add_never_cache_headers(response)
    return response


def package_url(package: Package) -> str:
    """The page of a package."""
    return reverse("package", args=[package.code])


def way_to(package: Package, *rest: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page below the package: each step a label and its address, "" for the page itself."""
    steps = [(_("Hồ sơ văn kiện"), "/ho-so/"), (package.code, package_url(package)), *rest]
    return [{"label": label, "url": url} if url else {"label": label} for label, url in steps]


def neighbours(page: Page[Any], query: str = "") -> dict[str, str]:
    """Where the pages before and after one are; `query` is the rest of the question ("?a=b" or "")."""
    join = f"{query}&" if query else "?"
    found = {}
    if page.has_previous():
        found["before"] = f"{join}trang={page.previous_page_number()}"
    if page.has_next():
        found["after"] = f"{join}trang={page.next_page_number()}"
    return found


def wrong_day(request: PersonRequest, form: forms.Form, *, back: str) -> HttpResponse:
    """The page that says what is wrong with a day in an address."""
    reasons = [str(error) for errors in form.errors.values() for error in errors]
    return refused(request, 422, reasons=reasons, back=back)
