"""The page at which a unit answers by its standing link: no account, no session, kept by no browser."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.unit_links import unit_led_to
from congress.site.rounds import FormRound, given
from documents.consulting.forms.unit_answer import UnitAnswerForm, as_sent
from documents.consulting.models.replies import LINK
from documents.consulting.pages.unit_shown import owed_in_words, unit_round_facts
from documents.consulting.papers.receipt import receipt_facts, render_receipt
from documents.consulting.queries.unit_page import asked_rounds, readable_draft, results_for
from documents.consulting.services.unit_answers import answer_as_unit
from documents.packages.pages.files import from_store, pdf, sent
from documents.packages.pages.waiting import looks_again
from documents.packages.queries.remarks import synthesis_issue
from documents.packages.remarks import published_table
from documents.packages.services.paper_words import text_of
from documents.packages.words.days import size_in_words
from documents.paper.language import on_paper
from workflows.errors import Hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from congress.people.models.units import Unit
    from congress.people.queries.unit_links import LedTo
    from documents.consulting.models.rounds import RoundDraft
    from documents.consulting.queries.unit_page import AskedRound
    from documents.packages.models.drafts import Version

    UnitView: TypeAlias = Callable[..., HttpResponseBase]

FORMS = ["GET", "HEAD", "POST"]


def by_standing_link(view: UnitView) -> UnitView:
    """A page that the link of a unit opens, and nothing else: the view gets the unit beside the token.

    Whoever is signed in on this browser is a stranger here. There is no cookie whose power a form on another
    site could use, so none is asked for (docs/adr/0026).
    """

    @login_not_required
    @csrf_exempt
    @wraps(view)
    @sensitive_variables("token")
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.user = AnonymousUser()
        led = unit_led_to(token)
        answer: HttpResponseBase
        try:
            unit = led.unit if led else None
            answer = view(request, token, unit, *args, **kwargs) if unit else _unknown(request, led)
        except Hidden:
            answer = _unknown(request, led)
        add_never_cache_headers(answer)
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    return guarded


@by_standing_link
@require_safe
def unit_page(request: HttpRequest, token: str, unit: Unit) -> HttpResponse:
    """All that is asked of the unit, until when, what it answered and what became of that."""
    rounds = asked_rounds(unit, by_link=True)
    results = results_for(unit, rounds)
    context = {
        "rounds": [unit_round_facts(one, results, token=token) for one in rounds],
        "owed": owed_in_words(rounds),
        **frame_of(unit),
        "kit_url": reverse("unit-own-congress", args=[token]),
    }
    return render(request, "consulting/unit.html", context)


@by_standing_link
@require_safe
def unit_draft(request: HttpRequest, token: str, unit: Unit, number: int) -> HttpResponse:
    """One draft that the unit was asked about, to be read and printed."""
    draft = _draft(unit, number)
    version = readable_draft(draft)
    if version is None:
        raise Hidden
    parts = draft_parts(draft, version, lambda part: reverse("unit-part", args=[token, draft.pk, part]))
    context = {"draft": draft, "parts": parts, "back": reverse("unit-page", args=[token]), **frame_of(unit)}
    page = render(request, "consulting/unit_draft.html", context)
    return looks_again(page, reading=any(part["being_read"] for part in parts))


def draft_parts(draft: RoundDraft, version: Version, url: Callable[[str], str]) -> list[dict[str, Any]]:
    """The parts of a draft as the page shows them; `url` is where the bytes of one are."""
    titles = {part.code: part.title for part in draft.package.kind.parts}
    parts = []
    for row in version.parts.all():
        words = text_of(row)
        parts.append(
            {
                "title": titles.get(row.code, row.code),
                "name": row.name,
                "size": size_in_words(row.blob.size),
                "url": url(row.code),
                # Cleaned when it was read (documents.texts.reading), and kept as it was cleaned.
                "html": mark_safe(words.html),  # noqa: S308 - cleaned by nh3
                "warnings": words.warnings,
                "being_read": words.being_read,
            }
        )
    return parts


@by_standing_link
@require_safe
def unit_part(request: HttpRequest, token: str, unit: Unit, number: int, part: str) -> HttpResponseBase:
    """The stored bytes of one part, always as a download."""
    draft = _draft(unit, number)
    version = readable_draft(draft)
    if version is None:
        raise Hidden
    row = version.parts.select_related("blob").filter(code=part).first()
    if row is None:
        raise Hidden
    with from_store():
        return sent(row.blob, name=row.name)


@by_standing_link
@require_safe
def unit_table(request: HttpRequest, token: str, unit: Unit, number: int) -> HttpResponse:
    """Bảng tổng hợp of a package about which the unit was asked, with the remarks of all; once published."""
    return table_of_all(request, _draft(unit, number), unit, reverse("unit-page", args=[token]))


def table_of_all(request: HttpRequest, draft: RoundDraft, unit: Unit, back: str) -> HttpResponse:
    """The same for whoever proved that the draft is read for this unit; `back` leads to its page."""
    if synthesis_issue(draft.package) is None:
        raise Hidden
    data = published_table(draft.package)
    if data is None:
        page = render(request, "consulting/unit_waits.html", {"draft": draft, "back": back, **frame_of(unit)})
        page.status_code = 202
        return looks_again(page, reading=True)
    return pdf(data, f"bang-tong-hop-y-kien-{draft.package.code}.pdf", private=True)


@by_standing_link
@require_http_methods(FORMS)
def unit_answer(request: HttpRequest, token: str, unit: Unit, number: int) -> HttpResponse:
    """The form of one round; a button beside each draft gives room for one more remark."""
    asked = next((one for one in asked_rounds(unit, by_link=True) if one.round.pk == number), None)
    if asked is None:
        raise Hidden
    back = reverse("unit-page", args=[token])
    if asked.is_closed and request.method != "POST":
        return redirect(back)
    form = answer_form(request, asked)
    shown = {"asked": unit_round_facts(asked, {}, token=token), **frame_of(unit)}
    turn = FormRound(request, form, back=back, template="consulting/unit_answer.html", **shown)
    if not form.is_bound:
        return turn.page()
    return turn.answered(
        lambda: answer_as_unit(token, number, form.told(), request_id=form.cleaned_data["request_id"]),
        _("Đã nhận ý kiến của đơn vị. Có thể tải Phiếu xác nhận ở dưới."),
    )


@by_standing_link
@require_safe
def unit_receipt(request: HttpRequest, token: str, unit: Unit, number: int) -> HttpResponse:
    """Phiếu xác nhận đã nhận ý kiến: what came by the link, printed."""
    paper = receipt_of(asked_rounds(unit, by_link=True), number, LINK)
    if paper is None:
        raise Hidden
    return paper


def receipt_of(rounds: Iterable[AskedRound], number: int, ground: str) -> HttpResponse | None:
    """The slip of one reply that came in that way in these rounds; None where it is none of them."""
    sent = ((asked, reply) for asked in rounds for reply in asked.sent)
    for asked, reply in sent:
        if (reply.pk, reply.ground) == (number, ground):
            with on_paper():
                data = render_receipt(receipt_facts(asked, reply))
            return pdf(data, f"phieu-xac-nhan-{reply.pk}.pdf", private=True)
    return None


def answer_form(request: HttpRequest, asked: AskedRound, ground: str = LINK) -> UnitAnswerForm:
    """The form as it was sent, or to begin with; not yet sent where only room for a remark was asked for."""
    more = request.POST.get("more", "")
    if request.method == "POST" and not more:
        return UnitAnswerForm(*given(request), asked=asked)
    if more:
        typed = UnitAnswerForm(request.POST, asked=asked)
        rows = {key: count + (str(key) == more) for key, count in typed.rows.items()}
        return UnitAnswerForm(asked=asked, rows=rows, initial=request.POST.dict())
    wanted = request.GET.get("sua", "")
    before = next(
        (one for one in asked.replies if str(one.pk) == wanted and asked.may_correct(one, ground)), None
    )
    if before is None:
        return UnitAnswerForm(asked=asked)
    fresh, rows = as_sent(before)
    return UnitAnswerForm(asked=asked, rows=rows, initial=fresh)


def _draft(unit: Unit, number: int) -> RoundDraft:
    """The draft, if the unit was asked about it and may read it by its link; else 404."""
    for asked in asked_rounds(unit, by_link=True):
        for draft in asked.drafts:
            if draft.pk == number:
                return draft
    raise Hidden


def frame_of(unit: Unit) -> dict[str, Any]:
    """What stands above and below: whose page it is, and who answers for it."""
    return {
        "unit": unit,
        "association": unit.association,
        "frame": "consulting/unit_frame.html",
        "signed_in": False,
        "others": [],
        "kit_url": "",
    }


def _unknown(request: HttpRequest, led: LedTo | None) -> HttpResponse:
    """404 with what to do; of a link that was ours once also whom to call, and never whose it was."""
    context = {"association": led.association if led else None, "ended": led is not None and led.unit is None}
    return render(request, "consulting/unit_unknown.html", context, status=404)
