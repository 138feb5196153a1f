"""The official table as PDF, Word and Excel; publishing it; what each unit is told of its own remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.refusing import no_such_paper
from congress.site.rounds import given
from documents.packages.forms.fields import OnceForm
from documents.packages.pages import secrecy
from documents.packages.pages.base import private, visible_package
from documents.packages.pages.files import download, pdf, word
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.pages.waiting import awaited
from documents.packages.queries.remarks import may_settle, synthesis_issue
from documents.packages.services.remarks import publish_synthesis
from documents.paper.language import on_paper
from documents.paper.workbook import CONTENT_TYPE
from documents.synthesis.papers.long_table import LONG_TABLE, key_of_long_table, wish_for_table
from documents.synthesis.papers.office_files import words_of_table, workbook_of_table
from documents.synthesis.papers.table import render_table, render_unit_result
from documents.synthesis.papers.table_facts import synthesis_table, table_of_sender
from documents.synthesis.queries.joined import groups_of
from documents.synthesis.rows import senders_listing
from documents.synthesis.services.taking import may_take_in
from workflows.errors import Forbidden, NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

PDF, WORD, EXCEL = "pdf", "docx", "xlsx"


@require_safe
@heavy
def official_table(request: PersonRequest, code: str, kind: str) -> HttpResponse:
    """Bảng tổng hợp, tiếp thu, giải trình: as PDF, Word or Excel; 409 while nobody has said anything."""
    found = visible_package(request, code)
    if kind != PDF and secrecy.only_a_copy(found, request.user):
        # What cannot be marked with its taker stays with the lead body.
        raise Forbidden(_("Hồ sơ lưu hành nội bộ: chỉ tải được bảng tổng hợp dạng .pdf."))
    with on_paper():
        table = synthesis_table(found)
        if not table.lines:
            words = _("Chưa có ý kiến góp ý nào, nên chưa lập được bảng tổng hợp.")
            return _not_there(request, found, words)
        if kind == PDF:
            key = key_of_long_table(table)
            back = reverse("synthesis", args=[found.code])
            made = (
                awaited(request, found, LONG_TABLE, key, facts=wish_for_table(found, key), back=back)
                if key
                else render_table(table)
            )
            if not isinstance(made, bytes):
                return made
            data = secrecy.marked(request, found, made)
            paper = pdf(data, f"bang-tong-hop-y-kien-{found.code}.pdf", private=found.confidential)
        else:
            name = f"bang-tong-hop-y-kien-{table.code}.{kind}"
            paper = (
                word(words_of_table(table), found.congress, name)
                if kind == WORD
                else download(workbook_of_table(table), name=name, kind=CONTENT_TYPE)
            )
    return shown(request, paper, found, "bang-y-kien", taken=True)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: PersonRequest, code: str) -> HttpResponse:
    """What will be sent to whom; POST publishes it."""
    found = visible_package(request, code)
    _refuse_publishing(found, request.user)
    issue = synthesis_issue(found)
    back = reverse("synthesis", args=[found.code])
    heading = _("Công bố kết quả tiếp thu, giải trình")
    form = OnceForm(*given(request)[:1])
    asked = PackageRound(
        request,
        found,
        form,
        template="synthesis/publish.html",
        page_code="tiep-thu",
        way=[(_("Tiếp thu, giải trình"), back), (heading, "")],
        back=reverse("synthesis-publish", args=[found.code]),
        heading=heading,
        issue=issue,
        settles=may_settle(found, request.user),
        listing=senders_listing(found, groups_of(found), issued=issue is not None),
    )
    return asked.answered(
        lambda: publish_synthesis(found, by=request.user, request_id=form.cleaned_data["request_id"]),
        _("Đã công bố; các đơn vị xem được kết quả tiếp thu, giải trình ý kiến của mình."),
    )


@require_safe
@heavy
def unit_result(request: PersonRequest, code: str) -> HttpResponse:
    """Kết quả tiếp thu, giải trình ý kiến của một đơn vị (`?cua=`), once it is published."""
    found = visible_package(request, code)
    _refuse_publishing(found, request.user)
    if synthesis_issue(found) is None:
        return _not_there(request, found, _("Chưa công bố kết quả tiếp thu, giải trình."))
    whose = request.GET.get("cua", "")
    with on_paper():
        table = table_of_sender(found, whose)
        if not table.lines:
            raise Http404
        data = secrecy.marked(request, found, render_unit_result(table, whose))
    paper = pdf(data, f"ket-qua-tiep-thu-{found.code}.pdf", private=True)
    return shown(request, paper, found, "bang-y-kien", taken=True)


def _not_there(request: PersonRequest, package: Package, words: str) -> HttpResponse:
    """The answer to who asks for a paper that cannot be made yet."""
    back = reverse("synthesis", args=[package.code])
    page = no_such_paper(request, NotNow(words), back=back, way=_("Mở mục Tiếp thu, giải trình"))
    return private(page, package)


def _refuse_publishing(package: Package, reader: Person) -> None:
    if not may_take_in(package, reader):
        raise Forbidden(_("Chỉ Văn phòng và người của %(lead)s công bố kết quả.") % {"lead": package.lead})
