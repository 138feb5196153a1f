"""So sánh hai dự thảo: a summary first, then what changed, part by part, in one text or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.site.refusing import refusal_page
from documents.comparing.papers import LONG_COMPARISON, compared_in_word, compared_on_paper, key_of_long
from documents.comparing.rows import part_comparisons
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import download
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.waiting import awaited, awaits_words
from documents.packages.queries.drafts import as_signed, drafts_with_parts, versions_in_sight
from documents.paper.word import WORD_TYPE
from workflows.errors import NotNow

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest
    from documents.packages.models.drafts import Version, VersionPart
    from documents.packages.models.packages import Package

SIDE_BY_SIDE = "hai-cot"


@require_safe
def choose(request: PersonRequest, code: str) -> HttpResponse:
    """`?a=1&b=3` from the chooser of a package leads to the comparison of these two, nothing to the last."""
    found = visible_package(request, code)
    asked = [str(request.GET.get(name, "")) for name in ("a", "b")]
    numbers = asked if any(asked) else [str(one.number) for one in versions_in_sight(found)][-2:]
    if len(numbers) < 2 or not all(number.isdecimal() and len(number) < 6 for number in numbers):
        raise Http404
    if len({*map(int, numbers)}) == 1:
        told = NotNow(_("Đề nghị chọn hai dự thảo khác nhau để so sánh."))
        heading = _("Hai dự thảo đã chọn là một")
        return refusal_page(request, told, back=package_url(found), heading=heading)
    return redirect("compare", found.code, *map(int, numbers))


@require_safe
@heavy
def comparison(request: PersonRequest, code: str, old: int, new: int) -> HttpResponse:
    """The page of the comparison of two drafts in sight."""
    found = visible_package(request, code)
    one, two = _pair(found, old, new)
    if page := awaits_words(request, found, _parts(one, two), back=package_url(found)):
        return page
    as_signed(one, two)
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": _("So sánh dự thảo lần %(old)d với lần %(new)d") % {"old": old, "new": new}},
    ]
    context = {
        "package": found,
        "old": one,
        "new": two,
        "parts": part_comparisons(found, one, two),
        "two_columns": request.GET.get("kieu") == SIDE_BY_SIDE,
        "numbers": [version.number for version in versions_in_sight(found)],
        "trail": trail,
    }
    return shown(request, render(request, "comparing/compare.html", context), found, "so-sanh", one, two)


@require_safe
def comparison_paper(request: PersonRequest, code: str, old: int, new: int) -> HttpResponse:
    """The same as PDF; a long one is made by the worker, once for all who ask for it."""
    found = visible_package(request, code)
    one, two = _pair(found, old, new)
    if page := awaits_words(request, found, _parts(one, two), back=package_url(found)):
        return page
    if (key := key_of_long(found, one, two)) is None:
        return _made_now(request, found, one, two)
    back = reverse("compare", args=[found.code, one.number, two.number])
    facts = {"key": key, "old": one.pk, "new": two.pk}
    made = awaited(request, found, LONG_COMPARISON, key, facts=facts, back=back)
    return made if isinstance(made, HttpResponse) else _sent(request, found, one, two, made)


@require_safe
@heavy
def comparison_word(request: PersonRequest, code: str, old: int, new: int) -> HttpResponse:
    """The same as tracked changes in Word; of a confidential package nothing leaves that bears no name."""
    found = visible_package(request, code)
    one, two = _pair(found, old, new)
    if found.confidential:
        raise Http404
    if page := awaits_words(request, found, _parts(one, two), back=package_url(found)):
        return page
    as_signed(one, two)
    name = f"so-sanh-{found.code}-{one.number}-{two.number}.docx"
    return download(compared_in_word(found, one, two), name=name, kind=WORD_TYPE)


@heavy
def _made_now(request: PersonRequest, package: Package, old: Version, new: Version) -> HttpResponse:
    return _sent(request, package, old, new, compared_on_paper(package, old, new))


def _sent(request: PersonRequest, package: Package, old: Version, new: Version, data: bytes) -> HttpResponse:
    name = f"so-sanh-{package.code}-{old.number}-{new.number}.pdf"
    paper = download(secrecy.marked(request, package, data), name=name, kind="application/pdf")
    return shown(request, paper, package, "so-sanh", old, new, taken=True)


def _parts(old: Version, new: Version) -> list[VersionPart]:
    return [*old.parts.all(), *new.parts.all()]


def _pair(package: Package, old: int, new: int) -> tuple[Version, Version]:
    drafts = {version.number: version for version in drafts_with_parts(package)}
    if old == new or old not in drafts or new not in drafts:
        raise Http404(_("Không có hai dự thảo này để so sánh."))
    return drafts[old], drafts[new]
