"""The calendar of one person: its feed for his telephone, and the page of its secret address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.calendar_links import calendar_led_to, calendar_link_of
from congress.people.queries.unit_links import token_of
from congress.people.services.calendar_links import end_calendar_link, renew_calendar
from congress.site.rounds import FormRound, given
from documents.packages.forms.fields import OnceForm
from documents.telling.papers.calendar_facts import calendar_entries
from documents.telling.papers.calendar_feed import calendar_text

if TYPE_CHECKING:
    from django.http import HttpRequest

    from congress.people.models.links import CalendarLink
    from congress.site.requests import PersonRequest

ENDS = "thu-hoi"


@login_not_required
@require_safe
@sensitive_variables("token")
def calendar_feed(_request: HttpRequest, token: str) -> HttpResponse:
    """The calendar that the address opens, whoever asks; 404 for any other, and of one who left."""
    person = calendar_led_to(token)
    if person is None:
        raise Http404
    words = calendar_text(_("Lịch chuẩn bị đại hội"), calendar_entries(person))
    answer = HttpResponse(words, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lich.ics"'
    add_never_cache_headers(answer)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: PersonRequest) -> HttpResponse:
    """The address of the reader's calendar: given, another in its place, or taken back."""
    person, back = request.user, reverse("own-calendar")
    form, link = OnceForm(*given(request)), calendar_link_of(person)
    token = token_of(link) if link else ""
    address = request.build_absolute_uri(reverse("calendar-feed", args=[token])) if token else ""
    trail = [{"label": _("Thông báo"), "url": reverse("notices")}, {"label": _("Lịch cá nhân")}]
    asked = FormRound(
        request,
        form,
        back=back,
        template="telling/calendar.html",
        trail=trail,
        link=link,
        address=address,
        ends=ENDS,
    )
    verb = end_calendar_link if request.POST.get("outcome") == ENDS else renew_calendar
    return asked.answered(
        lambda: verb(person, by=person, request_id=form.cleaned_data["request_id"]), _calendar_thanks
    )


def _calendar_thanks(made: CalendarLink) -> str:
    if made.digest:
        return _("Đã lập địa chỉ lịch cá nhân; địa chỉ trước đó (nếu có) hết hiệu lực.")
    return _("Đã thu hồi địa chỉ lịch cá nhân.")
