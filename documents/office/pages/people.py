"""Nhân sự: who sits in which body today, and what the office may change about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.offices import Absence
from congress.people.models.people import Person
from congress.people.services.absences import cancel_absence, delegate, record_absence
from congress.people.services.seats import end_membership
from congress.people.services.seats import replace_head as replace
from documents.office.forms.people import AbsenceForm, DelegateForm, EndForm, ReplaceForm
from documents.office.words.seats import benches
from documents.packages.pages.congresses import office_congress
from workflows import engine
from workflows.errors import Busy, Stale, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from documents.office.forms.people import OfficeForm

FORMS = ["GET", "HEAD", "POST"]


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Every body with its people of today and of the days to come; searched without marks."""
    congress = office_congress(request)
    sought = request.GET.get("tim", "")[:200]
    context = {"sought": sought, "benches": benches(congress, sought)}
    return render(request, "office/staff.html", context)


@require_http_methods(FORMS)
def replace_head(request: HttpRequest, code: str) -> HttpResponse:
    """A new head of one body, from a day on."""
    body = get_object_or_404(Body, congress=office_congress(request), code=code.replace("\x00", ""))
    form = (
        ReplaceForm(request.POST or None, body=body) if request.method == "POST" else ReplaceForm(body=body)
    )
    heading = _("Thay người đứng đầu %(body)s") % {"body": body.name}
    page = _Page(request, form, heading, button=_("Ghi người đứng đầu mới"), about=_heads(body))
    return page.answer(lambda: _replaced(request, body, form))


@require_http_methods(FORMS)
def end_seat(request: HttpRequest, seat: int) -> HttpResponse:
    """The last day of one seat."""
    found = _seat(request, seat)
    form = EndForm(request.POST) if request.method == "POST" else EndForm()
    lent = found.delegator is not None
    heading = _("Thu hồi ủy quyền") if lent else _("Kết thúc nhiệm vụ")
    page = _Page(request, form, heading, button=heading, about=_about(found))
    return page.answer(lambda: _ended(request, found, form))


@require_http_methods(FORMS)
def lend(request: HttpRequest, seat: int) -> HttpResponse:
    """Rights of one seat, lent for some days."""
    found = _seat(request, seat)
    form = DelegateForm(request.POST, seat=found) if request.method == "POST" else DelegateForm(seat=found)
    page = _Page(request, form, _("Ghi ủy quyền"), button=_("Ghi ủy quyền"), about=_about(found))
    return page.answer(lambda: _lent(request, found, form))


@require_http_methods(FORMS)
def absent(request: HttpRequest, person: int) -> HttpResponse:
    """Days on which one person is away."""
    congress = office_congress(request)
    people = Person.objects.filter(memberships__body__congress=congress).distinct()
    found = get_object_or_404(people, pk=person)
    form = AbsenceForm(request.POST) if request.method == "POST" else AbsenceForm()
    about = [{"name": _("Người vắng"), "value": str(found), "phone": found.phone}]
    page = _Page(request, form, _("Ghi vắng"), button=_("Ghi vắng"), about=about)
    return page.answer(lambda: _noted(request, found, form))


@require_POST
def present(request: HttpRequest, absence: int) -> HttpResponse:
    """An absence taken back."""
    mine = Person.objects.filter(memberships__body__congress=office_congress(request))
    rows = Absence.objects.filter(person__in=mine).select_related("person")
    found = get_object_or_404(rows, pk=absence)
    cancel_absence(found, by=request.user)
    messages.success(request, _("Đã hủy ghi vắng của %(who)s.") % {"who": found.person})
    return redirect("staff")


class _Page:
    """One form of the office: shown, sent, refused with everything that was typed, or done."""

    def __init__(
        self,
        request: HttpRequest,
        form: OfficeForm,
        heading: str,
        *,
        button: str,
        about: list[dict[str, Any]],
    ) -> None:
        self.request, self.form = request, form
        self.context = {"form": form, "heading": heading, "button": button, "facts": about}
        self.context["trail"] = [{"label": _("Nhân sự"), "url": reverse("staff")}, {"label": heading}]

    def answer(self, act: Callable[[], str]) -> HttpResponse:
        """`act` does it and says so in one sentence."""
        if self.request.method != "POST":
            return self._shown(200)
        if not self.form.is_valid():
            return self._shown(422)
        try:
            with engine.whole():
                said = act()
        except Unmet as refused:
            self.form.refuse(refused.by_field)
            return self._shown(422)
        except (Stale, Busy) as refused:
            return self._once_more(refused)
        messages.success(self.request, said)
        return redirect("staff")

    def _once_more(self, refused: Stale | Busy) -> HttpResponse:
        self.form.refuse({"": refused.reasons})
        if isinstance(self.form, ReplaceForm):
            self.form.look_again()
        return self._shown(refused.status)

    def _shown(self, status: int) -> HttpResponse:
        return render(self.request, "office/form.html", self.context, status=status)


def _seat(request: HttpRequest, seat: int) -> Membership:
    seats = Membership.objects.filter(body__congress=office_congress(request))
    return get_object_or_404(seats.select_related("person", "body", "delegator"), pk=seat)


def _about(seat: Membership, name: str = "") -> list[dict[str, Any]]:
    days = _("từ ngày %(start)s, chưa định ngày kết thúc") % {"start": f"{seat.start:%d/%m/%Y}"}
    if seat.end:
        facts = {"start": f"{seat.start:%d/%m/%Y}", "end": f"{seat.end:%d/%m/%Y}"}
        days = _("từ ngày %(start)s đến hết ngày %(end)s") % facts
    who = {"name": name or _("Người"), "value": f"{seat.person}, {seat.shown_title}", "phone": seat.telephone}
    return [who, {"name": _("Cơ quan"), "value": seat.body.name}, {"name": _("Thời gian"), "value": days}]


def _heads(body: Body) -> list[dict[str, Any]]:
    seats = body.memberships.own().filter(role="head").select_related("person", "body")
    seat = seats.order_by("-start").first()
    nobody = [{"name": _("Hiện nay"), "value": _("Chưa có người đứng đầu")}]
    return _about(seat, _("Đang đứng đầu")) if seat else nobody


def _replaced(request: HttpRequest, body: Body, form: ReplaceForm) -> str:
    seat = replace(body, by=request.user, **form.told())
    facts = {
        "who": seat.person,
        "title": seat.shown_title,
        "body": body.name,
        "day": f"{seat.start:%d/%m/%Y}",
    }
    return _("%(who)s là %(title)s, %(body)s, từ ngày %(day)s. Việc đang chờ được chuyển theo.") % facts


def _ended(request: HttpRequest, seat: Membership, form: EndForm) -> str:
    end_membership(seat, by=request.user, **form.cleaned_data)
    facts = {"who": seat.person, "body": seat.body.name, "day": f"{seat.end:%d/%m/%Y}"}
    return _("%(who)s thôi nhiệm vụ tại %(body)s, hết ngày %(day)s.") % facts


def _lent(request: HttpRequest, seat: Membership, form: DelegateForm) -> str:
    lending = delegate(seat, by=request.user, **form.cleaned_data)
    facts = {"owner": seat.person, "who": lending.person, "end": f"{lending.end:%d/%m/%Y}"}
    return _("%(owner)s ủy quyền cho %(who)s đến hết ngày %(end)s.") % facts


def _noted(request: HttpRequest, person: Person, form: AbsenceForm) -> str:
    absence = record_absence(person, by=request.user, **form.cleaned_data)
    return _("Đã ghi %(who)s vắng đến hết ngày %(end)s.") % {"who": person, "end": f"{absence.end:%d/%m/%Y}"}
