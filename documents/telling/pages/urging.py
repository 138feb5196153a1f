"""Đôn đốc, nhắc việc: who is due, in which words, and one button; those above when a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.packages.pages.congresses import tracked_congress
from documents.telling.forms import UrgeForm
from documents.telling.rows import urge_lines
from documents.telling.services.urging import urge_many

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# On one page; the most urgent come first, and who was reminded is gone from it.
SHOWN = 40


@require_http_methods(["GET", "HEAD", "POST"])
def urging(request: PersonRequest) -> HttpResponse:
    """Whom to remind today, each in words that may be changed; who pressed is kept with them."""
    congress = tracked_congress(hats_here(request))
    if congress is None:
        raise PermissionDenied(_("Chỉ Ban Tổ chức Đại hội và Văn phòng đôn đốc."))
    lines, back = urge_lines(congress), reverse("urging")
    form = UrgeForm(*given(request), lines=lines[:SHOWN])
    asked = FormRound(request, form, back=back, template="telling/urging.html", number=len(lines))
    return asked.answered(
        lambda: urge_many(congress, form.chosen(), by=request.user),
        lambda made: (
            ngettext(
                "Đã gửi lời nhắc tới %(number)d người.", "Đã gửi lời nhắc tới %(number)d người.", len(made)
            )
            % {"number": len(made)}
        ),
    )
