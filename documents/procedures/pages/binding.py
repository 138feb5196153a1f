"""Which bodies of a congress do what in packages of a kind; a kind is hidden here, and shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.settingup.offers import offered_kinds
from congress.settingup.queries import bindings_of, bodies_of, scope_of
from congress.settingup.services.binding import bind_kind
from congress.site.rounds import FormRound, given
from documents.packages.pages.congresses import only_editors
from documents.procedures.forms.binding import RolesForm
from documents.procedures.pages.base import (
    FORMS,
    asked_congress,
    query_of,
    trail_to,
    which_congress,
)
from documents.procedures.queries import standing
from workflows.procedures import store

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


class _Binding(FormRound[RolesForm]):
    """The round of one kind of one congress; none is shown of a congress that was put away."""

    template = "procedures/roles.html"
    only_writes = True


@require_http_methods(FORMS)
def roles_of_kind(request: PersonRequest, code: str) -> HttpResponse:
    """Whether a congress (`?dai_hoi=`) has the kind, and which of its bodies fill each role."""
    only_editors(request)
    heading = _("Cơ quan thực hiện; ẩn hoặc hiện loại hồ sơ")
    congress = asked_congress(request)
    if congress is None:
        return which_congress(request, heading)
    if code not in store.codes(scope_of(congress)):
        return HttpResponseRedirect(f"{reverse('procedure-edit', args=[code])}{query_of(congress)}")
    definition = store.in_force(code, scope_of(congress))
    offered, bodies = offered_kinds(congress)[code], bodies_of(congress)
    bound = bindings_of(congress).get(code)
    back = f"{reverse('procedure', args=[code])}{query_of(congress)}"
    form = RolesForm(*given(request), kind=offered, bodies=bodies, bound=bound, definition=definition)
    count = len(standing(code, congress))
    asked = _Binding(
        request,
        form,
        back=back,
        congress=congress,
        heading=heading,
        running=count,
        trail=trail_to(heading, (definition.title, back)),
    )

    def thanks(_made: object) -> str:
        if form.told_bound() is not None:
            return _("Đã ghi. Hồ sơ mới theo phân công này; hồ sơ đang làm giữ nguyên.")
        words = ngettext(
            "Đã ẩn loại hồ sơ này: không giao hồ sơ mới. %(count)d hồ sơ đang làm vẫn tiếp tục như trước.",
            "Đã ẩn loại hồ sơ này: không giao hồ sơ mới. %(count)d hồ sơ đang làm vẫn tiếp tục như trước.",
            count,
        )
        return words % {"count": count}

    return asked.answered(lambda: bind_kind(congress, code, form.told_bound(), by=request.user), thanks)
