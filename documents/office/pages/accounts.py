"""Tài khoản: create an account, hand out a one-time slip, close and open; for people without e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.people.queries.eyes import people_without_account, second_people, slips_to_confirm
from congress.people.queries.reach import kept_people
from congress.people.queries.second_keys import asks_to_confirm
from congress.people.services.accounts import cancel_slips, issue_slip, set_open
from congress.people.services.journal import journal_of
from congress.people.services.many_slips import SLIPS_AT_ONCE, issue_slips
from congress.people.services.newcomers import enter_account
from congress.people.services.own_account import report_lost_phone
from congress.people.words.addressed import addressed
from congress.site.rounds import FormRound, given, pressed
from documents.office.forms.people import AccountForm, StateForm
from documents.office.papers.slip import SlipPaper, render_slips
from documents.office.rows.accounts import accounts_listing
from documents.office.words.accounts import state_of
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import confirming_congress, office_congress
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from workflows import clock
from workflows.text import searchable

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.people.models.offices import Slip
    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest

PAGE = 50


@require_safe
def accounts(request: PersonRequest) -> HttpResponse:
    """Everybody with the state of his account; searched without marks."""
    congress = office_congress(request)
    sought = request.GET.get("tim", "")[:200]
    found = kept_people(congress)
    for word in searchable(sought).split():
        found = found.filter(folded__contains=word)
    page = Paginator(found.prefetch_related("slips"), PAGE).get_page(request.GET.get("trang"))
    listing = accounts_listing(page.object_list)
    ways = neighbours(page, f"?tim={sought}" if sought else "")
    context = {"sought": sought, "listing": listing, "page": page, "ways": ways}
    context |= {"without": len(people_without_account(congress)), "most": SLIPS_AT_ONCE}
    return render(request, "office/accounts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: PersonRequest) -> HttpResponse:
    """A new account; next, its slip is printed."""
    congress = office_congress(request)
    form, heading = AccountForm(*given(request)), _("Tạo tài khoản")
    asked = FormRound(
        request,
        form,
        template="office/form.html",
        back=reverse("accounts"),
        heading=heading,
        button=heading,
        facts=[],
        trail=_trail(heading),
    )
    said = _("Đã tạo tài khoản %(name)s của %(who)s. Tiếp theo: in phiếu mở tài khoản.")
    return asked.answered(
        lambda: enter_account(form.told(), congress, by=request.user, namesake=form.cleaned_data["namesake"]),
        lambda person: said % {"name": person.username, "who": person},
        to=lambda person: reverse("account", args=[person.pk]),
    )


@require_safe
def account(request: PersonRequest, person: int) -> HttpResponse:
    """One account: its state, what the office may do, and what was done."""
    found = get_object_or_404(kept_people(office_congress(request)), pk=person)
    return _AccountRound(request, found).page()


@require_POST
@never_cache
def slip(request: PersonRequest, person: int) -> HttpResponse:
    """A new slip as PDF: the only time its code is seen."""
    confirms = any(one.person_id == person for one in slips_to_confirm(request.user))
    congress = confirming_congress(request) if confirms else office_congress(request)
    found = get_object_or_404(kept_people(congress), pk=person)
    words = _(
        "Đã ghi đề nghị. Phiếu được cấp khi người thứ hai đối chiếu tại trang Đối chiếu; "
        "đối chiếu được: %(who)s."
    )
    return pressed(
        request,
        lambda: issue_slip(found, by=request.user),
        lambda _made: words % {"who": ", ".join(map(str, second_people(found, by=request.user)))},
        back=reverse("account", args=[found.pk]),
        paper=lambda made: (
            _printed(request, congress, [made], name=str(made[0].person.username)) if made[1] else None
        ),
    )


@require_POST
@never_cache
def slips(request: PersonRequest) -> HttpResponse:
    """A slip for each of those who cannot sign in yet, in one PDF: the only time the codes are seen."""
    congress = office_congress(request)
    issued = issue_slips(congress, by=request.user)
    if not issued:
        messages.info(request, _("Không còn ai cần phiếu in hàng loạt."))
        return redirect("accounts")
    return _printed(request, congress, issued, name="nhieu-nguoi")


def _printed(
    request: PersonRequest, congress: Congress, issued: list[tuple[Slip, str]], *, name: str
) -> HttpResponse:
    address = request.build_absolute_uri(reverse("open-account"))
    papers = [
        SlipPaper(
            organisation=tuple(congress.org_lines),
            person=addressed(one.person, congress.association),
            username=one.person.get_username(),
            code=code,
            expires=one.expires,
            issued_by=str(request.user),
            address=address,
        )
        for one, code in issued
    ]
    with on_paper():
        data = render_slips(papers)
    return pdf(data, f"phieu-mo-tai-khoan-{name}.pdf", private=True)


@never_cache
@require_safe
def second_look(request: PersonRequest) -> HttpResponse:
    """Đối chiếu: what others of the office have asked for and the reader may confirm."""
    confirming_congress(request)
    return render(
        request,
        "office/second_look.html",
        {"slips": slips_to_confirm(request.user), "asks": asks_to_confirm(request.user)},
    )


@require_POST
def cancel_slip(request: PersonRequest, person: int) -> HttpResponse:
    """Whatever slip could still be used opens nothing any more."""
    found = get_object_or_404(kept_people(office_congress(request)), pk=person)
    count = cancel_slips(found, by=request.user)
    messages.success(request, _("Đã hủy phiếu.") if count else _("Không có phiếu nào còn dùng được."))
    return redirect("account", found.pk)


@require_POST
def set_state(request: PersonRequest, person: int) -> HttpResponse:
    """Close an account, or open it again, with a reason."""
    found = get_object_or_404(kept_people(office_congress(request)), pk=person)
    form = StateForm(request.POST)
    asked = _AccountRound(request, found, form)
    return asked.answered(
        lambda: set_open(found, opened=not found.is_active, by=request.user, **form.cleaned_data), _opened
    )


@require_POST
def lost_phone(request: PersonRequest, person: int) -> HttpResponse:
    """All that a lost telephone could open is shut; next, a slip is printed."""
    found = get_object_or_404(kept_people(office_congress(request)), pk=person)
    words = _("Đã kết thúc %(count)d phiên đăng nhập, bỏ mật khẩu cũ. Tiếp theo: in phiếu mở tài khoản.")
    return pressed(
        request,
        lambda: report_lost_phone(found, by=request.user),
        lambda count: words % {"count": count},
        back=reverse("account", args=[found.pk]),
    )


class _AccountRound(FormRound[StateForm]):
    """The page of one account: its state, what may be done, and the form that closes or opens it."""

    request: PersonRequest
    template = "office/account.html"

    def __init__(self, request: PersonRequest, person: Person, form: StateForm | None = None) -> None:
        self.person = person
        back = reverse("account", args=[person.pk])
        super().__init__(request, form or StateForm(), back=back, person=person, trail=_trail(str(person)))

    def facts(self) -> dict[str, Any]:
        """What is known of the account now."""
        slips = list(self.person.slips.select_related("issued_by")[:1])
        state = state_of(self.person, slips)

        held = self.person.memberships.in_force(clock.today()).select_related("body")
        # Of another association's tasks this office is told nothing.
        held = held.filter(body__congress__association=office_congress(self.request).association_id)
        seats = "; ".join(seat.named for seat in held) or _("chưa có nhiệm vụ nào")
        last = self.person.last_login
        when = f"{last.astimezone(clock.HANOI):%H:%M %d/%m/%Y}" if last else _("chưa đăng nhập lần nào")
        facts = [
            {
                "name": _("Tên đăng nhập"),
                "value": self.person.username or _("chưa cấp; được đặt khi cấp phiếu đầu tiên"),
            },
            {"name": _("Nhiệm vụ"), "value": seats},
            {"name": _("Đăng nhập gần nhất"), "value": when},
        ]
        return {
            "state": state,
            "facts": [*facts, {"name": _("Điện thoại"), "value": "", "phone": self.person.phone}]
            if self.person.phone
            else facts,
            "live": bool(slips) and state.waiting,
            "entries": list(journal_of(self.person)[:30]),
        }


def _opened(person: Person) -> str:
    words = _("Đã mở lại tài khoản của %(who)s.") if person.is_active else _("Đã đóng tài khoản của %(who)s.")
    return words % {"who": person}


def _trail(here: str) -> list[dict[str, str]]:
    return [{"label": _("Tài khoản"), "url": reverse("accounts")}, {"label": here}]
