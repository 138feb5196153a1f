"""Taking in what came in Word, in tables or as text: what was found is looked at before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.people.models.units import Unit
from congress.people.queries.unit_names import in_force_now
from congress.site.rounds import given, say
from documents.packages.pages.base import visible_package
from documents.packages.pages.heavy import heavy
from documents.packages.pages.rounds import PackageRound
from documents.packages.queries.drafts import versions_in_sight
from documents.synthesis.forms import TakeInForm
from documents.synthesis.queries.found import remarks_in
from documents.synthesis.services.taking import refuse_taking_in, take_in_remarks
from documents.texts.reading.reader import Unreadable
from workflows.errors import Unmet

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.synthesis.models import TakenPaper
    from documents.synthesis.queries.found import FoundRemark


@require_http_methods(["GET", "HEAD", "POST"])
@heavy
def take_in_paper(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks for the file; a first POST shows what was found in it, one with `confirm` takes it in."""
    found = visible_package(request, code)
    refuse_taking_in(found, request.user)
    form = TakeInForm(*given(request), drafts=list(versions_in_sight(found)))
    back = reverse("synthesis", args=[found.code])
    heading = _("Nhận ý kiến từ tệp")
    asked = PackageRound(
        request,
        found,
        form,
        template="synthesis/take_in.html",
        page_code="tiep-thu",
        way=[(_("Tiếp thu, giải trình"), back), (heading, "")],
        back=back,
        heading=heading,
        units=in_force_now(Unit.objects.filter(association=found.congress.association_id)).values_list(
            "name", flat=True
        ),
    )
    remarks = _remarks_in_file(form) if request.method == "POST" else []
    if remarks and "confirm" not in request.POST:
        asked.context |= {"found": list(enumerate(remarks))}
        return asked.page()
    chosen = set(request.POST.getlist("take"))
    kept = [one for place, one in enumerate(remarks) if str(place) in chosen]
    return asked.answered(lambda: _taken(request, form, kept), _thanks)


def _remarks_in_file(form: TakeInForm) -> list[FoundRemark]:
    """What stands in the file of a filled form; why nothing does is said at its field."""
    if not form.is_valid() or form.paper is None:
        return []
    try:
        found = remarks_in(form.paper, form.origin().version)
    except Unreadable as refused:
        say(form, Unmet(fields={"file": [str(refused)]}))
        return []
    if not found:
        words = _(
            "Không tìm thấy ý kiến nào: tệp không có nhận xét, không có chỗ sửa, cũng không có bảng có cột "
            "“Ý kiến góp ý”."
        )
        say(form, Unmet(fields={"file": [words]}))
    return found


def _taken(request: PersonRequest, form: TakeInForm, kept: list[FoundRemark]) -> TakenPaper | None:
    if form.paper is None:
        return None
    told = {"by": request.user, "request_id": form.cleaned_data["request_id"]}
    return take_in_remarks(form.paper, kept, form.origin(), **told)


def _thanks(made: TakenPaper) -> str:
    number = made.remarks.count()
    words = ngettext("Đã nhận %(number)d ý kiến.", "Đã nhận %(number)d ý kiến.", number)
    return words % {"number": number}
