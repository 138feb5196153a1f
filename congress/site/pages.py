"""Signing in and out, and the pages that answer when something cannot be done."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.queries.congresses import congress_of
from congress.people.queries.hats import hats
from congress.people.queries.second_keys import answerable, is_demanded
from congress.people.services.accounts import use_slip
from congress.people.services.first_visit import welcome
from congress.people.services.telling import news_for
from congress.site.choosing import CHOSEN, look_at
from congress.site.forms import LoginForm, OpenAccountForm
from congress.site.guard import wait_for
from congress.site.outages import outage
from congress.site.refusing import refused
from congress.site.requests import person_of
from congress.site.rounds import FormRound, given, pressed
from congress.site.tries import OF_SLIP, is_shut, note_try
from congress.site.typed import LONGEST_OF_STRANGERS, back_url, typed_fields
from congress.site.waiting import keep_at_door
from workflows.errors import Unmet
from workflows.text import clean

log = logging.getLogger(__name__)
# How Django's reasons begin that speak of the address from which a form came.
ORIGINS = ("Origin checking failed", "Referer checking failed")

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm
    from django.http import HttpRequest, HttpResponse

    from congress.site.requests import PersonRequest


class SignIn(LoginView):
    """`?next=` leads only to a page of this site; the session key changes when the person is let in."""

    authentication_form = LoginForm
    template_name = "site/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Django's own, less its `site`, which would hide ours (congress.site.context.site)."""
        context = super().get_context_data(**kwargs)
        del context["site"], context["site_name"]
        return context

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In, or first to the page that asks for a number, where he has an app or a card."""
        person = form.get_user()
        if isinstance(person, Person) and answerable(person):
            keep_at_door(self.request, person, after=super().get_success_url())
            return HttpResponseRedirect(reverse("second-step"))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Where he was going; the first time by way of the short guide of his role."""
        return after_sign_in(self.request, person_of(self.request), super().get_success_url())


def after_sign_in(request: HttpRequest, person: Person, after: str) -> str:
    """Where who has just come in goes; he is told what was done about him, and what his tasks ask of him."""
    for words in news_for(person):
        messages.warning(request, words)
    if is_demanded(person) and not answerable(person):
        messages.warning(
            request,
            _(
                "Nhiệm vụ đang giữ yêu cầu mã xác thực khi đăng nhập: lập tại Tài khoản cá nhân, "
                "hoặc đề nghị Văn phòng cấp thẻ số."
            ),
        )
    worn = hats(person)
    if len(worn.congresses) > 1 and (found := congress_of(worn)):
        # Who has several is remembered from the start to have chosen one.
        request.session.setdefault(CHOSEN, found.pk)
    if not worn.worn or not welcome(person):
        return after
    # The guides stand in an app to the left, so their address is named by string only.
    return f"/huong-dan/lan-dau/?{urlencode({'next': after})}"


# Open to strangers: after a session has ended, the button must not lead through the login page to itself.
@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """By POST only: a link on another site cannot sign anybody out."""


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """A printed slip sets the password of an account once; who holds no slip learns nothing here."""
    form = OpenAccountForm(*given(request))
    names = [f"{OF_SLIP}{form.cleaned_data['username'].lower()}"] if form.is_bound and form.is_valid() else []
    if is_shut(request, names):
        return locked_out(request, None, {})

    def opened() -> Person:
        # Whoever tries wrong codes waits at his own address; the slip of another stays good.
        note = partial(note_try, request, names)
        try:
            person = use_slip(
                form.cleaned_data["username"],
                form.cleaned_data["code"],
                password=form.cleaned_data["new_password1"],
            )
        except Unmet:
            note(right=False)
            raise
        note(right=True)
        return person

    asked = FormRound(request, form, template="site/open_account.html", back=reverse("login"))
    return asked.answered(opened, _("Đã đặt mật khẩu. Đề nghị đăng nhập bằng mật khẩu mới."))


@login_not_required
def admin_door(request: HttpRequest) -> HttpResponse:
    """The admin has no login page of its own: a stranger goes to ours, a person who is not staff sees 404."""
    if request.user.is_authenticated:
        raise Http404
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{request.GET.urlencode()}")


@never_cache
def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """429 after ten wrong tries with one user name from one place, known or not; called by django-axes."""
    minutes = int(wait_for(request).total_seconds() // 60)
    return render(request, "site/locked_out.html", {"minutes": minutes}, status=429)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form is too old or not ours. `reason` is Django's, for programmers, and is not shown.

    An address that is not the site's own is a fault of how it is set up, and no page was left too long:
    who keeps the machine is told by an error in the log, the person that it is not his doing.
    """
    context = {"typed": typed_fields(request), "back": back_url(request)}
    if reason.startswith(ORIGINS):
        origin, here = request.META.get("HTTP_ORIGIN") or "-", f"{request.scheme}://{request.get_host()}"
        # Of the same name, the proxy tells less than it should; of another, somebody else's page asks.
        ours = f"//{request.get_host()}".partition(":")[0] in origin
        log.log(
            logging.ERROR if ours else logging.WARNING,
            "a form came from %s to %s: does the proxy pass Host and X-Forwarded-Proto on? "
            "See CSRF_TRUSTED_ORIGINS and TRUSTED_PROXIES",
            origin,
            here,
        )
        return render(request, "403_origin.html", context, status=403)
    return render(request, "403_csrf.html", context, status=403)


@require_POST
def choose_congress(request: PersonRequest) -> HttpResponse:
    """Look at another of one's congresses from now on, from its first page."""
    wanted = request.POST.get("congress", "")
    found = Congress.objects.filter(code=clean(wanted)[:20]).first()
    if found is None:
        raise Http404
    return pressed(
        request,
        lambda: look_at(request, found.pk),
        _("Đang làm việc với %(congress)s.") % {"congress": found.short_name},
        back="/",
    )


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language asked for in a cookie and go back to the page: to one of this site, or to "/"."""
    # Django's own looks at the address to go back to; there is nothing to add but that GET changes nothing.
    return set_language(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; without the menu, since the request itself is not to be trusted."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for who may know of the page; its reason, when it is one sentence for people, is shown."""
    return refused(request, 403, text=str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for what does not exist and for what this person may not know of: the same words."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; asks nothing of the database or the session, which may be what failed.

    503 or 507 while the database is away or full, with what the person had typed, and 400 for a text that it
    cannot hold.
    """
    status = outage()
    if not status:
        # By this code the line of the log is found.
        code = getattr(request, "request_id", "")
        return render(None, "500.html", {"request_id": code}, status=500)
    # Who is signed in cannot be asked now.
    context = {"typed": typed_fields(request, room=LONGEST_OF_STRANGERS)}
    return render(None, f"{status}.html", context, status=status)
