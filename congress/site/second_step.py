"""Mã xác thực: after the password, whoever has an app or a card is asked for the number it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from congress.people.queries.second_keys import FEW_LINES, answerable
from congress.people.services.second_keys import try_code
from congress.site.pages import after_sign_in, locked_out
from congress.site.rounds import FormRound, given
from congress.site.tries import is_shut, note_try
from congress.site.waiting import at_the_door, forget_at_door
from workflows.errors import Unmet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SecondStepForm(forms.Form):
    """The number."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Số"),
        max_length=20,
        error_messages={"required": _("Chưa nhập mục này.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The number is tried; ten wrong ones shut this name at this address, as wrong passwords do."""
    waiting = at_the_door(request)
    if waiting is None:
        messages.info(request, _t("Đề nghị đăng nhập lại bằng tên và mật khẩu."))
        return redirect("login")
    person, names = waiting.person, [f"ma-{waiting.person.get_username().lower()}"]
    if is_shut(request, names):
        return locked_out(request, None, {})
    form = SecondStepForm(*given(request))

    def let_in() -> str:
        right = try_code(person, form.cleaned_data["code"])
        note_try(request, names, right=right)
        if not right:
            words = _t("Số không đúng hoặc đã dùng. Đề nghị nhập số đang hiện, hoặc số ở dòng được hỏi.")
            raise Unmet(fields={"code": [words]})
        forget_at_door(request)
        login(request, person, backend=waiting.backend)
        few = answerable(person).lines_left
        if few is not None and few <= FEW_LINES:
            words = ngettext(
                "Thẻ số còn %(count)d dòng; đề nghị Văn phòng cấp thẻ mới.",
                "Thẻ số còn %(count)d dòng; đề nghị Văn phòng cấp thẻ mới.",
                few,
            )
            messages.warning(request, words % {"count": few})
        return after_sign_in(request, person, waiting.after)

    asked = FormRound(
        request, form, template="site/second_step.html", back="/", asked=answerable(person), person=person
    )
    return asked.answered(let_in, _t("Đã xác thực."), to=str)
