"""Ý kiến tại chỗ: what was said of the paragraphs of a draft, saying it, and settling it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.pages import refused
from documents.opinions import queries as opinions
from documents.opinions import services
from documents.opinions.forms import CommentForm, DisposeForm, SayForm
from documents.opinions.papers.table import render_comments
from documents.opinions.papers.table_facts import comments_paper
from documents.opinions.queries import is_open, may_dispose, writing_body
from documents.opinions.rows import comments_page, titles_of
from documents.packages.pages import secrecy
from documents.packages.pages.base import answer as refusal
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.queries.drafts import versions_in_sight
from documents.packages.services.readings import text_of
from documents.paper.language import on_paper
from documents.texts.compare.follow import numbered
from workflows import clock
from workflows.errors import Refused

if TYPE_CHECKING:
    from django import forms

    from documents.opinions.queries import Thread
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (422, 503)


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The comments on one draft; `?phan=&doan=` opens the form of a new one, POST keeps it."""
    found = visible_package(request, code)
    version = get_object_or_404(found.versions.select_related("withdrawal__by"), number=number)
    if hasattr(version, "withdrawal"):
        return private(_withdrawn(request, found, version), found)
    opens = request.method != "POST" and "phan" in request.GET and is_open(found)
    page = _opened if opens else _comment if request.method == "POST" else _page
    return shown(request, page(request, found, version), found, "y-kien", version)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str, comment: int) -> HttpResponse:
    """GET asks for the answer to a comment, POST keeps it."""
    found = visible_package(request, code)
    thread = _thread(request, found, comment)
    _refuse_readers(request, found)
    form = SayForm(request.POST if request.method == "POST" else None)
    page = _Form(request, found, thread, form, heading=_("Trả lời ý kiến"), button=_("Gửi trả lời"))
    if request.method != "POST":
        return page.page()
    return page.kept(
        lambda: services.answer_comment(thread.comment, by=request.user, **_words(form)),
        _("Đã ghi câu trả lời."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dispose(request: HttpRequest, code: str, comment: int) -> HttpResponse:
    """GET asks what the lead body did with a comment, POST records it."""
    found = visible_package(request, code)
    thread = _thread(request, found, comment)
    if not may_dispose(found, request.user):
        raise PermissionDenied(
            _("Chỉ người soạn thảo của %(lead)s giải trình ý kiến.") % {"lead": found.lead}
        )
    form = DisposeForm(
        request.POST if request.method == "POST" else None,
        drafts=versions_in_sight(found),
        initial=_settled(found, thread),
    )
    page = _Form(request, found, thread, form, heading=_("Tiếp thu, giải trình"), button=_("Ghi kết quả"))
    if request.method != "POST":
        return page.page()
    return page.kept(
        lambda: services.dispose_of_comment(thread.comment, by=request.user, **form.answer()),
        _("Đã ghi kết quả tiếp thu, giải trình."),
    )


@require_safe
@heavy
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý, as PDF."""
    found = visible_package(request, code)
    with on_paper():
        data = secrecy.marked(request, found, render_comments(comments_paper(found)))
    paper = pdf(data, f"bang-tong-hop-y-kien-{found.code}.pdf", private=found.confidential)
    return shown(request, paper, found, "bang-y-kien", taken=True)


class _Form:
    """The page of a form about one comment, and what comes of sending it."""

    def __init__(
        self,
        request: HttpRequest,
        package: Package,
        thread: Thread,
        form: forms.Form,
        *,
        heading: str,
        button: str,
    ) -> None:
        self.request, self.package, self.thread, self.form = request, package, thread, form
        self.back = _back(request, package, thread)
        self.context = {"thread": thread, "heading": heading, "button": button, "back": self.back}

    def page(self, status: int = 200) -> HttpResponse:
        context = self.context | {"form": self.form, "trail": _trail(self.package, self.context["heading"])}
        made = render(self.request, "opinions/form.html", context | {"package": self.package}, status=status)
        return shown(self.request, made, self.package, "y-kien", self.thread.comment.version)

    def kept(self, verb: Any, told: str) -> HttpResponse:
        if not self.form.is_valid():
            return self.page(422)
        try:
            verb()
        except Refused as outcome:
            if outcome.status not in FORM_COMES_BACK:
                return private(refusal(self.request, outcome, back=self.back), self.package)
            _add(self.form, outcome)
            return self.page(outcome.status)
        messages.success(self.request, told)
        return private(redirect(self.back), self.package)


@heavy
def _page(request: HttpRequest, found: Package, version: Version) -> HttpResponse:
    writes = writing_body(found, request.user) is not None
    context = {
        "package": found,
        "version": version,
        "page": comments_page(found, version, request.user),
        "writes": writes,
        "cites": writes and is_open(found),
        "disposes": may_dispose(found, request.user),
        "of_lead": opinions.of_lead(found, request.user),
        "numbers": [draft.number for draft in versions_in_sight(found)],
        "trail": _trail(found, _("Ý kiến tại chỗ, dự thảo lần %(number)d") % {"number": version.number}),
    }
    return render(request, "opinions/comments.html", context)


def _opened(request: HttpRequest, found: Package, version: Version) -> HttpResponse:
    """The form of a new comment; where the place is none, it is asked for in the form."""
    _refuse_readers(request, found)
    asked = (str(request.GET.get("phan", "")), str(request.GET.get("doan", "")))
    quote = _quote(version, *asked)
    initial = {"part": asked[0], "paragraph": asked[1]}
    form = _comment_form(request, found, version, placed=quote is not None, initial=initial)
    lost = "" if quote is not None else _no_place(version)
    return _new(
        request, found, version, form, asked=asked, quote=quote, lost=lost, status=422 if lost else 200
    )


def _comment(request: HttpRequest, found: Package, version: Version) -> HttpResponse:
    _refuse_readers(request, found)
    asked = (str(request.POST.get("part", "")), str(request.POST.get("paragraph", "")))
    quote = _quote(version, *asked)
    form = _comment_form(request, found, version, placed=quote is not None, data=request.POST)
    if not form.is_valid():
        return _new(request, found, version, form, asked=asked, quote=quote, status=422)
    try:
        made = services.comment(version, by=request.user, **_words(form), **form.place())
    except Refused as outcome:
        back = reverse("comments", args=[found.code, version.number])
        if outcome.status not in FORM_COMES_BACK:
            return refusal(request, outcome, back=back)
        _add(form, outcome)
        return _new(request, found, version, form, asked=asked, quote=quote, status=outcome.status)
    messages.success(request, _("Đã ghi ý kiến."))
    return redirect(f"{reverse('comments', args=[found.code, version.number])}#y-kien-{made.pk}")


def _new(
    request: HttpRequest,
    found: Package,
    version: Version,
    form: CommentForm,
    *,
    asked: tuple[str, str],
    quote: str | None,
    lost: str = "",
    status: int = 200,
) -> HttpResponse:
    heading = _("Góp ý đoạn %(number)s") % {"number": asked[1]} if quote else _("Góp ý dự thảo")
    context = {
        "package": found,
        "version": version,
        "part": titles_of(found).get(asked[0], ""),
        "form": form,
        "quote": quote,
        "lost": lost,
        "heading": heading,
        "button": _("Gửi ý kiến"),
        "back": reverse("comments", args=[found.code, version.number]),
        "trail": _trail(found, heading),
    }
    return render(request, "opinions/form.html", context, status=status)


def _comment_form(
    request: HttpRequest, found: Package, version: Version, *, placed: bool, **how: Any
) -> CommentForm:
    titles = titles_of(found)
    parts = [(code, titles.get(code, code)) for code in version.parts.values_list("code", flat=True)]
    of_lead = opinions.of_lead(found, request.user)
    return CommentForm(parts=parts, of_lead=of_lead, placed=placed, **how)


def _quote(version: Version, part: str, paragraph: str) -> str | None:
    """The words of the place asked for, "" for a whole part or draft; None where there is no such place."""
    if not part:
        return None if paragraph.strip("0") else ""
    row = version.parts.filter(code=part.replace("\x00", "")).select_related("blob").first()
    if row is None:
        return None
    if not paragraph.strip("0"):
        return ""
    if not paragraph.isdecimal() or len(paragraph) > 6:
        return None
    return dict(numbered(text_of(row).text)).get(int(paragraph))


def _no_place(version: Version) -> str:
    words = _("Dự thảo lần %(number)d không có đoạn đã nêu. Đề nghị chọn lại thành phần và số đoạn.")
    return words % {"number": version.number}


def _words(form: forms.Form) -> dict[str, str]:
    return {"text": form.cleaned_data["text"], "request_id": form.cleaned_data["request_id"]}


def _add(form: forms.Form, outcome: Refused) -> None:
    for reason in outcome.reasons:
        form.add_error(None, reason)


def _withdrawn(request: HttpRequest, found: Package, version: Version) -> HttpResponse:
    gone = version.withdrawal
    day = clock.local_day(gone.at).strftime("%d/%m/%Y")
    text = _("Dự thảo lần %(number)d đã được %(who)s rút ngày %(day)s, nên không xem và không góp ý được.")
    facts = {"number": version.number, "who": gone.by, "day": day}
    return refused(request, 410, text=text % facts, reasons=[gone.reason], back=package_url(found))


def _thread(request: HttpRequest, found: Package, comment: int) -> Thread:
    thread = opinions.thread(found, request.user, comment) if comment < 2**63 else None
    if thread is None:
        raise Http404
    return thread


def _refuse_readers(request: HttpRequest, found: Package) -> None:
    if writing_body(found, request.user) is None:
        raise PermissionDenied(_("Chỉ người của các cơ quan tham gia hồ sơ góp ý tại chỗ."))


def _settled(found: Package, thread: Thread) -> dict[str, Any]:
    """What was recorded last; before that, the draft that came after the comment."""
    last = thread.disposition
    if last is not None:
        answered = last.answered_in.number if last.answered_in else ""
        return {"kind": last.kind, "reason": last.reason, "answered_in": answered}
    later = found.current is not None and found.current.number > thread.comment.version.number
    return {"answered_in": found.current.number if found.current and later else ""}


def _back(request: HttpRequest, found: Package, thread: Thread) -> str:
    """The page of comments one came from (`?tu=` its draft), at the comment."""
    asked = str(request.GET.get("tu", ""))
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else thread.comment.version.number
    return f"{reverse('comments', args=[found.code, number])}#y-kien-{thread.comment.pk}"


def _trail(found: Package, here: str) -> list[dict[str, str]]:
    return [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": here},
    ]
