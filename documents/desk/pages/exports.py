"""The home page, the list of packages and the notices as workbooks: the rows that this reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from documents.desk.pages.home import waiting_for
from documents.desk.pages.lists import sought_packages
from documents.desk.pages.notices import notices_in_sight
from documents.desk.rows import notices_listing, packages_listing, work_listing
from documents.packages.pages.files import workbook
from documents.packages.queries.visible import with_paper
from workflows.standing import standings_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

ROWS = 5000


@require_safe
def packages_file(request: PersonRequest) -> HttpResponse:
    """The list of packages as it was searched, all its pages."""
    _sought, found = sought_packages(request, hats_of(request.user))
    rows = list(with_paper(found)[:ROWS])
    listing = packages_listing(rows, standings_of(rows), opened=set())
    return workbook(listing, name="ho-so-van-kien", found=found.count())


@require_safe
def work_file(request: PersonRequest) -> HttpResponse:
    """What waits for the reader."""
    hats = hats_of(request.user)
    _duties, pairs = waiting_for(request, hats)
    bodies = {body_id: hat.body_name for body_id, hat in hats.worn.items()}
    return workbook(work_listing(pairs, bodies), name="viec-can-xu-ly")


@require_safe
def notices_file(request: PersonRequest) -> HttpResponse:
    """The notices of the reader's bodies."""
    return workbook(notices_listing(notices_in_sight(request)), name="thong-bao")
