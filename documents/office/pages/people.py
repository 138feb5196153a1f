"""Nhân sự: who sits in which body today, and what the office may change about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.offices import Absence
from congress.people.models.people import Person
from congress.people.queries.pens import signs_on_paper_only
from congress.people.services.absences import cancel_absence, delegate, record_absence
from congress.people.services.pens import choose_pen
from congress.people.services.seats import end_membership
from congress.people.services.seats import replace_head as replace
from congress.roles import Right
from congress.site.rounds import given
from documents.office.forms.people import AbsenceForm, DelegateForm, EndForm, PenForm, ReplaceForm
from documents.office.pages.seats import KeepingRound
from documents.office.words.seats import benches, benches_again, seats_in_turn
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import keeping_congress
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

FORMS = ["GET", "HEAD", "POST"]
# All of an ordinary association; of one with thousands of people no page is longer.
SEATS_A_PAGE = 300


@require_safe
def staff(request: PersonRequest) -> HttpResponse:
    """Every body with its people of today and of the days to come; searched without marks."""
    congress = keeping_congress(request)
    sought = request.GET.get("tim", "")[:200]
    rows = seats_in_turn(benches(congress, sought))
    page = Paginator(rows, SEATS_A_PAGE).get_page(request.GET.get("trang"))
    ways = neighbours(page, f"?{urlencode({'tim': sought})}" if sought else "")
    context = {"sought": sought, "benches": benches_again(page.object_list), "page": page, "ways": ways}
    return render(request, "office/staff.html", context)


@require_http_methods(FORMS)
def new_head(request: PersonRequest, code: str) -> HttpResponse:
    """A new head of one body, from a day on."""
    body = get_object_or_404(Body, congress=keeping_congress(request), code=code)
    form = ReplaceForm(*given(request), body=body)
    heading, button = _("Thay người đứng đầu %(body)s") % {"body": body.name}, _("Ghi người đứng đầu mới")

    seats = body.memberships.own().filter(role="head").select_related("person", "body")
    seat = seats.order_by("-start").first()
    nobody = [{"name": _("Hiện nay"), "value": _("Chưa có người đứng đầu")}]
    facts = _about(seat, _("Đang đứng đầu")) if seat else nobody
    asked = _HeadRound(request, form, heading, button=button, facts=facts)

    return asked.answered(lambda: replace(body, by=request.user, **form.told()), _replaced)


@require_http_methods(FORMS)
def end_seat(request: PersonRequest, seat: int) -> HttpResponse:
    """The last day of one seat."""
    found = _seat(request, seat)
    form = EndForm(*given(request))
    heading = _("Kết thúc nhiệm vụ") if found.delegator is None else _("Thu hồi ủy quyền")
    asked = KeepingRound(request, form, heading, facts=_about(found))
    return asked.answered(lambda: end_membership(found, by=request.user, **form.cleaned_data), _ended)


@require_http_methods(FORMS)
def lend(request: PersonRequest, seat: int) -> HttpResponse:
    """Rights of one seat, lent for some days."""
    found = _seat(request, seat)
    form = DelegateForm(*given(request), seat=found)
    asked = KeepingRound(request, form, _("Ghi ủy quyền"), facts=_about(found))
    return asked.answered(
        lambda: delegate(found, by=request.user, **form.cleaned_data),
        lambda made: (
            _("%(owner)s ủy quyền cho %(who)s đến hết ngày %(end)s.")
            % {"owner": found.person, "who": made.person, "end": f"{made.end:%d/%m/%Y}"}
        ),
    )


@require_http_methods(FORMS)
def absent(request: PersonRequest, person: int) -> HttpResponse:
    """Days on which one person is away."""
    congress = keeping_congress(request)
    people = Person.objects.filter(memberships__body__congress=congress).distinct()
    found = get_object_or_404(people, pk=person)
    form = AbsenceForm(*given(request))
    about = [{"name": _("Người vắng"), "value": str(found), "phone": found.phone}]
    asked = KeepingRound(request, form, _("Ghi vắng"), facts=about)
    return asked.answered(
        lambda: record_absence(found, by=request.user, **form.cleaned_data),
        lambda made: (
            _("Đã ghi %(who)s vắng đến hết ngày %(end)s.") % {"who": found, "end": f"{made.end:%d/%m/%Y}"}
        ),
    )


@require_http_methods(FORMS)
def pen_choice(request: PersonRequest, person: int) -> HttpResponse:
    """Whether one who may sign does so on paper alone."""
    able = Membership.objects.bearing(Right.SIGN, clock.today()).filter(
        body__congress=keeping_congress(request)
    )
    found = get_object_or_404(Person, pk=person, memberships__in=able.filter(person=person)[:1])
    now = signs_on_paper_only(found)
    form = PenForm(*given(request), now=now)
    ways = {True: _("Chỉ ký trên giấy"), False: _("Ký trên giấy hoặc trên hệ thống")}
    about = [{"name": _("Người ký"), "value": str(found)}, {"name": _("Hiện nay"), "value": ways[now]}]
    asked = KeepingRound(request, form, _("Cách ký"), facts=about)
    return asked.answered(
        lambda: choose_pen(found, by=request.user, **form.told()),
        lambda made: _("%(who)s: %(way)s.") % {"who": found, "way": ways[made.paper_only].lower()},
    )


@require_POST
def present(request: PersonRequest, absence: int) -> HttpResponse:
    """An absence taken back."""
    mine = Person.objects.filter(memberships__body__congress=keeping_congress(request))
    rows = Absence.objects.filter(person__in=mine).select_related("person")
    found = get_object_or_404(rows, pk=absence)
    cancel_absence(found, by=request.user)
    messages.success(request, _("Đã hủy ghi vắng của %(who)s.") % {"who": found.person})
    return redirect("staff")


class _HeadRound(KeepingRound[ReplaceForm]):
    """The round of putting a head in office."""

    def looks_again(self, outcome: Refused) -> bool:
        """After somebody else was quicker the next try is about who sits there now."""
        if outcome.status != 422:
            self.form.look_again()
        return super().looks_again(outcome)


def _seat(request: PersonRequest, seat: int) -> Membership:
    seats = Membership.objects.filter(body__congress=keeping_congress(request))
    return get_object_or_404(seats.select_related("person", "body", "delegator"), pk=seat)


def _about(seat: Membership, name: str = "") -> list[dict[str, Any]]:
    days = _("từ ngày %(start)s, chưa định ngày kết thúc") % {"start": f"{seat.start:%d/%m/%Y}"}
    if seat.end:
        facts = {"start": f"{seat.start:%d/%m/%Y}", "end": f"{seat.end:%d/%m/%Y}"}
        days = _("từ ngày %(start)s đến hết ngày %(end)s") % facts
    who = {"name": name or _("Người"), "value": f"{seat.person}, {seat.named}", "phone": seat.telephone}
    return [who, {"name": _("Cơ quan"), "value": seat.body.name}, {"name": _("Thời gian"), "value": days}]


def _replaced(seat: Membership) -> str:
    facts = {
        "who": seat.person,
        "title": seat.named,
        "day": f"{seat.start:%d/%m/%Y}",
    }
    return _("%(who)s là %(title)s, từ ngày %(day)s. Việc đang chờ được chuyển theo.") % facts


def _ended(seat: Membership) -> str:
    facts = {"who": seat.person, "body": seat.body.name, "day": f"{seat.end:%d/%m/%Y}"}
    return _("%(who)s thôi nhiệm vụ tại %(body)s, hết ngày %(day)s.") % facts
