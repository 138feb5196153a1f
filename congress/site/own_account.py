"""Tài khoản cá nhân: telephone, password, where one is signed in, and what was done to the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from congress.people.queries.signed_in import AGENT, BEGAN, session_code, sessions_of
from congress.people.services.journal import journal_of
from congress.people.services.own_account import (
    change_own_password,
    change_own_phones,
    end_own_sessions,
)
from congress.site.forms import KnownPasswordForm, OpenAccountForm, TypedTwiceForm
from congress.site.rounds import FormRound, given, pressed
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest

SHOWN = 20
# The first of these that a browser names is what it is; others borrow its words.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
MACHINES = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac"}


class PhonesForm(forms.Form):
    """One's telephones."""

    use_required_attribute = False
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    second_phone = forms.CharField(label=_("Điện thoại thứ hai"), max_length=40, required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        initial = {"phone": person.phone, "second_phone": person.second_phone}
        super().__init__(*args, **kwargs | {"initial": initial})


class OwnPasswordForm(KnownPasswordForm, TypedTwiceForm):
    """The password one has, and a new one twice."""

    new_password1 = OpenAccountForm.base_fields["new_password1"]
    new_password2 = OpenAccountForm.base_fields["new_password2"]
    clean_new_password1 = OpenAccountForm.clean_new_password1


@receiver(user_logged_in, dispatch_uid="a session remembers when it began")
def remember_beginning(request: HttpRequest | None, **_facts: Any) -> None:
    """For the list of one's sessions: when, and with which browser."""
    if request is not None and hasattr(request, "session"):
        request.session[BEGAN] = clock.real_now().isoformat(timespec="seconds")
        request.session[AGENT] = request.headers.get("User-Agent", "")[:300]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: PersonRequest) -> HttpResponse:
    """The page, and its form of telephones."""
    person = request.user
    form = PhonesForm(*given(request), person=person)
    asked = FormRound(
        request,
        form,
        back=reverse("own-account"),
        template="site/own_account.html",
        sessions=[
            {
                "code": signed_in.code,
                "since": signed_in.since,
                "browser": browser_named(signed_in.agent),
                "here": signed_in.code == session_code(request.session.session_key or ""),
            }
            for signed_in in sessions_of(person)
        ],
        entries=list(journal_of(person)[:SHOWN]),
    )
    return asked.answered(lambda: change_own_phones(person, **form.cleaned_data), _t("Đã ghi số điện thoại."))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: PersonRequest) -> HttpResponse:
    """Another password; other sessions end, this one goes on."""
    form = OwnPasswordForm(*given(request), person=request.user)
    asked = FormRound(
        request,
        form,
        back=reverse("own-account"),
        template="site/own_password.html",
        trail=[
            {"label": _t("Tài khoản cá nhân"), "url": reverse("own-account")},
            {"label": _t("Đổi mật khẩu")},
        ],
    )

    def changed() -> None:
        kept = request.session.session_key or ""
        person = change_own_password(request.user, password=form.cleaned_data["new_password1"], keep=kept)
        update_session_auth_hash(request, person)

    return asked.answered(changed, _t("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))


@require_POST
def end_own(request: PersonRequest) -> HttpResponse:
    """End one of one's sessions, or all but this."""
    code = request.POST.get("code", "")[:16]
    kept = request.session.session_key or ""
    return pressed(
        request,
        lambda: end_own_sessions(request.user, keep=kept, only={code} if code else None),
        lambda count: _t("Đã kết thúc %(count)d phiên đăng nhập.") % {"count": count},
        back=reverse("own-account"),
    )


def browser_named(agent: str) -> str:
    """Such as "Chrome, Android"; "" for a browser that says nothing of itself."""
    words = (
        next((name for word, name in kinds.items() if word in agent), "") for kinds in (BROWSERS, MACHINES)
    )
    return ", ".join(word for word in words if word)
