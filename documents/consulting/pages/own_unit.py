"""The page at which who leads a unit answers for it by his account: the same form as by its link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound
from documents.consulting.models.replies import ACCOUNT
from documents.consulting.pages.unit import answer_form, draft_parts, frame_of, receipt_of, table_of_all
from documents.consulting.pages.unit_shown import owed_in_words, own_round_facts
from documents.consulting.queries.unit_page import (
    answered_for_by,
    asked_rounds,
    readable_draft,
    results_for,
)
from documents.consulting.services.unit_answers import answer_with_account
from documents.packages.pages.files import from_store, sent
from documents.packages.pages.receipts import shown
from documents.packages.pages.waiting import looks_again

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from congress.people.models.units import Unit
    from congress.site.requests import PersonRequest
    from documents.consulting.models.rounds import RoundDraft
    from documents.consulting.queries.unit_page import AskedRound
    from documents.packages.models.drafts import Version

PAGE = "y-kien-don-vi"


@require_safe
def own_units(request: PersonRequest) -> HttpResponse:
    """All that is asked of a unit that he leads, until when, what it answered and what became of that."""
    units = list(answered_for_by(request.user).select_related("association"))
    wanted = request.GET.get("don-vi", "")
    unit = next((one for one in units if one.code == wanted), units[0] if units else None)
    if unit is None:
        return render(request, "consulting/own_none.html", {})
    rounds = asked_rounds(unit, by_link=False, reader=request.user)
    results = results_for(unit, rounds)
    context = {
        "rounds": [own_round_facts(one, results) for one in rounds],
        "owed": owed_in_words(rounds),
        **own_frame(unit),
        "kit_url": reverse("own-congress", args=[unit.code]),
        "others": [one for one in units if one != unit],
    }
    return render(request, "consulting/unit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_answer(request: PersonRequest, number: int) -> HttpResponse:
    """The form of one round for one unit; a button beside each draft gives room for one more remark."""
    unit, asked = _asked(request, number)
    back = f"{reverse('own-units')}?don-vi={unit.code}"
    if asked.is_closed and request.method != "POST":
        return redirect(back)
    form = answer_form(request, asked, ACCOUNT)
    writer = {"writer": request.user.full_name, "writer_office": unit.head_title}
    form.initial = {**writer, **form.initial}
    shown_too = {"asked": own_round_facts(asked, {}), **own_frame(unit)}
    turn = FormRound(request, form, back=back, template="consulting/unit_answer.html", **shown_too)
    if not form.is_bound:
        return turn.page()
    return turn.answered(
        lambda: answer_with_account(
            unit,
            asked.round.pk,
            form.told(),
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        _("Đã nhận ý kiến của đơn vị. Có thể tải Phiếu xác nhận ở dưới."),
    )


@require_safe
def own_receipt(request: PersonRequest, number: int) -> HttpResponse:
    """Phiếu xác nhận đã nhận ý kiến: what came by his account for a unit that he leads, printed."""
    units = answered_for_by(request.user).select_related("association")
    rounds = (one for unit in units for one in asked_rounds(unit, by_link=False, reader=request.user))
    paper = receipt_of(rounds, number, ACCOUNT)
    if paper is None:
        raise Http404
    return paper


@require_safe
def own_draft(request: PersonRequest, number: int) -> HttpResponse:
    """One draft that a unit of his was asked about, to be read and printed."""
    unit, draft, version = _draft_of(request, number)
    parts = draft_parts(draft, version, lambda part: reverse("own-part", args=[draft.pk, part]))
    back = f"{reverse('own-units')}?don-vi={unit.code}"
    context = {"draft": draft, "parts": parts, "back": back, **own_frame(unit)}
    page = render(request, "consulting/unit_draft.html", context)
    page = looks_again(page, reading=any(part["being_read"] for part in parts))
    return shown(request, page, draft.package, PAGE)


@require_safe
def own_part(request: PersonRequest, number: int, part: str) -> HttpResponseBase:
    """The stored bytes of one part, always as a download."""
    _unit, draft, version = _draft_of(request, number)
    row = version.parts.select_related("blob").filter(code=part).first()
    # A confidential one leaves the site only as a marked copy, from the page of the package.
    if row is None or draft.package.confidential:
        raise Http404
    with from_store():
        return sent(row.blob, name=row.name)


@require_safe
def own_table(request: PersonRequest, number: int) -> HttpResponse:
    """Bảng tổng hợp of a package that a unit of his was asked about, once it is published."""
    unit, draft, _version = _draft_of(request, number)
    # A confidential one leaves the site only as a marked copy, from the page of the package.
    if draft.package.confidential:
        raise Http404
    return table_of_all(request, draft, unit, f"{reverse('own-units')}?don-vi={unit.code}")


def _asked(request: PersonRequest, number: int) -> tuple[Unit, AskedRound]:
    for unit in answered_for_by(request.user):
        for asked in asked_rounds(unit, by_link=False, reader=request.user):
            if asked.asked[0].pk == number:
                return unit, asked
    raise Http404


def _draft_of(request: PersonRequest, number: int) -> tuple[Unit, RoundDraft, Version]:
    for unit in answered_for_by(request.user).select_related("association"):
        for asked in asked_rounds(unit, by_link=False, reader=request.user):
            for draft in asked.drafts:
                if draft.pk == number and (version := readable_draft(draft)) is not None:
                    return unit, draft, version
    raise Http404


def own_frame(unit: Unit) -> dict[str, Any]:
    """What stands above and below where he is signed in."""
    return frame_of(unit) | {"frame": "consulting/own_frame.html", "signed_in": True}
