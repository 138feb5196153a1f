"""Điều lệ: the text in force, what becomes of each article, the four-column table, the amended whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.refusing import refusal_page
from congress.site.rounds import FormKind, given
from documents.charter import queries, services
from documents.charter.forms import LineForm, ReadingForm, WholeTextForm
from documents.charter.law.amendments import AmendmentKind
from documents.charter.law.articles import Charter
from documents.charter.law.numbers import ArticleNumber
from documents.charter.papers.table import render_charter_table
from documents.charter.papers.table_facts import charter_paper
from documents.charter.papers.whole import whole_charter_word
from documents.charter.rows import articles_listing, comparison_listing, line_heading, readings_listing
from documents.packages.pages import secrecy
from documents.packages.pages.base import visible_package, way_to
from documents.packages.pages.files import download, pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.paper.language import on_paper
from documents.paper.word import WORD_TYPE
from workflows.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.charter.law.amendments import Amendment
    from documents.charter.law.articles import Article
    from documents.charter.queries import CharterState, Key
    from documents.packages.models.packages import Package


@require_safe
def charter(request: PersonRequest, code: str) -> HttpResponse:
    """Every article and what becomes of it; first of all what is still to be put right."""
    package = _package(request, code)
    work = queries.charter_state(package)
    editable = services.may_amend(package, request.user)
    context: dict[str, Any] = {"work": work, "editable": editable}
    if work:
        context |= {"listing": articles_listing(package, work, editable=editable), "faults": work.faults}
    return _page(request, package, "charter/charter.html", _("Điều lệ sửa đổi"), context)


@require_http_methods(["GET", "HEAD", "POST"])
def current(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks for Điều lệ hiện hành, POST keeps it."""
    package = _package(request, code)
    form = WholeTextForm(*given(request))
    page = _CharterRound(request, package, form, _("Nhập Điều lệ hiện hành"), _("Ghi Điều lệ hiện hành"))
    enter = partial(services.enter_charter, package, by=request.user)
    return page.answered(
        lambda: enter(form.text, name=form.source, unread=form.unread),
        lambda _made: " ".join([_("Đã ghi Điều lệ hiện hành."), *form.unread]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def derive(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks for the whole text of the draft, POST reads the changes out of it."""
    package = _package(request, code)
    work = _work(package)
    form = WholeTextForm(*given(request))
    page = _CharterRound(request, package, form, _("Lấy thay đổi từ toàn văn dự thảo"), _("Đọc các thay đổi"))
    page.context |= {"seen": work.seen, "derives": True}
    given_back = str(request.POST.get("seen", ""))[:9]
    seen = int(given_back) if given_back.isdecimal() else -1
    thanks = _("Đã đọc các thay đổi từ toàn văn. Đề nghị ghi lý do cho từng điều.")
    return page.answered(
        lambda: services.derive_proposal(package, form.text, unread=form.unread, seen=seen, by=request.user),
        lambda _made: " ".join([thanks, *form.unread, *queries.doubts_of(form.text)]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: PersonRequest, code: str) -> HttpResponse:
    """GET shows where the charter in force is now cut otherwise than when it was amended, POST takes that."""
    package = _package(request, code)
    work = _work(package)
    form = ReadingForm(*given(request))
    form.initial["seen"] = work.seen
    page = _CharterRound(request, package, form, _("Cách chia điều mới"), _("Dùng cách chia mới"))
    page.template = "charter/reading.html"
    page.context |= {"work": work, "listing": readings_listing(work.cut_otherwise)}
    take = partial(services.take_reading, package, by=request.user)
    thanks = _("Đã dùng cách chia điều mới; các đề xuất giữ nguyên.")
    return page.answered(lambda: take(seen=form.cleaned_data["seen"]), thanks)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: PersonRequest, code: str, number: str) -> HttpResponse:
    """GET shows what is proposed for an article (`?khoan=2` for a clause, `?khoan=moi` for a new one)."""
    package = _package(request, code)
    work = _work(package)
    article = work.current.article(ArticleNumber.told(number))
    clause = str(request.GET.get("khoan", ""))
    if article is None or (clause.isdecimal() and article.clause(int(clause[:6])) is None):
        raise Http404
    place = ArticleNumber.told(request.GET.get("so", ""))
    subject = (article.number, int(clause) if clause.isdecimal() else None, place)
    asked = _LineRound(request, package, work, subject, fresh=clause == "moi", article=article)
    return asked.answered(asked.keep, _("Đã lưu đề xuất."))


@require_http_methods(["GET", "HEAD", "POST"])
def new_article(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks for an article that the charter does not have (`?so=12` for one proposed), POST keeps it."""
    package = _package(request, code)
    subject = (None, None, ArticleNumber.told(request.GET.get("so", "")))
    asked = _LineRound(request, package, _work(package), subject, fresh=True)
    return asked.answered(asked.keep, _("Đã lưu đề xuất."))


@require_safe
@heavy
def charter_table(request: PersonRequest, code: str) -> HttpResponse:
    """Bảng so sánh on the page."""
    package = _package(request, code)
    work = _work(package)
    found = _table(work)
    context = {"table": found, "listing": comparison_listing(found), "work": work}
    return _page(request, package, "charter/table.html", _("Bảng so sánh Điều lệ"), context)


@require_safe
@heavy
def table_paper(request: PersonRequest, code: str) -> HttpResponse:
    """Bảng so sánh as PDF."""
    package = _package(request, code)
    work = _work(package)
    with on_paper():
        _table(work)
        data = secrecy.marked(request, package, render_charter_table(charter_paper(package, work)))
    paper = pdf(data, f"bang-so-sanh-dieu-le-{package.code}.pdf", private=package.confidential)
    return shown(request, paper, package, "dieu-le", taken=True)


@require_safe
@heavy
def consolidated_text(request: PersonRequest, code: str) -> HttpResponse:
    """The consolidated text, and the references in it that want a look."""
    package = _package(request, code)
    work = _work(package)
    _table(work)
    context = {"consolidated": work.consolidated, "work": work}
    return _page(request, package, "charter/whole.html", _("Toàn văn Điều lệ hợp nhất"), context)


@require_safe
def whole_file(request: PersonRequest, code: str, ending: str = "txt") -> HttpResponse:
    """The consolidated text as a file, to be the part "toàn văn" of a draft."""
    package = _package(request, code)
    work = _work(package)
    _table(work)
    whole = work.consolidated.charter if work.consolidated else Charter(())
    data, kind = (
        (whole_charter_word(whole, unread=work.unread), WORD_TYPE)
        if ending == "docx"
        else (whole.text, "text/plain; charset=utf-8")
    )
    name = f"dieu-le-hop-nhat-{package.code}.{ending}"
    file = download(data, name=name, kind=kind, private=package.confidential)
    return shown(request, file, package, "dieu-le", taken=True)


class _CharterRound(PackageRound[FormKind]):
    """The round of a form about the charter. Who may not work on the table is told so first."""

    template = "charter/text_form.html"
    page_code = "dieu-le"

    def __init__(
        self, request: PersonRequest, package: Package, form: FormKind, heading: str, button: str, **more: Any
    ) -> None:
        step = _charter_step(package)
        way, back = [step, (heading, "")], step[1]
        super().__init__(
            request, package, form, way=way, back=back, heading=heading, button=button, derives=False, **more
        )

    def answered(self, verb: Callable[[], Any], thanks: Any, *, to: Any = "") -> HttpResponse:
        """As every round, but for who may not; what he has typed already comes back to him."""
        try:
            services.refuse_who_may_not_propose(self.package, self.request.user)
        except Refused as outcome:
            if self.request.method == "POST" and self.form.is_valid():
                return self.refused(outcome)
            return self.left(refusal_page(self.request, outcome, back=self.back))
        return super().answered(verb, thanks, to=to)


class _LineRound(_CharterRound[LineForm]):
    """The round of one line of the proposal."""

    template = "charter/line_form.html"

    def __init__(
        self,
        request: PersonRequest,
        package: Package,
        work: CharterState,
        subject: Key,
        *,
        fresh: bool,
        article: Article | None = None,
    ) -> None:
        self.subject = subject
        known = work.line(subject)
        initial = _initial(known, work, subject, fresh=fresh) | {"seen": work.seen}
        form = LineForm(*given(request), fresh=fresh, initial=initial)
        super().__init__(
            request,
            package,
            form,
            line_heading(subject, fresh=fresh),
            _("Lưu đề xuất"),
            known=known,
            others=work.lines_of(subject[0]) if subject[0] else [],
            article=article,
            clause=article.clause(subject[1]) if article and subject[1] else None,
        )

    def looks_again(self, outcome: Refused) -> bool:
        """The next try is about the proposal as others have left it."""
        work = queries.charter_state(self.package)
        if work is not None and outcome.status == 409:
            self.form.look_again(work.seen)
            self.context["known"] = work.line(self.subject)
        return super().looks_again(outcome)

    def keep(self) -> None:
        """Store the line, or take it out where that was asked."""
        seen = self.form.cleaned_data["seen"]
        if "bo" in self.request.POST:
            services.withdraw_line(self.package, self.subject, seen=seen, by=self.request.user)
            return
        line_ = self.form.line(article=self.subject[0], clause=self.subject[1])
        services.propose(self.package, line_, seen=seen, by=self.request.user, instead_of=self.subject)


def _initial(known: Amendment | None, work: CharterState, subject: Key, *, fresh: bool) -> dict[str, Any]:
    """What was proposed; before that, the words in force, to be changed where they stand."""
    if known is not None:
        return queries.to_row(known)
    if fresh or subject[0] is None:
        return {"kind": AmendmentKind.ADD}
    article = work.current.article(subject[0])
    clause = article.clause(subject[1]) if article and subject[1] else None
    return {"kind": AmendmentKind.KEEP, "text": clause.text if clause else article.text if article else ""}


def _package(request: PersonRequest, code: str) -> Package:
    package = visible_package(request, code)
    if not queries.has_charter(package):
        raise Http404
    services.read_ahead(package)
    return package


def _work(package: Package) -> CharterState:
    work = queries.charter_state(package)
    if work is None:
        raise Http404(_("Chưa nhập Điều lệ hiện hành."))
    return work


def _table(work: CharterState) -> Any:
    """The table; 404 while the amendments contradict one another, which the first page explains."""
    if work.table is None:
        raise Http404(_("Các đề xuất còn mâu thuẫn nhau nên chưa lập được bảng so sánh."))
    return work.table


def _page(
    request: PersonRequest, package: Package, template: str, here: str, context: dict[str, Any]
) -> HttpResponse:
    way = [] if template == "charter/charter.html" else [_charter_step(package)]
    known = context | {"package": package, "trail": way_to(package, *way, (here, ""))}
    return shown(request, render(request, template, known), package, "dieu-le")


def _charter_step(package: Package) -> tuple[str, str]:
    return _("Điều lệ sửa đổi"), reverse("charter", args=[package.code])
