"""Ý kiến tại chỗ: what was said of the paragraphs of a draft, saying it, and settling it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.converters import is_typable
from congress.site.refusing import refused
from congress.site.rounds import given
from documents.opinions import queries as opinions
from documents.opinions import services
from documents.opinions.forms import CommentForm, SayForm
from documents.opinions.queries import is_open, writing_body
from documents.opinions.rows import comments_page, titles_of
from documents.opinions.services import writer_of
from documents.packages.forms.dispositions import DisposeForm
from documents.packages.pages.base import package_url, private, visible_package, way_to
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.pages.waiting import looks_again
from documents.packages.queries.drafts import versions_in_sight
from documents.packages.queries.remarks import may_propose
from documents.packages.services.paper_words import text_of
from documents.packages.services.remarks import refuse_to_propose
from documents.packages.services.words_awaited import names_being_read
from documents.texts.compare.follow import numbered
from workflows import clock

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.opinions.queries import Thread
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """The comments on one draft; `?phan=&doan=` opens the form of a new one, POST keeps it."""
    package = visible_package(request, code)
    version = get_object_or_404(package.versions.select_related("withdrawal__by"), number=number)
    if hasattr(version, "withdrawal"):
        gone = version.withdrawal
        day = clock.local_day(gone.at).strftime("%d/%m/%Y")
        text = _(
            "Dự thảo lần %(number)d đã được %(who)s rút ngày %(day)s, nên không xem và không góp ý được."
        )
        facts = {"number": version.number, "who": gone.by, "day": day}
        return private(
            refused(request, 410, text=text % facts, reasons=[gone.reason], back=package_url(package)),
            package,
        )
    if request.method != "POST" and not ("phan" in request.GET and is_open(package)):
        return shown(request, _page(request, package, version), package, "y-kien", version)
    writer_of(package, request.user)
    asked = _Comment(request, package, version)
    if asked.lost:
        return asked.page(422)
    return asked.answered(
        lambda: services.comment(
            version, by=request.user, **_comment_fields(asked.form), **asked.form.place()
        ),
        _("Đã ghi ý kiến."),
        to=lambda made: f"{asked.back}#y-kien-{made.pk}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reply_to_comment(request: PersonRequest, code: str, comment: int) -> HttpResponse:
    """GET asks for the answer to a comment, POST keeps it."""
    package = visible_package(request, code)
    thread = _thread(request, package, comment)
    writer_of(package, request.user)
    form = SayForm(*given(request))
    asked = _said_of(request, package, thread, form, heading=_("Trả lời ý kiến"), button=_("Gửi trả lời"))
    return asked.answered(
        lambda: services.answer_comment(thread.comment, by=request.user, **_comment_fields(form)),
        _("Đã ghi câu trả lời."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dispose(request: PersonRequest, code: str, comment: int) -> HttpResponse:
    """GET asks what the lead body did with a comment, POST records it."""
    package = visible_package(request, code)
    thread = _thread(request, package, comment)
    refuse_to_propose(package, request.user)
    # What was recorded last; before that, the draft that came after the comment.
    last = thread.disposition
    if last is not None:
        answered = last.answered_in.number if last.answered_in else ""
        settled = {"kind": last.kind, "reason": last.reason, "answered_in": answered}
    else:
        later = package.current is not None and package.current.number > thread.comment.version.number
        settled = {"answered_in": package.current.number if package.current and later else ""}
    form = DisposeForm(
        *given(request),
        drafts=versions_in_sight(package),
        initial=settled,
    )

    heading = _("Tiếp thu, giải trình")
    asked = _said_of(request, package, thread, form, heading=heading, button=_("Ghi kết quả"))
    return asked.answered(
        lambda: services.dispose_of_comment(thread.comment, by=request.user, **form.answer()),
        _("Đã ghi kết quả tiếp thu, giải trình."),
    )


def _said_of(
    request: PersonRequest, package: Package, thread: Thread, form: BaseForm, *, heading: str, button: str
) -> PackageRound[BaseForm]:
    """The round of a form about one comment."""
    # The page of comments one came from (`?tu=` its draft), at the comment.
    asked = str(request.GET.get("tu", ""))
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else thread.comment.version.number
    return PackageRound(
        request,
        package,
        form,
        template="opinions/form.html",
        page_code="y-kien",
        way=[(heading, "")],
        drafts=[thread.comment.version],
        back=f"{reverse('comments', args=[package.code, number])}#y-kien-{thread.comment.pk}",
        thread=thread,
        heading=heading,
        button=button,
    )


@heavy
def _page(request: PersonRequest, found: Package, version: Version) -> HttpResponse:
    here = _("Ý kiến tại chỗ, dự thảo lần %(number)d") % {"number": version.number}
    writes = writing_body(found, request.user) is not None
    said = comments_page(found, version, request.user)
    context = {
        "package": found,
        "version": version,
        "page": said,
        "writes": writes,
        "cites": writes and is_open(found) and not found.congress.archived,
        "disposes": may_propose(found, request.user),
        "of_lead": opinions.of_lead(found, request.user),
        "numbers": [draft.number for draft in versions_in_sight(found)],
        "trail": way_to(found, (here, "")),
    }
    page = render(request, "opinions/comments.html", context)
    return looks_again(page, reading=bool(said.awaited))


class _Comment(PackageRound[CommentForm]):
    """The round of a new comment; where the place asked for is none, it is asked for in the form."""

    template = "opinions/form.html"
    page_code = "y-kien"

    def __init__(self, request: PersonRequest, package: Package, version: Version) -> None:
        sent = request.POST if request.method == "POST" else None
        names, told = (("part", "paragraph"), sent) if sent is not None else (("phan", "doan"), request.GET)
        part, paragraph = (str(told.get(name, "")) for name in names)
        self.version, self.quote = version, _quote(version, part, paragraph)
        self.lost = sent is None and self.quote is None
        heading = _("Góp ý đoạn %(number)s") % {"number": paragraph} if self.quote else _("Góp ý dự thảo")
        how = {"data": sent} if sent is not None else {"initial": {"part": part, "paragraph": paragraph}}

        words = _("Dự thảo lần %(number)d không có đoạn đã nêu. Đề nghị chọn lại thành phần và số đoạn.")
        placed = self.quote is not None
        titles = titles_of(package)
        parts = [(code, titles.get(code, code)) for code in version.parts.values_list("code", flat=True)]
        of_lead = opinions.of_lead(package, request.user)
        super().__init__(
            request,
            package,
            CommentForm(parts=parts, of_lead=of_lead, placed=placed, **how),
            way=[(heading, "")],
            drafts=[version],
            back=reverse("comments", args=[package.code, version.number]),
            version=version,
            part=titles_of(package).get(part, ""),
            quote=self.quote,
            lost=(self._awaited(part) or words % {"number": version.number}) if self.lost else "",
            heading=heading,
            button=_("Gửi ý kiến"),
        )

    def _awaited(self, part: str) -> str:
        """Why there are no paragraphs yet, where their words are still being read."""
        names = names_being_read(self.version.parts.filter(code=part)) if is_typable(part) else []
        words = _("Đang đọc nội dung tệp %(names)s. Đọc xong mới góp ý theo đoạn được.")
        return words % {"names": ", ".join(names)} if names else ""


def _quote(version: Version, part: str, paragraph: str) -> str | None:
    """The words of the place asked for, "" for a whole part or draft; None where there is no such place."""
    if not part:
        return None if paragraph.strip("0") else ""
    rows = version.parts.filter(code=part).select_related("blob")
    row = rows.first() if is_typable(part) else None
    if row is None:
        return None
    if not paragraph.strip("0"):
        return ""
    if not paragraph.isdecimal() or len(paragraph) > 6:
        return None
    return dict(numbered(text_of(row).text)).get(int(paragraph))


def _comment_fields(form: BaseForm) -> dict[str, Any]:
    return {"text": form.cleaned_data["text"], "request_id": form.cleaned_data["request_id"]}


def _thread(request: PersonRequest, found: Package, comment: int) -> Thread:
    thread = opinions.thread(found, request.user, comment) if comment < 2**63 else None
    if thread is None:
        raise Http404
    return thread
