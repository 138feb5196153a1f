"""Lấy ý kiến: the rounds of a congress, a new one, one as it stands, and what is done with its units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.congresses import congress_among
from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import in_force_now
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.consulting.forms.rounds import (
    ExtraDayForm,
    NumberForm,
    RoundEndForm,
    RoundForm,
    SentForm,
    SomeUnitsForm,
    unit_choices,
)
from documents.consulting.models.calls import UnitCall
from documents.consulting.models.rounds import Round
from documents.consulting.queries.rounds import (
    ASKING,
    drafts_shown_to,
    may_enter_replies,
    round_state,
    round_states,
    rounds_of,
)
from documents.consulting.rows import (
    FILTERS,
    drafts_listing,
    filter_names,
    replies_listing,
    round_status,
    rounds_listing,
    unit_calls_listing,
    units_of_round,
)
from documents.consulting.services.holding import asks_nobody
from documents.consulting.services.letters import mark_sent, number_round
from documents.consulting.services.rounds import add_asked, close_round, move_last_day, open_round
from documents.packages.letters import letter_book
from documents.packages.pages.base import neighbours
from documents.packages.queries.visible import listed_to
from workflows.text import searchable

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.consulting.queries.heard import HeardUnit
    from documents.consulting.queries.rounds import RoundState

FORMS = ["GET", "HEAD", "POST"]
ALL_ROUNDS = "rounds"
A_PAGE = 25


@require_safe
def rounds(request: PersonRequest) -> HttpResponse:
    """Every round with its coverage."""
    congress = asking_congress(request)
    listing = rounds_listing(round_states(rounds_of(congress)))
    return render(request, "consulting/rounds.html", {"listing": listing})


@require_http_methods(FORMS)
def new_round(request: PersonRequest) -> HttpResponse:
    """A round is opened; who is of the office gives its letter a number at once, or later."""
    congress = asking_congress(request)
    packages = listed_to(request.user).filter(congress=congress).exclude(current=None)
    numbers = may_enter_replies(congress, request.user) and congress.association is not None
    form = RoundForm(
        *given(request),
        packages=[
            one
            for one in packages.select_related("procedure", "current").order_by("code")
            if not one.definition.stage_of(one.state).terminal  # type: ignore[union-attr]
        ],
        units=list(in_force_now(units_of(congress))),
        numbers=numbers,
        coming=letter_book().coming(congress.association) if congress.association else "",
    )
    asked = FormRound(
        request,
        form,
        back=reverse(ALL_ROUNDS),
        template="consulting/round_new.html",
        heading=_("Mở đợt lấy ý kiến"),
        trail=[trail_of(), {"label": _("Mở đợt lấy ý kiến")}],
    )
    return asked.answered(
        lambda: open_round(
            congress, form.told(), by=request.user, request_id=form.cleaned_data["request_id"]
        ),
        lambda made: (
            _("Đã mở đợt lấy ý kiến %(number)d đơn vị; in thư và gửi đi.") % {"number": made.asked.count()}
        ),
        to=lambda made: reverse("round", args=[made.pk]),
    )


@require_safe
def one_round(request: PersonRequest, number: int) -> HttpResponse:
    """One round live: how many answered, who has not and how they are called, what of each draft."""
    state, congress = shown_round(request, number)
    drafts = drafts_shown_to(state.drafts, request.user, congress)
    chosen = request.GET.get("loc", "") if request.GET.get("loc", "") in FILTERS else ""
    sought = searchable(request.GET.get("tim", "")[:100])
    units = [one for one in state.units if FILTERS[chosen](one) and _is_called(one, sought)]
    reads = may_enter_replies(congress, request.user)
    enters = reads and not congress.archived
    open_still = state.end is None and not congress.archived
    page = Paginator(units, A_PAGE).get_page(request.GET.get("trang"))
    asked = QueryDict(mutable=True)
    asked.update({name: request.GET[name][:100] for name in ("loc", "tim") if request.GET.get(name)})
    context = {
        "state": state,
        "status": round_status(state),
        "numbers": _figures(state),
        "listing": units_of_round(list(page.object_list), drafts, enters=enters, number=number),
        "drafts": drafts_listing(state, drafts),
        "waiting": replies_listing(_("Ý kiến chờ xác nhận"), state.to_confirm) if reads else None,
        "calls": unit_calls_listing(
            UnitCall.objects.filter(asked__round=state.round).select_related("asked", "by")
        ),
        "outside": replies_listing(_("Ý kiến ngoài danh sách lấy ý kiến"), state.outside) if reads else None,
        "filters": [{"code": code, "name": name} for code, name in filter_names().items()],
        "chosen": chosen,
        "page": page,
        "pages": neighbours(page, f"?{asked.urlencode()}" if asked else ""),
        "sought": request.GET.get("tim", "")[:100],
        "enters": enters,
        "asks": open_still,
        "trail": [trail_of(), {"label": state.round.title}],
    }
    return render(request, "consulting/round.html", context)


@require_http_methods(FORMS)
def round_sent(request: PersonRequest, number: int) -> HttpResponse:
    """The letter left for many at once."""
    state, _congress = shown_round(request, number)
    unsent = [one.asked.pk for one in state.units if one.sending is None]
    choices = unit_choices([one.asked for one in state.units])
    form = SentForm(*given(request), units=choices, ticked=unsent)
    return _act(request, state, form, _("Ghi đã gửi thư")).answered(
        lambda: mark_sent(
            state.round,
            form.cleaned_data["units"],
            way=form.cleaned_data["way"],
            on=form.cleaned_data["on"],
            by=request.user,
        ),
        lambda many: _("Đã ghi ngày gửi thư cho %(number)d đơn vị.") % {"number": many},
    )


@require_http_methods(FORMS)
def round_extra_day(request: PersonRequest, number: int) -> HttpResponse:
    """Another last day for some units, with the reason."""
    state, _congress = shown_round(request, number)
    # Who was a day late, or answered about some of the drafts only, is given time for the rest too.
    owing = [
        one.asked for one in state.units if not all(one.spoke_in_time(draft.pk) for draft in state.drafts)
    ]
    form = ExtraDayForm(*given(request), units=unit_choices(owing), ticked=[])
    return _act(request, state, form, _("Gia hạn gửi ý kiến")).answered(
        lambda: move_last_day(
            state.round,
            form.cleaned_data["units"],
            form.cleaned_data["last_day"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
        lambda rows: _("Đã gia hạn cho %(number)d đơn vị.") % {"number": len(rows)},
    )


@require_http_methods(FORMS)
def round_more_units(request: PersonRequest, number: int) -> HttpResponse:
    """More units are asked."""
    state, congress = shown_round(request, number)
    asked = {one.asked.unit_id for one in state.units}
    rest = [(one.pk, one.name) for one in in_force_now(units_of(congress)) if one.pk not in asked]
    form = SomeUnitsForm(*given(request), units=rest, ticked=[])
    return _act(request, state, form, _("Bổ sung đơn vị")).answered(
        lambda: add_asked(state.round, form.cleaned_data["units"], by=request.user),
        lambda rows: _("Đã bổ sung %(number)d đơn vị.") % {"number": len(rows)},
    )


@require_http_methods(FORMS)
def round_number(request: PersonRequest, number: int) -> HttpResponse:
    """The letter gets the number that was to follow."""
    state, congress = shown_round(request, number)
    coming = letter_book().coming(congress.association) if congress.association else ""
    form = NumberForm(*given(request), coming=coming, may_follow=False)
    return _act(request, state, form, _("Ghi số công văn")).answered(
        lambda: number_round(state.round, form.letter(), by=request.user),  # type: ignore[arg-type]
        lambda made: _("Công văn có số %(number)s.") % {"number": made.line},
    )


@require_http_methods(FORMS)
def round_end(request: PersonRequest, number: int) -> HttpResponse:
    """A round is closed."""
    state, _congress = shown_round(request, number)
    form = RoundEndForm(*given(request))
    return _act(request, state, form, _("Kết thúc đợt lấy ý kiến")).answered(
        lambda: close_round(state.round, by=request.user, note=form.cleaned_data["note"]),
        _("Đã kết thúc đợt lấy ý kiến."),
    )


def asking_congress(request: PersonRequest) -> Congress:
    """The congress whose units the reader asks; 403 for everybody else."""
    mine = hats_here(request)
    found = congress_among(frozenset().union(*(mine.congresses_with(right) for right in ASKING)))
    if found is None:
        raise asks_nobody()
    return found


def shown_round(request: PersonRequest, number: int) -> tuple[RoundState, Congress]:
    """One round of that congress, with everything."""
    congress = asking_congress(request)
    return round_state(get_object_or_404(Round, congress=congress, pk=number)), congress


def trail_of(state: RoundState | None = None) -> dict[str, str]:
    """The list of rounds, or one of them, as a step of the way to a page."""
    if state is None:
        return {"label": _("Lấy ý kiến"), "url": reverse(ALL_ROUNDS)}
    return {"label": state.round.title, "url": reverse("round", args=[state.round.pk])}


def _act(request: PersonRequest, state: RoundState, form: Any, heading: str) -> FormRound[Any]:
    return FormRound(
        request,
        form,
        back=reverse("round", args=[state.round.pk]),
        template="consulting/act.html",
        heading=heading,
        trail=[trail_of(), trail_of(state), {"label": heading}],
    )


def _is_called(unit: HeardUnit, sought: str) -> bool:
    """Whether a name of today, or the one on its letter, holds what is sought."""
    return sought in unit.asked.unit.folded or sought in searchable(unit.asked.name)


def _figures(state: RoundState) -> list[dict[str, Any]]:
    """Counts at the head of the page, each leading to those whom it counts."""
    waits = [one for one in state.units if FILTERS["can-hoi"](one)]
    return [
        {"count": len(state.answered), "label": _("gửi trong thời hạn"), "tone": "ok", "url": "?loc=da-gui"},
        {"count": len(state.late), "label": _("gửi sau thời hạn"), "tone": "none", "url": "?loc=muon"},
        {"count": len(state.silent), "label": _("chưa gửi ý kiến"), "tone": "soon", "url": "?loc=chua-gui"},
        {"count": len(waits), "label": _("cần hỏi lại"), "tone": "none", "url": "?loc=can-hoi"},
    ]
