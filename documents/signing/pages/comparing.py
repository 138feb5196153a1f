"""Chữ ký trên giấy chờ đối chiếu: the list of those, and the page on which a second person has seen one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.congresses import congress_among
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.packages.models.paper_signatures import PaperSignature
from documents.packages.pages.base import package_url
from documents.packages.queries.paper_signatures import uncompared
from documents.packages.queries.visible import visible_to
from documents.signing.forms import CodeForm, CompareForm
from documents.signing.queries import signers_waited_for
from documents.signing.rows import pens_waiting
from documents.signing.services.comparing import compare_signature, compares_nothing, may_compare
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest


@never_cache
@require_safe
def pens(request: PersonRequest) -> HttpResponse:
    """What waits for a second person; the office enters from here what came back from a signer."""
    congress = _congress(request)
    office = congress.pk in hats_here(request).congresses_with(Right.RECORD)
    listing = pens_waiting(uncompared(congress), reader=request.user)
    code, signers = (CodeForm(), signers_waited_for(congress.pk)) if office else (None, ())
    return render(request, "signing/pens.html", {"listing": listing, "code": code, "signers": signers})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def compare_pen(request: PersonRequest, number: int) -> HttpResponse:
    """GET shows one pen signature and its photograph; POST keeps that the reader has seen it."""
    rows = PaperSignature.objects.filter(signature__version__package__congress=_congress(request))
    rows = rows.select_related("by", "holder", "signature__signer", "signature__version__package__procedure")
    asked = _Comparing(request, get_object_or_404(rows, pk=number))
    return asked.answered(asked.compare, lambda _row: asked.thanks)


class _Comparing(FormRound[CompareForm]):
    """The round of one comparison."""

    request: PersonRequest
    template = "signing/compare.html"
    only_writes = True

    def __init__(self, request: PersonRequest, paper: PaperSignature) -> None:
        self.paper, self.package = paper, paper.signature.version.package
        back = reverse("pens")
        trail = [{"label": _("Ký trên giấy"), "url": back}, {"label": self.package.code}]
        super().__init__(
            request, CompareForm(*given(request), paper=paper), back=back, trail=trail, paper=paper
        )

    def compare(self) -> Any:
        """Keep it. Raises Refused."""
        data = self.form.cleaned_data
        return compare_signature(self.paper, data["ma"], against=data["against"], by=self.request.user)

    @property
    def thanks(self) -> str:
        """Whose signature counts from now on."""
        facts = {"who": self.paper.signature.signer, "code": self.package.code}
        return _("Đã đối chiếu chữ ký của %(who)s, hồ sơ %(code)s.") % facts

    def facts(self) -> dict[str, Any]:
        """What was entered, and the photographs for who may open the package."""
        paper, package = self.paper, self.package
        signature = paper.signature
        readable = visible_to(self.request.user).filter(pk=package.pk).exists()
        title = package.title if readable else package.listed_title
        entered = {"who": paper.by, "when": f"{paper.at.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"}
        facts = [
            {"name": _("Hồ sơ"), "value": f"{package.code} – {title}"}
            | ({"url": package_url(package)} if readable else {}),
            {"name": _("Dự thảo"), "value": _("Lần %(number)d") % {"number": signature.version.number}},
            {"name": _("Người ký"), "value": f"{signature.signer}, {signature.when}"},
            {"name": _("Bản gốc để ở"), "value": paper.kept_at},
            {"name": _("Người nhập"), "value": _("%(who)s, %(when)s") % entered},
        ]
        if paper.words and readable:
            facts.append({"name": _("Bút phê"), "value": paper.words})
        scans = [] if not readable else list(signature.step.scans.order_by("pk"))
        return {"facts": facts, "scans": scans, "package": package}


def _congress(request: PersonRequest) -> Congress:
    """The congress in whose office or secretariats the reader is; 403 for everybody else."""
    hats = hats_here(request)
    found = congress_among(hats.congresses)
    if found is None or not may_compare(request.user, found):
        raise compares_nothing()
    return found
