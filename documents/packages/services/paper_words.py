"""The words of stored papers: read once, when they come in, and kept beside the untouched bytes."""

from __future__ import annotations

import logging
from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.packages.models.drafts import Blob, VersionPart
from documents.packages.models.folded import FoldedParagraph
from documents.packages.models.packages import Package
from documents.packages.models.paper_words import BlobText, Conversion
from documents.packages.services.words_awaited import (
    LONG_READING,
    StoredFile,
    reading_job,
    words_awaited,
)
from documents.texts.compare.follow import numbered
from documents.texts.files import PAPERS
from documents.texts.reading import office, sentences
from documents.texts.reading.reader import (
    VERSION,
    Reading,
    Unreadable,
    UnreadNow,
    converted,
    read_as,
    read_typed,
)
from documents.texts.reading.typed import CONTENT_TYPE
from documents.texts.uploads.limits import patient_seconds
from workflows import clock
from workflows.background.kinds import background
from workflows.errors import Busy
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documents.packages.answers.values import NewPart
    from documents.packages.models.drafts import Version
    from documents.packages.services.words_awaited import Filed, FiledPart
    from workflows.background.kinds import Telling


log = logging.getLogger(__name__)
# Seconds until a reader that was stopped is sent to the same file again.
TRY_AGAIN = 60


def text_of(part: Filed) -> BlobText:
    """What the paper says; read when it was taken in or at the first need, old letters turned into Unicode.

    Reads a file: never inside a transaction that writes. A paper that cannot be read has an empty
    text, and the reason among its warnings. What could not be read this time is not kept (no `pk`); what
    takes longer than a page has for it is read beside the pages, and `being_read` says so meanwhile.
    """
    current = BlobText.objects.current().filter(blob=part.blob_id).first()
    if current is not None:
        return current
    row = BlobText.objects.filter(blob=part.blob_id).first()
    known = _looked_at(row) if row else None
    if not known and reading_job(part) is not None:
        return words_awaited(part)
    found = _in_unicode(part, known) if known else reading_of(part)
    return words_awaited(part) if found.stopped else _keep(found, blob=part.blob)


def words_of_drafts(drafts: Iterable[Version]) -> dict[int, dict[str, str]]:
    """Draft -> part -> its words, for drafts that bring their parts.

    What was read before costs one query however many parts there are.
    """
    rows: list[VersionPart] = [part for draft in drafts for part in draft.parts.all()]
    kept = BlobText.objects.current().filter(blob__in={row.blob_id for row in rows})
    known = dict(kept.values_list("blob", "text"))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row.version_id][row.code] = known[row.blob_id] if row.blob_id in known else text_of(row).text
    return found


def told_of_files(rows: Iterable[FiledPart]) -> dict[str, list[str]]:
    """Part -> what is told about its file, for files of one draft or the last of several owners.

    What was read before costs one query however many there are. Reads the others.
    """
    files = {row.code: row for row in rows}
    kept = BlobText.objects.current().filter(blob__in={row.blob_id for row in files.values()})
    known = dict(kept.values_list("blob", "warnings")) if files else {}
    return {
        code: known[row.blob_id] if row.blob_id in known else text_of(row).warnings
        for code, row in files.items()
    }


def news_of(version: Version) -> list[tuple[str, str]]:
    """(name of a file, what its author should know of it) for the files that came with this draft.

    Reads those that are not read yet. Never inside a transaction that writes.
    """
    older = VersionPart.objects.filter(
        version__package=version.package_id, version__number__lt=version.number
    )
    fresh = version.parts.select_related("blob").exclude(blob__in=older.values("blob")).order_by("id")
    return [(row.name, line) for row in fresh for line in text_of(row).warnings]


@background(LONG_READING, label=gettext_lazy("đọc tệp dài"))
def read_at_length(_telling: Telling, *, blob: int) -> str:
    """Keep the words of a stored file whose reader had too little time in a page.

    "" once they are kept, else the code of the fault by which this reader was ended too. Raises Busy
    where another try may come further.
    """
    if BlobText.objects.current().filter(blob=blob).exists():
        return ""
    stored = StoredFile(Blob.objects.get(pk=blob))
    found = reading_of(stored, seconds=patient_seconds())
    # Its work is counted, not the hour: what was too much for this reader stays too much for a while.
    if found.for_now and found.stopped != "slow":
        raise Busy(*found.warnings)
    if not found.for_now and _keep(found, blob=stored.blob).pk is None:
        raise Busy
    return found.stopped


def reading_of(part: Filed, *, seconds: float | None = None) -> Reading:
    """The same without keeping it: for papers whose words belong nowhere but on that paper."""
    blob = part.blob
    return _in_unicode(part, _read_stored(blob.name, blob.extension, blob.content_type, seconds=seconds))


def reading_to_print(part: Filed) -> Reading:
    """The same for a paper that is taken away, by who has time for it. Raises Busy where it could not be
    read this time: a paper without it would say too little.
    """
    kept = BlobText.objects.current().filter(blob=part.blob_id).first()
    if kept is not None:
        return Reading(kept.text, kept.html, tuple(kept.warnings), kept.legacy)
    found = reading_of(part, seconds=patient_seconds())
    if found.for_now:
        raise Busy(*found.warnings)
    return found


def bytes_to_print(part: Filed) -> bytes:
    """The stored bytes. Raises Busy where the store is away."""
    try:
        return PAPERS.read(part.blob.name)
    except OSError as fault:
        raise Busy(sentences.warning("away")) from fault


def first_look(part: NewPart, data: bytes | None = None) -> Reading:
    """What a file just received says, its old letters not yet turned into Unicode; read once, and kept.

    `data` are its bytes where they are at hand.
    """
    row = BlobText.objects.filter(stored=part.stored_name).first()
    if row is not None and (known := _looked_at(row)):
        return known
    found = _read_stored(part.stored_name, part.extension, part.content_type, data)
    _keep(found, stored=part.stored_name)
    return found


def make_searchable() -> int:
    """Read what nobody has opened of the drafts in force, and write what a search reads where it is missing.

    How many papers that were. Reads files: never inside a transaction that writes.
    """
    drafts = Package.objects.exclude(current=None).values("current")
    unread = VersionPart.objects.filter(version__in=drafts, blob__reading=None).select_related("blob")
    done = len([text_of(part) for part in unread.iterator(chunk_size=50)])
    # Kept unread while the machine had no program for it.
    old = VersionPart.objects.filter(version__in=drafts, blob__extension__endswith="doc")
    for part in old.filter(blob__reading__text="").select_related("blob") if office.programs_here() else ():
        done += bool(_keep(reading_of(part), blob=part.blob).text)
    for row in BlobText.objects.exclude(text="").filter(paragraphs=None).only("text").iterator(chunk_size=50):
        with transaction.atomic():
            _fold(row)
        done += 1
    return done


def photographed(part: NewPart) -> Reading:
    """The same of photographs that were joined, in which nobody need look for words."""
    found = Reading("", "", (sentences.warning("scan"),))
    _keep(found, stored=part.stored_name)
    return found


def _looked_at(row: BlobText) -> Reading | None:
    """What the reader in use saw of a file whose letters are old, before they were turned into Unicode."""
    if row.look and row.look.get("reader") == VERSION:
        return Reading(**{**row.look["found"], "warnings": tuple(row.look["found"]["warnings"])})
    return None


def _keep(found: Reading, **whose: Any) -> BlobText:
    """Write down what was read, unless it was not read this time; `whose` names the file."""
    waits = bool(found.legacy and "stored" in whose)
    facts: dict[str, Any] = {
        "text": "" if waits else found.text,
        "html": "" if waits else found.html,
        "warnings": [str(line) for line in found.warnings],
        "legacy": found.legacy,
        "converted": bool(not waits and found.legacy and found.text),
        "look": {"reader": VERSION, "found": asdict(found)} if waits else None,
    }
    if not found.for_now:
        kept = {**facts, "reader": 0 if waits else VERSION, "at": clock.now()}
        # What cannot be kept now is read again by whoever opens it.
        with suppress(OperationalError):
            # Another reader may have been quicker; his is the same, and so is its moment, by which papers
            # that rest on these words are known: forty who open a file at once make one paper of it.
            with transaction.atomic():
                row, fresh = BlobText.objects.get_or_create(**whose, defaults=kept)
                if not fresh and any(getattr(row, name) != kept[name] for name in kept.keys() - {"at"}):
                    row, fresh = BlobText.objects.update_or_create(**whose, defaults=kept)[0], True
                if fresh:
                    _fold(row)
            return row
    return BlobText(**whose, **facts)


def _fold(row: BlobText) -> None:
    """Write what a search reads of the paper."""
    FoldedParagraph.objects.filter(reading=row).delete()
    found = ((number, searchable(body)) for number, body in numbered(row.text))
    FoldedParagraph.objects.bulk_create(
        FoldedParagraph(reading=row, number=number, folded=folded) for number, folded in found
    )


def _read_stored(
    stored: str,
    extension: str,
    content_type: str,
    data: bytes | None = None,
    *,
    seconds: float | None = None,
) -> Reading:
    try:
        data = PAPERS.read(stored) if data is None else data
    except OSError as fault:
        log.error("stored file %s cannot be opened: %s", stored, fault.strerror)  # noqa: TRY400 - the path says nothing
        return Reading("", "", (sentences.warning("away"),), for_now=True)
    if content_type == CONTENT_TYPE:
        return read_typed(data.decode())
    # Who opens the page again at once must not have the machine try in vain each time.
    if seconds is None and (code := cache.get(f"unread-{stored}")):
        return Reading("", "", (sentences.fault(code),), for_now=True, stopped=code)
    try:
        return read_as(extension.lstrip("."), data, seconds=seconds)
    except UnreadNow as fault:
        log.warning("stored file %s was not read to its end", stored)
        cache.set(f"unread-{stored}", fault.code, TRY_AGAIN)
        return Reading("", "", (fault.reason,), for_now=True, stopped=fault.code)
    except Unreadable as fault:
        return Reading("", "", (fault.reason,))


def _in_unicode(part: Filed, found: Reading) -> Reading:
    """As its author said that its old letters are to be read; turned as they come where nobody asked him."""
    if not found.legacy:
        return found
    said = Conversion.objects.filter(blob=part.blob_id).select_related("by").first()
    turned = converted(found)
    if said is None:
        return replace(turned, legacy=found.legacy)
    facts = {"who": said.by, "font": said.font}
    # What is said of anything but the letters.
    others = tuple(line for line in found.warnings if line in turned.warnings)
    if said.accepted:
        words = _("Chữ %(font)s đã được chuyển sang Unicode; %(who)s đã xem trước và xác nhận.")
        return replace(turned, warnings=(words % facts, *others), legacy=said.font)
    words = _("%(who)s cho biết chữ %(font)s chuyển sang Unicode không đúng, nên không đọc nội dung tệp.")
    return Reading("", "", (words % facts, *others), said.font)
