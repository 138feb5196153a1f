"""The store of papers as a whole: whose it is, what in it nobody knows, and the trash where that waits."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from documents.texts.files import NAME

MARK, TRASH = "STORE", "trash"
_PARTIAL = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}\.part")


def mark() -> str:
    """The code of the database whose store this is; "" while nobody marked it."""
    with suppress(FileNotFoundError):
        return (_root() / MARK).read_text(encoding="ascii", errors="replace").strip()
    return ""


def set_mark(code: str) -> None:
    """Mark the store, once: a mark that is there stays. Makes the folder when it is not there."""
    _root().mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = os.open(_root() / MARK, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{code}\n")


def names() -> set[str]:
    """Names of all finished files that lie in the store, the trash left out."""
    return {name for name, _changed in _on_disk(_root()) if NAME.fullmatch(name)}


def orphans(known_names: Collection[str], older_than: timedelta) -> list[str]:
    """Names on disk, finished or partial, that no row knows and nobody touched for `older_than`."""
    known, limit = frozenset(known_names), _ago(older_than)
    return [name for name, changed in _on_disk(_root()) if name not in known and changed <= limit]


def trash_orphans(known_names: Collection[str], older_than: timedelta) -> list[str]:
    """Move the orphans to the trash and return their names; a file that is not the store's is never touched.

    Read `known_names` just before the call, and let `older_than` be longer than any request lasts.
    """
    found = orphans(known_names, older_than)
    for name in found:
        target = _root() / TRASH / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Another process may sweep at the same time.
        with suppress(FileNotFoundError):
            (_root() / name).rename(target)
            # The term runs from now, not from the day it was stored; a link is not followed.
            os.utime(target, follow_symlinks=False)
    return found


def empty_trash(older_than: timedelta) -> list[str]:
    """Delete what was moved to the trash longer ago than that, and return the names."""
    trash, limit = _root() / TRASH, _ago(older_than)
    found = [name for name, moved in _on_disk(trash) if moved <= limit]
    for name in found:
        (trash / name).unlink(missing_ok=True)
    return found


def _on_disk(root: Path) -> Iterator[tuple[str, float]]:
    for path in sorted(root.glob("??/*")):
        name = f"{path.parent.name}/{path.name}"
        if not (NAME.fullmatch(name) or _PARTIAL.fullmatch(name)):
            continue
        # Another process may finish or sweep the file between the listing and the look.
        with suppress(FileNotFoundError):
            yield name, path.lstat().st_mtime


def _ago(span: timedelta) -> float:
    # Real time, not workflows.clock: the age of a file is what the disk says, and a frozen day
    # would make an upload of this minute look years old and let it be swept before its row exists.
    return time.time() - span.total_seconds()


def _root() -> Path:
    return Path(settings.FILES_ROOT)
