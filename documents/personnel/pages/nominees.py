"""The nominees of a personnel package: the list, a dossier, its papers, and the ballots on a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.seats import members_of_congress
from congress.roles import Right
from congress.site.refusing import refusal_page
from congress.site.rounds import given
from documents.packages.forms.fields import OnceForm
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, way_to
from documents.packages.services.viewings import note_dossier
from documents.personnel.forms import BallotsForm, NomineeForm, PaperForm, StrikeForm
from documents.personnel.pages.base import (
    DossierRound,
    asked_paper,
    dossier_url,
    nominee_or_404,
    paper_file,
    personnel_package,
    struck_or_404,
    titled,
)
from documents.personnel.queries import (
    counts_of,
    may_keep,
    may_keep_dossier,
    nominees_of,
    struck_from,
    told_counts,
)
from documents.personnel.rows import nominees_listing, papers_listing
from documents.personnel.services import nominees as services
from documents.personnel.services.ballots import (
    announce_counts,
    announces_nothing,
    count_ballots,
    may_announce,
)
from documents.personnel.services.nominees import (
    NomineeFacts,
    correct_nominee,
    enter_nominee,
    refuse_keeping,
    refuse_own_dossier,
    take_paper,
)
from workflows.errors import Busy, Forbidden

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import FileResponse, HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.personnel.models import Nominee


@never_cache
@require_safe
def nominees(request: PersonRequest, code: str) -> HttpResponse:
    """The list of nominees with what each dossier lacks; logged."""
    package = personnel_package(request, code)
    busy = _logged(request, package, 0)
    if busy:
        return busy
    listing = nominees_listing(package, nominees_of(package), request.user)
    context = {
        "package": package,
        "listing": listing,
        "struck": struck_from(package),
        "keeps": may_keep(package, request.user),
        "announces": may_announce(package, request.user),
        "short": sum(1 for line in listing.rows if line.lacking),
        "trail": way_to(package, (_("Người được giới thiệu"), "")),
    }
    return render(request, "personnel/nominees.html", context)


@never_cache
@require_safe
def dossier(request: PersonRequest, code: str, entry: int) -> HttpResponse:
    """One dossier: facts, papers, counts; logged."""
    package = personnel_package(request, code)
    nominee = nominees_of(package).filter(number=entry).first() or struck_or_404(package, entry)
    busy = _logged(request, package, entry)
    if busy:
        return busy
    if nominee.struck:
        # What stays of one who was struck: his facts, why, and what was counted of him before.
        counts = told_counts(nominee, request.user)
        way = way_to(package, _list_step(package), (titled(nominee), ""))
        context = {"package": package, "nominee": nominee, "counts": counts, "trail": way}
        return render(request, "personnel/dossier.html", context)
    context = {
        "package": package,
        "nominee": nominee,
        "listing": papers_listing(nominee),
        "counts": told_counts(nominee, request.user),
        "keeps": may_keep_dossier(nominee, request.user),
        "own": nominee.person_id == request.user.pk,
        "records": _records(nominee, request),
        "trail": way_to(package, _list_step(package), (titled(nominee), "")),
    }
    return render(request, "personnel/dossier.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks for the facts of one more nominee, POST keeps them."""
    package = _package_of_keeper(request, code)
    form = NomineeForm(*given(request), people=members_of_congress(package.congress_id))
    asked = _round(
        request, package, form, heading=_("Thêm người được giới thiệu"), button=_("Ghi vào danh sách")
    )
    return asked.answered(
        lambda: enter_nominee(
            package, form.facts(), by=request.user, request_id=form.cleaned_data["request_id"]
        ),
        _("Đã ghi vào danh sách."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_nominee(request: PersonRequest, code: str, entry: int) -> HttpResponse:
    """GET shows the facts of a nominee to be corrected, POST keeps them."""
    package = _package_of_keeper(request, code)
    nominee = nominee_or_404(package, entry)
    refuse_own_dossier(nominee, request.user)
    initial = {name: getattr(nominee, name) for name in NomineeFacts.__slots__}
    everybody = members_of_congress(package.congress_id)
    form = NomineeForm(*given(request), people=everybody, initial=initial)
    asked = _round(request, package, form, heading=_("Sửa thông tin"), button=_("Ghi lại"), nominee=nominee)
    return asked.answered(
        lambda: correct_nominee(nominee, form.facts(), by=request.user),
        _("Đã ghi lại thông tin."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: PersonRequest, code: str, entry: int) -> HttpResponse:
    """GET asks why a nominee is taken off the list, POST takes him off; the number is not used again."""
    package = _package_of_keeper(request, code)
    nominee = nominee_or_404(package, entry)
    refuse_own_dossier(nominee, request.user)
    heading = _("Ghi rút tên") if counts_of(nominee) else _("Đưa ra khỏi danh sách")
    form = StrikeForm(*given(request))
    asked = _round(request, package, form, heading=heading, nominee=nominee)
    return asked.answered(
        lambda: services.strike_off(nominee, by=request.user, **form.cleaned_data),
        _("Đã ghi. Hồ sơ số %(number)d không còn trong danh sách.") % {"number": nominee.number},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_dossier_paper(request: PersonRequest, code: str, entry: int, paper: str) -> HttpResponse:
    """GET asks for a paper of the dossier, POST takes it in."""
    package = _package_of_keeper(request, code)
    nominee = nominee_or_404(package, entry)
    refuse_own_dossier(nominee, request.user)
    wanted = asked_paper(package, paper)
    form = PaperForm(*given(request), code=paper)
    asked = _round(request, package, form, heading=wanted.title, button=_("Nhận giấy"), nominee=nominee)
    return asked.answered(
        lambda: take_paper(nominee, paper, by=request.user, **form.answers()),
        _("Đã nhận: %(title)s.") % {"title": wanted.title},
    )


@never_cache
@require_safe
def dossier_paper(request: PersonRequest, code: str, entry: int, paper: str) -> HttpResponse | FileResponse:
    """The file of a paper: as it was sent to who keeps the dossier, a marked copy to other readers."""
    package = personnel_package(request, code)
    nominee = nominee_or_404(package, entry)
    keeps = may_keep_dossier(nominee, request.user)
    as_sent = keeps and not secrecy.only_a_copy(package, request.user)
    return paper_file(request, nominee, paper, as_sent=as_sent)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ballots(request: PersonRequest, code: str, entry: int) -> HttpResponse:
    """GET asks for the ballots on one name, POST records them."""
    package = personnel_package(request, code)
    nominee = nominee_or_404(package, entry)
    if not _records(nominee, request):
        words = _("Chỉ người ghi kết quả của %(who)s ghi kiểm phiếu, và không ghi về chính mình.")
        raise Forbidden(words % {"who": package.who_may(Right.RECORD, package.kind.decider)})
    form = BallotsForm(*given(request))
    asked = _round(
        request, package, form, heading=_("Ghi kiểm phiếu"), button=_("Ghi kết quả"), nominee=nominee
    )
    return asked.answered(
        lambda: count_ballots(
            nominee, form.answer(), by=request.user, request_id=form.cleaned_data["request_id"]
        ),
        _("Đã ghi kết quả kiểm phiếu."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def announce_nominees(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks whether the counts may be known to those they are about, POST says so."""
    package = personnel_package(request, code)
    if not may_announce(package, request.user):
        raise announces_nothing()
    form = OnceForm(*given(request))
    asked = _round(request, package, form, heading=_("Công bố kết quả"))
    return asked.answered(
        lambda: announce_counts(package, by=request.user, request_id=form.cleaned_data["request_id"]),
        _("Đã công bố kết quả: người có tên được xem kết quả của mình."),
    )


def _package_of_keeper(request: PersonRequest, code: str) -> Package:
    """The package, for who keeps its dossiers; 403 for its other readers, 404 for everybody else."""
    package = personnel_package(request, code)
    refuse_keeping(package, request.user)
    return package


def _records(nominee: Nominee, request: PersonRequest) -> bool:
    package = nominee.package
    able = package.may(request.user, Right.RECORD, holder=package.kind.decider) is not None
    return able and nominee.person_id != request.user.pk


def _logged(request: PersonRequest, package: Package, entry: int) -> HttpResponse | None:
    """Write that the list (0) or a dossier was opened; what could not be written is not shown."""
    if request.method != "GET":
        return None
    try:
        note_dossier(package, entry, by=request.user)
    except Busy as busy:
        return refusal_page(request, busy, back=package_url(package))
    return None


def _list_step(package: Package) -> tuple[str, str]:
    return _("Người được giới thiệu"), reverse("nominees", args=[package.code])


def _round(
    request: PersonRequest,
    package: Package,
    form: BaseForm,
    *,
    heading: str,
    button: str = "",
    nominee: Nominee | None = None,
) -> DossierRound[BaseForm]:
    """The round of a form about the list, or about one nominee."""
    steps = [_list_step(package)]
    if nominee:
        steps.append((titled(nominee), dossier_url(nominee)))
    return DossierRound(
        request,
        package,
        form,
        back=steps[-1][1],
        nominee=nominee,
        heading=heading,
        button=button or heading,
        trail=way_to(package, *steps, (heading, "")),
    )
