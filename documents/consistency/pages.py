"""Đối chiếu: figures, dates, names and term labels that the drafts say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.choosing import congress_of_reader, hats_here
from congress.site.rounds import FormRound, given
from documents.consistency import queries, services
from documents.consistency.forms import ExcuseForm
from documents.consistency.rows import differences_for, in_groups
from documents.packages.pages.heavy import heavy
from workflows.errors import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def consistency(request: PersonRequest) -> HttpResponse:
    """What does not agree in the reader's congress, `?ho_so=` in a package; POST excuses one."""
    hats = hats_here(request)
    congress = congress_of_reader(hats)
    asked = _Excusing(request, ExcuseForm(*given(request)), congress, hats)
    return asked.answered(asked.say, _("Đã ghi."))


class _Excusing(FormRound[ExcuseForm]):
    """The round of saying that a difference is no fault; the differences are the page."""

    request: PersonRequest
    template = "consistency/consistency.html"

    def __init__(self, request: PersonRequest, form: ExcuseForm, congress: Congress, hats: Hats) -> None:
        self.congress, self.hats = congress, hats
        super().__init__(request, form, back=reverse("consistency"))

    def say(self) -> None:
        """Keep what was said of the difference. Raises Refused."""
        congress, reader, told = self.congress, self.request.user, self.form.cleaned_data
        key = told["cho"][:64]
        if "xem-lai" in self.request.POST:
            services.look_again(congress, key, by=reader)
            return
        known = {row.finding.key for row in differences_for(congress, reader, hats=self.hats).rows}
        if queries.may_excuse(congress, self.hats) and key not in known:
            raise NotNow(_("Các văn kiện đã thay đổi sau khi mở trang, chỗ này không còn như vậy."))
        services.excuse(congress, key, by=reader, reason=told["ly_do"])

    def page(self, status: int = 200) -> HttpResponse:
        """Comparing all papers takes long."""
        return _gathered(self.request, self, status)

    def facts(self) -> dict[str, Any]:
        """The differences, and what was being said of which."""
        code = str(self.request.GET.get("ho_so", ""))[:40]
        differences = differences_for(self.congress, self.request.user, hats=self.hats, code=code)
        return {
            "groups": in_groups(differences.rows),
            "awaited": differences.awaited,
            "unread": differences.unread,
            "code": code,
            "term": self.congress.term,
            "excuses": queries.may_excuse(self.congress, self.hats),
            "about": self.form["cho"].value() or "",
            "typed": self.form["ly_do"].value() or "",
        }


@heavy
def _gathered(_request: PersonRequest, asked: _Excusing, status: int) -> HttpResponse:
    return FormRound.page(asked, status)
