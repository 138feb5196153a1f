"""Hoãn đại hội: every decision that moved the opening day, and the form that records the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.congresses import congress_among
from congress.people.queries.seats import members_of_congress
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from congress.site.choosing import congress_of_reader, hats_here
from congress.site.rounds import FormRound, given
from documents.postponing.forms import PostponeForm
from documents.postponing.queries import may_enter_postponement, may_postpone, postponements_of
from documents.postponing.rows import meanings
from documents.postponing.services import postpone, postpones_nothing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused


@require_safe
def opening_days(request: PersonRequest) -> HttpResponse:
    """The opening day as it stands, and every decision that moved it, for whoever works for the congress."""
    congress = congress_of_reader(hats_here(request))
    rows = postponements_of(congress)
    context = {
        "congress": congress,
        "decisions": [(row, meanings(row.packages.all())) for row in rows],
        "records": not congress.archived
        and (may_postpone(congress, request.user) or may_enter_postponement(congress, request.user)),
        "trail": _trail(_("Ngày khai mạc"), ""),
    }
    return render(request, "postponing/decisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def another_opening(request: PersonRequest) -> HttpResponse:
    """The decision, then the table of what follows, then done; for who coordinates, or the office for him."""
    worn = hats_here(request)
    able = worn.congresses_with(Right.COORDINATE) or worn.congresses_with(Right.RECORD)
    congress = congress_among(able)
    if congress is None:
        raise postpones_nothing()
    refuse_archived(congress.pk)
    form = PostponeForm(*given(request), congress=congress, by=request.user)
    back = reverse("postponements")
    trail = [*_trail(_("Ngày khai mạc"), back), {"label": _("Ghi quyết định")}]
    asked = _Postponing(request, form, back=back, congress=congress, trail=trail)
    return asked.answered(
        lambda: postpone(
            congress,
            form.said(),
            form.rulings(),
            entered=form.entered(),
            seen=form.cleaned_data["seen"],
            request_id=form.cleaned_data["request_id"],
        ),
        lambda row: (
            _("Đã đổi ngày khai mạc sang %(day)s; số hồ sơ dời thời hạn: %(moved)d.")
            % {
                "day": f"{row.new_opening:%d/%m/%Y}",
                "moved": sum(package.old_due != package.new_due for package in row.packages.all()),
            }
        ),
    )


class _Postponing(FormRound[PostponeForm]):
    """The round of one decision: nothing is done before the table of what follows was on the page."""

    template = "postponing/postpone.html"

    def is_filled(self) -> bool:
        """Whether it is filled in, and its table was looked at."""
        return super().is_filled() and not self.form.shows_table()

    def looks_again(self, outcome: Refused) -> bool:
        """What was typed stays; the next try is about what stands there now."""
        if outcome.status == 409:
            self.form.lay_anew()
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """How many people will be told."""
        return {"members": members_of_congress(self.form.congress).count()}


def _trail(label: str, url: str) -> list[dict[str, str]]:
    return [{"label": _("Tiến độ"), "url": reverse("board")}, {"label": label, "url": url}]
