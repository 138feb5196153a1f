"""What was said without a paper: written down, one sheet a person, confirmed when the sheet is back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import in_force_now
from congress.site.rounds import FormRound, given
from documents.packages.incoming import late_to, open_to, taker_of
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import pdf
from documents.packages.queries.visible import visible_to
from documents.packages.unconfirmed import all_unconfirmed
from documents.paper.codes import SHORT_CODES, in_fours, short_code
from documents.paper.language import on_paper
from documents.tray.forms.sorting import ConfirmSheetForm, SpokenForm
from documents.tray.papers.confirming import ConfirmingSheet, render_confirming
from documents.tray.rows import spoken_listing
from documents.tray.services.speaking import confirm_sheet, write_down
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.packages.unconfirmed import Unconfirmed

FORMS = ["GET", "HEAD", "POST"]
# Kept in the record, so in Vietnamese whatever language the page is in.
REASON = _kept("Phiếu xác nhận mã %(code)s, ký ngày %(day)s")


@require_http_methods(FORMS)
def spoken(request: PersonRequest) -> HttpResponse:
    """A call, a visit, what was said at a conference; what answers a round is gone on with there."""
    congress = office_congress(request)
    form = SpokenForm(
        *given(request),
        congress=congress,
        packages=list(visible_to(request.user).filter(congress=congress).order_by("code")),
        open_for=open_to(congress),
        late_for=late_to(congress),
    )
    heading = _("Ghi lời nói, không có giấy")
    asked = FormRound(
        request,
        form,
        back=reverse("tray"),
        template="tray/spoken.html",
        heading=heading,
        names=list(in_force_now(units_of(congress)).values_list("name", flat=True)),
        trail=[{"label": _("Giấy tờ đến"), "url": reverse("tray")}, {"label": heading}],
    )
    asked.only_writes = True
    return asked.answered(
        lambda: write_down(
            congress, *form.told(), by=request.user, request_id=form.cleaned_data["request_id"]
        ),
        _("Đã ghi; chờ người nói xác nhận."),
        to=lambda made: (
            taker_of(form.cleaned_data["taken_as"]).address(form.cleaned_data["taken_as"], made.pk)
            if form.cleaned_data["taken_as"]
            else reverse("spoken")
            if "next" in request.POST
            else ""
        ),
    )


@require_safe
def unconfirmed(request: PersonRequest) -> HttpResponse:
    """Who has something to confirm, each with his sheet."""
    congress = office_congress(request)
    people = [
        {"who": who, "count": len(entries), "key": key, "since": min(entry.said_on for entry in entries)}
        for key, (who, entries) in _by_person(congress, request).items()
    ]
    trail = [{"label": _("Giấy tờ đến"), "url": reverse("tray")}, {"label": _("Chờ xác nhận")}]
    return render(request, "tray/unconfirmed.html", {"people": people, "trail": trail})


@require_http_methods(FORMS)
def confirming(request: PersonRequest, key: str) -> HttpResponse:
    """One person's sheet: what was entered in his name; recorded here once it is back with his signature."""
    congress = office_congress(request)
    who, entries = _of_person(congress, request, key)
    form = ConfirmSheetForm(
        *given(request),
        choices=[(entry.ref, f"{entry.said_on:%d/%m/%Y}, {entry.way}: {entry.what}") for entry in entries],
        reason=REASON % {"code": _code_of(entries), "day": f"{clock.today():%d/%m/%Y}"},
    )
    back = reverse("unconfirmed")
    heading = _("Ghi đã xác nhận")
    asked = FormRound(
        request,
        form,
        back=back,
        template="tray/confirming.html",
        heading=heading,
        who=who,
        entries=entries,
        paper=reverse("confirming-paper", args=[key]),
        trail=[
            {"label": _("Giấy tờ đến"), "url": reverse("tray")},
            {"label": _("Chờ xác nhận"), "url": back},
            {"label": who},
        ],
    )
    asked.only_writes = True

    def verb() -> int:
        chosen = set(form.cleaned_data["lines"])
        kept = [entry for entry in entries if entry.ref in chosen]
        return confirm_sheet(kept, congress=congress, reason=form.cleaned_data["reason"], by=request.user)

    return asked.answered(verb, lambda made: _("Đã ghi %(number)d dòng được xác nhận.") % {"number": made})


@require_safe
def confirming_paper(request: PersonRequest, key: str) -> HttpResponse:
    """The sheet in print, with a place to sign."""
    congress = office_congress(request)
    with on_paper():
        who, entries = _of_person(congress, request, key)
        sheet = ConfirmingSheet(
            org_lines=tuple(congress.org_lines),
            place=congress.place,
            day=clock.today(),
            who=who,
            phone=congress.office_phone,
            code=_code_of(entries),
            listing=spoken_listing(entries),
        )
        data = render_confirming(sheet)
    return pdf(data, f"phieu-xac-nhan-{key}.pdf", private=True)


def _by_person(congress: Congress, request: PersonRequest) -> dict[str, tuple[str, list[Unconfirmed]]]:
    people: dict[str, tuple[str, list[Unconfirmed]]] = {}
    for entry in all_unconfirmed(congress, request.user):
        key = hashlib.sha256(entry.who.encode()).hexdigest()[:12]
        people.setdefault(key, (entry.who, []))[1].append(entry)
    return people


def _of_person(congress: Congress, request: PersonRequest, key: str) -> tuple[str, list[Unconfirmed]]:
    """Whose sheet it is and its lines; 404 once all are confirmed."""
    found = _by_person(congress, request).get(key)
    if found is None:
        raise Http404(_("Không còn nội dung nào chờ người này xác nhận."))
    return found


def _code_of(found: Sequence[Any]) -> str:
    """The code of a sheet with just these lines."""
    words = "\n".join(f"{one.ref} {one.what}" for one in found).encode()
    return in_fours(short_code(int.from_bytes(hashlib.sha256(words).digest(), "big") % SHORT_CODES))
