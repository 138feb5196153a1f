"""Mã xác thực: one's own app and card, and what the office gives and ends for those it keeps accounts of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.people.models.second_keys import KeyAsk
from congress.people.queries.congresses import congress_of
from congress.people.queries.eyes import second_people
from congress.people.queries.hats import hats
from congress.people.queries.reach import kept_people
from congress.people.queries.second_keys import asks_to_confirm
from congress.people.services.second_keys import do_without_keys, end_keys, issue_card, join_app
from congress.people.words.addressed import addressed
from congress.people.words.counted_codes import (
    APP_LENGTH,
    APP_SECONDS,
    fresh_secret,
    opened_secret,
    sealed_secret,
    typed_by_hand,
)
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.forms import KnownPasswordForm
from congress.site.rounds import FormRound, given, pressed
from documents.office.papers.card import CardPaper, render_card
from documents.office.words.second_keys import keys_in_words
from documents.packages.pages.congresses import confirming_congress, office_congress
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from documents.paper.marks import qr_on_screen
from workflows import clock

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest

JOIN, CARD, END = "join", "card", "end"


class OwnKeysForm(KnownPasswordForm):
    """The password one has, and what the app shows; which button was pressed says what is meant."""

    sealed = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)
    code = forms.CharField(
        label=_("Số ứng dụng đang hiện"),
        max_length=20,
        required=False,
        help_text=_("Chỉ cần khi lập mã bằng ứng dụng."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class _OwnKeysRound(FormRound[OwnKeysForm]):
    """The page of one's own keys; the secret it shows stays the same while its form comes back."""

    request: PersonRequest
    template = "office/own_keys.html"

    def facts(self) -> dict[str, Any]:
        """What there is now, and the secret an app could join: as a picture, and to be typed."""
        person = self.request.user
        secret = opened_secret(str(self.form["sealed"].value() or "")) or fresh_secret()
        uri = TOTP(secret, APP_LENGTH, SHA1(), APP_SECONDS).get_provisioning_uri(  # noqa: S303 - what apps know
            person.get_username(), self.request.get_host()
        )
        held = list(person.second_keys.filter(ended=None))
        return {
            "keys": keys_in_words(person, held),
            "sorts": {key.sort for key in held},
            "sealed": sealed_secret(secret),
            "qr": qr_on_screen(uri),
            "by_hand": typed_by_hand(secret),
        }


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own_keys(request: PersonRequest) -> HttpResponse:
    """Join an app, print a card for oneself, or do without."""
    person = request.user
    form = OwnKeysForm(*given(request), person=person)
    trail = [
        {"label": _t("Tài khoản cá nhân"), "url": reverse("own-account")},
        {"label": _t("Mã xác thực")},
    ]
    asked = _OwnKeysRound(request, form, back=reverse("own-keys"), trail=trail)
    if CARD in request.POST:
        if not form.is_valid():
            return asked.page(422)
        return _card_given(request, person, congress_of(hats(person)), back=reverse("own-keys"))
    if END in request.POST:
        done, nothing = _t("Đã bỏ: đăng nhập chỉ cần mật khẩu."), _t("Tài khoản chưa có mã xác thực nào.")
        return asked.answered(lambda: do_without_keys(person), lambda ended: done if ended else nothing)
    return asked.answered(
        lambda: join_app(person, form.cleaned_data["sealed"], form.cleaned_data["code"]),
        _t("Đã lập mã xác thực; từ lần đăng nhập sau, trang hỏi số của ứng dụng."),
    )


@never_cache
@require_safe
def keys_of(request: PersonRequest, person: int) -> HttpResponse:
    """What one of its people can answer with, and what the office may do about it."""
    held = get_object_or_404(kept_people(office_congress(request)), pk=person)
    trail = [
        {"label": _t("Tài khoản"), "url": reverse("accounts")},
        {"label": str(held), "url": reverse("account", args=[held.pk])},
        {"label": _t("Mã xác thực")},
    ]
    keys = keys_in_words(held, list(held.second_keys.filter(ended=None)))
    return render(request, "office/account_keys.html", {"person": held, "keys": keys, "trail": trail})


@require_POST
@never_cache
def card_for(request: PersonRequest, person: int) -> HttpResponse:
    """A new card as PDF: the only time its numbers are seen."""
    held, congress = _asked_or_kept(request, person, KeyAsk.CARD)
    return _card_given(request, held, congress, back=_way_back(request, held))


@require_POST
def end_keys_of(request: PersonRequest, person: int) -> HttpResponse:
    """Whoever lost both comes in with his password alone; he is told. Of a signer two people see to it."""
    held, _congress = _asked_or_kept(request, person, KeyAsk.END)

    def told(count: int | None) -> str:
        if count is None:
            return _waiting(request, held)
        return _t("Đã bỏ mã xác thực.") if count else _t("Người này không có mã xác thực.")

    return pressed(request, lambda: end_keys(held, by=request.user), told, back=_way_back(request, held))


def _asked_or_kept(request: PersonRequest, person: int, act: str) -> tuple[Person, Congress]:
    """Who it is about, and of which congress: for who lends a second pair of eyes, or keeps his account."""
    confirms = any((ask.person_id, ask.act) == (person, act) for ask in asks_to_confirm(request.user))
    congress = confirming_congress(request) if confirms else office_congress(request)
    return get_object_or_404(kept_people(congress), pk=person), congress


def _way_back(request: PersonRequest, person: Person) -> str:
    if hats_here(request).congresses_with(Right.RECORD):
        return reverse("account-keys", args=[person.pk])
    return reverse("second-look")


def _waiting(request: PersonRequest, person: Person) -> str:
    words = _t("Đã ghi đề nghị, chờ người thứ hai đối chiếu tại trang Đối chiếu; đối chiếu được: %(who)s.")
    return words % {"who": ", ".join(map(str, second_people(person, by=request.user)))}


def _card_given(
    request: PersonRequest, person: Person, congress: Congress | None, *, back: str
) -> HttpResponse:
    def paper(numbers: list[str]) -> HttpResponse | None:
        if not numbers:
            return None
        card = CardPaper(
            organisation=tuple(congress.org_lines) if congress else (),
            person=addressed(person, congress.association if congress else None),
            username=person.get_username(),
            made=clock.now(),
            numbers=numbers,
        )
        with on_paper():
            return pdf(render_card(card), f"the-so-{person.get_username()}.pdf", private=True)

    return pressed(
        request,
        lambda: issue_card(person, by=request.user),
        lambda _numbers: _waiting(request, person),
        back=back,
        paper=paper,
    )
