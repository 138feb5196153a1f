"""Giao nhiệm vụ: the organising committee gives a new package to its lead body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.queries.congresses import congress_among
from congress.roles import Right
from congress.settingup.queries import scope_of
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.assigning import services as assigning
from documents.assigning.forms import AssignForm
from documents.packages.pages.base import package_url
from documents.packages.queries import visible
from documents.packages.queries.visible import visible_to
from workflows.errors import Forbidden
from workflows.procedures import store

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: PersonRequest) -> HttpResponse:
    """The form for a new package; only those who coordinate the congress see it."""
    congress = congress_among(hats_here(request).congresses_with(Right.COORDINATE))
    if congress is None:
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội giao nhiệm vụ lập hồ sơ."))
    scope = scope_of(congress)
    kinds = {code: store.in_force(code, scope) for code in visible.kinds(congress)}
    form = AssignForm(*given(request), kinds=kinds, opening=congress.opening)
    asked = _Assigning(request, form, template="assigning/assign.html", back=reverse("board"))
    return asked.answered(
        lambda: _assigned(request, congress, form),
        lambda package: (
            _("Đã giao hồ sơ %(code)s cho %(lead)s.") % {"code": package.code, "lead": package.lead}
        ),
        # Who assigns a confidential package does not read it.
        to=lambda package: (
            package_url(package) if visible_to(request.user).filter(pk=package.pk).exists() else ""
        ),
    )


class _Assigning(FormRound[AssignForm]):
    """The round of one assignment: nothing is filed before the day of every stage was on the page."""

    only_writes = True

    def is_filled(self) -> bool:
        """Whether it is filled in, and its days were looked at."""
        return super().is_filled() and not self.form.plans()


def _assigned(request: PersonRequest, congress: Congress, form: AssignForm) -> Package:
    data = form.cleaned_data
    return assigning.assign_package(
        congress,
        data["kind"],
        by=request.user,
        due=data["due"],
        due_exclusive=True,
        due_from=data["due_from"],
        plan=form.days,
        title=data["title"],
        note=data["note"],
        request_id=data["request_id"],
    )
