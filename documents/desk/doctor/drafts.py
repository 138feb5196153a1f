"""Drafts agree with their files, and none lies unknown; the store itself is examined in texts/files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import Exists, ManyToOneRel, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from documents.packages.models.drafts import Blob, VersionPart, fingerprint_of
from documents.packages.queries.store import known_names, store_fault
from documents.texts.files import PAPERS

if TYPE_CHECKING:
    from documents.packages.models.packages import Package

# `manage.py daily` sweeps after two days; only what it should have swept is a fault.
ORPHAN_AGE = timedelta(days=4)
CHUNK = 500


def draft_faults(package: Package) -> Iterator[str]:
    """What is wrong with the drafts of one package."""
    parts = Prefetch("parts", VersionPart.objects.select_related("blob"))
    drafts = list(package.versions.select_related("withdrawal").prefetch_related(parts).order_by("number"))
    if [draft.number for draft in drafts] != list(range(1, len(drafts) + 1)):
        yield _("số thứ tự các dự thảo không liền nhau")
    for draft in drafts:
        if draft.fingerprint != fingerprint_of((part.code, part.blob.sha256) for part in draft.parts.all()):
            yield _("dự thảo lần %(number)d: mã kiểm tra không khớp các thành phần") % {
                "number": draft.number
            }
    # A draft that was withdrawn is in force no longer; the one before it is again, or none.
    shown = [draft.pk for draft in drafts if not hasattr(draft, "withdrawal")]
    if package.current_id != (shown[-1] if shown else None):
        yield _("dự thảo hiện hành không phải dự thảo mới nhất")


def stored_file_faults(*, rehashed: bool) -> Iterator[tuple[int, list[str]]]:
    """(number of files looked at, lines) again and again until all stored files are done.

    With `rehashed` every byte is read; without it only presence, size and access.
    """
    rows = Blob.objects.order_by("pk").iterator(chunk_size=CHUNK)
    # The folder itself is looked at once, and also while it is empty.
    told: set[str] = set()
    while True:
        some = list(islice(rows, CHUNK))
        lines = [line for line in PAPERS.faults(some, rehashed=rehashed) if line not in told]
        told.update(lines)
        yield len(some), lines
        if len(some) < CHUNK:
            break
    yield 0, list(_idle_faults())


def _idle_faults() -> Iterator[str]:
    """What is in the book and belongs to nothing, and what is in the store and not in the book."""
    # Each table that holds files, known today or not; one that says something of one file (its words, how
    # its letters were turned) does not hold it.
    held = Q()
    for relation in Blob._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and not relation.one_to_one:
            name = relation.field.name
            held |= Q(Exists(relation.related_model._base_manager.filter(**{name: OuterRef("pk")})))
    idle = Blob.objects.exclude(held)
    for name in idle.values_list("name", flat=True).order_by("name"):
        yield _("Tệp %(name)s: có trong sổ nhưng không thuộc hồ sơ nào.") % {"name": name}
    known = known_names()
    if fault := store_fault(known):
        yield fault
        return
    for name in PAPERS.orphans(known, ORPHAN_AGE):
        yield _("Tệp %(name)s: có trong kho nhưng không có trong sổ; cần chạy manage.py daily.") % {
            "name": name
        }
