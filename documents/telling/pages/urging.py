"""Đôn đốc, nhắc việc: who is due, in which words, and one button; those above when a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from documents.packages.pages.congresses import tracked_congress
from documents.packages.queries.visible import urges_nobody
from documents.packages.urged import urger
from documents.telling.forms import UrgeForm
from documents.telling.rows import urge_lines
from documents.telling.services.urging import urge_many
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.urgings import Urging
    from congress.site.requests import PersonRequest

# On one page; the most urgent come first, and who was reminded is gone from it.
SHOWN = 40


@require_http_methods(["GET", "HEAD", "POST"])
def urging(request: PersonRequest) -> HttpResponse:
    """Whom to remind today, each in words that may be changed; who pressed is kept with them."""
    congress = tracked_congress(hats_here(request))
    if congress is None:
        raise urges_nobody()
    lines, back = urge_lines(congress), reverse("urging")
    quiet = urger().quiet_until()
    form = UrgeForm(*given(request), lines=lines[:SHOWN], quiet=quiet is not None)
    asked = FormRound(
        request,
        form,
        back=back,
        template="telling/urging.html",
        number=len(lines),
        quiet=quiet and clock.in_a_sentence(quiet),
    )
    return asked.answered(
        lambda: urge_many(congress, form.chosen(), by=request.user, at_once=form.at_once), _thanks
    )


def _thanks(made: list[Urging]) -> str:
    facts = {"number": len(made)}
    waits = [one.at for one in made if one.at > clock.now()]
    if waits:
        return _("Lời nhắc tới %(number)d người sẽ gửi %(when)s.") % (
            facts | {"when": clock.in_a_sentence(waits[0])}
        )
    return (
        ngettext("Đã gửi lời nhắc tới %(number)d người.", "Đã gửi lời nhắc tới %(number)d người.", len(made))
        % facts
    )
