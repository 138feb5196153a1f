"""Kiểm tra bản in: whoever holds a printed paper learns whether it is ours, and whether it still counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.packages.models.packages import Package
from documents.packages.queries.visible import with_paper
from documents.signing.forms import CodeForm
from documents.signing.queries import found_by

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@never_cache
@require_safe
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """A code is typed, and leads to its own address; one that no paper ever bore is told here."""
    form = CodeForm(request.GET if "ma" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("known-paper", form.cleaned_data["ma"].text)
    return _page(request, form, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_safe
def known_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a paper with this code was printed here, of which day, and whether its text still counts.

    Nothing else: not which package it is of, to whoever asks. 404 when no such paper was printed.
    """
    form = CodeForm({"ma": code})
    if not form.is_valid():
        return _page(request, form, status=404)
    typed = form.cleaned_data["ma"]
    found = found_by(typed, with_paper(Package.objects.all()))
    if found is None:
        told = _("Không có bản in nào mang mã %(code)s.") % {"code": typed.text}
        return _page(request, CodeForm(), told=told, tone="warning", status=404)
    facts = {"code": typed.text, "day": f"{found.since:%d/%m/%Y}"}
    if found.is_current:
        told = _(
            "Bản in mang mã %(code)s do hệ thống lập, theo hồ sơ từ ngày %(day)s; nội dung là bản hiện hành."
        )
        return _page(request, CodeForm(), told=told % facts, tone="success")
    told = _("Bản in mang mã %(code)s do hệ thống lập, theo hồ sơ từ ngày %(day)s; đã có bản khác thay thế.")
    return _page(request, CodeForm(), told=told % facts, tone="warning")


def _page(
    request: HttpRequest, form: CodeForm, *, told: str = "", tone: str = "", status: int = 200
) -> HttpResponse:
    facts: dict[str, Any] = {"form": form, "told": told, "tone": tone}
    return render(request, "signing/known_paper.html", facts, status=status)
