"""Which congress the reader looks at: the one he chose, else one of his own that is not yet put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from congress.people.queries.congresses import congress_among, congress_of
from congress.people.queries.hats import Hats, hats
from workflows.errors import Hidden
from workflows.naming import name_as_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

# In the session: the id of the congress chosen last.
CHOSEN = "congress"


def chosen_id(request: HttpRequest) -> int | None:
    """The congress that this request is about, or that was chosen before; None while nobody chose."""
    here: int | None = getattr(request, "congress_here", None)
    session = getattr(request, "session", None)
    return here or (session.get(CHOSEN) if session is not None else None)


def hats_here(request: PersonRequest) -> Hats:
    """What the reader may in the congress he looks at: what every list, board and office page asks."""
    worn = hats(request.user)
    if len(worn.congresses) < 2:
        for only in worn.congresses:
            name_as_in(only)
        return worn
    chosen = chosen_id(request)
    congress = None if chosen in worn.congresses else congress_among(worn.congresses)
    here = congress.pk if congress else chosen
    if here is not None:
        name_as_in(here)
    return worn.within(here)


def congress_of_reader(worn: Hats) -> Congress:
    """The congress of whoever wears these hats. Raises Http404 for who sits in no body."""
    congress = congress_of(worn)
    if congress is None:
        raise Http404(_("Tài khoản này chưa thuộc cơ quan nào của Đại hội."))
    return congress


def look_at(request: PersonRequest, congress_id: int) -> None:
    """Look at this congress from now on. Raises Hidden where the reader sits in no body of it."""
    if congress_id not in hats(request.user).congresses:
        raise Hidden
    request.session[CHOSEN] = congress_id


def is_about(request: HttpRequest, congress_id: int) -> None:
    """The page is about something of that congress, and so is its frame: who ever chose has chosen it now."""
    name_as_in(congress_id)
    request.congress_here = congress_id  # type: ignore[attr-defined]
    session = getattr(request, "session", None)
    if session is not None and session.get(CHOSEN, congress_id) != congress_id:
        session[CHOSEN] = congress_id
