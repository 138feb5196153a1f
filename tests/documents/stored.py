"""The files of the store as they lie in their folder."""

from __future__ import annotations

from pathlib import Path

from documents.texts.files import PAPERS


def path_of(name: str) -> Path:
    """Where the file of this name lies, present or not."""
    return Path(PAPERS.storage.path(name))
