"""Sweeping the store of papers: never another database's, and nothing is deleted at once."""

from __future__ import annotations

from datetime import timedelta

from documents.packages.models.paper_words import BlobText
from documents.packages.models.stores import StoreMark
from documents.packages.queries.store import known_names, store_fault
from documents.texts.files import PAPERS
from workflows.errors import NotNow

# Longer than a refused form may hold on to a file it has already stored (one day).
ORPHAN_AGE = timedelta(days=2)
TRASH_TERM = timedelta(days=30)


def unknown_files() -> list[str]:
    """What `sweep` would move.

    Raises NotNow where the store seems to belong to another database, or the database to another store.
    """
    known = known_names()
    if fault := store_fault(known):
        raise NotNow(fault)
    return PAPERS.orphans(known, ORPHAN_AGE)


def sweep_store() -> tuple[list[str], list[str]]:
    """Names moved to the trash, and names whose term there is over. Marks the store.

    Raises NotNow like `unknown_files`, and then nothing is moved.
    """
    known = known_names()
    if fault := store_fault(known):
        raise NotNow(fault)
    PAPERS.set_mark(StoreMark.objects.get_or_create(pk=1)[0].code)
    swept = PAPERS.sweep(known, ORPHAN_AGE), PAPERS.empty_trash(TRASH_TERM)
    waiting = dict(BlobText.objects.filter(blob=None).values_list("stored", "pk"))
    gone = waiting.keys() - PAPERS.names()
    BlobText.objects.filter(pk__in=[waiting[name] for name in gone], blob=None).delete()
    return swept
