"""Loại cơ quan, vai trò: what an administrator adds to the kinds of body and the roles of a congress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Congress
from congress.people.words.own_names import KINDS, ROLES, SORTS, own_names
from congress.roles import body_rights
from congress.settingup.forms.own_names import EndNameForm, OwnNameForm
from congress.settingup.pages.setting_up import only_administrators
from congress.settingup.services.own_names import add_own_name, end_own_name
from congress.site.rounds import FormKind, FormRound, given

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# The word in the address -> which names.
WORDS = {"loai-co-quan": KINDS, "vai-tro": ROLES}


class _Naming(FormRound[FormKind]):
    """The round of one name, added or ended; none is shown of a congress that was put away."""

    template = "settingup/own_names.html"
    only_writes = True


@require_http_methods(["GET", "HEAD", "POST"])
def own_names_of_congress(request: PersonRequest, code: str, word: str) -> HttpResponse:
    """The kinds of body, or the roles, that there are, and one more; a name of one's own may be ended."""
    only_administrators(request)
    if word not in WORDS:
        raise Http404
    congress, sort = get_object_or_404(Congress, code=code), WORDS[word]
    here = reverse("set-up-names", args=[code, word])
    adding = OwnNameForm(*given(request), sort=sort)
    facts = {"congress": congress, "heading": SORTS[sort].title, "word": word, "adding": adding}
    labels = dict(SORTS[sort].shipped())
    own = [(own_name.label, str(labels[own_name.like])) for own_name in own_names(congress, sort)]
    facts |= {"shipped": _shipped(sort), "own": own}
    if "ended" in request.POST:
        ending = EndNameForm(*given(request))
        return _Naming(request, ending, back=here, **facts).answered(
            lambda: end_own_name(congress, sort, ending.cleaned_data["ended"], by=request.user),
            _("Đã thôi dùng tên này; cơ quan, nhiệm vụ đang mang tên ấy giữ nguyên."),
        )
    return _Naming(request, adding, back=here, **facts).answered(
        lambda: add_own_name(
            congress, sort, adding.cleaned_data["label"], adding.cleaned_data["like"], by=request.user
        ),
        lambda made: _("Đã thêm “%(name)s”; từ nay chọn được.") % {"name": made.label},
    )


def _shipped(sort: str) -> list[tuple[str, str]]:
    """Each shipped one, and for a role what it may, in words."""
    found = SORTS[sort].shipped()
    if sort == KINDS:
        return [(str(label), "") for _code, label in found]
    return [
        (str(label), ", ".join(str(right.label) for right in sorted(body_rights(code))))
        for code, label in found
    ]
