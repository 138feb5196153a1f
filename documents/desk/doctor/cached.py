"""Words as everybody reads them: what is kept of a file is what the file says when it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from documents.packages.models.paper_words import BlobText
from documents.packages.services.paper_words import reading_of
from documents.packages.services.words_awaited import StoredFile
from documents.texts.uploads.limits import patient_seconds

if TYPE_CHECKING:
    from documents.packages.models.drafts import Blob


def reading_faults() -> Iterator[str]:
    """One line for each file whose kept words are not its own. Reads every file; keeps nothing."""
    rows = BlobText.objects.current().exclude(blob=None).select_related("blob").order_by("pk")
    for row in rows.iterator(chunk_size=20):
        blob = cast("Blob", row.blob)
        # What another program brings may change with that program, and with the day that a field shows.
        if not blob.extension.endswith("doc") and not any(
            _is_own(row, blob, language) for language, _name in settings.LANGUAGES
        ):
            yield _("Tệp %(name)s: nội dung đang hiện cho người đọc khác với nội dung trong tệp.") % {
                "name": blob.name
            }


def _is_own(row: BlobText, blob: Blob, language: str) -> bool:
    """Whether it says what the file says now, remarks in the language of who handed it in included."""
    with translation.override(language):
        found = reading_of(StoredFile(blob), seconds=patient_seconds())
    turned = bool(found.legacy and found.text)
    # The first remark on old letters calls who accepted them by the name that he bore then.
    known = 1 if found.legacy else 0
    own = (found.text, found.html, [*found.warnings[known:]], found.legacy, turned)
    return found.for_now or own == (row.text, row.html, row.warnings[known:], row.legacy, row.converted)
