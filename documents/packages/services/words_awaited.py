"""Files that take longer to read than a page has time for: asked of the worker, and waited for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from documents.packages.models.paper_words import BlobText
from documents.texts.reading import sentences
from documents.texts.reading.reader import VERSION
from workflows import clock
from workflows.background.asking import OPEN, asked_for, begin_again
from workflows.background.here import do_here
from workflows.errors import Busy
from workflows.models import Job, JobPhase

if TYPE_CHECKING:
    from documents.packages.models.drafts import Blob

LONG_READING = "reading"
# What even the patient reader did not come to the end of is not begun anew by each who opens the page; one
# that the machine ended is, after a while.
TRIED_AGAIN, MENDED = timedelta(days=1), timedelta(minutes=10)


class Filed(Protocol):
    """A stored file under the name somebody gave it: a part of a draft, a scan, a paper of a dossier."""

    blob: Blob
    blob_id: int
    name: str


class FiledPart(Filed, Protocol):
    """A file that stands for one part of its package: of a draft, or handed in for one."""

    code: str


@dataclass
class StoredFile:
    """A stored file under a name of its kind, which is all that a reader asks of a name."""

    blob: Blob
    blob_id: int = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.blob_id = self.blob.pk
        self.name = f"tep.{self.blob.extension.lstrip('.')}"


def reading_job(part: Filed) -> Job | None:
    """The work of reading this file beside the pages, where its reader had too little time before."""
    return Job.objects.filter(kind=LONG_READING, key=_key(part)).first()


def words_awaited(part: Filed) -> BlobText:
    """The words of such a file: what is kept of it, or a row that is not kept and says how far it is.

    Without a worker it is read here, one file at a time on the whole site.
    """
    job = asked_for(LONG_READING, _key(part), facts={"blob": part.blob_id}, again=MENDED)
    old = job.ended is not None and clock.real_now() - job.ended > TRIED_AGAIN
    if job.phase == JobPhase.DONE and (old or not job.made):
        # The row it wrote is gone, or the machine may have become a quicker one.
        begin_again(job)
    do_here(job)
    kept = BlobText.objects.current().filter(blob=part.blob_id).first()
    if kept is not None:
        return kept
    if job.phase in OPEN:
        row = BlobText(blob=part.blob, warnings=[sentences.warning("reading")])
        row.being_read = True
        return row
    told = sentences.fault(job.made) if job.made else job.reason
    return BlobText(blob=part.blob, warnings=[told])


def names_being_read(parts: Iterable[Filed]) -> list[str]:
    """Names of those of these files whose words must be waited for. One query."""
    names = {_key(part): part.name for part in parts}
    found = Job.objects.filter(kind=LONG_READING, key__in=names, phase__in=OPEN)
    return sorted(names[key] for key in found.values_list("key", flat=True))


def refuse_while_read(parts: Iterable[Filed]) -> None:
    """Raise Busy where the words of one of these files, which an act needs, are still being read."""
    if names := names_being_read(parts):
        words = _("Đang đọc nội dung tệp %(names)s nên chưa làm được việc này. Đề nghị thử lại sau ít phút.")
        raise Busy(words % {"names": ", ".join(names)})


def _key(part: Filed) -> str:
    return f"{part.blob_id}-{VERSION}"
