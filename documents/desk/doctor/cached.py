"""Words as everybody reads them: what is kept of a file is what the file says when it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from documents.packages.models.paper_words import BlobText
from documents.packages.services.paper_words import reading_of
from documents.packages.services.words_awaited import StoredFile
from documents.texts.uploads.limits import patient_seconds

if TYPE_CHECKING:
    from documents.packages.models.drafts import Blob


def faults() -> Iterator[str]:
    """One line for each file whose kept words are not its own. Reads every file; keeps nothing."""
    rows = BlobText.objects.current().exclude(blob=None).select_related("blob").order_by("pk")
    for row in rows.iterator(chunk_size=20):
        blob = cast("Blob", row.blob)
        found = reading_of(StoredFile(blob), seconds=patient_seconds())
        # What another program brings may change with that program, and with the day that a field shows.
        foreign = blob.extension.endswith("doc")
        if not found.for_now and not foreign and (row.text, row.html) != (found.text, found.html):
            yield _("Tệp %(name)s: nội dung đang hiện cho người đọc khác với nội dung trong tệp.") % {
                "name": blob.name
            }
