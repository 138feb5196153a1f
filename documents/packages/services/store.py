"""Sweeping the store of papers: never another database's, and nothing is deleted at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial

from django.db import transaction

from documents.packages.models.paper_words import BlobText
from documents.packages.models.stores import StoreMark
from documents.packages.queries.store import known_names, store_fault
from documents.texts.files import PAPERS
from workflows.errors import NotNow

# Longer than a refused form may hold on to a file it has already stored (one day).
ORPHAN_AGE = timedelta(days=2)
TRASH_TERM = timedelta(days=30)


def unknown_files(*, claiming: bool = False) -> list[str]:
    """What `sweep_store` would move.

    Raises NotNow where the store seems to belong to another database, or the database to another store.
    """
    return PAPERS.orphans(_names_of_ours(claiming=claiming), ORPHAN_AGE)


def mark_when_empty() -> None:
    """Before the first paper is stored: a store in which nothing lies is this database's from now on."""
    # A store that fails says so of the paper itself; the night marks it too.
    with suppress(OSError):
        if not PAPERS.mark() and PAPERS.is_empty():
            code = StoreMark.objects.get_or_create(pk=1)[0].code
            # A mark that stayed while its row was taken back would be a stranger's.
            transaction.on_commit(partial(_mark, code))


def sweep_store(*, claiming: bool = False) -> tuple[list[str], list[str]]:
    """Names moved to the trash, and names whose term there is over. Marks the store.

    A store without a mark in which something lies that is not in the books is swept only by whoever says
    that it is this database's (`claiming`). Raises NotNow like `unknown_files`; then nothing is moved.
    """
    known = _names_of_ours(claiming=claiming)
    PAPERS.set_mark(StoreMark.objects.get_or_create(pk=1)[0].code)
    swept = PAPERS.sweep(known, ORPHAN_AGE), PAPERS.empty_trash(TRASH_TERM)
    waiting = dict(BlobText.objects.filter(blob=None).values_list("stored", "pk"))
    gone = waiting.keys() - PAPERS.names()
    BlobText.objects.filter(pk__in=[waiting[name] for name in gone], blob=None).delete()
    return swept


def _mark(code: str) -> None:
    with suppress(OSError):
        PAPERS.set_mark(code)


def _names_of_ours(*, claiming: bool) -> set[str]:
    known = known_names()
    if fault := store_fault(known, claiming=claiming):
        raise NotNow(fault)
    return known
