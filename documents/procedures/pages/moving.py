"""Running packages are moved to the procedure in use, each stage to one that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.settingup.queries import scope_of
from congress.site.rounds import FormRound, given
from documents.packages.pages.congresses import only_editors
from documents.procedures.forms.moving import MoveForm
from documents.procedures.pages.base import FORMS, asked_congress, query_of, trail_to
from documents.procedures.queries import running
from documents.procedures.services.moving import by_stage, move_running, moving_mark
from workflows.errors import Stale
from workflows.procedures import store

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused


class _Moving(FormRound[MoveForm]):
    """The round of moving; who was overtaken begins anew with what there is now."""

    template = "procedures/move.html"

    def looks_again(self, outcome: Refused) -> bool:
        """Not where somebody was faster: the rows on the page are no longer those there are."""
        return not isinstance(outcome, Stale) and super().looks_again(outcome)


@require_http_methods(FORMS)
def move(request: PersonRequest, code: str) -> HttpResponse:
    """The stages in which packages of an older text stand, and where each of them leads."""
    only_editors(request)
    congress = asked_congress(request)
    if code not in store.codes(scope_of(congress)):
        return HttpResponseRedirect(f"{reverse('procedure-edit', args=[code])}{query_of(congress)}")
    version = store.pin(code, scope_of(congress))
    definition = store.load(version).definition
    packages = running(code, version, congress)
    mark = moving_mark(packages, version)
    form = MoveForm(*given(request), rows=by_stage(packages), definition=definition, seen=mark)
    back = f"{reverse('procedure', args=[code])}{query_of(congress)}"
    heading = _("Chuyển hồ sơ đang chạy")
    trail = trail_to(heading, (definition.title, back))
    asked = _Moving(request, form, back=back, heading=heading, number=version.number, trail=trail)
    if request.method == "POST" and request.POST.get("seen", "") != mark:
        words = _(
            "Quy trình hoặc hồ sơ đã thay đổi sau khi trang này được mở. Đề nghị mở lại trang và chọn lại."
        )
        return asked.refused(Stale(words))
    return asked.answered(
        lambda: move_running(
            code,
            congress,
            form.told(),
            by=request.user,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
        ),
        lambda steps: (
            ngettext(
                "Đã chuyển %(count)d hồ sơ sang quy trình lần %(number)d.",
                "Đã chuyển %(count)d hồ sơ sang quy trình lần %(number)d.",
                len(steps),
            )
            % {"count": len(steps), "number": version.number}
        ),
    )
