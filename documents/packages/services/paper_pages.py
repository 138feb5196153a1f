"""Word files as pages: drawn beside the pages of the site by the program that the machine has, and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy

from documents.packages.models.drafts import Blob
from documents.packages.services.words_awaited import MENDED, TRIED_AGAIN
from documents.paper import fonts, sheaf
from documents.texts.files import PAPERS
from documents.texts.reading import office
from documents.texts.reading.faults import Fault
from documents.texts.reading.typed import CONTENT_TYPE
from workflows import clock
from workflows.background.asking import OPEN, asked_for, begin_again
from workflows.background.here import do_here
from workflows.background.kinds import background
from workflows.errors import Busy
from workflows.models import Job, JobPhase

if TYPE_CHECKING:
    from documents.packages.services.words_awaited import Filed
    from workflows.background.kinds import Telling

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """A Word file as its pages, a sound PDF, and the program that drew it ("LibreOffice 7.4")."""

    pdf: bytes
    program: str


def ask_for_pages(parts: Iterable[Filed]) -> list[Job]:
    """Have the pages of those that are Word files drawn beside this page; asked twice, drawn once.

    Where nothing is drawn, not even the parts are asked for.
    """
    if not draws_word_files():
        return []
    return [_job(part) for part in parts if _is_drawn(part)]


def pages_awaited(parts: Iterable[Filed]) -> list[str]:
    """Names of those whose pages are still being drawn; without a worker they are drawn here.

    What cannot be drawn is not waited for: its words are printed instead.
    """
    waited = []
    for part in parts:
        if not _is_drawn(part):
            continue
        job = _job(part)
        do_here(job)
        if job.phase in OPEN:
            waited.append(part.name)
    return waited


def draws_word_files() -> bool:
    """Whether Word files are printed as their pages here: it is wanted, and the machine has the program."""
    return bool(settings.WORD_PAGES) and office.can_draw()


def pages_of(part: Filed) -> DrawnPages | None:
    """The pages that were drawn of it; None of what is no Word file, or was not drawn."""
    job = Job.objects.filter(kind=PAGES, key=_key(part)).exclude(made="").first() if _is_drawn(part) else None
    if job is None:
        return None
    try:
        data = PAPERS.read(job.made)
    except FileNotFoundError:
        # Drawn anew for whoever prints it next; this time its words are printed.
        begin_again(job)
        return None
    except OSError as fault:
        raise Busy from fault
    return DrawnPages(data, sheaf.program_of(data))


def marks_of_pages(parts: Iterable[Filed]) -> list[str]:
    """One for each part: what tells its drawn pages from any others, "" where there are none. One query."""
    rows = list(parts)
    keys = [_key(part) for part in rows if _is_drawn(part)]
    known = dict(Job.objects.filter(kind=PAGES, key__in=keys).values_list("key", "made")) if keys else {}
    return [known.get(_key(part), "") for part in rows]


@background(PAGES, label=gettext_lazy("trang in của tệp Word"))
def draw_pages(_telling: Telling, *, blob: int) -> str:
    """The name in the store of the pages of a stored Word file; "" where nothing sound can be made of it.

    Raises Busy where another try may come further.
    """
    row = Blob.objects.get(pk=blob)
    try:
        made = office.pages_drawn_by_office(
            PAPERS.read(row.name), row.extension.lstrip("."), fonts=fonts.FOLDER
        )
    except (Fault, OSError) as fault:
        raise Busy from fault
    whole = sheaf.sound(made) if made else None
    return PAPERS.keep(BytesIO(made)).name if made and whole else ""


def _job(part: Filed) -> Job:
    job = asked_for(PAGES, _key(part), facts={"blob": part.blob_id}, again=MENDED)
    old = job.ended is not None and clock.real_now() - job.ended > TRIED_AGAIN
    if job.phase == JobPhase.DONE and old and not job.made:
        begin_again(job)
    return job


def _is_drawn(part: Filed) -> bool:
    blob = part.blob
    kind = blob.extension.lstrip(".")
    return kind in office.DRAWN_FROM and blob.content_type != CONTENT_TYPE and draws_word_files()


def _key(part: Filed) -> str:
    return str(part.blob_id)
