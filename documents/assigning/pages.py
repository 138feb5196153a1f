"""Giao nhiệm vụ: the organising committee gives a new package to its lead body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.queries.congresses import congress_among
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.assigning import services as assigning
from documents.assigning.forms import AssignForm
from documents.packages.models.steps import PackageStep
from documents.packages.pages.base import package_url
from documents.packages.queries import visible
from documents.packages.queries.visible import visible_to
from workflows.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from congress.people.models.bodies import Congress
    from documents.packages.models.packages import Package


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """The form for a new package; only those who coordinate the congress see it."""
    congress = _congress(request)
    kinds = [(code, kind.title) for code, kind in visible.kinds().items()]
    if request.method != "POST":
        form = AssignForm(kinds=kinds, due=None)
        return render(request, "assigning/assign.html", {"form": form})
    form = AssignForm(request.POST, kinds=kinds, due=None)
    if not form.is_valid():
        return render(request, "assigning/assign.html", {"form": form}, status=422)
    try:
        package = _done_before(request, form) or _assigned(request, congress, form)
    except Refused as refused:
        # The other half of a double click may have been quicker by a hair: its package is the answer.
        package = _done_before(request, form)
        if package is None:
            return _refused(request, form, refused)
    messages.success(
        request, _("Đã giao hồ sơ %(code)s cho %(lead)s.") % {"code": package.code, "lead": package.lead}
    )
    # Who assigns a confidential package does not read it.
    readable = visible_to(request.user).filter(pk=package.pk).exists()
    return redirect(package_url(package) if readable else "board")


def _refused(request: HttpRequest, form: AssignForm, refused: Refused) -> HttpResponse:
    for reason in refused.reasons:
        form.add_error(None, reason)
    return render(request, "assigning/assign.html", {"form": form}, status=422)


def _congress(request: HttpRequest) -> Congress:
    found = congress_among(hats(request.user).congresses_with(Right.COORDINATE))
    if found is None:
        raise PermissionDenied(_("Chỉ Ban Tổ chức Đại hội giao nhiệm vụ lập hồ sơ."))
    return found


def _done_before(request: HttpRequest, form: AssignForm) -> Package | None:
    """The package that this very click has already made."""
    mine = PackageStep.objects.filter(actor=request.user, source="").select_related("item")
    step = mine.filter(request_id=form.cleaned_data["request_id"]).first()
    return step.item if step else None


def _assigned(request: HttpRequest, congress: Congress, form: AssignForm) -> Package:
    data = form.cleaned_data
    return assigning.assign_package(
        congress,
        data["kind"],
        by=request.user,
        due=data["due"],
        due_exclusive=True,
        title=data["title"],
        note=data["note"],
        request_id=data["request_id"],
    )
