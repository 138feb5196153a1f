"""What the pages of votes share: finding one through the right, the way to it, and its round of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from congress.roles import Right
from congress.site.choosing import hats_here, is_about
from congress.site.rounds import FormKind  # noqa: TC001 - a type variable of a function
from documents.packages.pages.rounds import PackageRound
from documents.packages.queries.visible import visible_to, with_paper
from documents.voting.queries.polls import poll_in_full, polls_of
from documents.voting.services.casting import refuse_ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.voting.models.polls import Poll

# Which votes a page is about.
Among: TypeAlias = "Callable[[Hats], QuerySet[Poll]]"
FORMS = ["GET", "HEAD", "POST"]
PAGE_CODE = "bieu-quyet"


def seen_poll(request: PersonRequest, number: int, *, among: Among = polls_of) -> Poll:
    """A vote of a body of the reader's on a package that he may open; 404 for any other."""
    found = poll_in_full(among(hats_here(request)), number)
    package = None
    if found is not None:
        package = with_paper(visible_to(request.user)).filter(pk=found.package_id).first()
    if found is None or package is None:
        raise Http404
    is_about(request, package.congress_id)
    found.package = package
    return found


def recorded_poll(request: PersonRequest, number: int) -> Poll:
    """The same for one who records for its body; 404 for its other readers."""
    found = seen_poll(request, number)
    if not records(request, found):
        raise Http404
    return found


def records(request: PersonRequest, poll: Poll) -> bool:
    """Whether the reader records for the body that votes."""
    return Right.RECORD in hats_here(request).rights(poll.body_id)


def poll_url(poll: Poll) -> str:
    """The page of a vote."""
    return reverse("poll", args=[poll.pk])


def poll_round(
    request: PersonRequest, poll: Poll, form: FormKind, *, heading: str, template: str, **more: Any
) -> PackageRound[FormKind]:
    """The round of a form about one vote; what was ended is asked of nobody any more (409)."""
    if request.method != "POST":
        refuse_ended(poll)
    asked = PackageRound(
        request,
        poll.package,
        form,
        way=((_("Biểu quyết"), poll_url(poll)), (heading, "")),
        back=poll_url(poll),
        page_code=PAGE_CODE,
        template=template,
        poll=poll,
        heading=heading,
        **more,
    )
    asked.only_writes = True
    return asked
