"""Giấy tờ đến: the tray itself, the camera of a telephone, and the next paper that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.packages.incoming import led_by, taker_of
from documents.packages.models.incoming import IncomingPaper
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.waiting import looks_again
from documents.packages.queries.incoming import (
    papers_seen_by,
    same_unit_twice,
    scans_unread,
    tray_papers,
    waiting_papers,
)
from documents.packages.unconfirmed import all_unconfirmed
from documents.paper.marks import qr_on_screen
from documents.paper.sheet_marks import SheetMark
from documents.tray.forms.dropping import CameraForm, DropForm
from documents.tray.rows import tray_listing
from documents.tray.services.dropping import Dropped, drop_papers, have_codes_read, twice_in_words
from workflows.background.worker import is_at_work

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

FORMS = ["GET", "HEAD", "POST"]
SHOWN = 50
# What leads to the page that waits until codes are read.
READING = "dang-doc"


class DropRound(FormRound[DropForm]):
    """The round of a drop; the lists are those of the moment at which the page is shown."""

    request: PersonRequest

    def __init__(self, request: PersonRequest, form: DropForm, whose: Congress, **context: Any) -> None:
        super().__init__(request, form, **context)
        self.whose = whose

    def facts(self) -> dict[str, Any]:
        """What waits, what is to be confirmed, and the QR that opens the camera."""
        waiting = waiting_papers(self.request.user, self.whose)
        codes = {
            SheetMark.of(paper.paper.code)
            for paper in waiting
            if paper.waits_to_be_sorted and paper.paper.code
        }
        led = led_by(codes, self.whose) if codes else {}
        return {
            "sorting": tray_listing(
                _("Chờ phân loại"),
                [one for one in waiting if one.waits_to_be_sorted],
                led={mark.known_by: asked for mark, asked in led.items()},
            ),
            "entering": tray_listing(
                _("Chờ nhập"),
                [paper for paper in waiting if paper.waits_to_be_entered],
                several=same_unit_twice(waiting),
            ),
            "unconfirmed": len(all_unconfirmed(self.whose, self.request.user)),
            "reading": scans_unread(self.whose).count(),
            "camera": qr_on_screen(self.request.build_absolute_uri(reverse("tray-camera"))),
        }


@require_http_methods(FORMS)
def tray(request: PersonRequest) -> HttpResponse:
    """What waits, the oldest first; what arrives is dropped here."""
    congress = office_congress(request)
    here = reverse("tray")
    if READING in request.GET and request.method == "GET":
        return _while_read(request, congress) or redirect("tray")
    asked = DropRound(request, DropForm(*given(request)), congress, back=here, template="tray/tray.html")
    return asked.answered(lambda: _drop(asked), drop_in_words, to=lambda made: _after(made) or here)


@require_http_methods(FORMS)
def camera(request: PersonRequest) -> HttpResponse:
    """The page that a telephone opens by the QR: photograph, send, the next one."""
    congress = office_congress(request)
    here = reverse("tray-camera")
    form = CameraForm(*given(request))
    asked = DropRound(request, form, congress, back=here, template="tray/camera.html")
    asked.only_writes = True
    return asked.answered(lambda: _drop(asked), drop_in_words)


@require_safe
def next_paper(request: PersonRequest) -> HttpResponse:
    """On to the paper that waits longest, after the one that was just in hand (`?sau=`)."""
    waiting = waiting_papers(request.user, office_congress(request))
    after = request.GET.get("sau", "")
    last = int(after) if after.isdecimal() and len(after) <= 12 else 0
    later = [paper for paper in waiting if paper.paper.pk > last] or waiting
    if not later:
        return redirect("tray")
    paper = later[0]
    if paper.waits_to_be_entered and paper.sorting is not None:
        return redirect(taker_of(paper.sorting.taken_as).address(paper.sorting.taken_as, paper.paper.pk))
    return redirect("tray-paper", paper.paper.pk)


@require_safe
def every_paper(request: PersonRequest) -> HttpResponse:
    """All papers that ever arrived here, the newest first."""
    rows = papers_seen_by(request.user, office_congress(request)).order_by("-pk")
    page = Paginator(rows, SHOWN).get_page(request.GET.get("trang"))
    keys = [paper.pk for paper in page]
    papers = tray_papers(IncomingPaper.objects.filter(pk__in=keys).order_by("-pk"))
    listing = tray_listing(_("Mọi giấy tờ đến"), papers, empty=_("Chưa có giấy tờ nào."))
    trail = [{"label": _("Giấy tờ đến"), "url": reverse("tray")}, {"label": listing.name}]
    return render(
        request,
        "tray/every.html",
        {"listing": listing, "page": page, "trail": trail, "pages": neighbours(page)},
    )


def drop_in_words(made: Dropped) -> str:
    """What came of a drop: the numbers given, how many were known by their code, what was there before."""
    told, new = [], len(made.papers)
    if new:
        numbers = f"{made.papers[0]}–{made.papers[-1]}" if new > 1 else f"{made.papers[0]}"
        known = sum(bool(paper.sortings.all()) for paper in made.papers)
        words = _("Đã nhận %(new)d giấy, số đến %(numbers)s; nhận ra theo mã: %(known)d.")
        told.append(words % {"new": new, "numbers": numbers, "known": known})
    if made.unread:
        words = _("Đã nhận %(number)d tệp, đang đọc mã trên từng trang; đọc xong thì cấp số đến.")
        told.append(words % {"number": len(made.unread)})
    return " ".join([*told, *twice_in_words(made.twice)])


def _while_read(request: PersonRequest, congress: Congress) -> HttpResponse | None:
    """The page that waits for codes and opens itself anew; None once all are read."""
    for scan in scans_unread(congress):
        have_codes_read(scan)
    names = list(scans_unread(congress).values_list("name", flat=True))
    if not names:
        return None
    told = {
        "names": names,
        "at_work": is_at_work(),
        "trail": [{"label": _("Giấy tờ đến"), "url": reverse("tray")}],
    }
    return looks_again(render(request, "tray/reading.html", told, status=202), reading=True)


def _drop(asked: DropRound) -> Dropped:
    parts, arrival = asked.form.told()
    by, once = asked.request.user, asked.form.cleaned_data["request_id"]
    return drop_papers(asked.whose, parts, arrival, by=by, request_id=once)


def _after(made: Dropped) -> str:
    """One paper alone is gone on with at once; codes that are still being read are waited for."""
    if made.unread:
        return f"{reverse('tray')}?{READING}"
    if len(made.papers) != 1:
        return ""
    paper = made.papers[0]
    found = paper.sortings.all()
    if found and found[0].taken_as:
        return taker_of(found[0].taken_as).address(found[0].taken_as, paper.pk)
    return reverse("tray-paper", args=[paper.pk])
