"""The home page, the list of packages and the notices as workbooks: the rows that this reader sees."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from django.http import FileResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from congress.site.choosing import hats_here
from documents.desk.archive import write_archive
from documents.desk.pages.home import waiting_for
from documents.desk.pages.lists import sought_packages
from documents.desk.pages.notices import notices_in_sight
from documents.desk.rows import notices_listing, packages_listing, work_listing
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import workbook
from documents.packages.queries.duties import standings_by_signer
from documents.packages.queries.visible import visible_to, with_paper
from documents.tasks.rows.work import tasks_at_work, waiting_tasks
from documents.texts.names import content_disposition

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

ROWS = 5000


@require_safe
def packages_file(request: PersonRequest) -> HttpResponse:
    """The list of packages as it was searched, all its pages."""
    _sought, found = sought_packages(request, hats_here(request))
    rows = list(with_paper(found)[:ROWS])
    listing = packages_listing(rows, standings_by_signer(rows), opened=set())
    return workbook(listing, name="ho-so-van-kien", found=found.count())


@require_safe
def work_file(request: PersonRequest) -> HttpResponse:
    """What waits for the reader."""
    hats = hats_here(request)
    duties, pairs, _opened = waiting_for(request, hats)
    bodies = {body_id: hat.body_name for body_id, hat in hats.worn.items()}
    tasks = tasks_at_work(waiting_tasks(duties, request.user, hats), bodies)
    return workbook(work_listing(pairs, bodies), *([tasks] if tasks.rows else []), name="viec-can-xu-ly")


@require_safe
def notices_file(request: PersonRequest) -> HttpResponse:
    """The notices of the reader's bodies."""
    return workbook(notices_listing(notices_in_sight(request)), name="thong-bao")


@require_safe
def archive_file(request: PersonRequest) -> FileResponse:
    """The congress as one ZIP; confidential packages are taken along by who keeps the machine, not here."""
    congress = office_congress(request)
    readable = visible_to(request.user, hats=hats_here(request)).filter(congress=congress)
    packages = readable.filter(confidential=False).order_by("code")
    # Deleted by the system as soon as the answer is sent.
    target = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_archive(congress, packages, target)
    target.seek(0)
    response = FileResponse(target, content_type="application/zip")
    response["Content-Disposition"] = content_disposition(f"luu-tru-{congress.code}.zip")
    add_never_cache_headers(response)
    return response
