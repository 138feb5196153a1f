"""One paper of the tray: looked at, sorted, cancelled; its pages as pictures and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import in_force_now
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.packages.incoming import late_to, open_to, taker_of
from documents.packages.pages import secrecy
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import from_store, pdf, sent
from documents.packages.pages.incoming import shown_beside
from documents.packages.pages.receipts import shown
from documents.packages.queries.incoming import papers_seen_by, tray_papers
from documents.packages.queries.visible import visible_to
from documents.texts.files import PAPERS
from documents.texts.reading.reader import pdf_of_photos
from documents.texts.reading.scans import page_picture, pages_cut_out
from documents.texts.uploads.kinds import PHOTOS
from documents.texts.uploads.reasons import NotTaken
from documents.tray.forms.sorting import CancelPaperForm, SortForm
from documents.tray.rows import next_act
from documents.tray.services.sorting import cancel_paper, seen_in_tray, sort_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.packages.models.incoming import IncomingPaper
    from documents.packages.models.packages import Package
    from documents.packages.queries.incoming import TrayPaper

FORMS = ["GET", "HEAD", "POST"]
PAGE = "giay-to-den"
# A browser that goes back to a page need not have it drawn again.
KEPT_SECONDS = 600


class PaperRound(FormRound[Any]):
    """A form about one paper: who was shown what of a confidential package is written down."""

    request: PersonRequest

    def __init__(self, request: PersonRequest, form: Any, standing: TrayPaper, **context: Any) -> None:
        super().__init__(request, form, beside=shown_beside(standing), standing=standing, **context)
        self.about = _about(standing)

    def shown(self, response: HttpResponse) -> HttpResponse:
        """The page, once it is written who got it."""
        return shown(self.request, response, self.about, PAGE) if self.about else response


@require_http_methods(FORMS)
def paper(request: PersonRequest, number: int) -> HttpResponse:
    """The paper with its pages, and the form that says whose it is."""
    congress = office_congress(request)
    standing = _standing(request, congress, number)
    here, following = reverse("tray-paper", args=[number]), f"{reverse('tray-next')}?sau={number}"
    form = SortForm(
        *given(request),
        congress=congress,
        paper=standing.paper,
        packages=list(visible_to(request.user).filter(congress=congress).order_by("code")),
        open_for=open_to(congress),
        late_for=late_to(congress),
    )
    form.initial.update(_said_before(standing))
    asked = PaperRound(
        request,
        form,
        standing,
        back=reverse("tray"),
        template="tray/paper.html",
        act=next_act(standing),
        names=list(in_force_now(units_of(congress)).values_list("name", flat=True)),
        trail=_trail(standing),
    )
    return asked.answered(
        lambda: sort_paper(standing.paper, form.whose(), seen=form.cleaned_data["seen"], by=request.user),
        _("Đã phân loại giấy số đến %(number)s.") % {"number": standing.paper},
        to=lambda made: (
            taker_of(made.taken_as).address(made.taken_as, number)
            if made.taken_as
            else following
            if "next" in request.POST
            else here
        ),
    )


@require_http_methods(FORMS)
def paper_cancel(request: PersonRequest, number: int) -> HttpResponse:
    """A paper that should not be there: cancelled with a reason, its number kept."""
    standing = _standing(request, office_congress(request), number)
    form = CancelPaperForm(*given(request))
    heading = _("Hủy giấy tờ nhận nhầm")
    asked = PaperRound(
        request,
        form,
        standing,
        back=reverse("tray"),
        template="tray/cancel.html",
        heading=heading,
        trail=[*_trail(standing), {"label": heading}],
    )
    asked.only_writes = True
    return asked.answered(
        lambda: cancel_paper(standing.paper, reason=form.cleaned_data["reason"], by=request.user),
        _("Đã hủy; số đến %(number)s vẫn giữ trong sổ, không cấp lại.") % {"number": standing.paper},
    )


@require_safe
def leaf(request: PersonRequest, number: int, leaf: int) -> HttpResponseBase:
    """One page of the paper as a picture; pages of a stack that are of another paper are not found here."""
    standing = _standing(request, office_congress(request), number)
    blob = standing.paper.blob
    if blob is None or leaf not in standing.leaves:
        raise Http404
    return _made(
        request, standing, lambda: HttpResponse(page_picture(PAPERS.read(blob.name), leaf), "image/jpeg")
    )


@require_safe
def file_of_paper(request: PersonRequest, number: int) -> HttpResponseBase:
    """The file as it came; of a stack the pages of this paper; of a confidential package a marked copy."""
    standing = _standing(request, office_congress(request), number)
    if standing.paper.blob is None:
        raise Http404
    return _made(request, standing, lambda: _file(request, standing.paper, _about(standing)), taken=True)


def _file(request: PersonRequest, paper: IncomingPaper, about: Package | None) -> HttpResponseBase:
    copied = about is not None and secrecy.only_a_copy(about, request.user)
    if paper.blob is None or not (copied or paper.is_part):
        return sent(paper.blob, name=paper.name)  # type: ignore[arg-type]
    data = PAPERS.read(paper.blob.name)
    if PHOTOS.get(paper.blob.extension):
        data = pdf_of_photos([data])
    elif paper.blob.extension != "pdf":
        # A copy can be marked only of what has pages.
        raise Http404(_("Tệp này của hồ sơ lưu hành nội bộ, chỉ nơi chủ trì tải được."))
    elif paper.is_part:
        data = pages_cut_out(data, paper.first, paper.last)
    if copied and about is not None:
        data = secrecy.marked(request, about, data)
    return pdf(data, f"{paper.name.rsplit('.', 1)[0]}-{paper}.pdf", private=True)


def _made(
    request: PersonRequest,
    standing: TrayPaper,
    make: Callable[[], HttpResponseBase],
    *,
    taken: bool = False,
) -> HttpResponseBase:
    """What is drawn of a file, or the page that says why it cannot be."""
    about = _about(standing)
    try:
        with from_store():
            made = make()
    except NotTaken as refused:
        return refusal_page(request, refused, back=reverse("tray-paper", args=[standing.paper.pk]))
    if about is not None and about.confidential:
        return shown(request, made, about, PAGE, taken=taken)
    patch_cache_control(made, private=True, max_age=KEPT_SECONDS)
    return made


def _standing(request: PersonRequest, congress: Congress, number: int) -> TrayPaper:
    rows = papers_seen_by(request.user, congress)
    get_object_or_404(rows, pk=number)
    return tray_papers(rows.filter(pk=number))[0]


def _about(standing: TrayPaper) -> Package | None:
    return standing.sorting.package if standing.sorting else None


def _said_before(standing: TrayPaper) -> dict[str, Any]:
    """What the form begins with: what was last said of the paper."""
    told: dict[str, Any] = {"seen": seen_in_tray(standing)}
    row = standing.sorting
    if row is not None:
        told |= {name: getattr(row, name) for name in ("about", "day", "sign", "part_of_day", "taken_as")}
        told |= {"unit": row.sender, "outside": row.unit is None, "package": row.package_id or ""}
    return told


def _trail(standing: TrayPaper) -> list[dict[str, str]]:
    here = reverse("tray-paper", args=[standing.paper.pk])
    return [{"label": _("Giấy tờ đến"), "url": reverse("tray")}, {"label": str(standing.paper), "url": here}]
