"""Điều lệ: the text in force, what becomes of each article, the four-column table, the amended whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.charter import queries, services
from documents.charter.forms import LineForm, WholeTextForm
from documents.charter.law.amendments import AmendmentKind
from documents.charter.papers.table import render_charter_table
from documents.charter.papers.table_facts import charter_paper
from documents.charter.rows import article_rows
from documents.packages.pages import secrecy
from documents.packages.pages.base import answer, package_url, private, visible_package
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.paper.language import on_paper
from documents.texts.names import content_disposition
from workflows.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from documents.charter.law.amendments import Amendment
    from documents.charter.queries import Key, Work
    from documents.packages.models.packages import Package

# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (409, 422, 503)


@require_safe
def charter(request: HttpRequest, code: str) -> HttpResponse:
    """Every article and what becomes of it; first of all what is still to be put right."""
    package = _package(request, code)
    work = queries.work(package)
    context = {"work": work, "editable": services.may_amend(package, request.user)}
    if work:
        context |= {"rows": article_rows(package, work), "faults": work.faults}
    return _page(request, package, "charter/charter.html", _("Điều lệ sửa đổi"), context)


@require_http_methods(["GET", "HEAD", "POST"])
def current(request: HttpRequest, code: str) -> HttpResponse:
    """GET asks for Điều lệ hiện hành, POST keeps it."""
    package = _package(request, code)
    form = _whole_form(request)
    page = _Asking(request, package, form, _("Nhập Điều lệ hiện hành"), _("Ghi Điều lệ hiện hành"))
    return page.answered(
        lambda: services.enter_charter(package, form.text, name=form.source, by=request.user),
        _("Đã ghi Điều lệ hiện hành."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def derive(request: HttpRequest, code: str) -> HttpResponse:
    """GET asks for the whole text of the draft, POST reads the changes out of it."""
    package = _package(request, code)
    work = _work(package)
    form = _whole_form(request)
    page = _Asking(request, package, form, _("Lấy thay đổi từ toàn văn dự thảo"), _("Đọc các thay đổi"))
    page.context |= {"seen": work.seen, "derives": True}
    return page.answered(
        lambda: services.derive_proposal(package, form.text, seen=_seen(request), by=request.user),
        _("Đã đọc các thay đổi từ toàn văn. Đề nghị ghi lý do cho từng điều."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """GET shows what is proposed for an article (`?khoan=2` for a clause, `?khoan=moi` for a new one)."""
    package = _package(request, code)
    work = _work(package)
    article = work.current.article(number)
    clause = str(request.GET.get("khoan", ""))
    if article is None or (clause.isdecimal() and article.clause(int(clause[:6])) is None):
        raise Http404
    subject = (number, int(clause) if clause.isdecimal() else None, _place(request))
    asked = _Line(request, package, work, subject, fresh=clause == "moi")
    asked.context |= {"article": article, "clause": article.clause(subject[1]) if subject[1] else None}
    return asked.answered(asked.keep, _("Đã lưu đề xuất."))


@require_http_methods(["GET", "HEAD", "POST"])
def new_article(request: HttpRequest, code: str) -> HttpResponse:
    """GET asks for an article that the charter does not have (`?so=12` for one proposed), POST keeps it."""
    package = _package(request, code)
    asked = _Line(request, package, _work(package), (None, None, _place(request)), fresh=True)
    return asked.answered(asked.keep, _("Đã lưu đề xuất."))


@require_safe
@heavy
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Bảng so sánh on the page."""
    package = _package(request, code)
    work = _work(package)
    context = {"table": _table(work), "work": work}
    return _page(request, package, "charter/table.html", _("Bảng so sánh Điều lệ"), context)


@require_safe
@heavy
def table_paper(request: HttpRequest, code: str) -> HttpResponse:
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
def whole(request: HttpRequest, code: str) -> HttpResponse:
    """The consolidated text, and the references in it that want a look."""
    package = _package(request, code)
    work = _work(package)
    _table(work)
    context = {"consolidated": work.consolidated, "work": work}
    return _page(request, package, "charter/whole.html", _("Toàn văn Điều lệ hợp nhất"), context)


@require_safe
def whole_file(request: HttpRequest, code: str) -> HttpResponse:
    """The consolidated text as a file, to be the part "toàn văn" of a draft."""
    package = _package(request, code)
    work = _work(package)
    _table(work)
    text = work.consolidated.text if work.consolidated else ""
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = content_disposition(f"dieu-le-hop-nhat-{package.code}.txt")
    return shown(request, response, package, "dieu-le", taken=True)


class _Asking:
    """The page of a form, and what comes of sending it."""

    template = "charter/text_form.html"

    def __init__(
        self, request: HttpRequest, package: Package, form: forms.Form, heading: str, button: str
    ) -> None:
        self.request, self.package, self.form, self.heading = request, package, form, heading
        self.back = reverse("charter", args=[package.code])
        self.context: dict[str, Any] = {"button": button, "back": self.back}

    def shown(self, status: int = 200) -> HttpResponse:
        context = self.context | {"form": self.form, "heading": self.heading}
        return _page(self.request, self.package, self.template, self.heading, context, status=status)

    def answered(self, verb: Callable[[], Any], told: str) -> HttpResponse:
        """The form; once sent, what came of it. Who may not work on the table is told so first."""
        try:
            services.refuse_who_may_not_propose(self.package, self.request.user)
            if self.request.method != "POST":
                return self.shown()
            if not self.form.is_valid():
                return self.shown(422)
            verb()
        except Refused as outcome:
            return self.refused(outcome)
        messages.success(self.request, told)
        return private(redirect(self.back), self.package)

    def refused(self, outcome: Refused) -> HttpResponse:
        """The form with everything that was typed; a page of its own where nothing was, or may be."""
        typed = self.request.method == "POST" and outcome.status in FORM_COMES_BACK
        if not typed or not self.form.is_valid():
            return private(answer(self.request, outcome, back=self.back), self.package)
        for reason in outcome.reasons:
            self.form.add_error(None, reason)
        return self.shown(outcome.status)


class _Line(_Asking):
    """The form of one line of the proposal."""

    template = "charter/line_form.html"

    def __init__(
        self, request: HttpRequest, package: Package, work: Work, subject: Key, *, fresh: bool
    ) -> None:
        self.subject = subject
        known = work.line(subject)
        initial = _initial(known, work, subject, fresh=fresh) | {"seen": work.seen}
        form = LineForm(request.POST if request.method == "POST" else None, fresh=fresh, initial=initial)
        super().__init__(request, package, form, _heading(subject, fresh=fresh), _("Lưu đề xuất"))
        self.context |= {"known": known, "others": work.lines_of(subject[0]) if subject[0] else []}

    def keep(self) -> None:
        """Store the line, or take it out where that was asked."""
        seen = self.form.cleaned_data["seen"]
        if "bo" in self.request.POST:
            services.withdraw_line(self.package, self.subject, seen=seen, by=self.request.user)
            return
        line_ = self.form.line(article=self.subject[0], clause=self.subject[1])
        services.propose(self.package, line_, seen=seen, by=self.request.user, instead_of=self.subject)


def _heading(subject: Key, *, fresh: bool) -> str:
    article, clause = subject[:2]
    if article is None:
        return _("Bổ sung điều mới")
    if fresh:
        return _("Bổ sung khoản mới của Điều %(number)d") % {"number": article}
    if clause is not None:
        return _("Khoản %(clause)d Điều %(number)d") % {"clause": clause, "number": article}
    return _("Điều %(number)d") % {"number": article}


def _initial(known: Amendment | None, work: Work, subject: Key, *, fresh: bool) -> dict[str, Any]:
    """What was proposed; before that, the words in force, to be changed where they stand."""
    if known is not None:
        return queries.to_row(known)
    if fresh or subject[0] is None:
        return {"kind": AmendmentKind.ADD}
    article = work.current.article(subject[0])
    clause = article.clause(subject[1]) if article and subject[1] else None
    return {"kind": AmendmentKind.KEEP, "text": clause.text if clause else article.text if article else ""}


def _package(request: HttpRequest, code: str) -> Package:
    package = visible_package(request, code)
    if not queries.has_charter(package):
        raise Http404
    services.read_ahead(package)
    return package


def _work(package: Package) -> Work:
    work = queries.work(package)
    if work is None:
        raise Http404(_("Chưa nhập Điều lệ hiện hành."))
    return work


def _table(work: Work) -> Any:
    """The table; 404 while the amendments contradict one another, which the first page explains."""
    if work.table is None:
        raise Http404(_("Các đề xuất còn mâu thuẫn nhau nên chưa lập được bảng so sánh."))
    return work.table


def _whole_form(request: HttpRequest) -> WholeTextForm:
    if request.method == "POST":
        return WholeTextForm(request.POST, request.FILES)
    return WholeTextForm()


def _seen(request: HttpRequest) -> int:
    given = str(request.POST.get("seen", ""))
    return int(given) if given.isdecimal() and len(given) < 9 else -1


def _place(request: HttpRequest) -> int | None:
    given = str(request.GET.get("so", ""))
    return int(given) if given.isdecimal() and len(given) < 6 else None


def _page(
    request: HttpRequest,
    package: Package,
    template: str,
    here: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": package.code, "url": package_url(package)},
        {"label": here},
    ]
    if template != "charter/charter.html":
        trail.insert(2, {"label": _("Điều lệ sửa đổi"), "url": reverse("charter", args=[package.code])})
    whole_context = context | {"package": package, "trail": trail}
    return shown(request, render(request, template, whole_context, status=status), package, "dieu-le")
