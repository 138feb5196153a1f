"""All remarks on a package in one place, and what is done with those that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import given
from documents.packages.pages.base import neighbours, visible_package, way_to
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.queries.drafts import versions_in_sight
from documents.packages.queries.remarks import (
    heads_the_lead,
    may_settle,
    synthesis_issue,
)
from documents.packages.remarks import asking_of
from documents.packages.services.remarks import refuse_to_propose
from documents.packages.together import asking_alike
from documents.synthesis.forms import RemarksForm
from documents.synthesis.queries.joined import PROPOSED, groups_of
from documents.synthesis.rows import (
    clause_jumps,
    filter_links,
    left_by,
    occasion_in_words,
    remark_cards,
    rights_of,
)
from documents.synthesis.services import settling
from workflows.errors import Unmet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.packages.remarks import Ref
    from documents.synthesis.queries.joined import RemarkGroup

A_PAGE = 20
PROPOSE, SETTLE, RAISE, JOIN, PART = "de-xuat", "thong-nhat", "trinh", "gop", "tach"


@require_safe
@heavy
@asking_alike()
def synthesis(request: PersonRequest, code: str) -> HttpResponse:
    """Every remark whatever way it came, by clause; `?loc=` one of the filters, `?cua=` of whom."""
    found = visible_package(request, code)
    every = groups_of(found)
    asked = {"loc": request.GET.get("loc", ""), "cua": request.GET.get("cua", "")[:100]}
    left = left_by(every, asked["loc"], asked["cua"])
    page = Paginator(left, A_PAGE).get_page(request.GET.get("trang"))
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    context = {
        "package": found,
        "rows": remark_cards(found, list(page.object_list), every),
        "filters": filter_links(every),
        "asked": asked,
        "number": sum(len(one.outcomes) for one in left),
        "page": page,
        "pages": neighbours(page, f"?{query.urlencode()}" if query else ""),
        "jumps": clause_jumps(found, left, a_page=A_PAGE) if page.has_other_pages() else [],
        "query": query.urlencode(),
        "issue": synthesis_issue(found),
        "asking": (asking := asking_of(found)),
        "occasions": [(occasion_in_words(one), one.silent) for one in asking.each],
        "trail": way_to(found, (_("Tiếp thu, giải trình"), "")),
        **rights_of(found, request.user),
    }
    return shown(request, render(request, "synthesis/remarks.html", context), found, "tiep-thu")


@require_http_methods(["GET", "HEAD", "POST"])
@heavy
def settle_remarks(request: PersonRequest, code: str) -> HttpResponse:
    """The remarks chosen by `?chon=` one by one, or all that a filter leaves (`?loc=&tat-ca=1`)."""
    found = visible_package(request, code)
    refuse_to_propose(found, request.user)
    every = groups_of(found)
    groups = _chosen(request, every)
    if not groups:
        raise Http404
    refs = [ref for one in groups for ref in one.refs]
    form = _form(request, found, groups, refs)
    back = reverse("synthesis", args=[found.code])
    asked = PackageRound(
        request,
        found,
        form,
        template="synthesis/settle.html",
        page_code="tiep-thu",
        way=[(_("Tiếp thu, giải trình"), back), (_("Ghi kết quả"), "")],
        back=back,
        rows=remark_cards(found, groups, []),
        number=len(refs),
        joined=any(len(one.refs) > 1 for one in groups),
        settles=may_settle(found, request.user),
        # What was proposed of all of them is settled next; else it is proposed first, but by the head.
        settles_first=all(one.state == PROPOSED for one in groups) or heads_the_lead(found, request.user),
    )
    return asked.answered(lambda: _done(request, found, refs, form), lambda told: told)


def _chosen(request: PersonRequest, every: Sequence[RemarkGroup]) -> list[RemarkGroup]:
    if request.GET.get("tat-ca"):
        return left_by(every, request.GET.get("loc", ""), request.GET.get("cua", "")[:100])
    names = set(request.GET.getlist("chon"))
    return [one for one in every if names & {":".join(ref) for ref in one.refs}]


def _form(
    request: PersonRequest, package: Package, groups: Sequence[RemarkGroup], refs: Sequence[Ref]
) -> RemarksForm:
    """What is shown is what was said of all of them last, where that is the same."""
    said = {
        (row.kind, row.reason, row.answered_in.number if row.answered_in else "") if row else ("", "", "")
        for row in (one.disposition for one in groups)
    }
    kind, reason, answered = said.pop() if len(said) == 1 else ("", "", "")
    initial = {"kind": kind, "reason": reason, "answered_in": answered}
    initial["seen"] = settling.how_they_stand(package, refs)
    return RemarksForm(*given(request)[:1], drafts=list(versions_in_sight(package)), initial=initial)


def _done(request: PersonRequest, package: Package, refs: Sequence[Ref], form: RemarksForm) -> str:
    """Do what the pressed button says, and tell of it in one sentence."""
    act = request.POST.get("act", "")
    told = {"by": request.user, "seen": form.cleaned_data["seen"]}
    if act in (PROPOSE, SETTLE):
        answer = form.answer()
        number = settling.dispose_of_remarks(package, refs, settled=act == SETTLE, **answer, **told)
        words = _("Đã ghi Tiểu ban thống nhất cho %(number)d ý kiến.")
        return (words if act == SETTLE else _("Đã ghi đề xuất cho %(number)d ý kiến.")) % {"number": number}
    if act == RAISE:
        number = settling.lay_before_standing(package, refs, **told)
        return _("Đã trình Thường trực %(number)d ý kiến.") % {"number": number}
    if act == JOIN:
        number = settling.join_remarks(package, refs, **told)
        return _("Đã gộp %(number)d ý kiến.") % {"number": number}
    if act == PART:
        number = settling.part_remarks(package, refs, **told)
        return _("Đã tách riêng %(number)d ý kiến.") % {"number": number}
    raise Unmet(_("Chưa chọn việc cần ghi."))
