"""Mã xác thực: which groups of a congress should have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Congress
from congress.people.queries.second_keys import GROUPS, demanded_groups
from congress.people.services.second_keys import demand_keys
from congress.settingup.pages.setting_up import only_administrators
from congress.site.rounds import FormRound

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


class DemandForm(forms.Form):
    """The groups, each with a box."""

    use_required_attribute = False
    groups = forms.MultipleChoiceField(
        label=_("Yêu cầu mã xác thực"),
        required=False,
        choices=GROUPS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Người chưa có mã vẫn đăng nhập được và được nhắc. Người ký cao tuổi nên dùng thẻ số in trên "
            "giấy, hoặc chọn “Chỉ ký trên giấy”."
        ),
    )


class _DemandRound(FormRound[DemandForm]):
    """The round of the boxes; none is shown of a congress that was put away."""

    template = "settingup/second_keys.html"
    only_writes = True


@require_http_methods(["GET", "HEAD", "POST"])
def keys_of_congress(request: PersonRequest, code: str) -> HttpResponse:
    """Who is reminded of a second key after the password, and may not do without by himself."""
    only_administrators(request)
    congress = get_object_or_404(Congress, code=code)
    form = DemandForm(request.POST if request.method == "POST" else None)
    form.initial = {"groups": demanded_groups(congress)}
    asked = _DemandRound(request, form, back=reverse("set-up", args=[code]), congress=congress)
    return asked.answered(
        lambda: demand_keys(congress, form.cleaned_data["groups"], by=request.user),
        lambda names: (
            _t("Yêu cầu mã xác thực: %(who)s.") % {"who": ", ".join(names)}
            if names
            else _t("Không yêu cầu ai có mã xác thực.")
        ),
    )
