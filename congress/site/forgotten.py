"""Quên mật khẩu: a code by mail is asked for; the answer is the same for every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.people.services.mailed_slips import request_mailed_code
from congress.site.forms import ForgottenForm
from congress.site.pages import locked_out
from congress.site.rounds import FormRound, given
from congress.site.tries import is_shut, note_try

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Where this site sends mail; each asking counts as a try, so that nobody asks for many."""
    if not settings.MAIL_URL:
        raise Http404
    form = ForgottenForm(*given(request))
    names = [f"thu-{form.cleaned_data['username'].lower()}"] if form.is_bound and form.is_valid() else []
    if is_shut(request, names):
        return locked_out(request, None, {})
    site = settings.SITE_ADDRESS.rstrip("/") or request.build_absolute_uri("/").rstrip("/")

    def asked_once() -> None:
        note_try(request, names, right=False)
        request_mailed_code(form.cleaned_data["username"], address=f"{site}{reverse('open-account')}")

    asked = FormRound(request, form, template="site/forgotten.html", back=reverse("open-account"))
    words = _(
        "Nếu tài khoản này có địa chỉ thư điện tử và được đặt lại mật khẩu qua thư, mã đã được gửi, dùng một "
        "lần trong 30 phút. Không nhận được thư: liên hệ Văn phòng."
    )
    return asked.answered(asked_once, words)
